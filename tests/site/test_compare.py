"""The reports of a statement side by side: rows, columns, and what stands in each cell."""

import json
from collections.abc import Sequence

import pytest
from lxml.html import HtmlElement

from tests.support.pages import Page, Pages
from tests.support.quoted import WORDS, Quoting, quote
from tests.support.site import SiteBuilder

STATEMENT = "/statements/notice-words/"
COMPARE = f"{STATEMENT}compare/"
FIRST = "We found the intruder on Friday."
SECOND = "We know of no harm to any customer."
THIRD = "The U.S. authorities were told at once."
FOURTH = "We will say more when we know more."
NONE = "not carried"


def built(
    site: SiteBuilder, reports: Sequence[Quoting], words: str = WORDS, more: str = ""
) -> Pages:
    quote(site, words, reports, more=more)
    site.built()
    return Pages(site.tree(), "https://record.example/")


def flat(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def table(page: Page) -> tuple[list[str], list[list[str]]]:
    """The heads of the columns, and each row: the sentence, then what each report printed."""
    (found,) = page.find("//table")
    heads = [flat(one) for one in found.cssselect("thead th")]
    rows = []
    for row in found.cssselect("tbody tr"):
        (sentence,) = row.cssselect("th[scope=row]")
        cells = [
            " / ".join(map(flat, td.cssselect("blockquote, p:not(.sides__label)")))
            for td in row.cssselect("td")
        ]
        rows.append([flat(sentence), *cells])
    return heads, rows


REPORTS = (
    Quoting("undated", (FOURTH,), None),
    Quoting("late", ("We know now of harm to any customer",), "2024-01-22"),
    Quoting("early", (FIRST, "We will say more when we know more"), "2024-01-20"),
    Quoting("silent", (None,), "2024-01-19", extent="whole"),
    Quoting("retold", ("they knew of no harm to anyone",), "2024-01-19", extent="paraphrase"),
)


def test_a_row_is_a_sentence_and_a_column_a_report(site: SiteBuilder) -> None:
    heads, rows = table(built(site, REPORTS)[COMPARE])
    assert heads == [
        "As said",
        "Evening Tide 20 Jan 2024",
        "Evening Tide 22 Jan 2024",
        "Evening Tide date not known",
    ]
    changed = "We know [put in: now] of [left out: no] harm to any customer / Altered."
    assert rows == [
        [FIRST, f"{FIRST} / Verbatim.", NONE, NONE],
        [SECOND, NONE, changed, NONE],
        [THIRD, NONE, NONE, NONE],
        [FOURTH, f"{FOURTH[:-1]} / Verbatim.", NONE, f"{FOURTH} / Verbatim."],
    ]


def test_each_cell_says_what_became_of_its_own_sentence(site: SiteBuilder) -> None:
    two = Quoting("two", (f"{FIRST} We know now of harm to any customer.",))
    turned = Quoting("turned", (f"{FOURTH[:-1]}, {FIRST}",), "2024-01-21")
    page = built(site, [two, turned])[COMPARE]
    _heads, rows = table(page)
    assert rows[0][1:] == [
        f"{FIRST} / Verbatim.",
        f"{FIRST} / Verbatim. All that it quoted: Spliced.",
    ]
    assert rows[1][1].endswith("Altered.")
    assert {"Verbatim", "Altered", "Spliced"} == {
        flat(one).rstrip(":") for one in page.find("//dl[@class='legend']//dt")
    }
    assert "A label in a row is about that sentence" in page.text()


def test_words_cut_at_either_end_are_marked_for_eye_and_ear(site: SiteBuilder) -> None:
    cut = Quoting("cut", ("We know of no harm", "will say more when we know more"))
    page = built(site, [cut])[COMPARE]
    _heads, rows = table(page)
    assert rows[1][1] == "We know of no harm [left out: to any customer.] / Trimmed."
    assert rows[3][1] == "[left out: We] will say more when we know more / Trimmed."
    assert len(page.find("//td//del")) == 2
    assert "Words of a sentence that were left out are struck through" in page.text()


def test_whose_words_they_are_is_said_beside_each_sentence(site: SiteBuilder) -> None:
    moved = Quoting("moved", (f"{FIRST} We know of no harm",))
    text = moved.written().replace("    text:", "    speaker: Quay Labs\n    text:")
    pages = built(site, [moved])
    site.write("coverage/moved.yaml", text)
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    _heads, rows = table(pages[COMPARE])
    assert " / Attribution changed. Verbatim. Printed as the words of" in rows[0][1]
    assert " / Attribution changed. Trimmed. Printed as the words of" in rows[1][1]
    beside = [flat(one) for one in pages[STATEMENT].find("//*[@class='beside__one']")]
    assert beside == [
        "Evening Tide, Verbatim, Attribution changed",
        "Evening Tide, Trimmed, Attribution changed",
    ]


def test_cells_name_their_report_where_the_heads_are_not_beside_them(site: SiteBuilder) -> None:
    page = built(site, REPORTS)[COMPARE]
    labels = [flat(one) for one in page.find("//td/p[@class='sides__label']")]
    assert labels == ["Evening Tide"] * 12


def test_reports_whose_words_are_not_on_record_stand_below(site: SiteBuilder) -> None:
    page = built(site, REPORTS)[COMPARE]
    listed = [flat(one) for one in page.find("//section[@aria-labelledby='silent']//li")]
    assert listed == [
        (
            "Report retold Evening Tide, 19 Jan 2024. Paraphrased, not quoted. "
            "they knew of no harm to anyone"
        ),
        (
            "Report silent Evening Tide, 19 Jan 2024. Quoted whole; "
            "what it printed is not kept apart from the statement, so there is nothing to compare."
        ),
    ]
    # What a report is not known to have printed, is nowhere said to be its words.
    assert "silent" not in page.text("//table")


@pytest.mark.parametrize(
    ("reports", "there"),
    [
        ([], False),
        ([Quoting("r", (None,), extent="whole")], False),
        ([Quoting("r", ("they knew of no harm",), extent="paraphrase")], False),
        ([Quoting("r", (FIRST,))], True),
    ],
)
def test_there_is_a_page_only_where_words_are_on_record(
    site: SiteBuilder, reports: list[Quoting], *, there: bool
) -> None:
    pages = built(site, reports)
    assert (COMPARE in pages.by_path) == there
    assert (COMPARE in pages.linked(pages[STATEMENT])) == there
    assert (f"https://record.example{COMPARE}" in pages.files["sitemap.xml"].decode()) == there


def test_the_page_says_what_it_is_and_leads_back(site: SiteBuilder) -> None:
    more = "overtaken_by: [2024-01-19-disclosure]\n"
    wire = Quoting("wire", (FIRST,), more="syndicated_from: Harbour Wire")
    pages = built(site, [wire], more=more)
    page = pages[COMPARE]
    assert STATEMENT in pages.linked(page)
    assert page.attribute("//link[@rel='canonical']/@href") == f"https://record.example{COMPARE}"
    assert page.text("//h1") == "Side by side: Harbour, 19 January 2024"
    mark = "Overtaken by The breach is disclosed on 19 January 2024."
    assert mark in page.text()
    assert mark in page.attribute("//meta[@name='description']/@content")
    (script,) = page.find("//script[@type='application/ld+json']")
    assert json.loads(script.text or "")["mainEntity"]["@type"] == "Quotation"
    assert table(page)[0][1] == "Evening Tide 20 Jan 2024 from Harbour Wire"


def test_words_of_another_form_have_a_row_of_their_own(site: SiteBuilder) -> None:
    variant = "variants: [{text: We found an intruder on a Friday, source: document:notice}]\n"
    other = Quoting("other", ("We found an intruder on a Friday",), "2024-01-21")
    _heads, rows = table(built(site, [Quoting("r", (FIRST,)), other], more=variant)[COMPARE])
    assert rows[0] == [FIRST, f"{FIRST} / Verbatim.", NONE]
    assert rows[-1] == [
        "In other words than these sentences",
        "",
        "We found an intruder on a Friday / Verbatim. In another printed form on record.",
    ]


def test_words_joined_with_those_of_another_statement(site: SiteBuilder) -> None:
    text = site.read("statements/notice-words.yaml")
    other = "As we said before, we will publish all that we learn."
    text = text.replace("Mail of a small number of staff was read.", other)
    site.write("statements/letter.yaml", text)
    joined = Quoting("r", (f"{FIRST[:-1]}, we will publish all that we learn",))
    pages = built(site, [joined])
    _heads, rows = table(pages[COMPARE])
    assert rows[0][1].startswith("We found the intruder on Friday, / Verbatim. Joined from Harbour")
    assert rows[0][1].endswith("All that it quoted: Spliced.")
    _heads, rows = table(pages["/statements/letter/compare/"])
    assert rows[0][1].startswith(
        "[left out: As we said before,] we will publish all that we learn / Trimmed. Joined from"
    )


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("لا نعلم بأي ضرر لعملائنا. سنقول المزيد لاحقا.", "لا نعلم بأي ضرر لعملائنا"),
        ("לא ידוע לנו על נזק כלשהו. נודיע עוד.", "לא ידוע לנו על נזק כלשהו"),
    ],
)
def test_words_keep_their_direction(site: SiteBuilder, words: str, printed: str) -> None:
    page = built(site, [Quoting("r", (printed,))], words)[COMPARE]
    assert table(page)[1][0][1].startswith(printed)
    holders = page.find("//tbody/tr/th") + page.find("//blockquote[@class='sides__words']")
    assert {one.get("dir") for one in holders} == {"auto"}


