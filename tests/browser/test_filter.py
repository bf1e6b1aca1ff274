"""Filtering the timeline of the shipped record in a real browser, held against the records."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from generator.core.language import Language
from tests.support.browsing import KEPT, axe_faults, opened, watched
from tests.support.filing import ASPECTS, events_of, filed, values_of
from tests.support.holding import Held
from tests.support.records import Record
from tests.support.serving import served
from tests.support.shifts import PAINTED, shifts_of
from tests.support.shipped import URL
from tests.support.site import SiteBuilder
from tests.support.walking import walked

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Wanted = dict[str, set[str]]
COMBINATIONS = 25
NOT_READ = "The filter could not be read. These are all entries."


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page, told = watched(context, root)
    page.goto(f"{root}/timeline/")
    yield page
    assert not told.everything()
    context.close()


@pytest.fixture
def two_sheets(records: dict[str, Record]) -> int:
    """How many entries rest on secondary sources: more than are shown at once."""
    number = len(fitting({"tier": {"secondary"}}, records))
    assert 40 < number <= 80
    return number


def fits(event: Record, wanted: Wanted, records: dict[str, Record]) -> bool:
    """Tell whether an event has one of the values that are wanted, of each aspect."""
    values = values_of(event, records)
    return all(values[aspect] & some for aspect, some in wanted.items() if some)


def fitting(wanted: Wanted, records: dict[str, Record]) -> set[str]:
    return {one.path for one in events_of(records) if fits(one, wanted, records)}


def link(page: Page, aspect: str, value: str) -> str:
    return f".filter a[data-aspect='{aspect}'][data-value='{value}']"


def choose(page: Page, aspect: str, value: str) -> None:
    fold = page.locator(f"details[data-aspect='{aspect}']")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.locator(link(page, aspect, value)).click()


def shown(page: Page) -> set[str]:
    """The paths of all events that the filter lists."""
    more = page.locator(".found-entries__more")
    while more.count():
        rows = page.locator(".found-entries .row").count()
        more.click()
        page.wait_for_function(
            "rows => document.querySelectorAll('.found-entries .row').length > rows", arg=rows
        )
    links = page.locator(".found-entries .row__title a")
    return {urlsplit(str(one)).path for one in links.evaluate_all("all => all.map(a => a.href)")}


def said(number: int, total: int) -> str:
    return f"{number} of {total} entries" if number else "No entry fits all of these"


@settings(max_examples=COMBINATIONS, deadline=None, phases=[Phase.generate])
@given(data=st.data())
def test_any_combination_finds_what_the_records_say(
    browser: Browser, root: str, records: dict[str, Record], data: st.DataObject
) -> None:
    """A shared address with any values of any aspects, and the counts beside all others."""
    wanted: Wanted = {
        aspect: data.draw(st.sets(st.sampled_from(sorted(values)), max_size=3), label=aspect)
        for aspect, values in filed(records).items()
    }
    wanted[data.draw(st.sampled_from(ASPECTS))].clear()
    query = "&".join(f"{name}={one}" for name, some in wanted.items() for one in sorted(some))
    found = fitting(wanted, records)
    context = browser.new_context()
    page, told = watched(context, root)
    page.goto(f"{root}/timeline/?{query}")
    if query:
        total = len(events_of(records))
        expect(page.locator(".filter__status")).to_have_text(said(len(found), total))
        assert shown(page) == found
        assert counts(page) == expected_counts(page, wanted, records)
    assert not told.everything()
    context.close()


def counts(page: Page) -> dict[tuple[str, str], int]:
    rows: list[list[str]] = page.locator(".filter a[data-value]").evaluate_all(
        "all => all.map(a => [a.dataset.aspect, a.dataset.value,"
        " a.querySelector('.values__count').textContent])"
    )
    return {(aspect, value): int(number) for aspect, value, number in rows}


def expected_counts(
    page: Page, wanted: Wanted, records: dict[str, Record]
) -> dict[tuple[str, str], int]:
    """How many events would have a value, by the values that are wanted of other aspects."""
    return {
        (aspect, value): len(fitting({**wanted, aspect: {value}}, records))
        for aspect, value in counts(page)
    }


def test_by_mouse_with_address_and_back(page: Page, root: str, records: dict[str, Record]) -> None:
    total = len(events_of(records))
    status = page.locator(".filter__status")
    choose(page, "kind", "disclosure")
    expect(status).to_have_text(said(len(fitting({"kind": {"disclosure"}}, records)), total))
    choose(page, "actor", "midnight-blizzard")
    choose(page, "kind", "advisory")
    both: Wanted = {"kind": {"disclosure", "advisory"}, "actor": {"midnight-blizzard"}}
    expect(status).to_have_text(said(len(fitting(both, records)), total))
    assert parse_qsl(urlsplit(page.url).query) == [
        ("actor", "midnight-blizzard"),
        ("kind", "advisory"),
        ("kind", "disclosure"),
    ]
    assert shown(page) == fitting(both, records)
    expect(page.locator("[data-unfiltered]")).to_be_hidden()
    page.go_back()
    one: Wanted = {"kind": {"disclosure"}, "actor": {"midnight-blizzard"}}
    expect(status).to_have_text(said(len(fitting(one, records)), total))
    page.reload()
    expect(status).to_have_text(said(len(fitting(one, records)), total))
    assert shown(page) == fitting(one, records)
    page.go_back()
    page.go_back()
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    assert page.url == f"{root}/timeline/"
    page.go_forward()
    expect(status).to_have_text(said(len(fitting({"kind": {"disclosure"}}, records)), total))


def test_by_keyboard_alone(page: Page, root: str) -> None:
    page.locator("details[data-aspect='tier'] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.locator("details[data-aspect='tier'] a").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(first).to_be_focused()
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ of \d+ entries$"))
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ entries$"))
    page.keyboard.press("Space")
    clear = page.locator(".filter__clear")
    expect(clear).to_be_visible()
    clear.focus()
    page.keyboard.press("Enter")
    expect(clear).to_be_hidden()
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    assert page.url == f"{root}/timeline/"
    assert page.evaluate("document.activeElement.closest('.filter') !== null")


def test_what_nothing_fits_says_so(page: Page, root: str) -> None:
    page.goto(f"{root}/timeline/?kind=denial&verified=unverified&tier=secondary&actor=storm-0558")
    expect(page.locator(".filter__status")).to_have_text("No entry fits all of these")
    expect(page.locator(".found-entries .row")).to_have_count(0)
    expect(page.locator(".chip")).to_have_count(4)
    assert page.locator(".values__link[aria-pressed=true][aria-disabled]").count() == 0
    page.locator(".filter__clear").click()
    expect(page.locator("[data-unfiltered]")).to_be_visible()


def test_a_query_of_something_else_changes_nothing(page: Page, root: str) -> None:
    page.goto(f"{root}/timeline/?from=elsewhere&__proto__=x")
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    expect(page.locator(".filter__clear")).to_be_hidden()


def test_all_values_come_where_they_are_asked_for(page: Page, records: dict[str, Record]) -> None:
    fold = page.locator("details[data-aspect='organisation']")
    fold.locator("summary").click()
    there = fold.locator("a[data-value]").count()
    fold.get_by_role("link", name=re.compile("^All ")).click()
    expect(fold.locator("a[data-value]")).to_have_count(len(filed(records)["organisation"]))
    expect(fold.locator("a[data-value]").nth(there)).to_be_focused()
    fold.locator("a[data-value]").last.click()
    expect(page.locator(".found-entries .row").first).to_be_visible()
    expect(fold.locator("a[data-value]").last).to_have_attribute("aria-pressed", "true")


def test_the_page_of_a_value_goes_on_to_the_filter(page: Page, root: str) -> None:
    page.goto(f"{root}/timeline/kind/disclosure/")
    choose(page, "actor", "storm-0558")
    page.wait_for_url(f"{root}/timeline/?actor=storm-0558&kind=disclosure")
    expect(page.locator(".filter__status")).to_have_text(re.compile("^4 of "))


def test_the_other_order_keeps_what_is_chosen(page: Page, root: str) -> None:
    choose(page, "kind", "disclosure")
    expect(page.locator(".found-entries .row").first).to_be_visible()
    newest = page.locator(".found-entries .row__title").all_inner_texts()
    page.get_by_role("link", name="Show oldest first").click()
    page.wait_for_url(f"{root}/timeline/oldest/?kind=disclosure")
    expect(page.locator(".found-entries .row")).to_have_count(len(newest))
    assert page.locator(".found-entries .row__title").all_inner_texts() == newest[::-1]


@pytest.mark.parametrize("lost", ["rows/*", "index.json"])
def test_a_list_that_cannot_be_read_is_said_and_nothing_is_filtered(
    browser: Browser, root: str, lost: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{root}/timeline/")
    title, counted = page.title(), counts(page)
    page.route(f"**/timeline/filter/{lost}", lambda route: route.abort())
    page.goto(f"{root}/timeline/?kind=disclosure")
    expect(page.locator(".filter__status")).to_have_text(NOT_READ)
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    expect(page.locator("[data-found]")).to_be_hidden()
    expect(page.locator(".filter__clear")).to_be_hidden()
    expect(page.locator("[aria-pressed=true][data-aspect]")).to_have_count(0)
    assert "".join(page.locator(".aspect__chosen").all_inner_texts()) == ""
    assert page.title() == title
    assert page.url == f"{root}/timeline/"
    assert counts(page) == counted
    page.unroute_all()
    choose(page, "kind", "disclosure")
    expect(page.locator(".found-entries .row").first).to_be_visible()
    expect(page.locator(".filter__status")).to_have_text(re.compile(r"^\d+ of \d+ entries$"))
    assert faults == []
    context.close()


def test_what_is_shown_stays_where_more_cannot_be_read(
    page: Page, root: str, two_sheets: int
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    unreadable = False

    def answer(route: Route) -> None:
        if unreadable:
            route.fulfill(body="no list")
        else:
            route.continue_()

    page.route("**/timeline/filter/rows/*", answer)
    page.goto(f"{root}/timeline/?tier=secondary")
    rows, more = page.locator(".found-entries .row"), page.locator(".found-entries__more")
    expect(rows).to_have_count(40)
    words = page.locator(".filter__status").inner_text()
    unreadable = True
    more.click()
    expect(page.locator(".filter__status")).to_have_text("The list of entries could not be read")
    expect(rows).to_have_count(40)
    unreadable = False
    more.click()
    expect(rows).to_have_count(two_sheets)
    expect(page.locator(".filter__status")).to_have_text(words)
    assert faults == []


def test_what_is_chosen_is_cleared_where_more_could_not_be_read(
    browser: Browser, root: str, two_sheets: int
) -> None:
    page = browser.new_page()
    unreadable = False
    page.route(
        "**/timeline/filter/**",
        lambda route: route.fulfill(body="no list") if unreadable else route.continue_(),
    )
    page.goto(f"{root}/timeline/?tier=secondary")
    expect(page.locator(".found-entries .row")).to_have_count(40)
    unreadable = True
    page.locator(".found-entries__more").click()
    expect(page.locator(".filter__status")).to_have_text("The list of entries could not be read")
    page.locator(".filter__clear").click()
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    expect(page.locator("[data-found]")).to_be_hidden()
    expect(page.locator(".filter__status")).to_have_text(NOT_READ)
    expect(page.locator(".chip")).to_have_count(0)
    assert page.url == f"{root}/timeline/"
    page.close()


def test_who_comes_back_from_an_entry_is_where_they_were(
    page: Page, root: str, two_sheets: int
) -> None:
    page.goto(f"{root}/timeline/")
    choose(page, "tier", "secondary")
    rows = page.locator(".found-entries .row")
    expect(rows).to_have_count(40)
    page.locator(".found-entries__more").click()
    expect(rows).to_have_count(two_sheets)
    link = rows.nth(two_sheets - 3).locator(".row__title a")
    link.scroll_into_view_if_needed()
    top = "one => Math.round(one.getBoundingClientRect().top)"
    before = link.evaluate(top)
    link.click()
    page.wait_for_url("**/events/**")
    page.go_back()
    expect(rows).to_have_count(two_sheets)
    expect(link).to_be_focused()
    assert abs(link.evaluate(top) - before) <= 1


def test_a_place_is_come_back_to_once(keeping: Browser, root: str) -> None:
    """The page is as it was left, so no script looks for the place: a reload must not either."""
    page = keeping.new_page(viewport={"width": 1000, "height": 900})
    page.goto(f"{root}/timeline/?tier=secondary")
    rows = page.locator(".found-entries .row")
    expect(rows).to_have_count(40)
    page.evaluate(KEPT)
    link = rows.nth(30).locator(".row__title a")
    link.click()
    page.wait_for_url("**/events/**")
    page.go_back(wait_until="commit")
    page.wait_for_function("window.kept")
    expect(link).to_be_focused()
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.wait_for_function("scrollY === 0")
    page.reload()
    expect(rows).to_have_count(40)
    expect(page.locator("body")).to_be_focused()
    assert page.evaluate("[scrollY, history.scrollRestoration]") == [0, "auto"]
    page.close()


def test_a_step_within_the_page_keeps_what_is_shown(page: Page, root: str, two_sheets: int) -> None:
    page.goto(f"{root}/timeline/?tier=secondary")
    rows = page.locator(".found-entries .row")
    page.locator(".found-entries__more").click()
    expect(rows).to_have_count(two_sheets)
    page.evaluate("location.hash = 'main'")
    page.evaluate("location.hash = 'look-up'")
    page.go_back()
    page.wait_for_url("**#main")
    expect(rows).to_have_count(two_sheets)
    page.reload()
    expect(rows).to_have_count(two_sheets)


def test_the_page_of_a_value_fetches_nothing_at_a_step_within(browser: Browser, root: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/timeline/kind/disclosure/")
    page.evaluate("location.hash = 'main'")
    page.go_back()
    page.wait_for_url("**/disclosure/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in asked if "/timeline/filter/" in one]
    page.close()


def test_the_page_of_a_value_says_what_cannot_be_read(browser: Browser, root: str) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/timeline/filter/*", lambda route: route.abort())
    page.goto(f"{root}/timeline/kind/disclosure/")
    page.locator("details[data-aspect='actor'] summary").click()
    expect(page.locator(".filter__status")).to_have_text("The list of entries could not be read")
    assert page.url == f"{root}/timeline/kind/disclosure/"
    assert faults == []
    page.close()


@pytest.mark.parametrize("language", ["en", "de", "es", "fa"])
def test_numbers_are_written_as_the_page_writes_them(
    browser: Browser, root: str, language: str
) -> None:
    said = Language(language).number(1234)
    page = browser.new_page()

    def larger(route: Route) -> None:
        """The list of a record with many more entries, which are filed under nothing."""
        route.fulfill(json={**route.fetch().json(), "total": 1234})

    def speaking(route: Route) -> None:
        text = route.fetch().text().replace('<html lang="en', f'<html lang="{language}')
        route.fulfill(body=text, content_type="text/html")

    page.route("**/timeline/filter/index.json", larger)
    page.route("**/timeline/?kind=denial", speaking)
    page.goto(f"{root}/timeline/?kind=denial")
    expect(page.locator(".filter__status")).to_contain_text(f"of {said} ")
    page.close()


def test_nothing_is_fetched_until_somebody_filters(browser: Browser, root: str) -> None:
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/timeline/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in asked if "/timeline/filter/" in one]
    context.close()


def test_without_script_the_same_links_are_pages(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/timeline/")
    choose(page, "kind", "disclosure")
    assert page.url == f"{root}/timeline/kind/disclosure/"
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Timeline: Disclosure (kind of entry)"
    )
    page.locator("details[data-aspect='organisation'] summary").click()
    page.get_by_role("link", name=re.compile("^All ")).locator("visible=true").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline: Organisations")
    context.close()


PAGES = (
    "/timeline/?kind=disclosure&actor=midnight-blizzard",
    "/timeline/kind/disclosure/",
    "/timeline/organisation/",
    "/timeline/2024/",
    "/timeline/2024/03/",
    "/catch-up/",
    "/catch-up/2024-04/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_pages_are_accessible_with_all_folds_open(
    browser: Browser, root: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{root}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if "?" in path:
            expect(page.locator(".found-entries .row").first).to_be_visible()
        assert not axe_faults(page), path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_a_year_of_the_strip_shows_that_it_has_the_focus(page: Page) -> None:
    year = page.locator("a.strip__link").first
    year.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(year).to_be_focused()
    assert year.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/timeline/\d{4}/$"))


def test_a_bar_of_the_strip_leads_to_its_month(page: Page) -> None:
    bar = page.locator(".strip__month").last
    bar.locator(".strip__bar").click()
    page.wait_for_url(re.compile(r"/timeline/\d{4}/\d\d/$"))


def test_the_filter_speaks_in_words_that_a_newcomer_knows(page: Page) -> None:
    expect(page.locator(".filter__title")).to_have_text("Filter by")
    assert page.locator(".aspect__name").all_inner_texts() == [
        "Incident",
        "Kind of entry",
        "Actor",
        "Organisation",
        "Kind of source",
        "Primary or secondary source",
        "Checked against sources",
    ]
    page.locator("details[data-aspect='verified'] summary").click()
    assert set(page.locator("details[data-aspect='verified'] .values__name").all_inner_texts()) == {
        "A source read in full",
        "A source read in part",
        "No source read",
    }


# --- What is left to choose ----------------------------------------------------------------------


def test_what_would_leave_nothing_cannot_be_chosen(page: Page) -> None:
    choose(page, "kind", "disclosure")
    expect(page.locator(".found-entries .row").first).to_be_visible()
    page.locator("details[data-aspect='organisation'] summary").click()
    number = counts(page)
    states: list[list[str]] = page.locator(".filter a[data-value]").evaluate_all(
        "all => all.map((a) => [a.dataset.aspect, a.dataset.value, String(a.ariaDisabled)])"
    )
    assert {(one, two) for one, two, state in states if state == "true"} == {
        name for name, left in number.items() if not left
    }
    assert 0 in number.values()
    nothing = page.locator("details[open] .values__link[aria-disabled=true]").first
    address = page.url
    nothing.click(force=True)
    nothing.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.url == address
    expect(nothing).to_have_attribute("aria-pressed", "false")


def test_what_is_chosen_stands_as_chips_that_take_it_back(page: Page, root: str) -> None:
    choose(page, "kind", "disclosure")
    choose(page, "actor", "midnight-blizzard")
    chips = page.locator(".chip")
    expect(chips).to_have_text(["Midnight Blizzard", "Disclosure"])
    page.get_by_role("button", name="Remove Actor: Midnight Blizzard").click()
    expect(chips).to_have_text(["Disclosure"])
    expect(chips).to_be_focused()
    assert page.url == f"{root}/timeline/?kind=disclosure"
    expect(page.locator(link(page, "actor", "midnight-blizzard"))).to_have_attribute(
        "aria-pressed", "false"
    )
    page.keyboard.press("Enter")
    expect(chips).to_have_count(0)
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    assert page.url == f"{root}/timeline/"
    expect(page.locator(".filter summary").first).to_be_focused()


# --- On a phone ----------------------------------------------------------------------------------


@pytest.fixture
def phone(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, told = watched(context, root)
    page.goto(f"{root}/timeline/")
    yield page
    assert not told.everything()
    context.close()


def in_sight(page: Page, what: str) -> bool:
    """Whether something stands wholly in the window, with nothing laid over it."""
    return bool(
        page.locator(what).first.evaluate(
            """(one) => {
              const { top, bottom, left, width } = one.getBoundingClientRect();
              const above = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
              return top >= 0 && bottom <= innerHeight && one.contains(above);
            }"""
        )
    )


def test_what_was_found_and_the_way_to_it_are_in_sight_where_one_chooses(phone: Page) -> None:
    for aspect, value in (("kind", "disclosure"), ("organisation", "microsoft")):
        choose(phone, aspect, value)
        expect(phone.locator(".filter__show")).to_have_text(
            re.compile(r"^Show \d+ of \d+ entries$")
        )
        assert not in_sight(phone, ".found-entries .row")
        assert in_sight(phone, ".filter__show")
        assert in_sight(phone, ".filter__clear")
        assert in_sight(phone, link(phone, aspect, value))
    phone.locator(".filter__show").click()
    assert phone.locator("details[open]").count() == 0
    first = phone.locator(".found-entries .row__title a").first
    expect(first).to_be_focused()
    assert in_sight(phone, ".found-entries .row__title a")
    assert in_sight(phone, ".filter__status")
    assert in_sight(phone, ".chip")


FLOATING = """() => {
  const foot = document.querySelector('.filter__foot');
  scrollTo({ top: 0, behavior: 'instant' });
  document.querySelector('.filter').scrollIntoView({ behavior: 'instant' });
  const { top, bottom } = foot.getBoundingClientRect();
  const over = document.elementsFromPoint(innerWidth / 4, top - 1)
    .some((one) => one.matches('.values, .values *'));
  return over && Math.abs(bottom - innerHeight) < 1;
}"""

UNDER_THE_BAR = """() => {
  const here = document.activeElement, foot = document.querySelector('.filter__foot');
  const under = here.getBoundingClientRect().bottom - foot.getBoundingClientRect().top;
  return under > 0 ? [`${under} pixels of ${here.textContent}`] : [];
}"""


@pytest.fixture
def floating(browser: Browser, root: str) -> Iterator[Callable[[int, str], Page]]:
    """A phone on which the way to what was found floats over an open fold."""
    made: list[BrowserContext] = []

    def of(width: int, scheme: str) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 600},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=True,
        )
        made.append(context)
        page = context.new_page()
        page.goto(f"{root}/timeline/?kind=disclosure")
        expect(page.locator(".found-entries .row").first).to_be_visible()
        page.locator("details[data-aspect='organisation'] summary").click()
        page.wait_for_function(FLOATING)
        return page

    yield of
    for context in made:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_bar_that_floats_has_an_edge_and_is_accessible(
    floating: Callable[[int, str], Page], width: int, scheme: str
) -> None:
    """But for the value that it cuts, which is smaller until one scrolls, as at a window's edge."""
    page = floating(width, scheme)
    expect(page.locator(".filter__foot")).to_have_css("border-top-style", "solid")
    faults = axe_faults(page)
    cut = [one for one in faults if ': target-size: <a class="values__link"' in one]
    assert faults == cut


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_is_never_under_the_bar(
    floating: Callable[[int, str], Page], key: str
) -> None:
    page = floating(320, "light")
    # On a narrow phone a longer count, or another language, takes the bar two lines.
    page.locator(".filter__show").evaluate(
        "one => { one.textContent = '1.210 von 8.500 Einträgen zeigen'; }"
    )
    stops = page.locator(".filter summary, .filter details[open] a")
    first, last = stops.first, page.locator(".chip")
    (first if key == "Tab" else last).focus()
    under: list[str] = []
    for _ in range(stops.count()):
        page.keyboard.press(key)
        under += page.evaluate(UNDER_THE_BAR)
    assert not under
    expect(last if key == "Tab" else first).to_be_focused()


