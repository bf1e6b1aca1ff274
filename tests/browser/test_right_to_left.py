"""A site in a language that is written from the right: the same site in English, mirrored."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import opened, overflow
from tests.support.quoted import WORDS, Quoting, quote
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STATEMENT = "/statements/notice-words/"
PATHS = (
    "/",
    "/timeline/",
    "/incidents/mail-breach/",
    "/incidents/mail-breach/as-of/2024-01-20/",
    "/incidents/mail-breach/dossier/",
    STATEMENT,
    f"{STATEMENT}compare/",
    "/coverage/r0/",
    "/search/",
)
BLOCKS = ".masthead__brand, main, main h1, .said__words, .said__beside, .record__side, .table"
HOLDS_FOCUS = "main a[href], main summary, main [tabindex='0']"


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """One site in English and in Arabic, by direction."""
    folder = tmp_path_factory.mktemp("directions")
    sites = {name: SiteBuilder(folder / name) for name in ("ltr", "rtl")}
    for site in sites.values():
        quote(site, WORDS, [Quoting(f"r{n}", ("We know of no harm",)) for n in range(3)])
    sites["rtl"].write("site.yaml", sites["rtl"].read("site.yaml") + "language: ar\n")
    for site in sites.values():
        site.built()
    with served(sites["ltr"].public) as left, served(sites["rtl"].public) as right:
        yield {"ltr": left, "rtl": right}


@pytest.fixture(params=[360, 1440])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def edges(page: Page, selector: str) -> list[tuple[float, float]]:
    """The left and the right edge of each block, each from its side of the window."""
    return [
        (box["x"], page.viewport_size["width"] - box["x"] - box["width"])
        for one in page.locator(selector).all()
        if page.viewport_size and (box := one.bounding_box())
    ]


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(page: Page, roots: dict[str, str], path: str) -> None:
    page.goto(roots["rtl"] + path)
    opened(page)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert overflow(page) <= 0
    beyond = page.evaluate(
        "Math.min(0, ...[...document.querySelectorAll('main > *')]"
        ".map(one => one.getBoundingClientRect().left))"
    )
    assert beyond >= -1


@pytest.mark.parametrize("path", [STATEMENT, "/incidents/mail-breach/"])
def test_what_stands_left_stands_right(page: Page, roots: dict[str, str], path: str) -> None:
    found: dict[str, Any] = {}
    for direction, root in roots.items():
        page.goto(root + path)
        found[direction] = edges(page, BLOCKS)
    assert len(found["ltr"]) == len(found["rtl"]) > 2
    for (left, right), (start, end) in zip(found["ltr"], found["rtl"], strict=True):
        assert abs(left - end) < 2
        assert abs(right - start) < 2


def test_what_a_search_finds_runs_as_its_own_words_do(page: Page, roots: dict[str, str]) -> None:
    page.goto(roots["rtl"] + STATEMENT)
    page.keyboard.press("/")
    page.locator(".search__field").fill("harbour")
    titles = page.locator(".found__title bdi")
    expect(titles.first).to_be_visible()
    ways = "all => all.map(one => getComputedStyle(one).direction)"
    assert set(titles.evaluate_all(ways)) == {"ltr"}
    assert set(page.locator(".search__status, .found__kind").evaluate_all(ways)) == {"rtl"}
    words = page.locator(".found__line bdi")
    for ways_of, text in (("ltr", "[A-Za-z]{4}"), ("rtl", "يناير")):
        found = words.filter(has_text=re.compile(text)).evaluate_all(ways)
        assert set(found) == {ways_of}, text
    kind = edges(page, ".found__kind")[0][1]
    assert all(abs(end - kind) < 32 for _start, end in edges(page, ".found__title bdi"))


def test_focus_goes_through_the_same_things_in_the_same_order(
    page: Page, roots: dict[str, str]
) -> None:
    found: dict[str, list[str]] = {}
    for direction, root in roots.items():
        page.goto(root + STATEMENT)
        steps = page.locator(HOLDS_FOCUS).count()
        found[direction] = []
        for _step in range(steps):
            page.keyboard.press("Tab")
            held = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
            found[direction].append(str(held))
    assert found["ltr"] == found["rtl"]
    assert len(set(found["rtl"])) > 10


def test_links_of_a_line_are_reached_from_the_right(page: Page, roots: dict[str, str]) -> None:
    page.goto(roots["rtl"] + STATEMENT)
    boxes = [box for one in page.locator(".beside__one a").all() if (box := one.bounding_box())]
    lines = [(one, after) for one, after in pairwise(boxes) if abs(one["y"] - after["y"]) < 4]
    assert lines
    assert all(after["x"] < one["x"] for one, after in lines)


def test_words_of_others_keep_their_direction(page: Page, roots: dict[str, str]) -> None:
    page.goto(roots["rtl"] + STATEMENT)
    words = page.locator(".said__words")
    assert words.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert words.evaluate("one => getComputedStyle(one).textAlign") in {"start", "left"}
    bidi = "all => all.map(one => getComputedStyle(one).unicodeBidi)"
    for selector in ("main .date", "main .meta bdi", "main .beside__one bdi"):
        found = page.locator(selector).evaluate_all(bidi)
        assert set(found) == {"isolate"}, selector
