"""The page of a statement: its words once, and beside each sentence who carried it and how."""

from collections.abc import Sequence

import pytest
from lxml.html import HtmlElement

from tests.support.pages import Page, Pages
from tests.support.quoted import WORDS, Quoting, quote
from tests.support.records import Record
from tests.support.site import SiteBuilder

STATEMENT = "/statements/notice-words/"
FIRST = "We found the intruder on Friday."
SECOND = "We know of no harm to any customer."
THIRD = "The U.S. authorities were told at once."
FOURTH = "We will say more when we know more."


def built(site: SiteBuilder, words: str, reports: Sequence[Quoting], more: str = "") -> Page:
    quote(site, words, reports, more=more)
    site.built()
    return Pages(site.tree(), "https://record.example/")[STATEMENT]


def flat(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def words_of(page: Page) -> HtmlElement:
    (found,) = page.find("//blockquote[contains(@class, 'said__words')]")
    return found


def beside(page: Page) -> list[tuple[str, list[str]]]:
    """Each passage of the words, and what stands beside it."""
    passages = [flat(one) for one in page.find("//p[contains(@class, 'said__passage')]")]
    notes = page.find("//div[starts-with(@class, 'said__one')]")
    carried = [[flat(one) for one in note.cssselect(".beside__one")] for note in notes]
    return list(zip(passages, carried or [[] for _ in passages], strict=True))


# --- The words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (WORDS, (FIRST,)),
        (WORDS, (FOURTH, SECOND)),
        (WORDS, ()),
        ("One word", ()),
        ("No stop, and then\na line\n\n\nand a paragraph of its own", ("and then a line",)),
        ("“Quoted by itself,” she said. “And <again> & again.”", ("And <again> & again",)),
        (
            "قلنا إن المهاجم دخل يوم الجمعة. لا نعلم بأي ضرر لعملائنا.",
            ("لا نعلم بأي ضرر لعملائنا",),
        ),
        ("我们发现了入侵者。我们会说更多。", ("我们发现了入侵者",)),
        ("…", ()),
    ],
)
def test_the_words_stand_once_and_exactly(
    site: SiteBuilder, words: str, printed: tuple[str, ...]
) -> None:
    page = built(site, words, [Quoting(f"r{n}", (one,)) for n, one in enumerate(printed)])
    (found,) = page.find("//blockquote[contains(@class, 'said__words')]")
    assert found.text_content().split() == words.split()
    # Not only the words: each space and line that its author set is in the document too.
    assert found.text_content() == words
    text = page.text("//div[@class='record__words' or @class='record__body']")
    assert text.count(" ".join(words.split())) == 1
    assert all(f"carried-{n + 1}" in page.ids for n in range(len(printed)))


def test_every_shipped_statement_is_shown_as_it_is_recorded(
    pages: Pages, records: dict[str, Record]
) -> None:
    statements = [one for one in records.values() if one.kind == "statement"]
    assert len(statements) > 50
    for one in statements:
        assert words_of(pages[one.path]).text_content().split() == one.fields["quote"].split()


def test_right_to_left_words_say_so(site: SiteBuilder) -> None:
    page = built(site, "לא ידוע לנו על נזק. נודיע עוד.", [Quoting("r", ("נודיע עוד",))])
    assert words_of(page).get("dir") == "auto"
    assert [len(notes) for _words, notes in beside(page)] == [0, 1]


def test_paragraphs_are_the_speakers_own(site: SiteBuilder) -> None:
    page = built(site, WORDS, [Quoting("r", (SECOND,))])
    opens = [flat(p) for p in words_of(page).cssselect(".said__passage--opens")]
    assert opens == [FIRST, f"{THIRD} {FOURTH}"]


# --- Who carried each sentence -------------------------------------------------------------------

REPORTS = (
    Quoting("late", (FIRST,), "2024-01-22"),
    Quoting("early", ("We know of no harm",), "2024-01-20"),
    Quoting("undated", (WORDS,), None),
    Quoting("changed", ("We know of some harm to any customer. The U.S. authorities were told",)),
    Quoting("turned", ("We will say more when we know more, we found the intruder",), "2024-01-23"),
    Quoting("silent", (None,), extent="whole"),
    Quoting("retold", ("they knew of no harm to any customer",), extent="paraphrase"),
)