# --- Many ----------------------------------------------------------------------------------------


def test_forty_reports_of_sixty_sentences_stay_usable(site: SiteBuilder) -> None:
    numbers = [
        f"The {n} thing that we have found is a matter of {n} days of work" for n in range(60)
    ]
    said = ". ".join(numbers)
    # Each report changes three words of every sentence: nothing has more markup than that.
    printed = said.replace("have found", "had seen").replace("matter", "question")
    reports = [Quoting(f"r{n:02}", (printed,)) for n in range(40)]
    pages = built(site, reports, said)
    sheets = sorted(
        (page for path, page in pages.by_path.items() if path.startswith(COMPARE)),
        key=lambda page: int(page.path.removeprefix(COMPARE).rstrip("/") or 1),
    )
    assert len(sheets) > 3
    assert max(len(page.data) for page in sheets) < 400_000
    shown = [href for page in sheets for href in page.tree.xpath("//thead//a/@href")]
    assert shown == [f"/coverage/r{n:02}/" for n in range(40)]
    steps = [
        [str(a.get("rel")) for a in page.find("(//nav[@class='stepper'])[1]/a")] for page in sheets
    ]
    assert steps == [["next"], *[["prev", "next"]] * (len(sheets) - 2), ["prev"]]
    assert f"By date: 1–{len(sheets[0].find('//thead//a'))} of 40" in sheets[0].text()
    assert len({page.text("//title") for page in sheets}) == len(sheets)


def test_twelve_reports_fill_a_page(site: SiteBuilder) -> None:
    pages = built(site, [Quoting(f"r{n:02}", (FIRST,)) for n in range(13)])
    assert len(pages[COMPARE].find("//thead//a")) == 12
    assert len(pages[f"{COMPARE}2/"].find("//thead//a")) == 1
    assert "By date: 13 of 13" in pages[f"{COMPARE}2/"].text()
