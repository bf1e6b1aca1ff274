"""A person edits a file and looks at the browser, and at nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.serve.program import serving
from tests.support.site import SiteBuilder, tree_of

pytestmark = pytest.mark.browser

EVENT = "events/2024-01-12-detection.yaml"
PAGE = "events/2024-01-12-detection/"
HOSTILE = '"<img src=x onerror=alert(1)>"'

expect.set_options(timeout=20_000)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@contextmanager
def no_complaints(page: Page) -> Iterator[None]:
    """Fail if the browser reports an error meanwhile; what a page's own policy forbids is one."""
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield
    # To be away before the server is, for a refused connection is an error too.
    page.goto("about:blank")
    assert errors == []


def test_an_edit_shows_by_itself_and_an_error_comes_and_goes(site: SiteBuilder, page: Page) -> None:
    with serving(site.root) as served, no_complaints(page):
        page.goto(served.address + PAGE)
        heading, overlay = page.locator("h1"), page.get_by_role("alert")
        expect(heading).to_have_text("The intrusion is detected")
        expect(overlay).to_have_count(0)

        site.edit(EVENT, "is detected", "was noticed")
        expect(heading).to_have_text("The intrusion was noticed")

        link = page.locator("main a").first
        link.focus()
        site.edit(EVENT, "title:", "titel:")
        expect(overlay).to_have_text("1 error in the content. The page shows the last good site.")
        expect(page.get_by_text(f"content/{EVENT}:2:1", exact=True)).to_be_visible()
        expect(page.get_by_text("error[unknown-key]: unknown key 'titel'")).to_be_visible()
        expect(page.get_by_text("2 | titel: The intrusion was noticed")).to_be_visible()
        expect(page.locator("onrecord-overlay mark")).to_have_text("titel")
        expect(page.get_by_text("help: did you mean 'title'?")).to_be_visible()
        expect(heading).to_have_text("The intrusion was noticed")
        expect(heading).to_be_visible()
        expect(link).to_be_focused()

        site.edit(EVENT, "titel: The", "title: This")
        expect(heading).to_have_text("This intrusion was noticed")
        expect(overlay).to_have_count(0)

    clean = SiteBuilder(site.root.parent / "clean")
    clean.edit(EVENT, "The intrusion is detected", "This intrusion was noticed")
    clean.built()
    assert tree_of(site.public) == tree_of(clean.public)


def test_the_overlay_has_every_problem_as_text_and_can_be_put_away(
    site: SiteBuilder, page: Page
) -> None:
    with serving(site.root) as served, no_complaints(page):
        page.goto(served.address)
        overlay = page.get_by_role("alert")
        site.edit("outlets/evening-tide.yaml", "name:", "nmae:")
        site.edit(EVENT, "kind: detection", f"kind: {HOSTILE}")
        expect(overlay).to_contain_text("2 errors")
        expect(page.locator("onrecord-overlay li")).to_have_count(2)
        expect(page.locator("onrecord-overlay mark").first).to_have_text(HOSTILE)
        assert page.locator("onrecord-overlay img").count() == 0
        box = page.locator("onrecord-overlay section").bounding_box()
        assert box is not None
        assert box["width"] == page.evaluate("document.documentElement.clientWidth")

        page.keyboard.press("Escape")
        expect(overlay).to_have_count(0)

        # Another state of things is worth another look; the same one was put away.
        site.edit(EVENT, HOSTILE, "detection")
        expect(overlay).to_contain_text("1 error ")
        page.get_by_role("button", name="Hide").click()
        expect(overlay).to_have_count(0)

        page.reload()
        expect(overlay).to_contain_text("1 error ")


def test_a_site_that_begins_with_an_error_appears_once_it_is_mended(
    site: SiteBuilder, page: Page
) -> None:
    site.edit(EVENT, "title:", "titel:")
    with serving(site.root) as served:
        page.goto(served.address + PAGE)
        expect(page.locator("h1")).to_have_text("Nothing to show yet")
        expect(page.get_by_text(f"content/{EVENT}:2:1", exact=True)).to_be_visible()

        site.edit(EVENT, "titel:", "title:")
        expect(page.locator("h1")).to_have_text("The intrusion is detected")
        expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_is_accessible(site: SiteBuilder, browser: Browser, scheme: str) -> None:
    site.built()
    site.edit(EVENT, "title:", "titel:")
    # The tool that looks puts in styles of its own.
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    with serving(site.root) as served:
        page.goto(served.address)
        expect(page.get_by_role("alert")).to_contain_text("1 error ")
        found = Axe().run(page, context="onrecord-overlay").response
    page.close()

    assert [violation["id"] for violation in found["violations"]] == []
    assert "color-contrast" in [passed["id"] for passed in found["passes"]]


def test_a_page_finds_the_server_again_after_a_restart(site: SiteBuilder, page: Page) -> None:
    with serving(site.root) as served:
        page.goto(served.address + PAGE)
        expect(page.locator("h1")).to_have_text("The intrusion is detected")
        port = served.address.split(":")[2].strip("/")
        served.stop()
    site.edit(EVENT, "is detected", "was noticed")
    with serving(site.root, port):
        expect(page.locator("h1")).to_have_text("The intrusion was noticed")
