"""Lists that are too long for one page are cut into parts, and nothing on them is lost."""

from collections.abc import Iterator

import pytest

from generator.core.language import Language
from generator.plan import catalog, indexes
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
    assert "4 of 10 are listed here" in " ".join(page.tree.text_content().split())


def test_what_has_no_date_does_not_put_away_what_is_new(site: SiteBuilder, lowered: None) -> None:
    for number in range(6):
        dated = f"date: 2024-02-0{number + 1}\n" if number < 3 else ""
        text = DOCUMENT.replace("date: {date}\n", dated).format(number=number)
        site.write(f"documents/paper-{number:02}.yaml", text)
    site.built()
    page = Pages(site.tree(), URL)["/events/2024-01-12-detection/"]
    shown = page.find("//section[contains(@class, 'related')]//a[contains(@href, '/paper-')]/@href")
    assert [str(one) for one in shown] == [f"/documents/paper-{n:02}/" for n in range(4)]


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
