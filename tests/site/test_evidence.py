"""Words that stand as evidence: only what was printed, and never without what overtook them."""

import json
import re

import pytest
from lxml import html

from generator.core.edtf import Edtf
from tests.support.feeds import CONTENT, items_of, said
from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.site import SiteBuilder

WORDS = "Mail of a small number of staff was read."
REPORT, STATEMENT = "/coverage/tide-report/", "/statements/notice-words/"
NOTICE = "statements/notice-words.yaml"


def built(site: SiteBuilder) -> Pages:
    site.built()
    return Pages(site.tree(), "https://record.example/")


def quoted(page: Page, section: str) -> list[str]:
    """The words in quotations of a section of a page."""
    found = page.find(f"//section[@aria-labelledby='{section}']//blockquote")
    return [" ".join(one.text_content().split()) for one in found]


@pytest.mark.parametrize(
    ("extent", "text", "shown", "note"),
    [
        (
            "whole",
            None,
            [WORDS],
            "Quoted whole; what it printed is not kept apart from the statement",
        ),
        ("whole", WORDS, [WORDS], "Verbatim: word for word as said."),
        ("part", "small number", ["small number", WORDS], "Trimmed: the words as said"),
        (None, "a small number of men", ["a small number of men", WORDS], "Altered: words were"),
        ("part", None, [], "Quoted in part; which of the words it printed is not on record"),
        ("paraphrase", None, [], "Paraphrased"),
        ("paraphrase", "few staff", ["few staff", WORDS], "Paraphrased"),
    ],
)
def test_a_report_shows_no_words_that_it_did_not_print(
    site: SiteBuilder, extent: str | None, text: str | None, shown: list[str], note: str
) -> None:
    old = "extent: part\n    text: a small number of staff\n"
    new = f"extent: {extent}\n    " if extent else ""
    new = f"{new}text: {text}\n" if text else f"{new.rstrip()}\n"
    site.edit("coverage/tide-report.yaml", old, new)
    page = built(site)[REPORT]
    assert quoted(page, "quotations") == shown
    assert note in page.text()
    labels = [one.text_content() for one in page.find("//dt[@class='version__label']")]
    by_word = ["Word by word"] if "Altered" in note else []
    assert labels == (["As printed", "As said", *by_word] if len(shown) > 1 else [])


def test_words_of_no_statement_say_so(site: SiteBuilder) -> None:
    old = "  - statement: notice-words\n    extent: part\n    text: a small number of staff\n"
    site.edit("coverage/tide-report.yaml", old, "  - text: Nobody told us what to make of it\n")
    page = built(site)[REPORT]
    assert quoted(page, "quotations") == ["Nobody told us what to make of it"]
    assert "Words of no statement on record Not found: these are not" in page.text()


def overtake(site: SiteBuilder) -> None:
    site.edit(NOTICE, "verified:", "overtaken_by: [later]\nverified:")
    text = site.read("events/2024-01-12-detection.yaml").replace("0001\n", "0003\n")
    text = text.replace("The intrusion is detected", "More mail was read")
    text = text.replace("public: 2024-01-19", "public: 2024-03-08")
    site.write("events/later.yaml", text)


def test_overtaken_words_never_stand_alone(site: SiteBuilder) -> None:
    overtake(site)
    pages = built(site)
    mark = "Overtaken by More mail was read on 8 March 2024."
    # The page of an earlier date says nothing of what came later.
    places = [p for p in pages if WORDS in p.text() and "/as-of/2024-01" not in p.path]
    assert {REPORT, STATEMENT, "/statements/"} <= {page.path for page in places}
    # A dossier says which of its paragraphs tell of the event.
    texts = [re.sub(r" \[¶[^]]*\]", "", page.text()) for page in places]
    assert not [text for text in texts if mark not in text]
    head = pages[STATEMENT].attribute("//meta[@property='og:description']/@content")
    assert head == f"Harbour: “{WORDS}” {mark}"
    (script,) = pages[STATEMENT].find("//script[@type='application/ld+json']")
    assert json.loads(script.text or "")["mainEntity"]["description"] == mark
    told = [said(item, f"{CONTENT}encoded") for item in items_of(site.page("/feed.xml").encode())]
    quoting = [html.fragment_fromstring(one, create_parent="div") for one in told if WORDS in one]
    assert quoting
    assert all(mark in one.text_content() for one in quoting)


