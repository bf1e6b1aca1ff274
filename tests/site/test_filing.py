"""The timeline of the shipped site by year, by month, and by what its events are filed under."""

import json
import re
from itertools import groupby

import pytest

from tests.support.filing import ASPECTS, Filed, events_of, filed, month_of, month_path
from tests.support.pages import Page, Pages
from tests.support.records import Record

_EVENT = re.compile(r"/events/([^/#]+)/")
MOST = 400_000


@pytest.fixture(scope="module")
def expected(records: dict[str, Record]) -> Filed:
    return filed(records)


def entries(page: Page) -> list[str]:
    """The events of a timeline, in the order in which they stand."""
    headings = page.main.xpath(".//article[contains(@class, 'entry')]//h4/a/@href")
    return [f"event:{found[1]}" for one in headings if (found := _EVENT.search(str(one)))]


def counted(page: Page, xpath: str) -> dict[str, int]:
    """The numbers beside links, by where these lead."""
    return {
        str(link.get("href")): int(link.xpath("string(.//*[contains(@class, 'count')])"))
        for link in page.main.xpath(xpath)
    }


# --- By year and month ---------------------------------------------------------------------------


def test_the_page_of_a_month_has_the_events_of_that_month(
    pages: Pages, records: dict[str, Record]
) -> None:
    months: dict[tuple[str, int], set[str]] = {}
    for event in events_of(records):
        months.setdefault(month_of(event), set()).add(event.id)
    assert len(months) > 30
    for month, wanted in months.items():
        listed = entries(pages[month_path(month)])
        assert len(listed) == len(set(listed))
        assert set(listed) == wanted


def test_a_year_counts_its_months_and_has_all_their_events(
    pages: Pages, records: dict[str, Record]
) -> None:
    of_month = [month_of(event) for event in events_of(records)]
    for year in {year for year, _month in of_month}:
        page = pages[f"/timeline/{year}/"]
        wanted = {month_path(one): of_month.count(one) for one in of_month if one[0] == year}
        links = page.main.xpath(".//ul[@class='months']/li")
        found = {str(one.xpath("string(a/@href)")): int(one.xpath("string(span)")) for one in links}
        assert found == wanted
        assert len(entries(page)) == sum(wanted.values())


def test_the_strip_counts_and_links_every_month(pages: Pages, records: dict[str, Record]) -> None:
    of_month = [month_of(event) for event in events_of(records)]
    for path in ("/", "/timeline/"):
        bars = pages[path].main.xpath(".//figure[@class='strip']//*[local-name()='svg']//a")
        found = {str(bar.get("href")): bar.text_content().strip() for bar in bars}
        assert len(found) == len(bars)
        for month in {one for one in of_month if one[1] <= 12}:
            number = of_month.count(month)
            assert found[month_path(month)].endswith(
                f": {number} entr{'y' if number == 1 else 'ies'}"
            )
        years = pages[path].main.xpath(".//ol[@class='strip__years']/li/a")
        said = {str(one.get("href")): one.text_content() for one in years}
        wanted = [year for year, _month in of_month]
        assert {
            href: int(re.sub(r".*: (\d+) entr.*", r"\1", text)) for href, text in said.items()
        } == {f"/timeline/{year}/": wanted.count(year) for year in wanted}


# --- By aspect -----------------------------------------------------------------------------------


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_value_has_the_events_that_the_records_say(
    pages: Pages, expected: Filed, aspect: str
) -> None:
    assert expected[aspect]
    for value, wanted in expected[aspect].items():
        page = pages[f"/timeline/{aspect}/{value}/"]
        listed = entries(page)
        assert len(listed) == len(set(listed))
        assert set(listed) == wanted
        assert f"{len(wanted)} entr" in page.text("//p[@class='order']")


@pytest.mark.parametrize("aspect", ASPECTS)
def test_the_page_of_an_aspect_counts_all_its_values(
    pages: Pages, expected: Filed, aspect: str
) -> None:
    page = pages[f"/timeline/{aspect}/"]
    found = counted(page, ".//div[@class='every-value']//a")
    assert found == {
        f"/timeline/{aspect}/{value}/": len(events) for value, events in expected[aspect].items()
    }
    assert list(found.values()) == sorted(found.values(), reverse=True)
    others = {f"/timeline/{one}/" for one in ASPECTS if one != aspect}
    assert others <= pages.linked(page)


