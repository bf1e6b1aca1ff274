"""A page of every kind, held against WCAG 2.2 AA: at every width, in both schemes, all opened."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.browsing import OF_COLOUR, axe_faults, opened, overflow, watched
from tests.support.find_chromium import find_chromium
from tests.support.forced import unseen
from tests.support.kinds import Sample
from tests.support.walking import walked

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_there_is_a_page_of_every_kind(full: list[Sample]) -> None:
    assert {"home", "timeline", "incident", "event", "statement", "report"} <= {
        one.kind for one in full
    }


# --- axe -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_pages_are_accessible_and_quiet(
    browser: Browser, root: str, full: list[Sample], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page, told = watched(context, root)
    faults: list[str] = []
    for one in full:
        page.emulate_media(color_scheme="light")
        page.goto(root + one.path)
        opened(page)
        # What sticks to the edge of a window covers nothing where that is as tall as the page.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        faults += axe_faults(page)
        # Nothing else is different in the dark (below).
        page.emulate_media(color_scheme="dark")
        faults += axe_faults(page, only=OF_COLOUR)
    context.close()
    assert not faults
    assert not told.everything()


def searched(page: Page, root: str) -> None:
    page.goto(f"{root}/")
    page.keyboard.press("/")
    page.locator(".search__field").fill("midnight")
    page.locator(".found__link").first.wait_for()


def filtered(page: Page, root: str) -> None:
    page.goto(f"{root}/timeline/?tier=secondary&verified=excerpt")
    page.locator(".found-entries__more").wait_for()
    opened(page)
    # While it floats, the bar cuts through what stands at the lower edge, as the edge itself does.
    page.evaluate("document.querySelector('.filter').scrollIntoView({ block: 'end' })")


def copied(page: Page, root: str) -> None:
    page.goto(f"{root}/events/2024-01-19-microsoft-disclosure/")
    opened(page)
    page.locator("[data-copies]").click()
    page.wait_for_function("document.querySelector('.copied').textContent")


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prepare", [searched, filtered, copied])
def test_what_a_script_opens_is_accessible(
    browser: Browser,
    root: str,
    prepare: Callable[[Page, str], None],
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    prepare(page, root)
    assert not axe_faults(page)
    assert overflow(page) <= 0
    page.emulate_media(forced_colors="active")
    assert not unseen(page)
    context.close()


@pytest.mark.parametrize(
    "damage",
    [
        "document.documentElement.removeAttribute('lang')",
        "document.querySelector('h1 ~ *, p').setAttribute('role', 'nonsense')",
        "document.querySelector('main p').outerHTML = '<p><font color=#ccc>pale it is</font></p>'",
        "document.querySelector('main a').textContent = ''",
        "document.querySelector('h1').style.color = 'var(--color-page)'",
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


# --- By keyboard ---------------------------------------------------------------------------------


def test_the_keyboard_reaches_every_control_and_shows_where_it_is(
    browser: Browser, root: str, full: list[Sample]
) -> None:
    # A window that is zoomed in as people do who need to see the focus.
    context = browser.new_context(viewport={"width": 640, "height": 512})
    page, _told = watched(context, root)
    faults: list[str] = []
    for one in full:
        # On a busy machine a window may lose the focus once. A page that is wrong is wrong again.
        if faults_by_keyboard(page, root + one.path):
            faults += faults_by_keyboard(page, root + one.path)
    context.close()
    assert not faults


def faults_by_keyboard(page: Page, address: str) -> list[str]:
    """What is wrong with a walk through a page with everything opened."""
    page.goto(address)
    opened(page)
    return [f"{address}: {fault}" for fault in walked(page).faults()]


COVER = "position:fixed;inset:0;background:white"
ON_KEY = "document.querySelector('main a').addEventListener('keydown'"


TOPS = """() => [...document.querySelectorAll(
  '.record__head, .record__words, .record .details, .record__body')]
  .map((one) => one.getBoundingClientRect().top)"""


def test_on_a_phone_the_keyboard_goes_down_the_page(
    browser: Browser, root: str, largest: list[Sample]
) -> None:
    """What comes next in the page stands next in sight (WCAG 2.4.3)."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    places = {}
    for one in largest:
        page.goto(root + one.path)
        places[one.path] = page.evaluate(TOPS)
    page.close()
    assert {path for path, tops in places.items() if tops != sorted(tops)} == set()
    assert sum(len(tops) > 2 for tops in places.values()) > 5


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("document.querySelector('main a').style.outline = 'none'", "focus not to be seen"),
        (f"document.querySelector('footer').style.cssText = '{COVER}'", "out of sight"),
        ("document.querySelector('footer a').tabIndex = 1", "out of order"),
        (f"{ON_KEY}, (event) => event.preventDefault())", "not reached"),
        (f"{ON_KEY}, (event) => event.shiftKey && event.preventDefault())", "another way back"),
    ],
)
def test_a_page_that_fails_the_keyboard_is_found(
    browser: Browser, root: str, damage: str, said: str
) -> None:
    context = browser.new_context(bypass_csp=True)
    page, _told = watched(context, root)
    page.goto(f"{root}/404.html")
    assert not walked(page).faults()
    page.evaluate(damage)
    assert {fault.split(":")[0] for fault in walked(page).faults()} >= {said}
    context.close()


# --- Zoomed in -----------------------------------------------------------------------------------


@pytest.mark.parametrize("height", [256, 640])
def test_no_page_scrolls_sideways(
    browser: Browser, root: str, largest: list[Sample], height: int
) -> None:
    """A window of 1280 by 1024 at 400 % has 320 by 256; a small phone is as narrow."""
    context = browser.new_context(viewport={"width": 320, "height": height})
    page, _told = watched(context, root)
    wide: list[str] = []
    for one in largest:
        page.goto(root + one.path)
        opened(page)
        wide += [one.path] if overflow(page) > 0 else []
    assert not wide
    page.set_content(f"<p>{'W' * 400}")
    assert overflow(page) > 0
    context.close()


LARGE = ("--disable-gpu", "--blink-settings=defaultFontSize=32")
NARROW: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set letters of twice the size."""
    program = browser.browser_type.launch(
        executable_path=find_chromium(), args=LARGE, chromium_sandbox=False
    )
    yield program
    program.close()


def test_no_page_scrolls_sideways_where_letters_are_large(
    large: Browser, root: str, largest: list[Sample]
) -> None:
    page = large.new_page(viewport=NARROW)
    wide: list[str] = []
    for path in ("/coverage/afr-csrb/", *(one.path for one in largest)):
        page.goto(root + path)
        opened(page)
        wide += [path] if overflow(page) > 0 else []
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert not wide
    page.close()


def test_the_coverage_of_a_dossier_stacks_where_it_is_narrow(large: Browser, root: str) -> None:
    page = large.new_page(viewport=NARROW)
    page.goto(f"{root}/incidents/microsoft-midnight-blizzard/dossier/")
    region = page.locator(".scroll", has=page.locator(".dossier__table"))
    assert region.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.set_viewport_size({"width": 1440, "height": 900})
    assert region.locator("thead").is_visible()
    page.close()


def test_the_search_field_keeps_its_room_where_letters_are_large(large: Browser, root: str) -> None:
    page = large.new_page(viewport=NARROW)
    page.goto(f"{root}/feeds/")
    page.keyboard.press("/")
    page.locator(".search__field").wait_for()
    box = page.locator(".search__field").bounding_box()
    assert box is not None
    assert box["width"] > 200
    page.close()
