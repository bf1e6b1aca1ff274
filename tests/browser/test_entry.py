"""An entry in a browser: copying, citing, local time, paper, and the same without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browsing import OF_COLOUR, axe_faults, watched
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EVENT = "/events/2024-01-19-microsoft-disclosure/"
DOSSIER = "/incidents/microsoft-midnight-blizzard/dossier/"
OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
WITHOUT_BUTTONS = "document.querySelectorAll('main button').forEach(one => one.remove())"
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def context(browser: Browser, root: str) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root)
    yield context
    context.close()


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a moment, a day and a month."""
    site = SiteBuilder(tmp_path_factory.mktemp("timed") / "site")
    site.edit("events/2024-01-12-detection.yaml", "2024-01-12\n", "2024-01-12T16:39:35-05:00\n")
    site.write("site.yaml", site.read("site.yaml") + "language: en-GB\n")
    site.built()
    with served(site.public) as address:
        yield address


# --- Copying -------------------------------------------------------------------------------------


def test_each_citation_is_copied_as_it_stands(context: BrowserContext, root: str) -> None:
    page, told = watched(context, root)
    page.goto(root + EVENT)
    page.get_by_text("Cite this page").click()
    for name in ("Text", "BibTeX", "CSL-JSON"):
        page.get_by_role("button", name=f"Copy: {name}").click()
        expect(page.get_by_role("status")).to_have_text("Copied")
        shown = page.locator(f"dt:has-text('{name}') + dd").text_content()
        assert page.evaluate(CLIPBOARD) == shown
    assert not told.everything()


def test_a_citation_is_copied_by_keyboard(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.goto(root + EVENT)
    page.locator("summary:has-text('Cite this page')").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate(CLIPBOARD).startswith("The Onrecord maintainers, “")


def test_links_copy_themselves_and_are_links_still(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.goto(root + EVENT)
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    page.locator("[data-copies]").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate(CLIPBOARD) == canonical
    assert page.url == root + EVENT
    number = page.locator("a.fact__number").nth(1)
    fragment = number.get_attribute("href")
    number.click()
    changed = "before => navigator.clipboard.readText().then(now => now !== before)"
    page.wait_for_function(changed, arg=canonical)
    assert page.evaluate(CLIPBOARD) == f"{canonical}{fragment}"
    assert page.url == f"{root}{EVENT}{fragment}"


def without_clipboard(context: BrowserContext, *, copies: bool) -> Page:
    """A page whose own way to the clipboard is shut, and perhaps the old one too."""
    page = context.new_page()
    # The test itself still reads what was copied.
    page.add_init_script(
        "window.board = navigator.clipboard;"
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
    )
    if not copies:
        page.add_init_script("document.execCommand = () => false;")
    return page


def test_where_the_clipboard_is_refused_the_words_are_selected(
    context: BrowserContext, root: str
) -> None:
    page = without_clipboard(context, copies=False)
    page.goto(root + EVENT)
    page.get_by_text("Cite this page").click()
    page.get_by_role("button", name="Copy: BibTeX").click()
    shown = page.locator("dt:has-text('BibTeX') + dd").text_content()
    page.wait_for_function("getSelection().toString().length > 0")
    assert page.evaluate("getSelection().toString()").split() == (shown or "").split()
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("wanted", ["a.fact__number", "[data-copies]", ".cite button"])
def test_the_old_way_copies_the_very_text(context: BrowserContext, root: str, wanted: str) -> None:
    page = without_clipboard(context, copies=True)
    page.goto(root + EVENT)
    page.get_by_text("Cite this page").click()
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    texts = {
        "a.fact__number": f"{canonical}{page.locator(wanted).first.get_attribute('href')}",
        "[data-copies]": canonical,
        ".cite button": page.locator(".cite__form").first.text_content(),
    }
    page.locator(wanted).first.click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("board.readText()") == texts[wanted]


def test_an_address_that_cannot_be_copied_is_shown_and_selected(
    context: BrowserContext, root: str
) -> None:
    page = without_clipboard(context, copies=False)
    page.goto(root + EVENT)
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    number = page.locator("a.fact__number").nth(1)
    address = f"{canonical}{number.get_attribute('href')}"
    number.click()
    expect(page.get_by_role("status")).to_have_text(address)
    assert page.evaluate("getSelection().toString()") == address
    page.locator("h1").click()
    expect(page.get_by_role("status")).to_have_text("")


# --- Local time ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Tokyo", "13 January 2024 at 06:39:35 GMT+9"),
        ("Europe/London", "12 January 2024 at 21:39:35 GMT"),
        ("America/New_York", "12 January 2024 at 16:39:35 GMT-5"),
    ],
)
def test_a_moment_is_told_in_the_readers_time_when_asked(
    browser: Browser, timed: str, zone: str, words: str
) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(f"{timed}/events/2024-01-12-detection/")
    moment = page.locator("time[role=button]").first
    source = "12 January 2024, 16:39:35 UTC−05:00"
    expect(moment).to_have_text(source)
    expect(moment).to_have_attribute("datetime", "2024-01-12T16:39:35-05:00")
    expect(page.locator(".local")).to_have_count(0)
    moment.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".local")).to_have_text(f" ({words}, your time)")
    expect(moment).to_have_text(source)
    expect(moment).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Space")
    expect(page.locator(".local")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("language", "month"), [("fa", "ژانویه"), ("th", "มกราคม")])
