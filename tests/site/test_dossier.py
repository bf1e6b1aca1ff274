"""The dossier of an incident: every source is a note, every note is cited, in order."""

import re

import pytest
from lxml.html import HtmlElement

from generator.plan.dossier import volumes
from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.site import SiteBuilder

URL = "https://record.example/"
ROOT = "/incidents/mail-breach/dossier/"
LARGEST = 400_000

EVENT = """\
guid: tag:record.example,2026:event/1{number:011}
title: Entry {number}
kind: update
occurred: {day}
incidents: [mail-breach]
facts:
  - text: Fact {number}.
    sources: [document:notice, report:tide-report]
    verified: excerpt
"""


def dossiers(pages: Pages) -> list[Page]:
    return [page for page in pages if re.search(r"^/incidents/[^/]+/dossier/", page.path)]


def faults(page: Page) -> list[str]:
    """What is wrong with the numbers of a document."""
    cited = [int(one.text_content()) for one in page.find("//a[@class='refs__one']")]
    targets = [one.get("href") for one in page.find("//a[@class='refs__one']")]
    notes = [int(one.text_content()) for one in page.find("//span[@class='note__number']")]
    paragraphs = [int(one.text_content()) for one in page.find("//a[@class='para__number']")]
    found: list[str] = []
    if notes != list(range(1, len(notes) + 1)):
        found.append(f"notes are numbered {notes}")
    if list(dict.fromkeys(cited)) != notes:
        found.append("notes do not follow the order of first citation")
    if targets != [f"#note-{number}" for number in cited]:
        found.append("a citation leads to another note")
    if paragraphs != list(range(1, len(paragraphs) + 1)):
        found.append(f"paragraphs are numbered {paragraphs}")
    titles = [one.get("href") for one in page.find("//a[@class='note__title']")]
    if len(set(titles)) != len(titles):
        found.append("a source has two notes")
    for note in page.find("//li[@class='note']"):
        number = str(note.get("id")).removeprefix("note-")
        back = [one.get("href") for one in note.xpath(".//a[@class='note__paragraph']")]
        here = page.find(f"//*[starts-with(@id, 'p-')][.//a[@href='#note-{number}']]/@id")
        if back != [f"#{one}" for one in here]:
            found.append(f"note {number} leads back to {back}, not to {here}")
    return found


def test_every_dossier_of_the_shipped_site_is_numbered_well(
    pages: Pages, records: dict[str, Record]
) -> None:
    found = dossiers(pages)
    assert len(found) == sum(record.kind == "incident" for record in records.values())
    assert {page.path: faults(page) for page in found if faults(page)} == {}
    assert all(len(page.data) < LARGEST for page in found)
    assert all(len(set(page.ids)) == len(page.ids) for page in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("//a[@class='refs__one'][.='2']", "1"),
        ("//a[@class='note__paragraph']", "99"),
        ("//span[@class='note__number'][.='2']", "3"),
        ("//a[@class='para__number'][.='3']", "4"),
    ],
)
def test_a_document_that_is_numbered_ill_is_found(pages: Pages, old: str, new: str) -> None:
    whole = max(dossiers(pages), key=lambda page: len(page.data))
    page = Page(whole.address, whole.path, whole.data)
    one = page.find(old)[0]
    one.text = new
    if "note__paragraph" in old:
        one.set("href", f"#p-{new}")
    assert faults(page)


def test_a_dossier_has_every_fact_statement_and_report(
    pages: Pages, records: dict[str, Record]
) -> None:
    """Held against the pages of the incident and of its events."""
    path = "/incidents/microsoft-midnight-blizzard/"
    dossier = pages[f"{path}dossier/"]
    text = dossier.text()
    entries = pages[path].find("//*[@class='timeline']//h5//a/@href")
    assert entries
    facts = [
        " ".join(one.text_content().split())
        for page in (path, *map(str, entries))
        for one in pages[page].find("//p[@class='fact__text']")
    ]
    assert [fact for fact in facts if fact not in text] == []
    related = [
        str(href)
        for href in pages[path].find("//*[contains(@class, 'related')]//li//a/@href")
        if str(href).startswith(("/statements/", "/coverage/"))
    ]
    named = {str(one) for one in dossier.find("//main//a/@href")}
    assert related
    assert [one for one in related if one not in named] == []
    quotes = [
        " ".join(record.fields["quote"].split())
        for record in records.values()
        if record.path in related and record.kind == "statement"
    ]
    assert quotes
    assert [quote for quote in quotes if quote not in text] == []


def test_statements_are_never_without_what_has_overtaken_them(
    pages: Pages, records: dict[str, Record]
) -> None:
    overtaken = [one for one in records.values() if one.fields.get("overtaken_by")]
    assert overtaken
    for page in dossiers(pages):
        for record in overtaken:
            for one in page.find(f"//p[@class='para__by']/a[@href='{record.path}']"):
                (body,) = one.xpath("ancestor::*[@class='para__body']")
                assert "Overtaken" in body.text_content()