def test_a_very_long_quotation_leaves_room_for_what_overtook_it(site: SiteBuilder) -> None:
    overtake(site)
    site.edit(NOTICE, WORDS, f"{WORDS} " + "It was so and so. " * 20)
    page = built(site)[STATEMENT]
    description = page.attribute("//meta[@name='description']/@content")
    assert len(description) <= 300
    assert description.endswith("…” Overtaken by More mail was read on 8 March 2024.")


def test_an_inexact_date_of_overtaking_stays_inexact(site: SiteBuilder) -> None:
    overtake(site)
    site.edit("events/later.yaml", "public: 2024-03-08", "public: 2024-03~")
    assert "Overtaken by More mail was read (about March 2024)." in built(site)[STATEMENT].text()


# --- Told apart ----------------------------------------------------------------------------------


def test_statements_and_reports_are_told_apart(pages: Pages, records: dict[str, Record]) -> None:
    for kind in ("statement", "report"):
        of_kind = [one for one in records.values() if one.kind == kind]
        titles = [pages[one.path].text("//title") for one in of_kind]
        assert len(titles) == len(set(titles)), sorted(t for t in titles if titles.count(t) > 1)


def test_a_statement_is_known_by_its_first_words(site: SiteBuilder) -> None:
    page = built(site)["/statements/"]
    link = "Harbour, 19 January 2024: “Mail of a small number of staff…”"
    assert link in [one.text_content() for one in page.find("//main//a")]


