"""Searching in a tab that is older than the published site: what is found is what it leads to."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.holding import Held
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te")
SPOKEN = ["".join(one) for one in product(SYLLABLES, repeat=3)]
EVENTS = 72
"""So many that words stand in several shards and rows in several blocks."""


def event(name: str, *words: str) -> tuple[str, str]:
    text = (
        f"guid: tag:record.example,2026:event/{name}\ntitle: The {words[0]} of the mail\n"
        "kind: detection\noccurred: 2024-02-01\npublic: 2024-02-02\nincidents: [mail-breach]\n"
        f"facts:\n  - text: It said {' '.join(words)}.\n    sources: [document:notice]\n"
        "    verified: read in full\n"
    )
    return f"events/2024-{name}.yaml", text


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    """A site where the n-th of the older events has every word of `SPOKEN` that counts for it."""
    site = SiteBuilder(tmp_path / "site")
    for number in range(EVENTS):
        site.write(*event(f"02-{number:02}-older", *SPOKEN[number::EVENTS]))
    site.built()
    return site


@pytest.fixture
def root(site: SiteBuilder) -> Iterator[str]:
    with served(site.public) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def finds(page: Page, word: str) -> None:
    """Search for a word: the one event that has it is found, by its address and its title."""
    number = SPOKEN.index(word) % EVENTS
    page.locator(".search__field").fill(f"{word} ")
    expect(page.get_by_role("status")).to_have_text("1 result.")
    link = page.locator(".found__link")
    expect(link).to_have_attribute("href", f"/events/2024-02-{number:02}-older/")
    expect(link).to_contain_text(f"The {SPOKEN[number]} of the mail")


def published_anew(site: SiteBuilder) -> None:
    site.write(*event("12-01-newest", "hitherto", *SPOKEN[: EVENTS // 3]))
    site.built()


@pytest.mark.parametrize("before", [SPOKEN[-1], SPOKEN[EVENTS]])
def test_a_record_that_is_new_moves_no_result_of_an_older_tab(
    page: Page, root: str, site: SiteBuilder, before: str
) -> None:
    page.goto(root)
    page.keyboard.press("/")
    finds(page, before)
    published_anew(site)
    for word in (SPOKEN[-2], SPOKEN[EVENTS + 1], SPOKEN[EVENTS * 6 + EVENTS // 2], before):
        finds(page, word)
    page.locator(".search__field").fill("hitherto")
    expect(page.locator(".found__link")).to_have_attribute("href", "/events/2024-12-01-newest/")


def test_one_search_is_told_by_one_list(page: Page, root: str, site: SiteBuilder) -> None:
    """Words of the older list, rows of the newer one: published between the two."""
    held = Held(page, "**/search/rows/*")
    page.goto(root)
    page.keyboard.press("/")
    with page.expect_request("**/search/rows/*"):
        page.locator(".search__field").fill(SPOKEN[-1])
    published_anew(site)
    held.let_go()
    finds(page, SPOKEN[-1])


def test_a_file_that_stays_of_another_build_is_not_believed(page: Page, root: str) -> None:
    asked: list[str] = []

    def of_another(route: Route) -> None:
        asked.append(route.request.url)
        _digest, rows = route.fetch().json()
        route.fulfill(json=["another", rows])

    page.route("**/search/rows/*", of_another)
    page.on("request", lambda one: asked.append(one.url) if "index.json" in one.url else None)
    page.goto(root)
    page.keyboard.press("/")
    page.locator(".search__field").fill(f"{SPOKEN[-1]} ")
    expect(page.get_by_role("status")).to_have_text("The index of this site could not be read.")
    assert [url.partition("/search/")[2].partition("?")[0].partition("/")[0] for url in asked] == [
        "index.json",
        "rows",
        "index.json",
        "rows",
    ]
