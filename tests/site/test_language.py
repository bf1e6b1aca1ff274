"""A site in another language than English: its words, dates and numbers, on every page."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from generator.pipeline import read as read_site
from generator.plan import catch_up
from generator.plan import pages as record_pages
from generator.plan.catalog import Catalog
from generator.plan.dossier import volumes
from generator.plan.facets.card_image import Quotation
from generator.plan.facets.make_card_image import record_card
from generator.plan.timelines import run
from generator.plan.translations import language_of
from tests.support.catalogue import LOCALE, THEME, messages, read
from tests.support.pages import Page, Pages
from tests.support.site import SiteBuilder, onrecord
from tests.support.world import World, law

URL = "https://record.example/"
INCIDENT = "incidents/mail-breach.md"
MEASURED = """\
intervals:
  - id: found
    title: Bis zur Meldung
    start: 2024-01-12-detection
    end: 2024-01-19-disclosure
    calendar: us-federal
clocks:
  - {id: due, rule: four-days, trigger: 2024-01-12-detection, met: 2024-01-19-disclosure}
  - {id: month, rule: four-days, trigger: long}
questions:
  - id: why
    text: Warum?
    asked: 2024-01-15
    asked_by: Ada Quay
    sources: [document:notice]
    verified: excerpt
    answer: {text: Darum., public: 2024-03, sources: [document:notice]}
"""
LONG = """\
guid: tag:record.example,2026:event/000000000099
title: Es dauert
kind: remediation
occurred: 2023-06-27/2023-07-03
public: 2024-03-05
incidents: [mail-breach]
facts:
  - text: Es dauerte.
    sources: [report:copy]
    verified: unverified
statements: [notice-words]
"""
COPY = """\
outlet: evening-tide
published: {date: 2024-01-21, words: im Januar}
language: fr
syndicated_from: Tide Wire
credits_first: The Post
quotations:
  - {text: a small number of people, speaker: Sprecher}
