"""Searching the shipped record in a real browser, by keyboard and by mouse."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.core.language import Language
from generator.plan.search.numbers import packed
from generator.plan.search.shards import value_of
from generator.plan.search.words import fold, words_of
from tests.support.browsing import axe_faults, watched
from tests.support.holding import Held

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_FETCHED = 60_000


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{root}/statements/")
    yield page
    context.close()


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.locator(".search__field").fill(text)


def fetched(page: Page) -> None:
    """Bring the script that searches."""
    page.locator("[data-search]").hover()
    page.wait_for_function("() => typeof searchIndex === 'object'")


def test_every_alias_finds_its_actor(page: Page) -> None:
    search(page, "cozy bear")
    first = page.locator(".found__group").first
    expect(first.locator(".found__kind")).to_have_text("Actors")
    expect(first.locator(".found__title").first).to_have_text("Midnight Blizzard")
    expect(first.locator("mark").first).to_have_text("Cozy")


def test_arrows_enter_and_escape(page: Page) -> None:
    search(page, "source code")
    expect(page.locator(".found__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found__link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search__field")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    page.locator("[data-search]").click()
    wanted = page.locator(".found__link").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")


FOCUS_IN_SIGHT = """
() => {
  const on = document.activeElement.getBoundingClientRect();
  const form = document.querySelector(".search__form").getBoundingClientRect();
  const below = document.querySelector(".search").getBoundingClientRect().bottom;
  return on.top >= form.bottom - 1 && on.bottom <= below + 1;
}
"""


@pytest.mark.parametrize("width", [1440, 320])
def test_the_result_that_has_the_focus_is_never_under_the_form(
    browser: Browser, root: str, width: int
) -> None:
    """As WCAG 2.2 asks (2.4.11), also in a low window and where the form takes two lines."""
    page = browser.new_page(viewport={"width": width, "height": 420})
    page.goto(f"{root}/statements/")
    search(page, "customers")
    more = page.get_by_role("button", name="Show more")
    expect(more).to_be_visible()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    expect(more).to_be_focused()
    for nth in reversed(range(10)):
        page.keyboard.press("ArrowUp")
        expect(page.locator(".found__link").nth(nth)).to_be_focused()
        assert page.evaluate(FOCUS_IN_SIGHT), nth
    page.close()


@pytest.mark.parametrize(
    ("typed", "mark"),
    [("8-K", "8-K"), ("form 8-k", "8-K"), ("email", "e-mail"), ("mail", "mail")],
)
def test_what_was_looked_for_is_marked(page: Page, typed: str, mark: str) -> None:
    search(page, typed)
    marks = page.locator("mark", has_text=re.compile(f"^{mark}$"))
    expect(marks.first).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("हिन्दी", "यह हिन्दी है", ["हिन्दी"]),
        ("8-K", "an 8\u2011K/A, an 8-K; 8 K", ["8\u2011K/A", "8-K"]),
        ("cafe", "the Cafe\u0301s and café-bar", ["Cafe\u0301s", "café"]),
        ("tenant", "a test-tenant", ["tenant"]),
        ("x-ray", "x-rays or x-ray-like rays", ["x-rays", "x-ray-like"]),
    ],
)
def test_a_word_is_marked_with_its_signs_and_its_joints(
    page: Page, typed: str, text: str, marks: list[str]
) -> None:
    def titled(route: Route) -> None:
        digest, rows = route.fetch().json()
        route.fulfill(json=[digest, [[kind, path, text, ""] for kind, path, *_ in rows]])

    def everywhere(route: Route) -> None:
        digest, _words = route.fetch().json()
        words = {word: value_of(([0], [])) for word in words_of([typed])}
        route.fulfill(json=[digest, words])

    page.route("**/search/rows/*", titled)
    page.route("**/search/words/*", everywhere)
    page.reload()
    search(page, typed)
    expect(page.locator(".found__title")).to_have_text(text)
    assert page.locator(".found__title mark").all_inner_texts() == marks


def places(page: Page) -> list[str]:
    return [str(one.get_attribute("href")) for one in page.locator(".found__link").all()]


def test_every_result_can_be_reached_by_keyboard(page: Page) -> None:
    search(page, "customers")
    status, more = page.get_by_role("status"), page.get_by_role("button", name="Show more")
    expect(status).to_have_text(re.compile("^The first 10 of "))
    total = int(status.inner_text().split()[-2])
    before = places(page)
    page.keyboard.press("ArrowUp")
    for _ in range(len(before) + 1):
        page.keyboard.press("ArrowDown")
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"The first 20 of {total} results.")
    after = places(page)
    assert set(before) < set(after)
    assert [one for one in after if one in before] == before
    first = next(at for at, one in enumerate(after) if one not in before)
    expect(page.locator(".found__link").nth(first)).to_be_focused()
    kinds = page.locator(".found__kind").all_inner_texts()
    assert len(kinds) == len(set(kinds))
    while len(places(page)) < total:
        there = len(places(page))
        more.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".found__link")).to_have_count(min(there + 10, total))
    expect(status).to_have_text(f"{total} results.")
    expect(more).to_be_hidden()
    assert len(set(places(page))) == total


def test_more_results_come_by_mouse_and_another_search_begins_anew(page: Page) -> None:
    search(page, "customers")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".found__link")).to_have_count(20)
    page.locator(".search__field").fill("microsoft")
    expect(page.get_by_role("status")).to_have_text(re.compile("^The first 10 of "))
    expect(page.locator(".found__link")).to_have_count(10)


def test_a_search_without_the_network_says_so_and_keeps_what_it_found(page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    search(page, "customers")
    expect(page.locator(".found__link")).to_have_count(10)
    page.context.set_offline(True)
    page.get_by_role("button", name="Show more").click()
    status = page.get_by_role("status")
    expect(status).to_have_text("The index of this site could not be read.")
    expect(page.locator(".found__link")).to_have_count(10)
    page.context.set_offline(False)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".found__link")).to_have_count(20)
    assert faults == []


def test_enter_opens_what_was_typed_and_not_what_was_found_before(page: Page) -> None:
    held = Held(page, "**/search/words/w-n*.json*")
    page.reload()
    search(page, "cozy bear")
    expect(page.locator(".found__link").first).to_contain_text("Midnight Blizzard")
    page.locator(".search__field").fill("novel")
    page.keyboard.press("Enter")
    held.let_go()
    page.wait_for_url(re.compile("[^/]/$"))
    expect(page.locator("main")).to_contain_text("novel")


def test_words_that_cannot_be_looked_for_leave_nothing_of_others(page: Page) -> None:
    page.route("**/search/words/w-n*.json*", lambda route: route.abort())
    page.reload()
    search(page, "cozy bear")
    expect(page.locator(".found__link").first).to_contain_text("Midnight Blizzard")
    page.locator(".search__field").fill("novel")
    expect(page.get_by_role("status")).to_have_text("The index of this site could not be read.")
    expect(page.locator(".found__link")).to_have_count(0)
    expect(page.get_by_role("link", name="All names from A to Z")).to_be_visible()


def test_enter_that_ends_a_composition_opens_nothing(page: Page) -> None:
    search(page, "microsoft")
    expect(page.locator(".found__link").first).to_be_visible()
    status = page.get_by_role("status")
    before = status.inner_text()
    page.evaluate(
        "opened = 0; onkeydown = event => { composed = event.isComposing; };"
        "document.addEventListener('click', ({ target }) => {"
        " opened += target.closest('.found__link') ? 1 : 0; }, true);"
    )
    composing = {"text": " it", "selectionStart": 3, "selectionEnd": 3}
    page.context.new_cdp_session(page).send("Input.imeSetComposition", composing)
    expect(page.locator(".search__field")).to_have_value("microsoft it")
    expect(status).not_to_have_text(before)
    expect(page.locator(".found__link").first).to_be_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("composed")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate("opened") == 0
    expect(page.locator("dialog.search")).to_be_visible()


@pytest.mark.parametrize("way", ["click", "Enter", "/"])
def test_the_focus_is_on_the_link_when_the_dialog_closes(page: Page, way: str) -> None:
    link = page.locator("[data-search]")
    if way == "click":
        link.click()
    else:
        if way == "Enter":
            link.focus()
        page.keyboard.press(way)
    expect(page.locator(".search__field")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize("language", ["en", "de", "es", "fa"])
def test_numbers_are_written_as_the_page_writes_them(
    browser: Browser, root: str, language: str
) -> None:
    said = Language(language).number(1234)
    page = browser.new_page()

    def many(route: Route) -> None:
        digest, _words = route.fetch().json()
        route.fulfill(json=[digest, {"mailbox": value_of(([], list(range(1234))))}])

    def larger(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "total": 1234})

    def speaking(route: Route) -> None:
        text = route.fetch().text().replace('<html lang="en', f'<html lang="{language}')
        route.fulfill(body=text, content_type="text/html")

    page.route("**/search/words/*", many)
    page.route("**/search/index.json", larger)
    page.route("**/statements/", speaking)
    page.goto(f"{root}/statements/")
    search(page, "mailbox")
    expect(page.get_by_role("status")).to_contain_text(f"of {said} ")
    page.close()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type two letters or more: names, words of a statement, a date."),
        ("zzzzzz", "Nothing on record has “zzzzzz”."),
        ("zzqx $& y", "Nothing on record has “zzqx $& y”."),
        ("<b>zz</b>", "Nothing on record has “<b>zz</b>”."),
    ],
)
def test_what_finds_nothing_says_so(page: Page, typed: str, said: str) -> None:
    search(page, typed)
    expect(page.get_by_role("status")).to_have_text(said)


def test_what_finds_nothing_leads_to_all_names_by_keyboard(page: Page) -> None:
    search(page, "zzzzzz")
    names = page.get_by_role("link", name="All names from A to Z")
    expect(names).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(names).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("blizard", "blizzard"),
        ("blizzzard", "blizzard"),
        ("blizzart", "blizzard"),
        ("bilzzard", "blizzard"),
        ("lbizzard", "blizzard"),
        ("midnight blizard", "midnight blizzard"),
        ("midnigth blizard", "midnight blizzard"),
        ("Cosy Bear", "cozy bear"),
    ],
)
def test_a_near_miss_is_put_right_by_keyboard(page: Page, typed: str, meant: str) -> None:
    search(page, typed)
    status = page.get_by_role("status")
    expect(status).to_have_text(f"Nothing on record has “{typed}”. Did you mean:")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name=meant, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".search__field")).to_be_focused()
    expect(page.locator(".search__field")).to_have_value(meant)
    expect(page.locator("a.found__link").first).to_be_visible()


def test_enter_takes_the_first_spelling_that_may_be_meant(page: Page) -> None:
    search(page, "blizard")
    expect(page.locator(".found__meant").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".search__field")).to_have_value("blizzard")


@pytest.mark.parametrize("typed", ["zzzzzz", "20249", "blzrd", "bliizzzard", "qq"])
def test_what_is_near_nothing_is_not_guessed(page: Page, typed: str) -> None:
    search(page, typed)
    expect(page.get_by_role("link", name="All names from A to Z")).to_be_visible()
    assert not page.locator(".found__meant").count()


def test_words_of_a_statement_lead_to_it(page: Page) -> None:
    search(page, "customers who corresponded")
    expect(page.locator(".found__kind", has_text="Statements")).to_be_visible()


def test_a_first_query_fetches_little_and_from_here_alone(browser: Browser, root: str) -> None:
    sizes: list[int] = []
    context = browser.new_context()
    page, told = watched(context, root)
    page.goto(f"{root}/statements/")
    page.on("response", lambda response: sizes.append(len(response.body())))
    search(page, "notifications to customers")
    expect(page.locator(".found__link").first).to_be_visible()
    assert 0 < sum(sizes) <= MOST_FETCHED
    assert not told.everything()
    context.close()


@pytest.mark.parametrize("way", ["hover", "focus", "/"])
def test_what_searches_comes_when_somebody_turns_to_it(page: Page, root: str, way: str) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(root)))
    page.goto(f"{root}/", wait_until="networkidle")
    assert not [path for path in asked if "search" in path]
    link = page.locator("[data-search]")
    with page.expect_request("**/assets/search.*.js"):
        page.keyboard.press("/") if way == "/" else getattr(link, way)()
    search(page, "cozy bear")
    expect(page.locator(".found__link").first).to_be_visible()
    assert len([path for path in asked if path.startswith("/assets/search.")]) == 1


def test_the_key_that_opens_the_search_can_be_turned_off(page: Page, root: str) -> None:
    """As WCAG 2.2 asks of a key of one letter (2.1.4)."""
    dialog, choice = (
        page.locator("dialog.search"),
        page.get_by_label("Open the search with the key /"),
    )
    page.keyboard.press("/")
    expect(choice).to_be_checked()
    choice.uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    for path in ("/statements/", "/"):
        page.goto(root + path)
        page.keyboard.press("/")
        page.locator("[data-search]").click()
        expect(choice).not_to_be_checked()
        expect(page.locator(".search__field")).to_have_value("")
    choice.check()
    page.reload()
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


@pytest.mark.parametrize("lost", ["**/assets/search.*.js", "**/search/index.json"])
def test_where_the_search_cannot_be_had_the_names_can(page: Page, lost: str) -> None:
    page.route(lost, lambda route: route.abort())
    page.reload()  # a route that is set on an open page may come too late
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
    expect(page.get_by_text("Cozy Bear: see Midnight Blizzard")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("typed", ["midnight", "midnigth"])
def test_the_open_dialog_is_accessible(
    browser: Browser, root: str, typed: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{root}/")
    search(page, typed)
    expect(page.locator(".found__link").first).to_be_visible()
    assert not axe_faults(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
    context.close()


def test_without_script_the_link_leads_to_names(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/")
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_text("Cozy Bear: see Midnight Blizzard")).to_be_visible()
    context.close()


def test_the_script_folds_words_as_the_index_does(page: Page) -> None:
    """The folding of the script itself, on every word that is in the index, and on odd ones."""
    fetched(page)
    texts = ["Évian Straße ﬁling №5", "Полночь Й", "ΑΣΣ 'don’t' 1.05", "名前 テスト", "İstanbul"]
    folded = page.evaluate("(texts) => texts.map(searchIndex.wordsOf)", texts)
    for text, words in zip(texts, folded, strict=True):
        assert {word for word in words if len(word) > 1} == words_of([text]), text
    assert json.dumps(fold("É")) == '"e"'


@pytest.mark.parametrize("numbers", [[], [0], [5, 6, 40_000], list(range(500)), [0, 31, 64, 2000]])
def test_the_script_reads_numbers_as_the_index_writes_them(page: Page, numbers: list[int]) -> None:
    fetched(page)
    assert page.evaluate("(text) => searchIndex.numbers(text)", packed(numbers)) == numbers


@pytest.mark.parametrize(
    "words", ["8-K", "8-k", "Form 8-K/A", "e-mail customers", "email customers"]
)
def test_a_letter_joined_to_a_word_is_looked_for_with_it(page: Page, words: str) -> None:
    search(page, words)
    expect(page.locator(".found__link").first).to_be_visible()