def test_every_value_leads_back_and_to_every_other_aspect(pages: Pages, expected: Filed) -> None:
    for aspect in ASPECTS:
        for value in expected[aspect]:
            page = pages[f"/timeline/{aspect}/{value}/"]
            linked = pages.linked(page)
            assert {"/timeline/", f"/timeline/{aspect}/"} <= linked
            for other in ASPECTS:
                assert any(path.startswith(f"/timeline/{other}/") for path in linked), other


def test_what_the_panel_counts_is_what_its_pages_have(pages: Pages, expected: Filed) -> None:
    for path in ("/timeline/", "/timeline/oldest/", "/timeline/kind/disclosure/"):
        for aspect in ASPECTS:
            links = f".//details[@data-aspect='{aspect}']//a[@data-value]"
            for href, number in counted(pages[path], links).items():
                assert number == len(expected[aspect][href.split("/")[-2]])


def test_no_name_of_an_aspect_can_be_a_year(expected: Filed) -> None:
    """Years and `undated` stand beside aspects, values and `oldest` never do."""
    assert not [aspect for aspect in expected if aspect.isdigit() or aspect == "undated"]


def test_an_actor_has_no_event_that_is_not_said_to_be_its(
    pages: Pages, expected: Filed, records: dict[str, Record]
) -> None:
    """The page says what being on it means, and where to read who attributes."""
    for actor, events in expected["actor"].items():
        page = pages[f"/timeline/actor/{actor}/"]
        assert "which somebody attributes to it" in page.text("//p[@class='opening__lead']")
        assert f"/actors/{actor}/" in pages.linked(page)
        for name in events:
            fields = records[name].fields
            incidents = [records[f"incident:{one}"].fields for one in fields.get("incidents", ())]
            assert any(actor in one.get("actors", ()) for one in (fields, *incidents))


# --- For the filter ------------------------------------------------------------------------------


def numbers(steps: list[int]) -> list[int]:
    at, found = 0, []
    for step in steps:
        at += step
        found.append(at)
    return found


def test_the_filter_has_every_event_under_every_value(
    pages: Pages, expected: Filed, records: dict[str, Record]
) -> None:
    index = json.loads(pages.files["timeline/filter/index.json"])
    rows: list[list[object]] = []
    for number, known_by in enumerate(index["blocks"]):
        block = json.loads(pages.files[f"timeline/filter/rows/{number}.json"])
        assert block["of"] == known_by
        assert len(block["rows"]) <= index["block"]
        rows += block["rows"]
    names = [f"event:{str(row[0]).split('/')[-2]}" for row in rows]
    assert names == sorted(one.id for one in events_of(records))
    found = {
        aspect: {value: {names[row] for row in numbers(steps)} for value, _title, steps in values}
        for aspect, values in index["aspects"].items()
    }
    assert found == expected
    order = [names[row] for row in numbers(index["order"])]
    assert order == entries(pages["/timeline/"])
    years = [(label, total) for label, _dated, total in index["years"]]
    of_order = groupby(order, key=lambda name: month_of(records[name])[0])
    assert years == [(year, len(list(events))) for year, events in of_order]


def test_rows_are_no_more_exact_than_their_dates(pages: Pages) -> None:
    card = {
        entry.xpath("string(.//h4/a/@href)"): [
            " ".join(one.text_content().split()) for one in entry.xpath(".//dd")
        ]
        for entry in pages["/timeline/"].main.xpath(".//article")
    }
    for path in (path for path in pages.files if path.startswith("timeline/filter/rows/")):
        for row in json.loads(pages.files[path])["rows"]:
            shown = [date[0] for date in row[4:6] if date]
            assert shown == card[row[0]]


def test_rows_have_the_summaries_of_their_entries_in_bare_words(pages: Pages) -> None:
    whole = {
        entry.xpath("string(.//h4/a/@href)"): " ".join(
            entry.xpath("string(.//p[@class='entry__summary'])").split()
        )
        for entry in pages["/timeline/"].main.xpath(".//article")
    }
    found = {
        row[0]: " ".join(row[6:])
        for path in pages.files
        if path.startswith("timeline/filter/rows/")
        for row in json.loads(pages.files[path])["rows"]
    }
    assert found == whole
    assert any(whole.values())


def test_no_page_of_the_shipped_site_is_too_large(pages: Pages) -> None:
    assert not [(page.path, len(page.data)) for page in pages if len(page.data) > MOST]


def test_only_pages_of_the_timeline_load_its_script(pages: Pages) -> None:
    loading = {
        page.path
        for page in pages
        if page.tree.xpath("//head/script[contains(@src, '/timeline.')][@integrity][@defer]")
    }
    assert loading == {page.path for page in pages if page.find("//body[@class='page-timeline']")}
    assert len(loading) > 100