def test_notes_say_what_a_source_is_and_where_it_stands(site: SiteBuilder) -> None:
    site.edit(
        "documents/notice.yaml",
        "address: https://harbour.example/notice\n",
        "address: https://harbour.example/notice\narchived: https://archive.example/notice\n",
    )
    site.built()
    page = Pages(site.tree(), URL)[ROOT]
    note = page.text("//li[@id='note-1']")
    for words in (
        "Primary source, press release. Harbour: Notice of a security incident, 19 January 2024.",
        "Read in full.",
        "Original: https://harbour.example/notice",
        "Archived copy: https://archive.example/notice",
        "On this record: https://record.example/documents/notice/",
        "Cited in paragraphs 1,",
    ):
        assert words in note


def test_who_attributes_is_said_and_cited(site: SiteBuilder) -> None:
    site.write(
        "actors/sea-fog.yaml",
        site.read("actors/sea-fog.yaml")
        + "attributions:\n  - by: The Agency\n    date: 2024-03-01\n    kind: attribution\n"
        "    text: It works for a state.\n    sources: [report:tide-report]\n"
        "    verified: excerpt\n",
    )
    site.write(
        "events/named.yaml",
        EVENT.format(number=7, day="2024-02-01").replace("kind: update", "kind: attribution"),
    )
    site.built()
    page = Pages(site.tree(), URL)[ROOT]
    assert faults(page) == []
    entry, words = page.find("//section[@aria-labelledby='parties']//li[@class='para']")
    assert "Entry 7 [¶ 6], 1 February 2024" in " ".join(entry.text_content().split())
    assert "The Agency, 1 March 2024" in " ".join(words.text_content().split())
    assert "It works for a state." in words.text_content()
    for paragraph, source in ((entry, "documents/notice"), (words, "coverage/tide-report")):
        assert f"/{source}/" in _noted(page, paragraph)


def test_an_attribution_is_as_sure_as_the_least_of_its_facts(site: SiteBuilder) -> None:
    event = EVENT.format(number=7, day="2024-02-01").replace("kind: update", "kind: attribution")
    fact = event[event.index("  - text") :]
    site.write("events/named.yaml", event + fact.replace("excerpt", "unverified"))
    site.built()
    (entry,) = Pages(site.tree(), URL)[ROOT].find(
        "//section[@aria-labelledby='parties']//li[@class='para']"
    )
    (read,) = entry.cssselect(".para__read")
    assert " ".join(read.text_content().split()) == "Unverified"


def test_a_rule_is_cited_where_its_clock_stands(site: SiteBuilder) -> None:
    clock = "clocks:\n  - {id: four, rule: four-days, trigger: 2024-01-12-detection}\nfacts:\n"
    site.edit("incidents/mail-breach.md", "facts:\n", clock)
    site.edit("rules/four-days.yaml", "[document:notice]", "[document:law]")
    law = site.read("documents/notice.yaml").replace("title: Notice", "title: Law, not notice")
    site.write("documents/law.yaml", law)
    site.built()
    page = Pages(site.tree(), URL)[ROOT]
    assert faults(page) == []
    (paragraph,) = page.find("//section[@aria-labelledby='clocks']//li[@class='para']")
    assert _noted(page, paragraph) == ["/documents/law/"]


def _noted(page: Page, paragraph: HtmlElement) -> list[str]:
    """The pages of the sources that a paragraph cites."""
    return [
        str(page.attribute(f"//li[@id='{one[1:]}']//a[@class='note__title']/@href"))
        for one in map(str, paragraph.xpath(".//a[@class='refs__one']/@href"))
    ]


def test_an_incident_without_anything_says_so(site: SiteBuilder) -> None:
    site.write(
        "incidents/quiet.yaml",
        "title: Quiet\nsummary: Nothing is known.\noccurred: 2024\npublic: 2024\n",
    )
    site.built()
    text = Pages(site.tree(), URL)["/incidents/quiet/dossier/"].text()
    for words in ("No fact is on record yet.", "No event is on record yet.", "No source is on"):
        assert words in text


def test_a_site_may_do_without(site: SiteBuilder) -> None:
    site.write("site.yaml", site.read("site.yaml") + "dossiers: false\n")
    site.built()
    pages = Pages(site.tree(), URL)
    assert dossiers(pages) == []
    assert not [one for one in pages["/incidents/mail-breach/"].find("//@href") if "dossier" in one]


def crowd(site: SiteBuilder, days: list[str]) -> Pages:
    for number, day in enumerate(days):
        site.write(f"events/n-{number}.yaml", EVENT.format(number=number, day=day))
    site.built()
    return Pages(site.tree(), URL)


def test_a_long_chronology_is_cut_by_year(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "MOST_ENTRIES", 3)
    pages = crowd(site, ["2022", "2023-05", "2023-01-02", "2024-02", "2024-03", "../2021"])
    found = [page.path.removeprefix(ROOT) for page in dossiers(pages) if page.path != ROOT]
    assert found == ["2022/", "2023/", "2024-1/", "2024-2/", "undated/"]
    first = pages[ROOT]
    assert [str(one) for one in first.find("//ul[@class='counts']//a/@href")] == [
        f"{ROOT}{one}" for one in ("undated/", "2022/", "2023/", "2024-1/", "2024-2/")
    ]
    assert "The chronology has 8 entries: too many for one document." in first.text()
    assert "This part has the chronology of 2024, 1 of 2." in pages[f"{ROOT}2024-1/"].text()
    assert {page.path: faults(page) for page in dossiers(pages) if faults(page)} == {}
    told = [
        str(href)
        for page in dossiers(pages)
        for href in page.find("//*[@class='chapter__title']/a/@href")
    ]
    assert len(told) == len(set(told)) == 8


