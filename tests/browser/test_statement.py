"""Statement pages and reports side by side in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import axe_faults, watched
from tests.support.paper import faults_on_paper
from tests.support.quoted import WORDS, Quoting, quote
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST = "We found the intruder on Friday."
STATEMENT = "/statements/notice-words/"
PAGES = (STATEMENT, f"{STATEMENT}compare/", f"{STATEMENT}compare/2/", "/coverage/changed/")
REPORTS = (
    *(Quoting(f"r{number:02}", (FIRST,)) for number in range(12)),
    Quoting("changed", ("We know now of harm to any customer. The U.S. authorities were told",)),
    Quoting("undated", (WORDS,), None),
    Quoting("silent", (None,), extent="whole"),
)
UNCITED = "for (const one of document.querySelectorAll('.details--cite')) one.remove()"
"""Paper has the citation in words alone; `test_entry` looks at that."""
OPENED = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose statement many reports carried, each in its own way."""
    site = SiteBuilder(tmp_path_factory.mktemp("quoted") / "site")
    quote(site, WORDS, REPORTS, more="overtaken_by: [2024-01-19-disclosure]\n")
    site.built()
    with served(site.public) as address:
        yield address


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_with_every_fold_open(
    browser: Browser, quoted: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, told = watched(context, quoted)
    faults: list[str] = []
    wide: list[str] = []
    for path in PAGES:
        page.goto(quoted + path)
        page.evaluate(OPENED)
        faults += axe_faults(page)
        wide += [path] if overflow(page) > 0 else []
    context.close()
    assert not faults
    assert not wide
    assert not told.everything()


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def top(page: Page, selector: str) -> list[float]:
    return [box["y"] for one in page.locator(selector).all() if (box := one.bounding_box())]


def left(page: Page, selector: str) -> list[float]:
    return [box["x"] for one in page.locator(selector).all() if (box := one.bounding_box())]


@pytest.mark.parametrize(("width", "apart"), [(360, False), (768, False), (1440, True)])
def test_who_carried_a_sentence_stands_beside_it_or_below(
    browser: Browser, quoted: str, width: int, *, apart: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(quoted + STATEMENT)
    words, notes = top(page, ".said__text"), top(page, ".beside")
    columns = left(page, ".said__text"), left(page, ".beside")
    context.close()
    assert len(words) == len(notes) == 4
    assert (min(columns[1]) > max(columns[0]) + 300) == apart
    if apart:
        assert all(abs(there - here) < 24 for there, here in zip(words, notes, strict=True))
    else:
        assert sorted([*words, *notes]) == [
            y for pair in zip(words, notes, strict=True) for y in pair
        ]


def test_on_a_phone_all_that_matters_stands_above_the_fold(browser: Browser, quoted: str) -> None:
    """What it is, who said it when, how sure that is, what says otherwise, and the words."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(quoted + STATEMENT)
    bottoms = [
        box["y"] + box["height"]
        for selector in ("h1", "header .meta", ".overtaken", ".said__passage")
        if (box := page.locator(f"main {selector}").first.bounding_box())
    ]
    context.close()
    assert len(bottoms) == 4
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < 600


def test_copied_words_are_the_words(browser: Browser, quoted: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(quoted + STATEMENT)
    copied = page.evaluate(
        "() => { const words = document.querySelector('.said__words');"
        "const chosen = getSelection(); chosen.selectAllChildren(words); return String(chosen); }"
    )
    context.close()
    assert str(copied).split() == WORDS.split()


def test_a_difference_is_heard_in_order(browser: Browser, quoted: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(quoted + STATEMENT)
    heard = page.locator(".difference").first.aria_snapshot()
    seen = page.locator(".difference ins, .difference del").evaluate_all(
        "all => all.map(one => getComputedStyle(one).textDecorationLine)"
    )
    page.emulate_media(forced_colors="active")
    forced = page.locator(".difference ins, .difference del").evaluate_all(
        "all => all.map(one => getComputedStyle(one).textDecorationLine)"
    )
    context.close()
    flat = " ".join(heard.replace('"', " ").split()).replace(" ]", "]")
    places = [flat.index(words) for words in ("We know", "[put in: now]", "[left out: no]", "harm")]
    assert places == sorted(places), heard
    assert seen == forced == ["underline", "line-through"]


def test_a_link_beside_a_sentence_leads_to_more_of_it(browser: Browser, quoted: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(quoted + STATEMENT)
    link = page.locator(".beside a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#carried-*")
    assert page.locator(":target").inner_text().startswith("Report ")
    context.close()


def test_the_table_scrolls_by_keyboard_and_the_page_does_not(browser: Browser, quoted: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{quoted}{STATEMENT}compare/")
    region = page.get_by_role("region", name="Reports side by side")
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.sides__scroll').scrollLeft > 0")
    assert overflow(page) <= 0
    page.set_viewport_size({"width": 320, "height": 640})
    assert not region.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.locator(".sides__label").first.is_visible()
    heads = page.locator(".sides__reporter").all()
    assert len(heads) == 12
    assert all(one.locator("a").is_visible() and one.locator("time").is_visible() for one in heads)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_paper_keeps_everything(browser: Browser, quoted: str, tmp_path: Path, path: str) -> None:
    context = browser.new_context(viewport={"width": 680, "height": 900})
    page = context.new_page()
    page.goto(quoted + path)
    page.evaluate(OPENED)
    page.evaluate(UNCITED)
    shown = page.inner_text("main").split()
    page.reload()
    page.evaluate(UNCITED)
    page.emulate_media(media="print")
    printed = page.inner_text("main").split()
    faults = faults_on_paper(page)
    pdf = page.pdf(path=tmp_path / "page.pdf")
    context.close()
    navigation = {"Reports", "1–12", "13–14", "of", "14", "By", "date:", "more", "12", "10", "9"}
    assert set(shown) - set(printed) <= navigation
    assert not faults
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize(("width", "rule"), [(360, "1px"), (1440, "0px")])
def test_what_the_labels_mean_is_set_off_once(
    browser: Browser, quoted: str, width: int, rule: str
) -> None:
    """A table ends in a rule; rows of a narrow page do not."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{quoted}{STATEMENT}compare/")
    drawn = page.locator(".legend").evaluate("one => getComputedStyle(one).borderBlockStartWidth")
    page.close()
    assert drawn == rule
