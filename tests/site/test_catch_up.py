"""Catching up with the shipped record, held against the dates that its records say."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from tests.support.as_of import day_of, earliest, public_day
from tests.support.filing import date_of, events_of
from tests.support.pages import Page, Pages
from tests.support.records import Record

_EVENT = re.compile(r"/events/([^/#]+)/")
_NUMBER = re.compile(r"(\d+) ([a-z ]+)")


def month_of(day: date) -> str:
    return day.isoformat()[:7]


def months(pages: Pages) -> list[Page]:
    found = [page for page in pages if re.fullmatch(r"/catch-up/[^/]+/", page.path)]
    return sorted(found, key=lambda page: page.path)


def major(page: Page, section: str) -> list[str]:
    links = page.main.xpath(f".//section[@aria-labelledby='{section}']//article//h3/a/@href")
    return [f"event:{found[1]}" for one in links if (found := _EVENT.search(str(one)))]


def tally(page: Page, section: str) -> dict[str, int]:
    text = page.text(f"//section[@aria-labelledby='{section}']/p[@class='order']")
    said = re.sub(r"^Until .*?: ", "", text)
    return {words.strip().split(" of ")[0]: int(number) for number, words in _NUMBER.findall(said)}


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
            asked = day_of(question.get("asked"))
            yield asked or earliest(question["sources"], records), "asked"
            if "answer" in question:
                yield day_of(question["answer"]["public"]), "answered"


def test_the_numbers_are_those_of_the_records(pages: Pages, records: dict[str, Record]) -> None:
    wanted: dict[str, Counter[str]] = {}
    for day, what in happened(records):
        if day is not None:
            wanted.setdefault(month_of(day), Counter())[what] += 1
    assert [page.path.split("/")[2] for page in months(pages)] == sorted(wanted)
    for page in months(pages):
        assert _kinds(tally(page, "month")) == wanted[page.path.split("/")[2]]
    first = months(pages)[0]
    of_later = [counts for month, counts in wanted.items() if month not in first.path]
    assert _kinds(tally(first, "since")) == sum(of_later, Counter())


def _kinds(said: dict[str, int]) -> dict[str, int]:
    names = {"major": "major", "other": "other", "statement": "statement", "report": "report"}
    questions = {"question asked": "asked", "questions asked": "asked"}
    questions |= {"question answered": "answered", "questions answered": "answered"}
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


def test_a_month_that_nothing_is_dated_to_is_called_by_what_is(pages: Pages) -> None:
    """A question of 2026 counts from the end of 2026, and not from December."""
    page = pages["/catch-up/2026-12/"]
    assert page.text("//h1") == "New since the end of 2026"
    assert page.text("//h2") == "By the end of 2026"
    assert "December 2026" not in page.text("//main")
    assert "The end of 2026" in pages["/catch-up/"].text()


def test_months_lead_to_each_other_and_everything_leads_to_them(pages: Pages) -> None:
    every = [page.path for page in months(pages)]
    assert pages["/catch-up/"].main.xpath(".//ol//a/@href") == every[::-1]
    for at, page in enumerate(months(pages)):
        later = page.main.xpath(".//a[@rel='next']/@href")
        earlier = page.main.xpath(".//a[@rel='prev']/@href")
        assert {*later} == {*every[at + 1 : at + 2]}
        assert {*earlier} == ({every[at - 1]} if at else set())
    assert "/catch-up/" in pages.linked(pages["/timeline/"])
    assert all("/catch-up/" in page.tree.xpath("//footer//a/@href") for page in pages)
