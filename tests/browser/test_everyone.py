"""A page of every kind, held against WCAG 2.2 AA: at every width, in both schemes, all opened."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.browsing import OF_COLOUR, axe_faults, opened, overflow, watched
from tests.support.find_chromium import find_chromium
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


# --- Colours and motion as the reader's system has them ------------------------------------------


def test_forced_colours_leave_text_and_focus_to_be_seen(
    browser: Browser, root: str, full: list[Sample]
) -> None:
    context = browser.new_context(viewport={"width": 768, "height": 900}, forced_colors="active")
    page, _told = watched(context, root)
    faults: list[str] = []
    for one in full:
        page.goto(root + one.path)
        opened(page)
        faults += axe_faults(page, only=OF_COLOUR)
    page.goto(f"{root}/404.html")
    faults += walked(page).faults()
    context.close()
    assert not faults


def moving(page: Page) -> list[str]:
    """What would move by itself: transitions, animations, scrolling that takes time."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((one) => {
          const look = getComputedStyle(one);
          return look.transitionDuration.split(', ').some((time) => parseFloat(time) > 0)
            || look.animationName !== 'none' || look.scrollBehavior !== 'auto';
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    return found


def test_nothing_moves_where_less_motion_is_wanted(
    browser: Browser, root: str, full: list[Sample]
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page, _told = watched(context, root)
    faults: list[str] = []
    for one in full:
        page.goto(root + one.path)
        faults += [f"{one.path}: {fault}" for fault in moving(page)]
    assert not faults
    page.evaluate("document.body.style.setProperty('transition', 'color 1s', 'important')")
    assert moving(page)
    context.close()