def test_beside_each_sentence_stands_who_carried_it(site: SiteBuilder) -> None:
    page = built(site, WORDS, REPORTS)
    tide = "Evening Tide, "
    assert beside(page) == [
        (FIRST, [f"{tide}Verbatim", f"{tide}Trimmed", f"{tide}Verbatim"]),
        (SECOND, [f"{tide}Altered", f"{tide}Trimmed", f"{tide}Verbatim"]),
        (THIRD, [f"{tide}Trimmed", f"{tide}Verbatim"]),
        (FOURTH, [f"{tide}Verbatim", f"{tide}Verbatim"]),
    ]
    links = [
        [str(a.get("href")) for a in note.cssselect("a")]
        for note in page.find("//div[starts-with(@class, 'said__one')]")
    ]
    # In order of publication, the undated last: each leads to its own line below.
    titles = {one.get("id"): flat(one.cssselect("a")[0]) for one in page.find("//li[@id]")}
    assert [[titles[to[1:]].removeprefix("Report ") for to in row] for row in links] == [
        ["late", "turned", "undated"],
        ["changed", "early", "undated"],
        ["changed", "undated"],
        ["turned", "undated"],
    ]
    assert [titles[f"carried-{n}"].split()[1] for n in range(1, 8)] == [
        *("changed", "early", "retold", "silent", "late", "turned", "undated"),
    ]


def test_a_sentence_printed_as_said_is_not_altered_by_the_next(site: SiteBuilder) -> None:
    page = built(site, WORDS, [Quoting("r", (f"{FIRST} We know of harm to every customer.",))])
    assert beside(page)[:2] == [
        (FIRST, ["Evening Tide, Verbatim"]),
        (SECOND, ["Evening Tide, Altered"]),
    ]
    (carrier,) = page.find("//li[@id='carried-1']")
    assert "Altered." in flat(carrier)
    legend = [flat(one) for one in page.find("//dl[@class='legend']//dt")]
    assert legend == ["Verbatim:", "Altered:"]


def test_sentences_that_nobody_carried_are_quiet(site: SiteBuilder) -> None:
    page = built(site, WORDS, [Quoting("r", (FIRST,))])
    assert beside(page) == [
        (FIRST, ["Evening Tide, Verbatim"]),
        (SECOND, []),
        (f"{THIRD} {FOURTH}", []),
    ]
    assert page.text().count("No printing of the other sentences is on record.") == 1


@pytest.mark.parametrize(
    ("reports", "told"),
    [
        ([], "No report on this record carried these words."),
        ([Quoting("r", (None,), extent="part")], "Not compared word for word"),
        ([Quoting("r", (WORDS,))], "Evening Tide, 20 Jan 2024. Verbatim."),
    ],
)
def test_nothing_is_said_of_other_sentences_where_there_are_none(
    site: SiteBuilder, reports: list[Quoting], told: str
) -> None:
    page = built(site, WORDS, reports)
    assert told in page.text()
    assert "other sentences" not in page.text()
    assert bool(page.find("//a[contains(@href, '/compare/')]")) == ("Verbatim" in told)


def test_the_difference_is_marked_for_eye_and_ear(site: SiteBuilder) -> None:
    page = built(site, WORDS, [Quoting("r", ("We know now of harm to any customer",))])
    (difference,) = page.find("//p[@class='difference']")
    assert flat(difference) == "We know [put in: now] of [left out: no] harm to any customer"
    assert [one.tag for one in difference.iter("ins", "del")] == ["ins", "del"]
    told = page.text()
    assert "Altered: words were changed, put in or left out." in told
    assert "words that were left out between those that were quoted are struck through" in told
    assert "A label beside a sentence is about that sentence" in told


def test_the_legend_says_only_what_is_there(site: SiteBuilder) -> None:
    page = built(site, WORDS, [Quoting("r", (FIRST,)), Quoting("s", (SECOND,))])
    assert page.text("//dl[@class='legend']") == "Verbatim: word for word as said."
    assert "struck through" not in page.text()


