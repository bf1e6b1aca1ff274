"""Timelines that are too long for one page: what is cut, what leads where, and nothing lost."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest

from generator.plan import pages as record_pages
from generator.plan.timelines import planner, run
from tests.support.filing import Filed, events_of, filed, month_of, month_path
from tests.support.pages import Page, Pages
from tests.support.records import Record, read_records
from tests.support.site import SiteBuilder

URL = "https://record.example/"
MOST = 4
_EVENT = re.compile(r"/events/([^/#]+)/")
DATES = {
    "2023-11~": 2,
    "2024": 3,
    "2024-02-01": 3,
    "2024-03": 11,
    "2024-05-06": 1,
    "2025-01-01/2025-02-03": 5,
}
"""How many events happened when; the base site has two more in January 2024."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteBuilder]:
    """A site with more events than one page takes, in a year, in a month and in an incident."""
    site = SiteBuilder(tmp_path_factory.mktemp("long") / "site")
    number = 0
    for occurred, many in DATES.items():
        for _each in range(many):
            number += 1
            site.write(f"events/more-{number:02}.yaml", event(number, occurred))
    with pytest.MonkeyPatch.context() as lowered:
        lowered.setattr(run, "MOST_ENTRIES", MOST)
        lowered.setattr(record_pages, "MOST_ENTRIES", MOST)
        lowered.setattr(planner, "MOST_VALUES", 2)
        site.built()
        yield site


@pytest.fixture(scope="module")
def pages(made: SiteBuilder) -> Pages:
    return Pages(made.tree(), URL)


@pytest.fixture(scope="module")
def records(made: SiteBuilder) -> dict[str, Record]:
    return read_records(made.content)


def event(number: int, occurred: str) -> str:
    kind = ("update", "filing", "report")[number % 3]
    return (
        f'guid: "tag:record.example,2026:event/more-{number}"\ntitle: Entry {number}\n'
        f"kind: {kind}\noccurred: {occurred}\nincidents: [mail-breach]\n"
        "facts:\n  - text: Something was said.\n    sources: [document:notice]\n"
        "    verified: excerpt\n"
    )


CUT = ("", "oldest/", "2024/", "2024/03/", "2024/03/part-2/")


def entries(page: Page) -> list[str]:
    headings = page.main.xpath(".//article[contains(@class, 'entry')]//*[self::h4 or self::h5]/a")
    return [f"event:{found[1]}" for one in headings if (found := _EVENT.search(one.get("href")))]


def timelines(pages: Pages) -> list[Page]:
    return [page for page in pages if page.path.startswith("/timeline/")]


def test_no_page_has_more_than_fits(pages: Pages) -> None:
    sizes = {page.path: len(entries(page)) for page in (*timelines(pages), pages["/"])}
    del sizes["/"]
    assert max(sizes.values()) == MOST
    assert sum(number == MOST for number in sizes.values()) > 10
    assert len(entries(pages["/incidents/mail-breach/"])) == MOST


@pytest.mark.parametrize(
    ("path", "has"),
    [
        ("/timeline/", "Timeline. 4 of 27 entries of The small record."),
        ("/timeline/2024/05/", "Timeline: May 2024. 1 entry of The small record."),
        ("/timeline/2024/03/part-2/", "Timeline: March 2024, part 2 of 3. 4 of 11 entries of"),
        ("/timeline/kind/", "Timeline: Kinds of entry. How many entries of The small record each"),
    ],
)
def test_a_description_says_what_the_page_has(path: str, has: str, pages: Pages) -> None:
    said = pages[path].attribute("//meta[@name='description']/@content")
    assert said.startswith(has)


