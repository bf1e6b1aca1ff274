"""Lists that are too long for one page are cut into parts, and nothing on them is lost."""

from collections.abc import Iterator

import pytest

from generator.core.language import Language
from generator.plan import catalog, indexes, listings
from generator.plan.timelines import run
from tests.support.pages import Pages
from tests.support.site import SiteBuilder
from tests.support.world import World, law

URL = "https://record.example/"
MOST = 4
DOCUMENT = """\
title: Paper {number}
kind: filing
tier: primary
publisher: Harbour
date: {date}
verified: read in full
note: It names [[event:2024-01-12-detection|the event]].
"""


def written(site: SiteBuilder, many: int) -> None:
    for number in range(many):
        text = DOCUMENT.format(number=number, date=f"{2020 + number // 3}-01-{number % 3 + 1:02}")
        site.write(f"documents/paper-{number:02}.yaml", text)


@pytest.fixture
def lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "MOST_LISTED", MOST)
    monkeypatch.setattr(catalog, "MOST_RELATED", MOST)


@pytest.fixture
def pages(site: SiteBuilder, lowered: None) -> Pages:
    written(site, 10)
    site.built()
    return Pages(site.tree(), URL)


def parts(pages: Pages) -> Iterator[str]:
    """Follow the links from part to part, as a reader does."""
    path: str | None = "/documents/"
    while path is not None:
        yield path
        onward = pages[path].find("//nav[@class='siblings']//a[@rel='next']/@href")
        path = str(onward[0]) if onward else None


def listed(pages: Pages, path: str) -> list[str]:
    return [str(one) for one in pages[path].find("//main//li//a[starts-with(@href, '/doc')]/@href")]


def test_every_record_stands_in_one_part(pages: Pages) -> None:
    found = list(parts(pages))
    assert found == ["/documents/", "/documents/part/2/", "/documents/part/3/"]
    shown = [path for part in found for path in listed(pages, part)]
    assert len(shown) == len(set(shown)) == 11
    assert max(len(listed(pages, part)) for part in found) == MOST


def test_parts_go_on_in_order_of_time(pages: Pages) -> None:
    dated = [path for part in parts(pages) for path in listed(pages, part) if "paper" in path]
    assert dated == sorted(dated, reverse=True)


def test_each_part_is_called_by_its_number_and_leads_back(pages: Pages) -> None:
    assert pages["/documents/part/2/"].tree.findtext(".//h1") == "Documents, part 2 of 3"
    back = pages["/documents/part/3/"].find("//nav[@class='siblings']//a[@rel='prev']/@href")
    assert [str(one) for one in back] == ["/documents/part/2/"]


def test_a_short_list_has_one_page_and_its_own_name(pages: Pages) -> None:
    assert pages["/outlets/"].tree.findtext(".//h1") == "Outlets"
    assert not pages["/outlets/"].find("//nav[@class='siblings']")


def test_of_too_many_that_name_a_record_the_newest_stand_there(pages: Pages) -> None:
    page = pages["/events/2024-01-12-detection/"]
    shown = page.find("//section[contains(@class, 'related')]//a[contains(@href, '/paper-')]/@href")
    assert [str(one) for one in shown] == [f"/documents/paper-{n:02}/" for n in range(6, 10)]
    said = page.text("//section[contains(@class, 'related')]//p[@class='aside']")
    assert said == "4 of 10 are listed here."  # no page lists the others as such


def test_what_has_no_date_does_not_put_away_what_is_new(site: SiteBuilder, lowered: None) -> None:
    for number in range(6):
        dated = f"date: 2024-02-0{number + 1}\n" if number < 3 else ""
        text = DOCUMENT.replace("date: {date}\n", dated).format(number=number)
        site.write(f"documents/paper-{number:02}.yaml", text)
    site.built()
    page = Pages(site.tree(), URL)["/events/2024-01-12-detection/"]
    shown = page.find("//section[contains(@class, 'related')]//a[contains(@href, '/paper-')]/@href")
    assert [str(one) for one in shown] == [f"/documents/paper-{n:02}/" for n in range(4)]


def counts(pages: Pages, path: str, group: str) -> dict[str, str]:
    """What a list says of how many each of its years has."""
    return {
        str(one.findtext(".//h2")): str(one.findtext(".//p[@class='section__count']"))
        for one in pages[path].find(f"//{group}")
    }


@pytest.mark.parametrize(
    ("theme", "group"),
    [("default", "section[@class='section']"), ("broadsheet", "section[@class='part']")],
)
def test_a_part_says_how_many_there_are_and_how_many_of_a_year_stand_elsewhere(
    site: SiteBuilder, lowered: None, theme: str, group: str
) -> None:
    written(site, 10)
    site.write("site.yaml", site.read("site.yaml") + f"theme: {theme}\n")
    site.built()
    pages = Pages(site.tree(), URL)
    assert [counts(pages, path, group) for path in parts(pages)] == [
        {"2024": "1", "2023": "1", "2022": "2 of 3 entries"},
        {"2022": "1 of 3 entries", "2021": "3"},
        {"2020": "3"},
    ]
    if theme == "broadsheet":
        kickers = [pages[path].text("//p[@class='kicker']") for path in parts(pages)]
        assert kickers == ["4 of 11 entries", "4 of 11 entries", "3 of 11 entries"]
        jump = pages["/documents/"].text("//ul[@class='months']")
        assert jump == "2024 1 2023 1 2022 2 of 3 entries"


def test_the_list_of_events_says_how_many_a_year_has(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "MOST_ROWS", 1)
    site.built()
    page = Pages(site.tree(), URL)["/events/"]
    assert page.text("//p[@class='section__count']") == "1 of 2 entries"


@pytest.mark.parametrize("path", ["events/index.html", "timeline/2024/01/index.html", "index.html"])
def test_an_entry_that_leaves_a_year_is_no_longer_counted_on_pages_that_do_not_show_it(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(listings, "MOST_ROWS", 1)
    monkeypatch.setattr(listings, "HOME_EVENTS", 1)
    monkeypatch.setattr(run, "MOST_ENTRIES", 2)
    world = World(tmp_path_factory.mktemp("years"), overlay=None)
    event = world.site.read("events/2024-01-12-detection.yaml")
    for number, month in enumerate(["2023-02", "2023-02", "2024-03", "2024-03"]):
        text = event.replace("2024-01-12", month).replace("2024-01-19", "2024-06")
        text = text.replace("000000000001", f"00000000010{number}")
        world.site.write(f"events/more-{number}.yaml", text)
    law(world)
    before = (world.public / path).read_text()
    world.site.edit("events/more-2.yaml", "occurred: 2024-03", "occurred: 2023-02")
    law(world)
    after = (world.public / path).read_text()
    assert " of 4 entries" in before
    assert " of 3 entries" in after


def test_parts_are_numbered_in_the_language_of_the_site(
    site: SiteBuilder, lowered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Language, "number", lambda _self, number: f"<{number}>")
    written(site, 10)
    site.built()
    page = Pages(site.tree(), URL)["/documents/part/2/"]
    assert page.text("//h1") == "Documents, part <2> of <3>"


def test_an_edit_makes_every_part_anew_that_shows_it(
    tmp_path_factory: pytest.TempPathFactory, lowered: None
) -> None:
    world = World(tmp_path_factory.mktemp("parts"))
    law(world)
    world.site.edit("events/2024-01-19-disclosure.yaml", "title: ", "title: Again, ")
    law(world)
