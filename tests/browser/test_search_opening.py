"""How the search opens: what is typed while it comes, what fails to come, which key it heeds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import QUIET
from tests.support.find_chromium import find_chromium
from tests.support.holding import Held

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SCRIPT, LIST = "**/assets/search.*.js", "**/search/index.json"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def turned_off(page: Page) -> None:
    page.locator("[data-search]").click()
    page.get_by_label("Open the search with the key /").uncheck()
    page.keyboard.press("Escape")


@pytest.mark.parametrize("held", [SCRIPT, LIST])
@pytest.mark.parametrize("way", ["/", "click"])
def test_what_is_typed_while_the_search_comes_stands_in_its_field(
    page: Page, root: str, held: str, way: str
) -> None:
    waiting = Held(page, held)
    page.goto(f"{root}/statements/")
    page.keyboard.press("/") if way == "/" else page.locator("[data-search]").click()
    page.keyboard.type("cozy bearq")
    page.keyboard.press("Backspace")
    page.keyboard.press("Control+Shift+y")
    page.keyboard.press("Shift")
    waiting.let_go()
    field = page.locator(".search__field")
    expect(field).to_be_focused()
    expect(field).to_have_value("cozy bear")
    expect(page.locator(".found__title").first).to_have_text("Midnight Blizzard")
    assert page.evaluate("scrollY") == 0
    page.keyboard.type(" x")
    expect(field).to_have_value("cozy bear x")


def test_escape_gives_up_what_was_asked_for(page: Page, root: str) -> None:
    waiting = Held(page, LIST)
    page.goto(f"{root}/statements/")
    with page.expect_request(LIST):
        page.keyboard.press("/")
    page.keyboard.type("cozy")
    page.keyboard.press("Escape")
    with page.expect_response(LIST) as answered:
        waiting.let_go()
    answered.value.finished()
    # What waited for this list has gone on before another one is there.
    page.evaluate("searchIndex.load(document.querySelector('[data-search]').dataset.search)")
    expect(page.locator("dialog.search")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("bear")
    expect(page.locator(".search__field")).to_have_value("bear")


def test_escape_gives_up_where_the_search_cannot_be_had(page: Page, root: str) -> None:
    held: list[Route] = []
    page.route(LIST, lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it calls
    page.goto(f"{root}/statements/")
    with page.expect_request(LIST):
        page.keyboard.press("/")
    page.keyboard.press("Escape")
    with page.expect_event("requestfailed"):
        held.pop().abort()
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(page).to_have_url(f"{root}/statements/")


def test_keys_of_a_composition_are_not_taken(page: Page, root: str) -> None:
    waiting = Held(page, SCRIPT)
    page.goto(f"{root}/statements/")
    page.keyboard.press("/")
    for said in ("{key: 'k', isComposing: true}", "{key: 'k', keyCode: 229}"):
        taken = f"new KeyboardEvent('keydown', {{bubbles: true, cancelable: true, ...{said}}})"
        assert page.evaluate(f"document.body.dispatchEvent({taken})")
    page.keyboard.type("bear")
    waiting.let_go()
    expect(page.locator(".search__field")).to_have_value("bear")


def test_a_search_that_failed_to_come_beforehand_is_asked_for_again(page: Page, root: str) -> None:
    lost: list[Route] = []

    def once(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route)
            route.abort()

    page.route(SCRIPT, once)
    page.goto(f"{root}/statements/")
    with page.expect_event("requestfailed"):
        page.locator("[data-search]").hover()
    page.evaluate("new Promise(requestAnimationFrame)")
    page.locator("[data-search]").click()
    expect(page.locator("dialog.search")).to_be_visible()


def test_a_key_that_was_turned_off_in_another_tab_is_off(
    context: BrowserContext, root: str
) -> None:
    page, other = context.new_page(), context.new_page()
    for one in (page, other):
        one.goto(f"{root}/statements/")
    heard = page.evaluate_handle(
        "({ told: new Promise((done) => addEventListener('storage', done)) })"
    )
    turned_off(other)
    heard.evaluate("async ({ told }) => { await told; }")
    link, choice = (
        page.locator("[data-search]"),
        page.get_by_label("Open the search with the key /"),
    )
    expect(link).not_to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    link.click()
    expect(page.locator(".search__field")).to_have_value("")
    expect(choice).not_to_be_checked()
    page.keyboard.press("Escape")
    other.locator("[data-search]").click()
    other.get_by_label("Open the search with the key /").check()
    expect(link).to_have_attribute("aria-keyshortcuts", "/")
    page.bring_to_front()
    page.keyboard.press("/")
    expect(choice).to_be_checked()


def test_a_key_that_was_turned_off_meanwhile_is_off_on_a_page_one_comes_back_to(
    browser: Browser, root: str
) -> None:
    keeping = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=QUIET,
        chromium_sandbox=False,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = keeping.new_page()
    # Chromium tells a page that it kept of what was stored meanwhile; no standard asks it to.
    page.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation())")
    page.goto(f"{root}/statements/")
    page.evaluate("void addEventListener('pageshow', (event) => { back = event.persisted; })")
    page.goto(f"{root}/timeline/")
    turned_off(page)
    page.go_back(wait_until="commit")  # it is kept, so it does not load
    page.wait_for_function("back")
    expect(page.locator("[data-search]")).not_to_have_attribute("aria-keyshortcuts", "/")
    keeping.close()
