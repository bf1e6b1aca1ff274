"""Catching up with the shipped record, held against the dates that its records say."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from generator.plan import catch_up
from tests.support.as_of import day_of, earliest, public_day
from tests.support.citing import Cited
from tests.support.filing import date_of, events_of
from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.site import ROOT, SiteBuilder

_EVENT = re.compile(r"/events/([^/#]+)/")
_NUMBER = re.compile(r"(\d+) ([a-z ]+)")
LARGEST = 400_000
CONTENT = ROOT / "content"


def month_of(day: date) -> str:
    return day.isoformat()[:7]


def months(pages: Pages) -> list[Page]:
    """The pages of months, without what is dated to a year of which the month is not known."""
    found = [page for page in pages if re.fullmatch(r"/catch-up/[^/]+-[^/]+/", page.path)]
    return sorted(found, key=lambda page: page.path)


def major(page: Page, section: str) -> list[str]:
    links = page.main.xpath(f".//section[@aria-labelledby='{section}']//article//h3/a/@href")
    return [f"event:{found[1]}" for one in links if (found := _EVENT.search(str(one)))]


def tally(page: Page, section: str) -> dict[str, int]:
    text = page.text(f"//section[@aria-labelledby='{section}']/p[@class='order']")
    said = re.sub(r"^Until .*?: ", "", text)
    return {words.strip().split(" of ")[0]: int(number) for number, words in _NUMBER.findall(said)}


def rows(page: Page, kind: str) -> list[str]:
    links = page.main.xpath(f".//details/ul[@data-kind='{kind}']/li/div/a/@href")
    return [str(one) for one in links]


def all_parts(pages: Pages) -> list[Page]:
    return [page for page in pages if re.match(r"/catch-up/.", page.path)]


def filed_by(day: date, revised: date) -> str:
    """Where catching up has what was public by a day: a month, or a year whose end has not come."""
    month = month_of(day)
    return month if month <= month_of(revised) else month[:4]


@pytest.fixture(scope="module")
def revised() -> date:
    """When the record was last changed."""
    found = re.search(r"^revised: (\S+)$", (CONTENT / "site.yaml").read_text("utf-8"), re.MULTILINE)
    assert found
    return date.fromisoformat(found[1])


@pytest.fixture(scope="module")
def placed(records: dict[str, Record]) -> dict[str, date]:
    """The day by which each major development was public."""
    found = {
        one.id: public_day(one, records) for one in events_of(records) if "major" in one.fields
    }
    return {name: day for name, day in found.items() if day is not None}


def test_the_months_together_are_all_major_developments(
    pages: Pages, placed: dict[str, date]
) -> None:
    found = [name for page in months(pages) for name in major(page, "month")]
    assert len(found) == len(set(found)) >= 15
    assert set(found) == set(placed)


def test_a_month_has_only_what_became_public_in_it(pages: Pages, placed: dict[str, date]) -> None:
    for page in months(pages):
        month = page.path.split("/")[2]
        days = [placed[name] for name in major(page, "month")]
        assert {month_of(day) for day in days} <= {month}
        assert days == sorted(days, reverse=True)


def test_since_a_month_is_what_the_later_months_have(pages: Pages, placed: dict[str, date]) -> None:
    every = months(pages)
    for at, page in enumerate(every):
        later = [name for one in reversed(every[at + 1 :]) for name in major(one, "month")]
        assert major(page, "since") == later
        assert all(month_of(placed[name]) > page.path.split("/")[2] for name in later)


def happened(records: dict[str, Record]) -> Iterator[tuple[date | None, str]]:
    """Everything that catching up counts, with the day by which it was public."""
    for one in records.values():
        if one.kind in {"statement", "report"}:
            yield public_day(one, records), one.kind
        if one.kind == "event":
            yield public_day(one, records), "major" if "major" in one.fields else "other"
        for question in one.fields.get("questions", ()):
            if "asked" in question:
                yield day_of(question["asked"]), "asked"
            else:
                yield earliest(question["sources"], records), "open"
            if "answer" in question:
                yield day_of(question["answer"]["public"]), "answered"


def test_the_numbers_are_those_of_the_records(
    pages: Pages, records: dict[str, Record], revised: date
) -> None:
    wanted: dict[str, Counter[str]] = {}
    for day, what in happened(records):
        if day is not None:
            wanted.setdefault(filed_by(day, revised), Counter())[what] += 1
    every = [page for page in all_parts(pages) if page.path.count("/") == len("///")]
    assert sorted(page.path.split("/")[2] for page in every) == sorted(wanted)
    for page in every:
        assert _kinds(tally(page, "month")) == wanted[page.path.split("/")[2]]
    first = months(pages)[0]
    of_later = [
        counts for month, counts in wanted.items() if month not in first.path and "-" in month
    ]
    assert _kinds(tally(first, "since")) == sum(of_later, Counter())


def test_the_months_together_list_all_that_has_a_public_date(
    pages: Pages, records: dict[str, Record]
) -> None:
    for kind in ("event", "statement", "report"):
        wanted = {
            one.path
            for one in records.values()
            if one.kind == kind and public_day(one, records) and "major" not in one.fields
        }
        found = [path for page in all_parts(pages) for path in rows(page, kind)]
        assert len(found) == len({*found}) > 3
        assert {*found} == wanted


def test_a_line_stands_in_the_month_of_its_day(
    pages: Pages, records: dict[str, Record], revised: date
) -> None:
    by_path = {one.path: one for one in records.values()}
    for page in all_parts(pages):
        for path in (
            path for kind in ("event", "statement", "report") for path in rows(page, kind)
        ):
            day = public_day(by_path[path], records)
            assert day is not None
            assert filed_by(day, revised) == page.path.split("/")[2]


def test_no_page_is_too_large(pages: Pages) -> None:
    assert max(len(page.data) for page in all_parts(pages)) < LARGEST


def _kinds(said: dict[str, int]) -> dict[str, int]:
    names = {"major": "major", "other": "other", "entry": "other", "entrie": "other"}
    names |= {"statement": "statement", "report": "report"}
    questions = {"question asked": "asked", "questions asked": "asked"}
    questions |= {"question answered": "answered", "questions answered": "answered"}
    questions |= {"question open by its earliest source": "open"}
    questions |= {"questions open by their earliest source": "open"}
    return {
        questions.get(words) or names[words.split()[0].removesuffix("s")]: number
        for words, number in said.items()
    }


def test_no_date_is_more_exact_than_its_record(pages: Pages, records: dict[str, Record]) -> None:
    for page in months(pages):
        for article in page.main.xpath(".//section[@aria-labelledby='month']//article"):
            slug = _EVENT.search(article.xpath("string(.//h3/a/@href)"))
            assert slug is not None
            written = date_of(records[f"event:{slug[1]}"].fields.get("public", ""))
            machine = article.xpath("string(.//dd[1]/time/@datetime)")
            assert not machine or machine[:10] == written[:10]


def test_what_is_dated_to_a_year_that_goes_on_has_no_month(pages: Pages, revised: date) -> None:
    """A document of 2026 is not of December, which has not come."""
    assert all(page.path.split("/")[2] <= month_of(revised) for page in months(pages))
    page = pages["/catch-up/2026/"]
    assert page.text("//h1") == "Public in 2026, month not known"
    assert page.text("//h2") == "2026, month not known"
    assert "December 2026" not in page.text("//main")
    assert "the end of 2026" not in page.text("//main")
    assert "2026, month not known" in pages["/catch-up/"].text()
    last = months(pages)[-1]
    assert not last.find("//section[@aria-labelledby='since']")
    assert "/catch-up/2026/" in pages.linked(last)
    assert "/catch-up/2026/" in pages.linked(months(pages)[0])


def test_months_lead_to_each_other_and_everything_leads_to_them(pages: Pages) -> None:
    every = [*(page.path for page in months(pages)), "/catch-up/2026/"]
    newest = [one for one in every[::-1] if "/2026" in one and one != every[-1]]
    listed = [*newest, every[-1], *every[-2 - len(newest) :: -1]]
    assert pages["/catch-up/"].main.xpath(".//ol//a/@href") == listed
    for at, page in enumerate(pages[path] for path in every):
        later = page.main.xpath(".//a[@rel='next']/@href")
        earlier = page.main.xpath(".//a[@rel='prev']/@href")
        assert {*later} == {*every[at + 1 : at + 2]}
        assert {*earlier} == ({every[at - 1]} if at else set())
    assert "/catch-up/" in pages.linked(pages["/timeline/"])
    assert all("/catch-up/" in page.tree.xpath("//footer//a/@href") for page in pages)


URL = "https://record.example/"
DATED = """\
guid: tag:record.example,2026:event/1{number:011}
title: Entry {number}
kind: update
occurred: 2023-08-01
{public}incidents: [mail-breach]
{major}facts:
  - text: Fact {number}.
    sources: [{source}]
    verified: excerpt
