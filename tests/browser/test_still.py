"""What a page is without its script, that nothing jumps when it comes, and what it weighs."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import watched
from tests.support.kinds import Sample
from tests.support.serving import compressed, served, slowly_served
from tests.support.shifts import shifts_of, shifts_while_arriving
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# --- Without script ------------------------------------------------------------------------------

# What only a script can make work, and what a script says; all else is for everyone.
_CONTROLS = "button, dialog, form, input, select, textarea, output, [role=status]"


def said(page: Page, *, but_for: str = "") -> tuple[set[str], set[str]]:
    """The words that are to be seen, line by line, and the addresses that links lead to."""
    if but_for:
        page.evaluate(
            "wanted => document.querySelectorAll(wanted).forEach((one) => one.remove())", but_for
        )
    lines = {" ".join(line.split()) for line in page.inner_text("body").splitlines()}
    places = page.eval_on_selector_all(
        "a[href]", "all => all.map((one) => new URL(one.getAttribute('href'), location).href)"
    )
    return lines, set(places)


def test_every_word_and_link_is_there_without_script(
    browser: Browser, root: str, largest: list[Sample]
) -> None:
    with_script, without = browser.new_context(), browser.new_context(java_script_enabled=False)
    lively, _told = watched(with_script, root)
    still, _told = watched(without, root)
    for one in largest:
        lively.goto(root + one.path)
        still.goto(root + one.path)
        words, links = said(still)
        more_words, more_links = said(lively, but_for=_CONTROLS)
        assert not more_words - words, one.path
        assert not more_links - links, one.path
        assert len(still.inner_text("main")) > 60
    lively.evaluate("document.querySelector('main').append('Only with a script')")
    assert said(lively)[0] - words == {"Only with a script"}
    with_script.close()
    without.close()


# --- Nothing jumps -------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_jumps(browser: Browser, root: str, full: list[Sample], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    faults: list[str] = []
    for one in full:
        page, shifts = shifts_of(context, root + one.path)
        faults += [f"{one.path}: {shift}" for shift in shifts]
        page.close()
    context.close()
    assert not faults


def test_a_script_that_moves_the_page_is_found(browser: Browser, site: SiteBuilder) -> None:
    script = "document.body.prepend(document.createElement('hr'));"
    site.write_theme("static/js/entry.js", script)
    site.built()
    context = browser.new_context()
    with served(site.public) as address:
        page, shifts = shifts_of(context, f"{address}/")
        assert shifts
        page.close()
    context.close()


_IN_ROWS = {
    "/timeline/": b'<li class="strip__year"',
    "/statements/msft-20240627-c/compare/": b'<th class="sides__',
}


def moved(browser: Browser, public: Path, path: str, width: int) -> list[str]:
    """What moves in a row while its page stops before each of its pieces but the first."""
    piece = _IN_ROWS[path]
    body = (public / path.strip("/") / "index.html").read_bytes()
    cuts = [found.start() for found in re.finditer(piece, body)][1:]
    assert len(cuts) > 2
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    with slowly_served(public) as slow:
        shifts = [
            one for cut in cuts for one in shifts_while_arriving(page, slow, path, body[:cut])
        ]
    context.close()
    return [shift for shift in shifts if piece.decode() in shift]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", _IN_ROWS)
def test_a_row_stands_while_it_arrives(
    browser: Browser, shipped: SiteBuilder, path: str, width: int
) -> None:
    assert not moved(browser, shipped.public, path, width)


def test_a_row_that_makes_room_for_what_comes_is_found(
    browser: Browser, shipped: SiteBuilder, tmp_path: Path
) -> None:
    """Neither columns that are said beforehand nor a layout that heeds them."""
    shutil.copytree(shipped.public / "assets", tmp_path / "assets")
    [sheet] = (tmp_path / "assets").glob("*.css")
    with sheet.open("a", encoding="utf-8") as file:
        file.write(".strip__sheet { table-layout: auto } .strip__column { display: none }")
    (tmp_path / "timeline").mkdir()
    page = (shipped.public / "timeline/index.html").read_text("utf-8")
    page = re.sub(r'(?<=\.css") integrity="[^"]*"', "", page)
    (tmp_path / "timeline/index.html").write_text(page, "utf-8")
    assert moved(browser, tmp_path, "/timeline/", 1440)


# --- Weight --------------------------------------------------------------------------------------

MOST = 45_000
MOST_SCRIPT = 12_000


def test_the_front_page_is_light_and_asks_nobody_else(
    browser: Browser, root: str, shipped: SiteBuilder
) -> None:
    context = browser.new_context()
    page, told = watched(context, root)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(root)))
    page.goto(f"{root}/", wait_until="networkidle")
    context.close()
    assert not told.everything()
    kinds = {path.rpartition(".")[2] for path in asked}
    assert kinds <= {"/", "css", "js", "svg", "json"}, asked
    sizes = {
        path: len(compressed((shipped.public / f".{path}").read_bytes()))
        for path in ("/index.html", *asked)
        if path.endswith((".html", ".css", ".js"))
    }
    assert sum(sizes.values()) <= MOST, sizes
    assert 0 < sum(size for path, size in sizes.items() if path.endswith(".js")) <= MOST_SCRIPT


def test_no_page_loads_more_script_than_that(full: list[Sample], shipped: SiteBuilder) -> None:
    heaviest = 0
    for one in full:
        page = shipped.public / one.path.lstrip("/")
        text = (page / "index.html" if one.path.endswith("/") else page).read_text("utf-8")
        scripts = re.findall(r'<script src="/([^"]*)"', text)
        weight = sum(len(compressed((shipped.public / name).read_bytes())) for name in scripts)
        assert 0 < weight <= MOST_SCRIPT, f"{one.path}: {weight}"
        heaviest = max(heaviest, weight)
    assert heaviest > MOST_SCRIPT / 2, "the pages of the timeline carry more than others"


def test_no_font_is_loaded(shipped: SiteBuilder) -> None:
    for sheet in shipped.public.glob("assets/*.css"):
        assert not re.search(r"@font-face|@import|url\(", sheet.read_text(encoding="utf-8"))
    assert not [file for file in shipped.public.rglob("*") if "woff" in file.suffix]
