"""A page of every kind, held against WCAG 2.2 AA: at every width, in both schemes, all opened."""

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import OF_COLOUR, axe_faults, opened, watched
from tests.support.kinds import Sample, fullest, samples
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDTHS = (320, 768, 1440)
SMALL_ENOUGH = 30_000


@pytest.fixture(scope="module")
def full(shipped: SiteBuilder) -> list[Sample]:
    """A full page of each kind that is still small enough to be looked at six times over."""
    return fullest(samples(shipped.public).values(), below=SMALL_ENOUGH)


def test_there_is_a_page_of_every_kind(full: list[Sample]) -> None:
    assert {"home", "timeline", "incident", "event", "statement", "report"} <= {
        one.kind for one in full
    }


def faults_of(page: Page) -> list[str]:
    """What axe finds at every width and in both schemes, with everything opened."""
    opened(page)
    faults: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        faults += axe_faults(page)
        # In the dark nothing is different but the colours.
        page.emulate_media(color_scheme="dark")
        faults += axe_faults(page, only=OF_COLOUR)
    return faults


def test_pages_are_accessible_and_quiet(browser: Browser, root: str, full: list[Sample]) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page, told = watched(context, root)
    faults: list[str] = []
    for one in full:
        page.goto(root + one.path)
        faults += faults_of(page)
    context.close()
    assert not faults
    assert not told.everything()
