"""What pages say, and how: names become links once, facts stand with their sources."""

from collections import Counter

import pytest
from lxml.html import HtmlElement

from tests.support.clippings import articles, needs_clippings, runs_of, runs_outside_quotations
from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.site import SiteBuilder

HARBOUR = "/organisations/harbour/"
EVENT = "events/2024-01-19-disclosure.yaml"
READINGS = {"read in full": "Read in full", "excerpt": "Excerpt read", "unverified": "Unverified"}


# --- Names in prose ------------------------------------------------------------------------------


def built(site: SiteBuilder) -> Pages:
    site.built()
    return Pages(site.tree(), "https://record.example/")


def test_the_first_mention_on_a_page_is_linked_and_no_other(site: SiteBuilder) -> None:
    site.edit(EVENT, "Harbour said that mail", "Harbour said, and Harbour repeated, that mail")
    site.edit(EVENT, "The notice was published", "Harbour published the notice. It was put")
    page = built(site)["/events/2024-01-19-disclosure/"]
    (lede,) = page.find("//main//p[contains(., 'and Harbour repeated')]")
    (fact,) = page.find("//main//*[@id='fact-1']//p[contains(., 'published the notice')]")
    assert [link.text_content() for link in lede.findall(".//a")] == ["Harbour"]
    assert lede.findall(".//a")[0].attrib["href"] == HARBOUR
    assert (lede.text or "").strip() == ""
    assert not fact.findall(".//a")


@pytest.mark.parametrize(
    "text",
    [
        "> Harbour said so.",
        "It said “Harbour was read”.",
        'It said "Harbour was read".',
        "It ran `Harbour`.",
        "    Harbour",
        "### Harbour",
        "[Harbour said so](https://harbour.example/)",
        "[[document:notice|Harbour said so]]",
        "Harbour-owned, harbour, Harbours, x@Harbour.example",
    ],
)
def test_a_name_is_left_alone(site: SiteBuilder, text: str) -> None:
    site.write("events/quiet.yaml", _quiet(text))
    page = built(site)["/events/quiet/"]
    assert "arbour" in page.text()
    assert HARBOUR not in {str(href) for href in page.main.xpath(".//@href")}


def test_a_name_is_linked_after_one_that_was_sheltered(site: SiteBuilder) -> None:
    site.write("events/quiet.yaml", _quiet("> Harbour said so.\n\nIt was *Harbour*, again."))
    page = built(site)["/events/quiet/"]
    (link,) = page.find(f"//main//a[@href='{HARBOUR}']")
    assert next(str(one.tag) for one in link.iterancestors()) == "em"


def test_a_name_is_no_link_on_its_own_page(site: SiteBuilder) -> None:
    site.edit("organisations/harbour.yaml", "The company", "Harbour is the company")
    (role,) = built(site)[HARBOUR].find("//main//p[contains(., 'Harbour is the company')]")
    assert not role.findall(".//a")


def _quiet(body: str) -> str:
    indented = "\n".join(f"  {line}" for line in body.splitlines())
    return (
        "guid: tag:record.example,2026:event/quiet\ntitle: Quiet\nkind: update\n"
        "occurred: 2024-02-01\nfacts:\n  - text: It was quiet.\n    sources: [report:tide-report]\n"
        f"    verified: read in full\nbody: |2\n{indented}\n"
    )


def links_in_words(page: Page) -> list[str]:
    """Links where none may be: in words that are evidence, in code, in another link."""
    within = ("blockquote", "q", "code", "pre", "a")
    return [f"{page}: a in {name}" for name in within for _ in page.find(f"//{name}//a[@href]")]


def test_words_that_are_evidence_hold_no_link(pages: Pages) -> None:
    assert not [fault for page in pages for fault in links_in_words(page)]
    linked = "<blockquote><p>said <a href=/x/>Harbour</a></blockquote>"
    assert links_in_words(Page("https://a.example/", "/", linked.encode()))


# --- Facts and their sources ---------------------------------------------------------------------


def bare_facts(pages: Pages, records: dict[str, Record], one: Record) -> list[str]:
    """The facts of a record whose page leaves out a source, or how far it was read."""
    page = pages[one.path]
    faults: list[str] = []
    for number, fact in enumerate(one.fields.get("facts", ()), 1):
        (item,) = page.find(f"//*[@id='fact-{fact.get('id', number)}']")
        links = {str(href) for href in item.xpath(".//@href")}
        faults += [
            f"{page}: fact {number}: {source} is not linked"
            for source in fact["sources"]
            if records[source].path not in links
        ]
        wanted = Counter([READINGS[fact["verified"]]])
        readings = [records[source].fields["verified"] for source in fact["sources"]]
        if set(readings) != {fact["verified"]}:  # what all share is said once
            wanted += Counter(READINGS[reading] for reading in readings)
        if marks_of(item) != wanted:
            faults.append(f"{page}: fact {number}: read {marks_of(item)}, not {wanted}")
    return faults