@pytest.mark.slow
def test_the_parts_of_a_giant_incident_stay_small(site: SiteBuilder) -> None:
    days = [f"2024-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(400)]
    pages = crowd(site, days)
    assert len(dossiers(pages)) > 6
    assert max(len(page.data) for page in dossiers(pages)) < LARGEST


OWN = "ancestor::*[@class='chapter__title' or @class='note' or contains(@class, 'details')]"
BY_LINE = (
    "self::a[../@class='para__by'][not(preceding-sibling::*)]"
    "[ancestor::section[@aria-labelledby='statements' or @aria-labelledby='differences']]"
)


def standing(page: Page) -> dict[str, str]:
    """Where each record stands in a document, in the words in which it should be said."""
    found: dict[str, str] = {}
    for note in page.find("//li[@class='note']"):
        (path,) = map(str, note.xpath(".//a[@class='note__title']/@href"))
        found[path] = f"note {number_of(note)}"
        for row in page.find(f"//tr[.//a[@href='#{note.get('id')}']]"):
            found[path] = f"¶ {number_of(row)}"
    for chapter in page.find("//*[@class='chapter']"):
        (path,) = map(str, chapter.xpath("*[@class='chapter__title']/a/@href"))
        numbers = [number_of(one) for one in chapter.xpath(".//li[@class='para']")]
        if numbers:
            several = f"¶¶ {numbers[0]}–{numbers[-1]}"
            found[path] = several if len(numbers) > 1 else f"¶ {numbers[0]}"
    for line in page.find(f"//a[{BY_LINE}]"):
        found[str(line.get("href"))] = f"¶ {number_of(line.xpath('ancestor::li[1]')[0])}"
    return found


def number_of(element: HtmlElement) -> str:
    return str(element.get("id")).rpartition("-")[2]


def unplaced(page: Page) -> list[str]:
    """The links to what stands in a document that do not say where, or say it wrongly."""
    places = standing(page)
    found: list[str] = []
    for link in page.find(f"//main//a[@href][not({OWN})][not({BY_LINE})]"):
        place, after = places.get(str(link.get("href"))), link.getnext()
        words = None
        if after is not None and after.get("class") == "locator" and (link.tail or "").strip():
            words = str(after.text_content())
            if not page.find(f"//*[@id='{str(after.get('href'))[1:]}']"):
                found.append(f"{words} leads nowhere")
        if words != place:
            found.append(f"{link.get('href')}: {words}, not {place}")
    return found


def test_whatever_stands_in_a_document_is_named_with_its_number(pages: Pages) -> None:
    """On paper a link leads nowhere; a number does."""
    assert {page.path: unplaced(page) for page in dossiers(pages) if unplaced(page)} == {}
    whole = pages["/incidents/microsoft-midnight-blizzard/dossier/"]
    said = [one.text_content() for one in whole.find("//a[@class='locator']")]
    assert {one[:2] for one in said} >= {"¶ ", "¶¶"}
    assert len(said) > 40


@pytest.mark.parametrize(
    ("path", "words"),
    [("//a[@class='locator']", "¶ 1"), ("//a[@class='locator']", None)],
    ids=["a wrong number", "no number"],
)
def test_a_document_that_names_something_wrongly_is_found(
    pages: Pages, path: str, words: str | None
) -> None:
    whole = pages["/incidents/microsoft-midnight-blizzard/dossier/"]
    page = Page(whole.address, whole.path, whole.data)
    one = page.find(path)[0]
    if words:
        one.text = words
    else:
        one.drop_tree()
    assert len(unplaced(page)) == 1


def test_a_source_that_stands_in_the_document_says_so_in_its_note(site: SiteBuilder) -> None:
    site.write(
        "events/n.yaml",
        EVENT.format(number=1, day="2024")
        .replace(
            "text: Fact 1.", "text: As [[statement:notice-words|told]] by [[document:notice]]."
        )
        .replace("[document:notice, ", "[statement:notice-words, "),
    )
    site.built()
    page = Pages(site.tree(), URL)[ROOT]
    assert unplaced(page) == []
    (told,) = page.find("//section[@aria-labelledby='statements']//li[@class='para']")
    number = number_of(told)
    (fact,) = [one for one in page.find("//li[@class='para']") if "As told" in one.text_content()]
    assert f"As told [¶ {number}] by Notice of a security incident [note 1]." in " ".join(
        fact.text_content().split()
    )
    (note,) = [one for one in page.find("//li[@class='note']") if "“Mail" in one.text_content()]
    assert f"Stands here itself: [¶ {number}]" in " ".join(note.text_content().split())