def test_the_way_to_all_entries_by_keyboard(phone: Page) -> None:
    phone.locator("details[data-aspect='tier'] summary").focus()
    phone.keyboard.press("Enter")
    show = phone.locator(".filter__show")
    expect(show).to_have_text("Show all entries")
    show.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".timeline .entry__title a").first).to_be_focused()
    expect(show).to_be_hidden()


def test_in_a_low_window_nothing_is_laid_over_what_one_chooses(browser: Browser, root: str) -> None:
    """So high is a window of 1280 by 1024 at 400 %."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(f"{root}/timeline/")
    choose(page, "kind", "disclosure")
    expect(page.locator(".filter__clear")).to_be_visible()
    foot = page.locator(".filter__foot")
    expect(foot).to_have_css("position", "static")
    page.set_viewport_size({"width": 320, "height": 740})
    expect(foot).to_have_css("position", "sticky")
    context.close()


# --- An address that asks for something ----------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kept", "note"),
    [
        ("incident=nonsense", "", "Incident: “nonsense” is not on record, and was left out."),
        (
            "kind=disclosure&incident=nonsense&kind=gone",
            "?kind=disclosure",
            (
                "Kind of entry: “gone” is not on record, and was left out. "
                "Incident: “nonsense” is not on record, and was left out."
            ),
        ),
        (
            "actor=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%24%26",
            "",
            "Actor: “<img src=x onerror=alert(1)>$&” is not on record, and was left out.",
        ),
    ],
)
def test_what_is_not_on_record_is_said_and_left_out(
    page: Page, root: str, query: str, kept: str, note: str
) -> None:
    page.goto(f"{root}/timeline/?{query}")
    expect(page.locator(".filter__note")).to_have_text(note)
    assert page.url == f"{root}/timeline/{kept}"
    expect(page.locator("[data-found]" if kept else "[data-unfiltered]")).to_be_visible()
    expect(page.locator(".chip")).to_have_count(1 if kept else 0)
    choose(page, "tier", "secondary")
    expect(page.locator(".filter__note")).to_be_empty()


def painted(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)


def test_who_opens_a_filtered_address_never_sees_the_whole_list(
    browser: Browser, root: str
) -> None:
    page = browser.new_page()
    unfiltered = page.locator("[data-unfiltered] .entry").first
    scripts, lists = Held(page, "**/timeline.*.js"), Held(page, "**/filter/index.json")
    painted(page, f"{root}/timeline/?kind=disclosure")
    expect(unfiltered).to_be_hidden()
    scripts.let_go()
    expect(page.locator(".filter__status")).to_have_text("Finding entries …")
    page.wait_for_load_state("load")
    expect(unfiltered).to_be_hidden()
    lists.let_go()
    expect(page.locator(".found-entries .row").first).to_be_visible()
    expect(unfiltered).to_be_hidden()
    page.close()


def test_a_list_that_is_seen_too_early_is_found(browser: Browser, root: str) -> None:
    """Without the early script, as the test above must notice."""
    page = browser.new_page()
    page.route("**/early.*.js", lambda route: route.abort())
    scripts = Held(page, "**/timeline.*.js")
    painted(page, f"{root}/timeline/?kind=disclosure")
    expect(page.locator("[data-unfiltered] .entry").first).to_be_visible()
    scripts.let_go()
    page.close()


@pytest.mark.parametrize(
    ("path", "lost"),
    [
        ("/timeline/?kind=disclosure", "**/timeline.*.js"),
        ("/timeline/?from=elsewhere", ""),
        ("/timeline/2024/?kind=disclosure", ""),
        ("/timeline/kind/disclosure/?actor=storm-0558", ""),
        ("/timeline/2024/?order=sideways", ""),
    ],
)
def test_a_list_that_nobody_filters_is_shown(
    browser: Browser, root: str, path: str, lost: str
) -> None:
    page = browser.new_page()
    if lost:
        page.route(lost, lambda route: route.abort())
    page.goto(root + path)
    expect(page.locator(".timeline .entry").first).to_be_visible()
    page.close()


def test_without_script_a_filtered_address_hides_nothing(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/timeline/?kind=disclosure")
    expect(page.locator(".timeline .entry").first).to_be_visible()
    expect(page.locator(".filter__foot")).to_be_hidden()
    expect(page.get_by_text("Without a script this page shows every entry")).to_be_visible()
    page.goto(f"{root}/timeline/kind/disclosure/")
    expect(page.get_by_text("Without a script")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    ("query", "last"),
    [
        ("/timeline/?kind=denial&incident=nonsense", ".found-entries .row"),
        ("/timeline/?incident=nonsense", "[data-unfiltered] .entry"),
        ("/timeline/2024/?order=newest", ".timeline .entry"),
    ],
)
def test_nothing_jumps_where_an_address_asks_for_something(
    browser: Browser, root: str, width: int, query: str, last: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    _page, shifts = shifts_of(context, root + query, until=last)
    assert not shifts
    context.close()


# --- On paper ------------------------------------------------------------------------------------


def printed(page: Page) -> list[str]:
    """What a sheet says of the filter, line by line, which is to be seen there and nowhere else."""
    lines = page.locator("[data-on-paper] p")
    expect(page.locator("[data-on-paper]")).to_be_hidden()
    page.emulate_media(media="print")
    found = [one.inner_text() for one in lines.all() if one.is_visible()]
    page.emulate_media(media="screen")
    return found


def test_a_filtered_list_on_paper_says_that_it_is_a_part(
    page: Page, root: str, records: dict[str, Record]
) -> None:
    total = len(events_of(records))
    wanted: Wanted = {"kind": {"disclosure", "advisory"}, "actor": {"midnight-blizzard"}}
    page.goto(f"{root}/timeline/?actor=midnight-blizzard&kind=advisory&kind=disclosure")
    rows = page.locator(".found-entries .row")
    expect(rows).to_have_count(len(fitting(wanted, records)))
    assert printed(page) == [
        f"Not the whole timeline: {said(len(fitting(wanted, records)), total)}",
        "Actor: Midnight Blizzard",
        "Kind of entry: Advisory or Disclosure",
        f"Address of this page: {page.url}",
    ]
    page.emulate_media(media="print")
    assert page.inner_text("body").count("Address of this page") == 1
    page.emulate_media(media="screen")
    page.goto(f"{root}/timeline/?kind=denial&verified=unverified&tier=secondary&actor=storm-0558")
    expect(page.locator(".filter__status")).to_have_text("No entry fits all of these")
    assert printed(page)[0] == "Not the whole timeline: No entry fits all of these"
    page.locator(".filter__clear").click()
    expect(page.locator("[data-unfiltered]")).to_be_visible()
    assert printed(page) == []
    page.emulate_media(media="print")
    assert f"Address of this page: {URL}timeline/" in page.inner_text("body")


def test_paper_says_where_it_has_the_first_entries_alone(
    page: Page, root: str, two_sheets: int
) -> None:
    page.goto(f"{root}/timeline/?tier=secondary")
    rows = page.locator(".found-entries .row")
    expect(rows).to_have_count(40)
    only = "Only the first 40 of these are printed here."
    assert only in printed(page)
    page.locator(".found-entries__more").click()
    expect(rows).to_have_count(two_sheets)
    assert only not in printed(page)


def test_paper_says_it_in_the_language_of_the_page(browser: Browser, site: SiteBuilder) -> None:
    site.write("site.yaml", f"{site.read('site.yaml')}language: de\n")
    site.built()
    page = browser.new_page()
    with served(site.public) as address:
        page.goto(f"{address}/timeline/?kind=detection&kind=disclosure")
        expect(page.locator(".found-entries .row")).to_have_count(2)
        lines = printed(page)
    page.close()
    assert lines[0] == "Nicht die ganze Chronologie: 2 von 2 Einträgen"
    assert " oder " in lines[1]


# --- Summaries -----------------------------------------------------------------------------------


def test_what_is_found_is_summed_up_as_in_the_whole_list(page: Page) -> None:
    whole: dict[str, str] = page.locator(".timeline .entry").evaluate_all(
        """all => Object.fromEntries(all.map((one) => [one.querySelector(".entry__title a").href,
          one.querySelector(".entry__summary")?.textContent]))"""
    )
    choose(page, "kind", "disclosure")
    expect(page.locator(".found-entries .row").first).to_be_visible()
    found: dict[str, str] = page.locator(".found-entries .row").evaluate_all(
        """all => Object.fromEntries(all.map((one) => [one.querySelector(".row__title a").href,
          one.querySelector(".row__summary")?.textContent]))"""
    )
    assert len(found) > 10
    assert all(" ".join(whole[name].split()) == words for name, words in found.items())


def test_the_way_to_what_was_found_hides_no_focus(browser: Browser, root: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{root}/timeline/?kind=disclosure")
    expect(page.locator(".chip")).to_be_visible()
    expect(page.locator(".found-entries .row").first).to_be_visible()
    opened(page)
    assert not walked(page).faults()
    context.close()
