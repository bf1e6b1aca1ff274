"""In ten seconds: what a reader on a phone sees before the first scroll."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
SEEN = {
    "/": [
        ".masthead__title",
        ".play__site",
        ".latest__title",
        ".latest .dates",
        ".latest__summary",
        "text=3 sources, facts read in excerpt at most",
        "text=8 open questions",
        "text=21 November 2026",
        "text=Key events",
    ],
    "/events/2024-03-08-source-code/": [
        "h1",
        ".dates",
        ".lede",
        "text=How sure",
        ".pulse >> text=8 open questions",
        ".pulse >> text=21 November 2026",
        ".contents >> text=Statements",
        ".contents >> text=Where sources differ",
    ],
    "/statements/msft-20240308-a/": [
        "h1",
        "text=8 March 2024",
        "text=Excerpt read",
        "text=Carried by 8 reports",
        "text=Sources differ",
        ".meta >> text=8 open questions",
        ".meta >> text=21 November 2026",
    ],
    "/coverage/lapost-clip/": [
        "h1",
        "text=8 open questions",
        ".meta >> text=21 November 2026",
    ],
    "/incidents/microsoft-midnight-blizzard/": [
        "h1",
        ".lede",
        "text=late November 2023 to about 13 January 2024",
        "text=Latest major development",
        "text=5 sources, at least one fact read in full",
        "text=8 open questions",
        ".pulse >> text=21 November 2026",
    ],
}


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("path", "wanted"), SEEN.items(), ids=lambda value: str(value)[:40])
def test_nothing_of_it_needs_a_scroll(phone: Page, root: str, path: str, wanted: list[str]) -> None:
    phone.goto(f"{root}{path}")
    below = {
        place: box
        for place in wanted
        if (box := phone.locator(place).first.bounding_box()) is None
        or box["y"] + box["height"] > PHONE["height"]
    }
    assert below == {}


@pytest.mark.parametrize("name", ["Key events", "Where sources differ", "Statements"])
def test_the_rest_is_a_tap_away(phone: Page, root: str, name: str) -> None:
    phone.goto(root)
    phone.locator(".play").get_by_role("link", name=name, exact=True).first.tap()
    heading = phone.get_by_role("heading", name=name).first
    box = heading.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < PHONE["height"]
