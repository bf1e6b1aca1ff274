"""The built site in a real browser: quiet, at a wrong address, with hostile text.

The site is served as any static host would serve it; its policy stands in its own pages.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import overflow, watched
from tests.support.hostile import EVERYTHING, fill
from tests.support.pages import Pages
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# --- Quiet ---------------------------------------------------------------------------------------


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


# --- At a wrong address, by keyboard --------------------------------------------------------------


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