"""


def dated(
    site: SiteBuilder, *public: str, major: str = "", source: str = "document:notice"
) -> Pages:
    for number, day in enumerate(public):
        field = f"public: {day}\n" if day else ""
        text = DATED.format(number=number, public=field, major=major, source=source)
        site.write(f"events/n-{number:03}.yaml", text)
    site.built()
    return Pages(site.tree(), URL)


@pytest.mark.parametrize(
    ("public", "heading", "title"),
    [
        (("2024-08?",), "By the end of August 2024 (uncertain)", "(uncertain)"),
        (("2024-08~",), "By about the end of August 2024", "since about the end of August 2024"),
        (("2024-08-05%",), "By about 5 August 2024 (uncertain)", "since about 5 August 2024 (unc"),
        (("2024-08-05", "2024-08"), "In August 2024", "since August 2024"),
        (("2024-08-05?", "2024-08"), "By the end of August 2024", "since August 2024"),
        (("2024-08~", "2024-08-31"), "By the end of August 2024", "since August 2024"),
        (("2024-08-05", "2024-22"), "By the end of August 2024", "since August 2024"),
        (("2024-08-05~", "2024-08-20~"), "By about 20 August 2024", "since about 20 August 2024"),
        (("2024-08-05?", "2024-22"), "By the end of summer 2024", "since the end of summer 2024"),
        (("2024-08?", "2024-22~"), "By the end of August 2024 (uncertain)", "(uncertain)"),
    ],
)
def test_a_month_is_called_no_more_surely_than_what_it_has(
    public: tuple[str, ...], heading: str, title: str, site: SiteBuilder
) -> None:
    pages = dated(site, *public)
    page = pages["/catch-up/2024-08/"]
    assert page.text("//h2") == heading
    assert title in page.text("//h1")
    (row,) = pages["/catch-up/"].find("//li[.//a[@href='/catch-up/2024-08/']]//a")
    wanted = heading.removeprefix("In ").removeprefix("By ")
    assert row.text_content() == wanted[0].upper() + wanted[1:]


def test_a_part_of_a_month_claims_no_more_than_its_heading(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "MOST_ROWS", 2)
    pages = dated(site, "2024-12-05", "2024-12-06", "2024", "2023-12", "2023-12-08", "2023-12-09")
    vague, exact = (pages[f"/catch-up/{year}-12/part-2/"] for year in (2024, 2023))
    assert vague.text("//h1") == "By the end of December 2024, part 2 of 2"
    assert vague.attribute("//meta[@name='description']/@content").startswith("By the end of Dec")
    assert exact.text("//h1") == "In December 2023, part 2 of 2"


def test_a_winter_is_certain_at_the_end_of_february(site: SiteBuilder) -> None:
    pages = dated(site, "2024-24", "2024-12-05")
    assert pages["/catch-up/2025-02/"].text("//h2") == "By the end of winter 2024"
    assert pages["/catch-up/2024-12/"].text("//h2[@id='month']") == "In December 2024"


@pytest.mark.parametrize("public", [("2024-24",), ("2024-24", "2025")])
def test_a_winter_that_goes_on_is_of_one_of_two_years(
    public: tuple[str, ...], site: SiteBuilder
) -> None:
    site.write("site.yaml", f"{site.read('site.yaml')}revised: 2025-01-20\n")
    report = "outlet: evening-tide\ntitle: In winter\npublished: 2024-24\nverified: excerpt\n"
    site.write("coverage/in-winter.yaml", report)
    page = dated(site, *public, "2025-01-10")["/catch-up/2025/"]
    assert page.text("//h1") == "Public in 2024 or 2025, month not known"
    assert rows(page, "report") == ["/coverage/in-winter/"]


@pytest.mark.parametrize(("major", "wanted"), [("major: true\n", "Public by 19"), ("", "by 19")])
def test_an_event_without_a_public_date_was_public_by_that_of_its_source(
    major: str, wanted: str, site: SiteBuilder
) -> None:
    if major:
        major += "summary: In short.\n"
    page = dated(site, "", major=major)["/catch-up/2024-01/"]
    row = page.text("//li[.//a[@href='/events/n-000/']]")
    assert row.startswith(wanted)
    assert "Became public" not in row


def test_a_major_development_is_no_surer_than_on_its_own_page(site: SiteBuilder) -> None:
    """Three sources are not "read in full" because one fact of them is."""
    page = dated(site, "2024-08-05", major="major: true\nsummary: In short.\n")
    (entry,) = page["/catch-up/2024-08/"].find("//article[.//a[@href='/events/n-000/']]")
    said = " ".join(entry.text_content().split())
    assert said.endswith("1 source, facts read in excerpt at most")


def test_a_month_with_very_much_in_it_has_parts(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "MOST_ROWS", 3)
    pages = dated(site, *["2024-01-20"] * 7)
    found = [page for page in all_parts(pages) if page.path.startswith("/catch-up/2024-01/")]
    assert len(found) == 4
    listed = [path for page in found for kind in ("event", "report") for path in rows(page, kind)]
    assert len(listed) == len({*listed}) == 9
    assert "8 other entries of the timeline 2 of them in this part" in found[0].text("//summary")
    assert "/catch-up/2024-01/part-2/" in pages.linked(pages["/catch-up/2024-01/"])


def test_only_a_question_of_a_known_day_was_asked(site: SiteBuilder) -> None:
    """The other stood open; nobody knows who asked it, and when."""
    question = "  - id: how-many\n"
    other = "  - {id: who, text: Who?, asked: 2024-02-01, sources: [document:notice], "
    site.edit("incidents/mail-breach.md", question, f"{other}verified: excerpt}}\n{question}")
    site.built()
    pages = Pages(site.tree(), URL)
    february, january = pages["/catch-up/2024-02/"], pages["/catch-up/2024-01/"]
    assert tally(february, "month") == {"question asked": 1}
    assert "Who?" in february.text("//section[@aria-labelledby='month']")
    assert tally(january, "month")["question open by its earliest source"] == 1
    assert "Questions asked" not in january.text()
    assert "How many mailboxes" in january.text("//section[@aria-labelledby='month']")


# --- Order, and how a page is cited --------------------------------------------------------------


def test_every_page_says_in_which_order_it_stands(pages: Pages) -> None:
    assert pages["/catch-up/"].text("//p[@class='order']") == "The newest month first."
    for page in all_parts(pages):
        assert page.text("//p[@class='opening__lead']").startswith("Newest first, by the day on")


def test_entries_are_others_only_beside_major_developments(pages: Pages) -> None:
    for page in months(pages):
        lines = page.text("//section[@aria-labelledby='month']")
        assert ("other entr" in lines) <= ("major" in _kinds(tally(page, "month"))), page.path
    assert any("other entr" in page.text() for page in months(pages))


def test_every_page_is_cited_as_itself(pages: Pages) -> None:
    found = [Cited(page) for page in (pages["/catch-up/"], *all_parts(pages))]
    addresses = [one.csl["URL"] for one in found]
    assert len({one.bibtex.key for one in found}) == len(found) == len({*addresses})
    for one, page in zip(found, (pages["/catch-up/"], *all_parts(pages)), strict=True):
        assert one.csl["URL"].endswith(page.path)
        assert one.bibtex.text("title") == one.csl["title"] == page.text("//h1")
        assert one.bibtex.text("note") == "As of 21 November 2026"
        assert one.csl["issued"] == {"date-parts": [[2026, 11, 21]]}


def test_a_list_without_a_day_of_change_is_cited_without_one(site: SiteBuilder) -> None:
    page = dated(site, "2024-01-20")["/catch-up/2024-01/"]
    found = Cited(page)
    assert "issued" not in found.csl
    assert "note" not in found.csl
    assert "year" not in found.bibtex.fields


def test_what_has_no_month_stands_newest_first_as_well(site: SiteBuilder) -> None:
    report = "outlet: evening-tide\ntitle: {0}\npublished: {1}\nverified: excerpt\n"
    site.write("site.yaml", f"{site.read('site.yaml')}revised: 2024-06-30\n")
    site.write("coverage/a-year.yaml", report.format("Of the year", "2024"))
    site.write("coverage/b-span.yaml", report.format("Of a span", "2024-01/2024-11"))
    site.built()
    page = Pages(site.tree(), URL)["/catch-up/2024/"]
    assert rows(page, "report") == ["/coverage/a-year/", "/coverage/b-span/"]
