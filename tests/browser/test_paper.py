"""A page of every kind on paper: nothing to press, nothing folded away, nothing cut off."""

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import watched
from tests.support.kinds import Sample
from tests.support.paper import faults_on_paper

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SHEET = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""


def test_any_page_can_be_printed(browser: Browser, root: str, largest: list[Sample]) -> None:
    page, _told = watched(browser.new_context(), root)
    faults: list[str] = []
    for one in largest:
        page.goto(root + one.path)
        words = page.inner_text("main")
        faults += faults_on_paper(page)
        assert page.locator("h1").is_visible()
        assert len(page.inner_text("main")) > len(words) * 0.5, one.path
        page.emulate_media(media="screen")
    page.context.close()
    assert not faults


@pytest.mark.parametrize("path", ["/events/2024-03-08-source-code/", "/statements/nadella/"])
def test_a_page_says_its_address_in_its_citation_and_at_its_foot(
    browser: Browser, root: str, path: str
) -> None:
    page = browser.new_page()
    page.goto(root + path)
    page.emulate_media(media="print")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    said = page.inner_text("body")
    page.close()
    assert address is not None
    assert said.count(address) == 2


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("nav { display: block !important }", "to press"),
        (".more__summary { display: block !important }", "to press"),
        ("details::details-content { content-visibility: hidden !important }", "folded"),
        (".fact__text { inline-size: 60rem; max-inline-size: none !important }", "wide"),
        (".scroll { padding-inline-start: 60rem }", "wide"),
    ],
)
def test_a_page_that_is_not_for_paper_is_found(
    browser: Browser, root: str, damage: str, said: str
) -> None:
    page = browser.new_page()
    for path in ("/events/2024-01-19-microsoft-disclosure/", "/actors/midnight-blizzard/"):
        page.goto(root + path)
        assert not faults_on_paper(page)
        page.evaluate(SHEET, damage)
        found = {
            fault.removeprefix(f"{page.url}: ").split(":")[0] for fault in faults_on_paper(page)
        }
        if found == {said}:
            break
        page.emulate_media(media="screen")
    page.close()
    assert found == {said}