def marks_of(item: HtmlElement) -> Counter[str]:
    """How often each way of reading is named."""
    text = " ".join(item.text_content().split())
    return Counter({words: text.count(words) for words in READINGS.values() if words in text})


def test_every_fact_shows_its_sources_and_how_they_were_read(
    pages: Pages, records: dict[str, Record]
) -> None:
    told = [one for one in records.values() if one.kind in {"event", "incident"}]
    assert sum(len(one.fields.get("facts", ())) for one in told) > 150
    assert not [fault for one in told for fault in bare_facts(pages, records, one)]


@pytest.mark.parametrize(
    "item",
    [
        "<p>Excerpt read. <a href=/documents/a/>A</a>. Read in full",
        "<p>Read in full. <a href=/documents/a/>A</a>. Read in full",
        "<p>Excerpt read. <a href=/documents/a/>A</a>, <a href=/documents/b/>B</a>",
    ],
)
def test_a_fact_without_its_source_or_its_reading_is_found(item: str) -> None:
    fact = {"text": "x", "sources": ["document:a", "document:b"], "verified": "excerpt"}
    made = [
        Record("event", "x", "", {"facts": [fact]}),
        Record("document", "a", "", {"verified": "read in full"}),
        Record("document", "b", "", {"verified": "excerpt"}),
    ]
    site = Pages({"events/x/index.html": f"<li id=fact-1>{item}".encode()}, "https://a.example/")
    assert bare_facts(site, {one.id: one for one in made}, made[0])


def test_every_source_shows_its_address(pages: Pages, records: dict[str, Record]) -> None:
    for one in records.values():
        if one.kind in {"document", "report"} and "address" in one.fields:
            hrefs = {str(href) for href in pages[one.path].main.xpath(".//@href")}
            assert one.fields["address"] in hrefs, one.id


def test_statements_stand_word_for_word(pages: Pages, records: dict[str, Record]) -> None:
    for one in records.values():
        if one.kind == "statement":
            quoted = {quote.text_content() for quote in pages[one.path].find("//main//blockquote")}
            wanted = {one.fields["quote"], *(v["text"] for v in one.fields.get("variants", ()))}
            assert wanted <= {words.strip() for words in quoted}, one.id


# --- Nobody's article ----------------------------------------------------------------------------


def copied(pages: Pages, texts: tuple[str, ...]) -> list[str]:
    """The runs of eight words of an article that a page has outside quotations and titles."""
    printed = runs_of(texts)
    theirs = "ancestor-or-self::*[self::blockquote or self::a or self::cite or self::h1]"
    return [
        f"{page}: {' '.join(run)}"
        for page in pages
        for block in page.find("//main//*[self::p or self::li or self::dd or self::td][not(.//p)]")
        for run in runs_outside_quotations(
            without_title(
                page, " ".join(str(text) for text in block.xpath(f".//text()[not({theirs})]"))
            )
        )
        if run in printed
    ]


def without_title(page: Page, text: str) -> str:
    """Cut the page's own title, which its citations repeat without quotation marks."""
    for heading in page.find("//h1"):
        text = text.replace(" ".join(heading.text_content().split()), "“”")
    return text


@needs_clippings
def test_no_page_holds_an_article(pages: Pages) -> None:
    assert not copied(pages, articles())


def test_an_article_on_a_page_is_found() -> None:
    words = "so the grey ship had sailed on before the morning fog"
    page = f"<main><p>It is said that <em>{words}</em> came.</main>"
    assert copied(Pages({"index.html": page.encode()}, "https://a.example/"), (words,))
    quoted = f"<main><blockquote><p>{words}</blockquote><p>“{words}”<p><a href=/>{words}</a></main>"
    assert not copied(Pages({"index.html": quoted.encode()}, "https://a.example/"), (words,))
    cited = f"<main><h1>{words}</h1><p>title = {{{words}}}</p></main>"
    assert not copied(Pages({"index.html": cited.encode()}, "https://a.example/"), (words,))
    other = cited.replace(f"<h1>{words}", "<h1>The ship")
    assert copied(Pages({"index.html": other.encode()}, "https://a.example/"), (words,))