def test_a_month_stands_whole_in_its_parts(pages: Pages, records: dict[str, Record]) -> None:
    months: dict[tuple[str, int], list[str]] = {}
    for one in events_of(records):
        months.setdefault(month_of(one), []).append(one.id)
    for month, wanted in months.items():
        found: list[str] = []
        path = month_path(month)
        parts = [page for page in pages if re.fullmatch(rf"{path}(part-\d+/)?", page.path)]
        for page in sorted(parts, key=lambda one: (len(one.path), one.path)):
            found += entries(page)
        assert found == sorted(wanted), month
        assert len(parts) == -(-len(wanted) // MOST)


def test_every_part_leads_to_the_next(pages: Pages) -> None:
    path, seen = "/timeline/2023/11/", []
    while path:
        seen.append(path)
        following = pages[path].main.xpath(".//a[@rel='next']/@href")
        path = str(following[0]) if following else ""
    assert seen[3:7] == [
        "/timeline/2024/03/",
        "/timeline/2024/03/part-2/",
        "/timeline/2024/03/part-3/",
        "/timeline/2024/05/",
    ]
    assert seen[7:] == [
        "/timeline/2024/no-month/",
        "/timeline/2025/01/",
        "/timeline/2025/01/part-2/",
    ]


def reached(pages: Pages, root: str) -> set[str]:
    """The events on the pages below one that links lead to from it."""
    seen, waiting, found = {root}, [root], set()
    while waiting:
        page = pages[waiting.pop()]
        found |= {*entries(page)}
        for href in page.main.xpath(".//a/@href"):
            path = pages.path_of(urljoin(page.address, str(href)))
            if path is not None and path.startswith(root) and path not in seen:
                seen.add(path)
                waiting.append(path)
    return found


def test_every_event_of_a_value_is_reached_from_its_page(
    pages: Pages, records: dict[str, Record]
) -> None:
    expected: Filed = filed(records)
    cut = 0
    for aspect, values in expected.items():
        for value, wanted in values.items():
            root = f"/timeline/{aspect}/{value}/"
            assert reached(pages, root) == wanted, root
            cut += len(wanted) > MOST
    assert cut >= 6


def test_a_value_that_fits_has_one_page(pages: Pages, records: dict[str, Record]) -> None:
    for aspect, values in filed(records).items():
        for value, wanted in values.items():
            root = f"/timeline/{aspect}/{value}/"
            below = [page.path for page in pages if page.path.startswith(root)]
            assert (below == [root]) == (len(wanted) <= MOST), below


def test_the_incident_leads_to_all_of_its_timeline(pages: Pages) -> None:
    page = pages["/incidents/mail-breach/"]
    assert "/timeline/incident/mail-breach/" in pages.linked(page)
    assert "4 of 27 entries" in page.text("//section[@aria-labelledby='timeline']")
    assert entries(page)[-1] == "event:more-25"


def test_a_year_that_a_page_has_a_part_of_says_how_many_it_has(
    pages: Pages, records: dict[str, Record]
) -> None:
    told = 0
    heads = "//div[@class='year__head']"
    for path in ("/", "/incidents/mail-breach/", *(f"/timeline/{one}" for one in CUT)):
        page = pages[path]
        for head in page.find(heads):
            year, said = (" ".join(head[at].text_content().split()) for at in (0, 1))
            total = sum(month_of(one)[0] == year for one in events_of(records))
            shown = len(head.xpath("..//li[@class='entries__one']"))
            wanted = f"{shown} of {total} entr" if shown < total else f"{total} entr"
            assert said.startswith(wanted), (page, year, said)
            told += shown < total
    assert told > 4


def test_only_a_page_with_all_of_its_entries_can_be_turned_round(pages: Pages) -> None:
    """The oldest of the newest are not the oldest; a part of a month has pages before and after."""
    turned = {page.path for page in timelines(pages) if page.find("//*[@data-turns]")}
    whole = {
        page.path
        for page in timelines(pages)
        if re.match(r"\d+ entries, ", page.text("//header/p[@class='order'][1]"))
    }
    assert turned == whole - {"/timeline/", "/timeline/oldest/"}
    assert "/timeline/2024/03/" not in turned
    assert "/timeline/2023/" in turned


def test_every_link_of_a_cut_timeline_resolves(pages: Pages) -> None:
    for page in timelines(pages):
        for _element, address in page.links:
            path = pages.path_of(address) if pages.is_own_host(address) else None
            if path is not None:
                file = f"{path}index.html" if path.endswith("/") else path
                assert file[1:] in pages.files, (page, address)
                fragment = address.partition("#")[2]
                assert not fragment or fragment in pages[path].ids, (page, address)


def test_a_panel_with_too_many_values_leads_to_all(pages: Pages) -> None:
    panel = pages["/timeline/"].main.xpath(".//details[@data-aspect='kind']")[0]
    assert len(panel.xpath(".//a[@data-value]")) == 2
    assert panel.xpath("string(.//p/a)") == "All 5"
    assert panel.xpath("string(.//p/a/@href)") == "/timeline/kind/"
    assert len(pages["/timeline/kind/"].main.xpath(".//div[@class='every-value']//a")) == 5


@pytest.mark.parametrize(
    ("first", "last", "bars", "years"),
    [("2010-02-01", "2024-02-01", 3, 15), ("1975-02-01", "2024-02-01", 3, 50)],
)
def test_a_strip_of_many_years_has_a_bar_for_each(
    site: SiteBuilder, first: str, last: str, bars: int, years: int
) -> None:
    site.write("events/first.yaml", event(1, first))
    site.write("events/last.yaml", event(2, last))
    if years > 15:
        site.write("events/middle.yaml", event(3, "1999-12"))
    site.built()
    page = Pages(site.tree(), URL)["/timeline/"]
    links = page.main.xpath(".//figure[starts-with(@class, 'strip')]//*[local-name()='svg']//a")
    assert len(links) == bars
    whole = r"/timeline/\d{4}/" if years > 15 else r"/timeline/\d{4}/\d\d/"
    assert all(re.fullmatch(whole, str(link.get("href"))) for link in links)
    assert len(page.main.xpath(".//ol[@class='strip__years']/li")) == years
