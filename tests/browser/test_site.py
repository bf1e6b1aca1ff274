"""The built site in a real browser: for everyone, at every width, without script, on paper.

The site is served as any static host would serve it; its policy stands in its own pages.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import OF_COLOUR, axe_faults, watched
from tests.support.hostile import EVERYTHING, fill
from tests.support.pages import Pages
from tests.support.records import FOLDERS, Record
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

OTHERS = ("/", "/404.html", "/timeline/2020/", "/questions/", "/feeds/", "/rules/")
KINDS = tuple(FOLDERS.values())


@pytest.fixture(scope="module")
def fullest(pages: Pages, records: dict[str, Record]) -> list[str]:
    """The largest page of each kind: what breaks at all breaks there."""
    return largest(pages, records, below=10**9)


@pytest.fixture(scope="module")
def full(pages: Pages, records: dict[str, Record]) -> list[str]:
    """A full page of each kind that is still small enough to be looked at four times over."""
    return largest(pages, records, below=24_000)


def largest(pages: Pages, records: dict[str, Record], *, below: int) -> list[str]:
    sizes = {one.path: len(pages[one.path].data) for one in records.values()}
    return [
        max(
            (one.path for one in records.values() if one.kind == kind and sizes[one.path] < below),
            key=lambda path: sizes[path],
        )
        for kind in KINDS
    ]


# --- For everyone --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_accessible_and_quiet(
    browser: Browser, root: str, full: list[str], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    page, told = watched(context, root)
    faults: list[str] = []
    for path in (*OTHERS, *full):
        page.emulate_media(color_scheme="light")
        page.goto(root + path)
        faults += axe_faults(page)
        # In the dark nothing is different but the colours.
        page.emulate_media(color_scheme="dark")
        faults += axe_faults(page, only=OF_COLOUR)
    context.close()
    assert not faults
    assert not told.everything()


@pytest.mark.parametrize(
    "damage",
    [
        "document.documentElement.removeAttribute('lang')",
        "document.querySelector('h1 ~ *, p').setAttribute('role', 'nonsense')",
        "document.querySelector('main p').outerHTML = '<p><font color=#ccc>pale it is</font></p>'",
        "document.querySelector('main a').textContent = ''",
    ],
)
def test_a_page_that_is_not_accessible_is_found(browser: Browser, root: str, damage: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme="light")
    page, _told = watched(context, root)
    page.goto(f"{root}/feeds/")
    assert not axe_faults(page)
    page.evaluate(damage)
    assert axe_faults(page)
    context.close()


def test_a_loud_page_is_found(browser: Browser, shipped: SiteBuilder, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><img src=/none.png><img src=http://127.0.0.2:9/x.png>"
        "<script>console.log(1); alert(2)</script>"
    )
    with served(tmp_path) as root:
        context = browser.new_context()
        page, told = watched(context, root)
        page.goto(f"{root}/", wait_until="load")
        context.close()
    assert told.dialogs == ["2"]
    assert "log: 1" in told.console
    assert f"{root}/none.png" in told.failed
    assert told.elsewhere == ["http://127.0.0.2:9/x.png"]


# --- At every width ------------------------------------------------------------------------------


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_no_page_scrolls_sideways(browser: Browser, root: str, fullest: list[str]) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page, _told = watched(context, root)
    wide: list[str] = []
    for path in (*OTHERS, *fullest):
        page.goto(root + path)
        wide += [path] if overflow(page) > 0 else []
    assert not wide
    page.set_content(f"<p>{'W' * 400}")
    assert overflow(page) > 0
    context.close()


# --- Without script, on paper, at a wrong address ------------------------------------------------


def test_the_words_are_there_without_script(
    browser: Browser, root: str, fullest: list[str]
) -> None:
    with_script, without = browser.new_context(), browser.new_context(java_script_enabled=False)
    lively, _told = watched(with_script, root)
    still, _told = watched(without, root)
    for path in (*OTHERS, *fullest):
        lively.goto(root + path)
        still.goto(root + path)
        assert lively.inner_text("main") == still.inner_text("main"), path
        assert len(still.inner_text("main")) > 60
    with_script.close()
    without.close()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/timeline/",
        "/incidents/microsoft-midnight-blizzard/",
        "/events/2024-01-19-microsoft-disclosure/",
    ],
)
def test_on_paper_there_is_no_navigation(browser: Browser, root: str, path: str) -> None:
    context = browser.new_context()
    page, _told = watched(context, root)
    page.goto(root + path)
    main = page.inner_text("main")
    assert page.locator("header nav").first.is_visible()
    page.emulate_media(media="print")
    shown = [
        nav.get_attribute("aria-label") for nav in page.locator("nav").all() if nav.is_visible()
    ]
    heading, paper = page.locator("h1").is_visible(), page.inner_text("main")
    context.close()
    assert not shown
    assert heading
    assert len(paper) > len(main) * 0.5


def test_a_wrong_address_has_a_page(browser: Browser, root: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{root}/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert page.inner_text("h1") == "Page not found"
    page.locator("main a").first.click()
    assert page.url == f"{root}/"
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, root: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{root}/timeline/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    context.close()


# --- Hostile text --------------------------------------------------------------------------------


def test_hostile_text_does_nothing(browser: Browser, site: SiteBuilder) -> None:
    fill(site, EVERYTHING)
    site.built()
    with served(site.public) as root:
        context = browser.new_context(viewport={"width": 320, "height": 640})
        page, told = watched(context, root)
        for path in Pages(site.tree(), root).by_path:
            page.goto(root + path)
            assert overflow(page) <= 0, path
        context.close()
    assert not told.everything()


def test_a_very_long_word_stays_on_the_page(browser: Browser, site: SiteBuilder) -> None:
    fill(site, "W" * 20_000)
    site.built()
    with served(site.public) as root:
        context = browser.new_context(viewport={"width": 320, "height": 640})
        page, told = watched(context, root)
        wide = [
            path
            for path in Pages(site.tree(), root).by_path
            if page.goto(root + path) and overflow(page) > 0
        ]
        context.close()
    assert not wide
    assert not told.everything()
