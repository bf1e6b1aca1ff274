"""Light and dark: by the device, or as the reader chose, remembered in this browser alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import KEPT
from tests.support.site import ROOT

pytestmark = pytest.mark.browser

TOKENS = ROOT / "themes" / "default" / "static" / "css" / "tokens.css"


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(root)
    yield page
    context.close()


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def choose(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def pressed(page: Page) -> list[str]:
    return page.locator('.scheme__choice[aria-pressed="true"]').all_inner_texts()


def test_dark_is_chosen_and_stays_on_the_next_page(page: Page, root: str) -> None:
    light = paper(page)
    choose(page, "Dark")
    dark = paper(page)
    assert dark != light
    page.goto(f"{root}/timeline/")
    assert paper(page) == dark
    assert pressed(page) == ["Dark"]
    assert page.context.cookies() == []


def test_the_device_chooses_again(page: Page) -> None:
    light = paper(page)
    choose(page, "Dark")
    choose(page, "As this device")
    assert paper(page) == light
    page.emulate_media(color_scheme="dark")
    assert paper(page) != light
    assert page.evaluate("localStorage.length") == 0


def test_light_is_kept_on_a_dark_device(page: Page) -> None:
    light = paper(page)
    choose(page, "Light")
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert paper(page) == light


def test_paper_is_white_whatever_was_chosen(page: Page) -> None:
    choose(page, "Dark")
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(0, 0, 0)"


def test_the_colours_are_there_before_the_page_is_shown(page: Page, root: str) -> None:
    """The script in the head comes before the body: nothing is painted in the other colours."""
    choose(page, "Dark")
    page.add_init_script(
        """new MutationObserver((_, watch) => {
          if (!document.body) return;
          window.early = document.documentElement.dataset.scheme;
          watch.disconnect();
        }).observe(document, { childList: true, subtree: true });"""
    )
    page.goto(f"{root}/about/")
    assert page.evaluate("window.early") == "dark"


def test_a_page_that_comes_back_has_what_was_chosen_meanwhile(keeping: Browser, root: str) -> None:
    context = keeping.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{root}/timeline/")
    light = paper(page)
    page.evaluate(KEPT)
    page.goto(f"{root}/about/")
    choose(page, "Dark")
    dark = paper(page)
    page.evaluate(KEPT)
    page.go_back(wait_until="commit")
    page.wait_for_function("window.kept")
    expect(page.locator("body")).to_have_css("background-color", dark)
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", "true"
    )
    choose(page, "As this device")
    page.go_forward(wait_until="commit")
    page.wait_for_function("window.kept")
    expect(page.locator("body")).to_have_css("background-color", light)
    assert pressed(page) == ["As this device"]
    context.close()


def test_another_tab_has_what_is_chosen_in_this_one(page: Page, root: str) -> None:
    light = paper(page)
    other = page.context.new_page()
    other.goto(f"{root}/about/")
    choose(page, "Dark")
    expect(other.locator("body")).to_have_css("background-color", paper(page))
    expect(other.locator('.scheme__choice[aria-pressed="true"]')).to_have_text("Dark")
    turn = other.get_by_role("button", name="Dark colours")
    expect(turn).to_have_attribute("aria-pressed", "true")
    turn.click()
    expect(page.locator("body")).to_have_css("background-color", light)
    expect(page.locator('.scheme__choice[aria-pressed="true"]')).to_have_text("As this device")


def test_without_script_there_is_no_choice(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root)
    assert not page.locator(".scheme").is_visible()
    context.close()


def test_a_browser_without_storage_still_changes(browser: Browser, root: str) -> None:
    context = browser.new_context(color_scheme="light")
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(root)
    light = paper(page)
    choose(page, "Dark")
    assert paper(page) != light
    assert faults == []
    context.close()


def test_both_ways_to_dark_set_the_same() -> None:
    """The tokens of dark stand twice: for the device and for the choice."""
    text = TOKENS.read_text(encoding="utf-8")
    device = text[
        text.index("@media screen and (prefers") : text.index('[data-scheme="light"] {\n    c')
    ]
    chosen = text[text.index('[data-scheme="dark"] {') : text.index("@media print")]
    found = [re.findall(r"--color-[a-z-]+: [^;]+;", part) for part in (device, chosen)]
    assert found[0] == found[1]
    assert len(found[0]) > 8


# --- The button at the top -----------------------------------------------------------------------


def test_the_button_at_the_top_turns_the_colours_and_back(page: Page, root: str) -> None:
    light, turn = paper(page), page.get_by_role("button", name="Dark colours")
    expect(turn).to_have_attribute("aria-pressed", "false")
    turn.click()
    assert paper(page) != light
    expect(turn).to_have_attribute("aria-pressed", "true")
    assert pressed(page) == ["Dark"]
    page.goto(f"{root}/timeline/")
    expect(turn).to_have_attribute("aria-pressed", "true")
    turn.click()
    assert paper(page) == light
    assert pressed(page) == ["As this device"]
    assert page.evaluate("localStorage.length") == 0


def test_the_button_at_the_top_says_what_the_device_shows(page: Page) -> None:
    turn = page.get_by_role("button", name="Dark colours")
    page.emulate_media(color_scheme="dark")
    expect(turn).to_have_attribute("aria-pressed", "true")
    dark = paper(page)
    turn.click()
    assert paper(page) != dark
    assert pressed(page) == ["Light"]


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize("path", ["/", "/timeline/"])
def test_the_keyboard_comes_to_it_after_the_search(
    browser: Browser, root: str, path: str, width: int
) -> None:
    """In sight as well it stands after the search, and takes no line of its own."""
    context = browser.new_context(viewport={"width": width, "height": 480})
    page = context.new_page()
    page.goto(root + path)
    page.locator(".menu__search").focus()
    page.keyboard.press("Tab")
    turn = page.get_by_role("button", name="Dark colours")
    expect(turn).to_be_focused()
    page.keyboard.press("Space")
    expect(turn).to_have_attribute("aria-pressed", "true")
    box, search = turn.bounding_box(), page.locator(".menu__search").bounding_box()
    assert box is not None
    assert search is not None
    assert min(box["width"], box["height"]) >= 24
    assert box["x"] >= search["x"] + search["width"] - 1
    assert box["x"] + box["width"] <= width
    assert abs(box["y"] + box["height"] / 2 - search["y"] - search["height"] / 2) <= 4
    high = "document.querySelector('.masthead').offsetHeight"
    with_it = page.evaluate(high)
    page.evaluate("document.querySelector('.menu__dark').remove()")
    assert page.evaluate(high) == with_it
    context.close()


def test_without_script_there_is_no_button_at_the_top(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root)
    assert page.locator("[data-dark]").count() == 1
    assert not page.locator("[data-dark]").is_visible()
    context.close()