@pytest.mark.parametrize(
    ("tier", "verified", "mark"),
    [
        ("primary", "read in full", "Primary source, press release"),
        ("primary", "excerpt", "Primary source, press release"),
        ("primary", "unverified", "Press release"),
        ("secondary", "read in full", "Press release"),
    ],
)
def test_a_statement_is_primary_as_far_as_it_was_read_in_a_primary_source(
    site: SiteBuilder, tier: str, verified: str, mark: str
) -> None:
    site.edit("documents/notice.yaml", "tier: primary", f"tier: {tier}")
    for file in site.content.glob("*/*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("read in full", verified), encoding="utf-8")
    event = "events/2024-01-12-detection.yaml"
    site.edit(event, "sources: [document:notice]", "sources: [statement:notice-words]")
    page = built(site)["/events/2024-01-12-detection/"]
    assert f"{mark}. Harbour," in page.text("//*[@id='fact-1']")


def test_attributions_stand_in_order_of_time(pages: Pages, records: dict[str, Record]) -> None:
    for one in (one for one in records.values() if one.kind == "actor"):
        said_by = [
            (
                Edtf.parse(
                    said["date"]["date"] if isinstance(said["date"], dict) else said["date"]
                ),
                said["by"],
            )
            for said in one.fields.get("attributions", ())
        ]
        wanted = [by for _date, by in sorted(said_by, key=lambda pair: pair[0].sort_key)]
        rows = pages[one.path].find(
            "//section[@aria-labelledby='attributions']//li//*[@class='row__title']"
        )
        assert [" ".join(row.text_content().split()) for row in rows] == wanted


# --- Everything about an incident ----------------------------------------------------------------


def test_an_incident_shows_all_that_its_events_name(site: SiteBuilder) -> None:
    site.edit("events/2024-01-19-disclosure.yaml", "statements:", "rules: [four-days]\nstatements:")
    pages = built(site)
    page = pages["/incidents/mail-breach/"]
    named = {
        "/statements/notice-words/",
        "/coverage/tide-report/",
        "/documents/notice/",
        "/organisations/harbour/",
        "/people/ada-quay/",
        "/actors/sea-fog/",
        "/discrepancies/day-of-detection/",
        "/rules/four-days/",
    }
    assert named <= pages.linked(page)


# --- The front page ------------------------------------------------------------------------------


def key_events(pages: Pages) -> list[str]:
    rows = pages["/"].find("//*[contains(@class, 'list--key')]//*[@class='row__title']")
    return [" ".join(row.text_content().split()) for row in rows]


def test_key_events_are_those_of_the_lead_incident(site: SiteBuilder) -> None:
    text = site.read("events/2024-01-12-detection.yaml").replace(
        "facts:", "major: true\nsummary: So.\nfacts:"
    )
    for number in range(1, 14):
        own = text.replace("0001\n", f"01{number:02}\n").replace(
            "2024-01-12", f"2024-02-{number:02}"
        )
        own = own.replace("public: 2024-01-19", f"public: 2024-03-{30 - number}")
        site.write(f"events/e{number}.yaml", own.replace("The intrusion is detected", f"E{number}"))
    other = text.replace("0001\n", "0200\n").replace("incidents: [mail-breach]\n", "")
    other = other.replace("The intrusion is detected", "Elsewhere").replace("2024-01", "2024-05")
    site.write("events/other.yaml", other)
    shown = key_events(built(site))
    assert shown == [*(f"E{number}" for number in range(13, 4, -1)), "The breach is disclosed"]


def test_the_state_of_play_opens_with_the_latest_development(pages: Pages) -> None:
    (section,) = pages["/"].find("//section[@aria-labelledby='state-of-play']")
    description = pages["/"].attribute("//meta[@name='description']/@content")
    words = " ".join(section.text_content().split())
    assert words.startswith("State of play Latest major development")
    assert description not in words
    assert description in pages["/"].text()


# --- Small sites ---------------------------------------------------------------------------------


def test_the_one_key_event_is_not_said_to_be_missing(site: SiteBuilder) -> None:
    """It stands above as the latest development; there is no other."""
    home = built(site)["/"]
    assert "The breach is disclosed" in home.text("//main")
    assert home.text("//p[@class='empty']") == "No other key event is on record yet."
    site.edit("events/2024-01-19-disclosure.yaml", "major: true\n", "")
    assert "No key event is on record yet." in built(site)["/"].text("//p[@class='empty']")


def test_a_site_of_one_event_offers_nothing_to_turn_round(site: SiteBuilder) -> None:
    site.remove("events/2024-01-12-detection.yaml")
    site.remove("actors")
    site.edit("incidents/mail-breach.md", "actors: [sea-fog]\n", "")
    pages = built(site)
    timeline = pages["/timeline/"]
    assert "first" not in timeline.text()
    assert "All months" not in timeline.text()
    for path in ("/", "/timeline/", "/incidents/mail-breach/"):
        assert not pages[path].find("//main//svg")
    menu = pages["/"].text("//header//nav")
    assert "Incidents" in menu
    assert "Actors" not in menu


def test_a_year_leads_to_the_years_next_to_it(site: SiteBuilder) -> None:
    text = site.read("events/2024-01-12-detection.yaml")
    for year in (2019, 2022):
        own = text.replace("0001\n", f"{year}\n").replace("2024-01", f"{year}-01")
        site.write(f"events/in-{year}.yaml", own)
    pages = built(site)

    def beside(year: int) -> list[list[str]]:
        page = pages[f"/timeline/{year}/"]
        return [
            sorted(set(map(str, page.tree.xpath(f"//a[@rel='{rel}']/@href"))))
            for rel in ("prev", "next")
        ]

    assert beside(2019) == [[], ["/timeline/2022/"]]
    assert beside(2022) == [["/timeline/2019/"], ["/timeline/2024/"]]
    assert beside(2024) == [["/timeline/2022/"], []]
    assert "oldest first" in pages["/timeline/2024/"].text()


def test_what_scrolls_can_be_reached_by_the_keyboard(site: SiteBuilder) -> None:
    site.edit(
        "pages/about.md", "Who keeps", "| a | b |\n| - | - |\n| 1 | 2 |\n\n    code\n\nWho keeps"
    )
    page = built(site)["/about/"]
    assert len(page.find("//table")) == len(page.find("//*[@role='region'][@tabindex='0']/table"))
    assert page.find("//table")


def test_words_that_the_report_put_in_are_not_called_the_speakers(site: SiteBuilder) -> None:
    report, text_on_record = "coverage/tide-report.yaml", "text: a small number of staff"
    for printed, told in (("a small [now known] number of staff", True), ("small number", False)):
        site.edit(report, text_on_record, f"text: {printed}")
        pages = built(site)
        for path in (REPORT, STATEMENT):
            text = pages[path].text()
            assert "Trimmed: the words as said, cut short or with a marked gap." in text
            assert ("The words in square brackets were put in by the report." in text) == told
        site.edit(report, f"text: {printed}", text_on_record)


def test_a_form_that_others_printed_is_not_called_what_was_said(site: SiteBuilder) -> None:
    variant = "variants: [{text: Mail of a small part of staff was read., source: document:notice}]"
    site.edit(NOTICE, "verified:", f"{variant}\nverified:")
    site.edit("coverage/tide-report.yaml", "a small number of staff", "a small part of staff")
    text = built(site)[REPORT].text()

    assert "the words as in another printed form on record, cut short" in text
    assert "the words as said" not in text
