"""A page of every kind on paper: nothing to press, nothing folded away, nothing cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from generator.plan import catch_up, indexes, listings, pages
from generator.plan.timelines import run
from tests.support.browsing import watched
from tests.support.kinds import Sample
from tests.support.paper import faults_on_paper
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SHEET = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""

SMALL = (
    (catch_up, "MOST_ROWS", 4),
    (catch_up, "MOST_SINCE", 1),
    (catch_up, "MOST_QUESTIONS", 1),
    (indexes, "MOST_LISTED", 2),
    (listings, "HOME_EVENTS", 3),
    (listings, "MOST_ROWS", 3),
    (pages, "MOST_ENTRIES", 3),
    (run, "MOST_ENTRIES", 3),
)
EVENT = """\
guid: tag:record.example,2026:event/{number:012}
title: Entry {number}
kind: update
occurred: 2024-02-0{number}
public: 2024-02-0{number}
incidents: [mail-breach]
{major}facts:
  - text: Something was said.
    sources: [document:notice]
    verified: excerpt
"""
ASKED = "    asked: 2024-02-03\n    sources: [document:notice]\n    verified: excerpt\n"


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of which most pages show a part."""
    site = SiteBuilder(tmp_path_factory.mktemp("cut") / "site")
    for number in range(3, 9):
        major = "major: true\nsummary: In short.\n" if number < 6 else ""
        site.write(f"events/more-{number}.yaml", EVENT.format(number=number, major=major))
    for name in ("first", "second", "third"):
        notice = site.read("documents/notice.yaml")
        site.write(f"documents/{name}.yaml", notice)
    more = "".join(f"  - id: q{n}\n    text: What of {n}?\n{ASKED}" for n in range(3))
    site.edit("incidents/mail-breach.md", "questions:\n", f"questions:\n{more}")
    with pytest.MonkeyPatch.context() as patch:
        for module, name, most in SMALL:
            patch.setattr(module, name, most)
        site.built()
    with served(site.public) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "said", "pressed"),
    [
        ("/", "3 of 8 entries, newest first", "Every open question"),
        ("/", "2024 3 of 8 entries", "All of 2024"),
        ("/", "On record Events 8", "The whole timeline"),
        ("/timeline/", "3 of 8 entries, newest first", "Catch up with what is new"),
        ("/timeline/2024/", "3 of 8 entries", "February 2024 6"),
        ("/timeline/2024/02/", "Part of 2024", "Earlier: January 2024"),
        ("/timeline/2024/02/", "2024 3 of 8 entries", "All of 2024"),
        ("/timeline/kind/update/", "3 of 6 entries", "The whole timeline"),
        ("/incidents/mail-breach/", "3 of 8 entries", "The timeline of this incident"),
        ("/documents/", "2 of 4 entries", "part 2"),
        ("/catch-up/", "The newest month first.", "Cite this page"),
        ("/catch-up/2024-01/", "Until February 2024: 3 major developments, 3 other", "All months"),
        (
            "/catch-up/2024-01/",
            "These are the newest 1 of 3 major developments.",
            "The others stand month by month",
        ),
        ("/catch-up/2024-01/", "Asked since What of 0? 2 more", "#"),
        (
            "/catch-up/2024-02/",
            "3 other entries of the timeline 1 of them in this part",
            "No later month",
        ),
        ("/catch-up/2024-02/", "More of this month: part 2 of 2", "All months"),
    ],
)
def test_paper_says_of_what_it_shows_a_part_and_has_nothing_that_only_leads_on(
    browser: Browser, cut: str, path: str, said: str, pressed: str
) -> None:
    page = browser.new_page()
    page.goto(cut + path)
    assert pressed in page.inner_text("main")
    page.emulate_media(media="print")
    printed = " ".join(page.inner_text("main").split())
    page.close()
    assert said in printed
    assert pressed not in printed


@pytest.mark.parametrize(
    "path", ["/actors/midnight-blizzard/", "/events/2024-01-19-microsoft-disclosure/"]
)
def test_paper_has_the_address_of_whatever_a_link_leads_off_the_site_to(
    browser: Browser, root: str, path: str
) -> None:
    page = browser.new_page()
    page.goto(root + path)
    page.emulate_media(media="print")
    found = page.evaluate(
        """() => [...document.querySelectorAll('main a[href^="http"]')]
          .filter((one) => one.host !== location.host && one.checkVisibility())
          .map((one) => [one.rel, getComputedStyle(one, '::after').content])"""
    )
    page.close()
    assert len(found) > 3
    assert {rel for rel, after in found if "http" not in after} == set()


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
