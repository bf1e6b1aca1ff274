"""The second theme in a real browser: as accessible and as quiet as the first."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import OF_COLOUR, axe_faults, watched
from tests.support.serving import served
from tests.support.shipped import shipped_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PATHS = (
    "/",
    "/incidents/",
    "/timeline/2020/",
    "/statements/bauer/",
    "/rules/",
    "/about/",
    "/feeds/",
)


@pytest.fixture(scope="module")
def broadsheet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = shipped_in(tmp_path_factory.mktemp("broadsheet") / "site")
    site.write("site.yaml", site.read("site.yaml") + "theme: broadsheet\n")
    site.built()
    with served(site.public) as address:
        yield address


@pytest.mark.parametrize("width", [360, 1280])
def test_its_pages_are_accessible_and_quiet(browser: Browser, broadsheet: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page, told = watched(context, broadsheet)
    faults: list[str] = []
    for path in PATHS:
        page.emulate_media(color_scheme="light")
        page.goto(broadsheet + path)
        faults += axe_faults(page)
        page.emulate_media(color_scheme="dark")
        faults += axe_faults(page, only=OF_COLOUR)
        sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        faults += [f"{path} is {sideways} px too wide"] if sideways > 0 else []
    context.close()
    assert not faults
    assert not told.everything()


def test_it_looks_different(browser: Browser, broadsheet: str, root: str) -> None:
    page = browser.new_page()
    looks = []
    for address in (broadsheet, root):
        page.goto(f"{address}/")
        looks.append(
            page.evaluate(
                "['body', 'h1', '.masthead__brand', '.kicker', '.part'].map(name => {"
                " const style = getComputedStyle(document.querySelector(name));"
                " return [style.backgroundColor, style.color, style.fontFamily, style.textAlign,"
                " style.textTransform, style.fontWeight, style.borderTopStyle].join() })"
            )
        )
    page.close()
    assert all(one != other for one, other in zip(*looks, strict=True))
