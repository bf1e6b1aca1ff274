"""Searching the shipped record in a real browser, by keyboard and by mouse."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.plan.search.words import fold, words_of
from tests.support.browsing import axe_faults, watched
from tests.support.site import SiteBuilder

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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type two letters or more: names, words of a statement, a date."),
        ("zzzzzz", "Nothing on record has “zzzzzz”."),
        ("<b>zz</b>", "Nothing on record has “<b>zz</b>”."),
    ],
)
def test_what_finds_nothing_says_so(page: Page, typed: str, said: str) -> None:
    search(page, typed)
    expect(page.get_by_role("status")).to_have_text(said)


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_dialog_is_accessible(browser: Browser, root: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{root}/")
    search(page, "midnight")
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


def test_the_script_folds_words_as_the_index_does(browser: Browser, shipped: SiteBuilder) -> None:
    """The folding of the script itself, on every word that is in the index, and on odd ones."""
    script = next(shipped.public.glob("assets/site.*.js")).read_text(encoding="utf-8")
    start = script.index("const fold =")
    folding = script[start : script.index("const fileOf")].replace("LONGEST", "24")
    texts = ["Évian Straße ﬁling №5", "Полночь Й", "ΑΣΣ 'don’t' 1.05", "名前 テスト", "İstanbul"]
    page = browser.new_page()
    folded = page.evaluate(f"(texts) => {{ {folding}; return texts.map(wordsOf); }}", texts)
    for text, words in zip(texts, folded, strict=True):
        assert {word for word in words if len(word) > 1} == words_of([text]), text
    assert json.dumps(fold("É")) == '"e"'
    page.close()