verified: unverified
"""
VALUE = re.compile(r"%\(\w+\)s|\{\w+\}")
TOLD_BY_SCRIPTS = (
    *("data-all", "data-some", "data-none", "data-more", "data-public", "data-failed"),
    *("data-major", "data-copy", "data-copied", "data-print", "data-local", "data-offer"),
)
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"


def speaking(site: SiteBuilder, language: str) -> SiteBuilder:
    """Give a small site of the packaged theme a language, and something to say in it."""
    text = site.read("site.yaml").replace("theme: tiny\n", "")
    site.write("site.yaml", f"{text}language: {language}\ncards: true\n")
    site.edit(INCIDENT, "questions:\n", MEASURED)
    site.edit("outlets/evening-tide.yaml", "name:", "language: en\nname:")
    site.write("events/long.yaml", LONG)
    site.write("coverage/copy.yaml", COPY)
    site.edit(
        "statements/notice-words.yaml",
        "complete: true",
        "language: en\novertaken_by: [2024-01-19-disclosure]",
    )
    return site


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    world = World(tmp_path_factory.mktemp("german"))
    with pytest.MonkeyPatch.context() as lowered:  # so that there are pages of parts
        for module in (run, record_pages, volumes):
            lowered.setattr(module, "MOST_ENTRIES", 2)
        lowered.setattr(catch_up, "MOST_ROWS", 1)
        speaking(world.site, "de").built()
    return world.site


@pytest.fixture(scope="module")
def pages(german: SiteBuilder) -> Pages:
    return Pages(german.tree(), URL)


# --- Words ---------------------------------------------------------------------------------------


def shown(page: Page) -> Iterator[str]:
    """Give every text that a reader is shown or told, with single spaces."""
    for element in page.tree.iter("*"):
        if element.tag in {"script", "style"}:
            continue
        said = [element.get(name) for name in ("aria-label", "title", "alt", "placeholder")]
        said += [element.get(name) for name in TOLD_BY_SCRIPTS]
        if element.tag == "meta" and element.get("property", element.get("name")) in {
            "description",
            "og:title",
            "og:description",
            "og:image:alt",
        }:
            said.append(element.get("content"))
        for text in (element.text, *(child.tail for child in element), *said):
            plain = " ".join((text or "").split()).strip(" ,.;:()")
            if plain:
                yield plain


def parted(texts: set[str]) -> set[str]:
    """Cut words at their tags."""
    return {piece.casefold() for text in texts for piece in re.split(r"<[^>]*>", text)}


def english_words() -> list[re.Pattern[str]]:
    """Give the English of everything that German says in another way.

    Short phrases count only around numbers and dates: "%(start)s to %(end)s" is in any sentence.
    """
    pieces: set[str] = set()
    for (_context, words), one in messages(read(LOCALE / "de.po")).items():
        english = {words} if isinstance(words, str) else set(words)
        german = {one.string} if isinstance(one.string, str) else set(one.string)
        pieces |= parted(english) - parted(german)
    patterns = []
    for piece in sorted(pieces):
        fixed = re.findall(r"[a-z]{2,}", VALUE.sub("", piece), re.IGNORECASE)
        value = ".+" if len(fixed) > 2 else rf"(?:[\W\d]|{MONTHS})+"
        if fixed:
            parts = map(re.escape, VALUE.split(piece.strip(" ,.;:()")))
            patterns.append(re.compile(value.join(parts), re.IGNORECASE))
    return patterns


def left_english(pages: Pages, written: str) -> dict[str, str]:
    """Give the English words of the interface that pages show, each with one of its pages."""
    patterns = english_words()
    found: dict[str, str] = {}
    for page in pages:
        for text in shown(page):
            is_new = text not in found and text.casefold() not in written
            if is_new and any(one.fullmatch(text) for one in patterns):
                found[text] = page.path
    return found


def test_no_english_word_of_the_interface_is_left(german: SiteBuilder, pages: Pages) -> None:
    content = (path.read_text("utf-8") for path in german.content.rglob("*") if path.is_file())
    written = " ".join(" ".join(content).split()).casefold()
    assert left_english(pages, written) == {}


def test_every_kind_of_page_is_read(pages: Pages) -> None:
    kinds = {page.attribute("/html/body/@class").removeprefix("page-") for page in pages}
    assert kinds == {path.stem for path in (THEME / "templates" / "pages").glob("*.html")}


def test_english_words_are_found(site: SiteBuilder) -> None:
    """The same scan, of a site that is English, finds most of what there is to find."""
    site.built()
    assert len(left_english(Pages(site.tree(), URL), "")) > 150


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/incidents/mail-breach/as-of/2024-01-19/", "Stand 19. Januar 2024: The mail breach"),
        ("/incidents/mail-breach/as-of/", "Ende März 2024"),
        ("/incidents/mail-breach/as-of/", "2 Ereignisse, "),
        ("/incidents/mail-breach/as-of/", "1 Bericht"),
        ("/incidents/mail-breach/", "7 Tage4 Arbeitstage"),
        ("/incidents/mail-breach/", "15. Januar 2024, Martin-Luther-King-Tag"),
        ("/incidents/mail-breach/", "ein Tag im Zeitraum 3.–10. Juli 2023"),
        ("/events/long/", "27. Juni – 3. Juli 2023"),
        ("/outlets/", "2 Berichte, Sprache: Englisch"),
        ("/rules/four-days/", "4 Arbeitstage, ohne Wochenenden und US-Bundesfeiertage"),
        ("/coverage/copy/", "Übernimmt den Text von Tide Wire"),
        ("/coverage/copy/", "Bericht von Evening Tide"),
        ("/coverage/copy/", "im Januar"),
        ("/coverage/copy/", "Französisch"),
        ("/questions/", "Gefragt von Ada Quay, 15. Januar 2024"),
        ("/documents/notice/", "Pressemitteilung, Primärquelle"),
        ("/discrepancies/", "Offen"),
        ("/", "Neueste wichtige Entwicklung"),
        ("/timeline/", "2 von 6 Einträgen, das Neueste zuerst"),
        ("/timeline/", "Das Älteste zuerst zeigen"),
        ("/timeline/kind/", "Chronologie: Arten von Einträgen"),
        ("/timeline/kind/update/", "Chronologie: Aktualisierung"),
        ("/timeline/source/press-release/", "Chronologie: Pressemitteilung"),
        ("/timeline/source/press-report/", "Chronologie: Pressebericht"),
        ("/timeline/verified/read-in-full/", "Chronologie: Eine Quelle ganz gelesen"),
        ("/timeline/2024/01/", "Chronologie: Januar 2024"),
        ("/events/2024-01-19-disclosure/", "Ereignis: Offenlegung, eine wichtige Entwicklung"),
        ("/statements/notice-words/", "Text nach dem Stand der Quellen bis 5. März 2024"),
        ("/statements/notice-words/", "note = {Text nach dem Stand der Quellen"),
        ("/statements/notice-words/", "Wie geprüft: Ganz gelesen."),
        ("/statements/notice-words/", "Überholt durch The breach is disclosed am 19. Januar 2024."),
        ("/statements/notice-words/compare/", "Nebeneinander: Harbour, 19. Januar 2024"),
        ("/statements/notice-words/compare/", "Was 3 Berichte von dieser Äußerung gedruckt haben"),
        ("/incidents/mail-breach/", "Opfer"),
        ("/incidents/mail-breach/dossier/", "Die Chronologie hat 5 Einträge, zu viele"),
        ("/incidents/mail-breach/dossier/2024-1/", "Dossier: 2024, Teil 1 von 2"),
        ("/catch-up/", "1 wichtige Entwicklung, 1 weiterer Eintrag der Chronologie"),
        ("/catch-up/2024-01/", "Neu seit Januar 2024"),
        ("/catch-up/2024-01/", "Bis März 2024: 1 wichtige Entwicklung"),
    ],
)
def test_phrases_are_german(pages: Pages, path: str, words: str) -> None:
    assert words in pages[path].text()


def test_the_search_speaks_the_language(german: SiteBuilder) -> None:
    index = json.loads(german.page("search/index.json"))
    assert index["say"]["all"] == "{total} Treffer."
    assert index["kinds"][0] == "Vorfälle"
    assert "15. Januar" not in german.page("search/rows/0.json")
    blocks = range(-(-index["total"] // index["block"]))
    rows = "".join(german.page(f"search/rows/{n}.json") for n in blocks)
    assert "12. Jan. 2024" in rows


def test_the_filter_of_the_timeline_speaks_the_language(german: SiteBuilder) -> None:
    aspects = json.loads(german.page("timeline/filter/index.json"))["aspects"]
    assert {title for _slug, title, _rows in aspects["verified"]} == {
        *("Eine Quelle ganz gelesen", "Eine Quelle in Teilen gelesen", "Keine Quelle gelesen")
    }
    assert ["press-report", "Pressebericht"] in [one[:2] for one in aspects["source"]]
    rows = json.loads(german.page("timeline/filter/rows/0.json"))["rows"]
    assert {"Offenlegung", "Entdeckung"} <= {kind for _path, _title, kind, *_more in rows}


def test_card_images_speak_the_language(german: SiteBuilder) -> None:
    linked, _result = read_site(german.paths)
    assert linked is not None
    catalogue = {"locale/de.po": [("de.po", (LOCALE / "de.po").read_bytes())]}
    pieces = Catalog(linked, "", language_of("de", catalogue)[0]).pieces
    event = record_card(pieces, linked.entry("event:2024-01-12-detection"))
    said = record_card(pieces, linked.entry("statement:notice-words"))

    assert event.label == "Ereignis"
    assert event.dates == ("Geschehen: 12. Januar 2024", "Bekannt geworden: 19. Januar 2024")
    assert said.marks == (("Überholt am 19. Januar 2024", "The breach is disclosed"),)
    assert said.quotation == Quotation(
        "„", "“", complete=False, whole="Vollständige Äußerung", excerpt="Auszug"
    )


# --- What machines are told ----------------------------------------------------------------------


def test_a_page_says_which_language_it_is_in(german: SiteBuilder, pages: Pages) -> None:
    for page in pages:
        (data,) = page.find("//script[@type='application/ld+json']")
        assert json.loads(data.text or "")["inLanguage"] == page.attribute("/html/@lang") == "de"
        assert page.find("/html[@dir]") == []
    for feed in ("feed.xml", "incidents/mail-breach/feed.xml"):
        tree = etree.fromstring(german.page(feed).encode())
        assert tree.findtext("channel/language") == "de"
    assert "Bekannt geworden: 5. März 2024." in german.page("feed.xml")


def test_words_of_others_keep_their_language(pages: Pages) -> None:
    (quote,) = pages["/statements/notice-words/"].find("//blockquote[@class='said__words']")
    assert quote.attrib["lang"] == "en"
    assert quote.text_content() == "Mail of a small number of staff was read."


# --- Other languages -----------------------------------------------------------------------------


def test_a_language_without_a_catalogue_is_english_the_right_way_round(site: SiteBuilder) -> None:
    speaking(site, "ar")
    (note,) = site.check().diagnostics
    site.built()
    pages = Pages(site.tree(), URL)

    assert (note.code, note.severity) == ("untranslated", "note")
    assert "into Arabic" in note.message
    assert {page.attribute("/html/@dir") for page in pages} == {"rtl"}
    assert {page.attribute("/html/@lang") for page in pages} == {"ar"}
    assert "Who is said to be behind an intrusion" in pages["/actors/"].text()
    assert "12 يناير 2024" in pages["/events/2024-01-12-detection/"].text()


def test_english_is_one_language_whatever_its_country(site: SiteBuilder) -> None:
    speaking(site, "en").built()
    plain = site.tree()
    site.edit("site.yaml", "language: en\n", "language: en-GB\n")
    site.built()

    british = {path: data.replace(b"en-GB", b"en") for path, data in site.tree().items()}
    assert british == plain


def test_americans_are_given_their_own_dates(site: SiteBuilder) -> None:
    speaking(site, "en-US").built()
    assert site.codes() == []
    assert "January 12, 2024" in site.page("events/2024-01-12-detection/")


# --- Changes -------------------------------------------------------------------------------------


def test_a_changed_catalogue_makes_the_pages_anew(tmp_path: Path) -> None:
    world = World(tmp_path)
    speaking(world.site, "de")
    head = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
    own = "locale/de.po"
    law(world)
    for words in ("Finden", "Nachschlagen"):
        world.site.write_theme(own, f'{head}msgid "Search"\nmsgstr "{words}"\n')
        law(world)
        assert f">{words}</span></a>" in world.site.page("index.html")
    world.site.write_theme(own, f'{head}msgid "disclosure"\nmsgctxt "event"\n')
    assert not law(world).published
    (world.own_theme / "default" / own).unlink()
    law(world)
    assert ">Suche</span></a>" in world.site.page("index.html")


def test_a_catalogue_of_another_language_makes_nothing_anew(site: SiteBuilder) -> None:
    speaking(site, "de").built()
    site.write_theme("locale/fr.po", 'msgid ""\nmsgstr ""\n\nmsgid "Search"\nmsgstr "Recherche"\n')
    again = site.built().published
    assert again is not None
    assert (again.written, again.removed) == ((), ())


def test_an_edit_in_german_is_a_clean_build(tmp_path: Path) -> None:
    world = World(tmp_path)
    speaking(world.site, "de")
    law(world)
    world.site.edit("events/long.yaml", "title: Es dauert", "title: Es dauert lange")
    law(world)
    world.site.edit("events/long.yaml", "occurred: 2023-06-27/2023-07-03", "occurred: 2023-06~")
    law(world)


def test_a_language_that_nothing_is_translated_into_is_told_which_there_are(
    site: SiteBuilder,
) -> None:
    speaking(site, "xx")
    (note,) = site.check().diagnostics

    assert (note.code, note.severity) == ("untranslated", "note")
    assert note.help == (
        "Onrecord comes with English (en), German (de); to add one, copy "
        "themes/default/locale/words.pot to themes/default/locale/xx.po; see docs/theme.md"
    )


def test_the_program_says_how_much_is_english(site: SiteBuilder) -> None:
    speaking(site, "fr")
    for _built_before in range(2):
        done = onrecord("check", cwd=site.root)
        assert done.returncode == 0
        assert "note[untranslated]" in done.stderr
        assert onrecord("build", "--quiet", cwd=site.root).stderr == ""