def test_local_time_is_told_by_the_calendar_of_the_source(
    browser: Browser, tmp_path: Path, language: str, month: str
) -> None:
    """Their own calendars call the year 1402 and 2567; the date beside says 2024."""
    site = SiteBuilder(tmp_path / "site")
    site.edit("events/2024-01-12-detection.yaml", "2024-01-12\n", "2024-01-12T16:39-05:00\n")
    site.write("site.yaml", site.read("site.yaml") + f"language: {language}\n")
    site.built()
    page = browser.new_page(timezone_id="Asia/Tokyo")
    with served(site.public) as address:
        page.goto(f"{address}/events/2024-01-12-detection/")
        page.locator("time[role=button]").first.click()
        said = page.locator(".local").inner_text()
    page.close()
    assert all(part in said for part in ("13", month, "2024"))


def test_a_day_has_no_local_time(browser: Browser, timed: str) -> None:
    page = browser.new_page()
    page.goto(f"{timed}/events/2024-01-19-disclosure/")
    assert page.locator("time").count() > 2
    assert page.locator("h1 ~ dl time[role=button], h1 ~ dl time[tabindex]").count() == 0
    page.close()


# --- Paper ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "sheet"), [(EVENT, "A4"), (DOSSIER, "Letter")])
def test_a_page_becomes_a_pdf(browser: Browser, root: str, path: str, sheet: str) -> None:
    page = browser.new_page()
    page.goto(root + path)
    data = page.pdf(format=sheet)
    page.close()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") > 1 or data.count(b"/Type /Page ") > 1


def on_paper(page: Page, address: str) -> Page:
    page.goto(address)
    page.emulate_media(media="print")
    return page


def test_paper_has_no_navigation_and_every_fold_open(browser: Browser, root: str) -> None:
    page = on_paper(browser.new_page(), root + EVENT)
    for hidden in ("nav", "summary", "button", ".cite__form--code"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    assert page.locator("details.more li").count() > 3
    shown = "one => one.checkVisibility({ contentVisibilityAuto: true }) && one.offsetHeight > 0"
    folded = page.locator("details.more li")
    assert all(one.evaluate(shown) for one in folded.all())
    assert page.locator(".cite__form").first.is_visible()
    assert "as of 21 November 2026" in page.locator(".cite__form").first.inner_text()
    page.close()


def test_paper_has_each_address_of_a_source_once(browser: Browser, root: str) -> None:
    page = on_paper(browser.new_page(), root + EVENT)
    printed = page.evaluate(
        """() => [...document.querySelectorAll('.facts a[rel=external]')]
          .filter(one => one.checkVisibility())
          .map(one => getComputedStyle(one, '::after').content)"""
    )
    assert len(printed) > 3
    assert all("http" in one for one in printed)
    assert len(printed) == len(set(printed))
    page.close()


def test_the_notes_of_a_dossier_have_their_addresses_as_words(browser: Browser, root: str) -> None:
    page = on_paper(browser.new_page(), root + DOSSIER)
    after = page.evaluate(
        "() => getComputedStyle(document.querySelector('.note a[rel=external]'), '::after').display"
    )
    assert after == "none"
    assert "https://" in page.locator("#note-1").inner_text()
    assert not page.locator(".dossier__hint").is_visible()
    assert not page.locator(".dossier__way").is_visible()
    widths = "one => one.getBoundingClientRect().width"
    account = page.locator(".dossier .prose > p").first.evaluate(widths)
    assert account > 0.9 * page.locator(".dossier").evaluate(widths)
    page.close()


@pytest.mark.parametrize(
    ("path", "rule"), [("/coverage/neowin-notices/", {"0px"}), ("/outlets/", {"1px"})]
)
def test_an_outlet_alone_is_no_directory(
    browser: Browser, root: str, path: str, rule: set[str]
) -> None:
    page = browser.new_page()
    page.goto(root + path)
    drawn = page.locator(".list--outlet .list__one").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderBlockStartWidth)"
    )
    page.close()
    assert set(drawn) == rule


# --- For everyone --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", [EVENT, DOSSIER])
def test_with_all_open_a_page_is_accessible(
    browser: Browser, root: str, path: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    page, told = watched(context, root)
    page.goto(root + path)
    page.evaluate(OPEN)
    faults = axe_faults(page)
    page.emulate_media(color_scheme="dark")
    faults += axe_faults(page, only=OF_COLOUR)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert not faults
    assert not told.everything()


@pytest.mark.parametrize("path", [EVENT, DOSSIER])
def test_nothing_jumps(browser: Browser, root: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(root + path)
    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(
          list.getEntries().reduce((sum, one) => sum + one.value, 0)))
          .observe({ type: 'layout-shift', buffered: true })
          || requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"""
    )
    assert shift == 0
    page.close()


def test_without_script_nothing_is_missing(browser: Browser, root: str) -> None:
    words: dict[tuple[bool, str], str] = {}
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        for path in (EVENT, DOSSIER):
            page.goto(root + path)
            page.wait_for_load_state()
            if script:
                page.evaluate(WITHOUT_BUTTONS)
            words[script, path] = "".join((page.locator("main").text_content() or "").split())
            if not script:
                assert page.locator("main button, main [role=button]").count() == 0
                assert "@misc{" in (page.locator(".cite").text_content() or "")
        context.close()
    for path in (EVENT, DOSSIER):
        assert words[True, path] == words[False, path]