def test_many_carriers_fold(site: SiteBuilder) -> None:
    page = built(site, WORDS, [Quoting(f"r{n:02}", (FIRST,)) for n in range(40)])
    (first, *_rest) = page.find("//div[starts-with(@class, 'said__one')]")
    assert len(first.cssselect(".beside__one a")) == 12
    assert [flat(one) for one in first.cssselect("summary")] == ["36 more"]
    assert [flat(one) for one in first.cssselect("details p")] == ["28 others"]
    assert len(page.find("//li[starts-with(@id, 'carried-')]")) == 40


def test_forty_long_reports_leave_the_page_small(site: SiteBuilder) -> None:
    said = " ".join(f"The {n} thing that we have found is a matter of days." for n in range(60))
    printed = said.replace("have found", "had seen")
    page = built(site, said, [Quoting(f"r{n:02}", (printed,)) for n in range(40)])
    assert len(page.data) < 400_000
    assert len(words_of(page).cssselect("p")) == 60
    (carrier,) = page.find("//li[@id='carried-40']")
    assert flat(carrier).endswith("Altered. What differs stands side by side with the others.")
    assert carrier.cssselect("a")[-1].get("href") == f"{STATEMENT}compare/"


def test_words_of_another_printed_form_stand_below(site: SiteBuilder) -> None:
    variant = "variants: [{text: We found an intruder on a Friday, source: document:notice}]\n"
    page = built(site, WORDS, [Quoting("r", ("We found an intruder on a Friday",))], variant)
    assert [notes for _words, notes in beside(page)] == [[], []]
    (carrier,) = page.find("//li[@id='carried-1']")
    assert "In another printed form on record." in flat(carrier)
    assert [flat(one) for one in carrier.cssselect("blockquote")] == [
        "We found an intruder on a Friday"
    ]


# --- In ten seconds ------------------------------------------------------------------------------


def test_before_the_words_stands_what_they_are(site: SiteBuilder) -> None:
    site.edit(
        "discrepancies/day-of-detection.yaml",
        "  - source: document:notice",
        "  - source: statement:notice-words",
    )
    page = built(site, WORDS, REPORTS, "overtaken_by: [2024-01-19-disclosure]\n")
    (head,) = page.find("//article/header")
    assert flat(head) == (
        "Statement Harbour, 19 January 2024, press release "
        "The complete statement. How verified: Read in full. Carried by 7 reports. "
        "About: The breach is disclosed. "
        "The mail breach: 1 open question. "
        "Overtaken by The breach is disclosed on 19 January 2024. "
        "Sources differ: The day of detection (open)."
    )
    assert [one.get("href") for one in head.cssselect("a")] == [
        "/organisations/harbour/",
        "#carried",
        "/events/2024-01-19-disclosure/",
        "/incidents/mail-breach/#unknown",
        "/events/2024-01-19-disclosure/",
        "/discrepancies/day-of-detection/",
    ]
    order = [one.get("class") for one in page.find("//article[contains(@class, 'record')]/*")]
    assert order[:2] == ["record__head", "record__words"]


def test_where_a_report_is_from_is_said_beside_it(site: SiteBuilder) -> None:
    wire = Quoting("wire", (FIRST,), more="syndicated_from: Harbour Wire")
    made = Quoting("made", (FIRST,), more="derived_from: wire", published="2024-01-21")
    page = built(site, WORDS, [wire, made])
    assert [flat(one) for one in page.find("//li[@id]/p[@class='meta']")] == [
        "Evening Tide, 20 Jan 2024, from Harbour Wire. Verbatim.",
        "Evening Tide, 21 Jan 2024, from Evening Tide. Verbatim.",
    ]


@pytest.mark.parametrize(
    ("extent", "why"),
    [
        ("whole", "Quoted whole; what it printed is not kept apart from the statement, so"),
        ("part", "Quoted in part; which of the words it printed is not on record."),
        ("paraphrase", "Paraphrased, not quoted."),
    ],
)
def test_why_words_were_not_compared_is_said_of_each(
    site: SiteBuilder, extent: str, why: str
) -> None:
    page = built(site, WORDS, [Quoting("silent", (None,), extent=extent)])
    (carrier,) = page.find("//ul[contains(@class, 'carriers--silent')]/li")
    assert why in flat(carrier)
