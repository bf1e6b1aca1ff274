"""Stepping through the dates of an incident, as a reader does it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

INCIDENT = "/incidents/mail-breach/"
KEYS = """\
guid: tag:record.example,2026:event/000000000009
title: Keys were taken too
kind: update
occurred: 2024-01
public: 2024-03-05
incidents: [mail-breach]
facts:
  - text: Harbour says that keys were taken too.
    sources: [document:update]
    verified: excerpt
"""
ANSWER = """\
    asked: 2024-01-19
    answer: {text: Forty mailboxes were read., public: 2024-03-05, sources: [document:update]}
---

"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with an incident of three dates, the last of which answers a question."""
    site = SiteBuilder(tmp_path_factory.mktemp("dates") / "site")
    notice = site.read("documents/notice.yaml")
    site.write("documents/update.yaml", notice.replace("2024-01-19", "2024-03-05"))
    site.write("events/keys.yaml", KEYS)
    site.edit("incidents/mail-breach.md", "---\n\n", ANSWER)
    site.built()
    with served(site.public) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def question(page: Page) -> str:
    """What the page says of the one question."""
    return page.locator("section[aria-labelledby='unknown']").inner_text()


def step(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Dates", exact=True).get_by_role("link", name=name).click()


def test_a_reader_steps_from_date_to_date_and_back(page: Page, root: str) -> None:
    later = ("Keys were taken too", "keys were taken", "Forty mailboxes", "5 March")
    page.goto(f"{root}{INCIDENT}")
    page.get_by_role("link", name="Step through from 19 January 2024").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("As of 19 January 2024: The mail breach")
    told = page.locator("main").inner_text()
    assert "How many mailboxes were read?" in question(page)
    assert "Open since 19 January 2024" in question(page)
    assert not [one for one in (*later, "Mail read in breach") if one in told]
    assert "No earlier date" in told

    step(page, "20 January 2024")
    expect(heading).to_have_text("As of 20 January 2024: The mail breach")
    told = page.locator("main").inner_text()
    assert "Mail read in breach" in told
    assert "Open since 19 January 2024" in question(page)
    there = [one for one in later if one in told]
    assert there == ["5 March"]  # the link to the next date, and no word of what it holds

    step(page, "5 March 2024")
    expect(heading).to_have_text("As of 5 March 2024: The mail breach")
    told = page.locator("main").inner_text()
    assert not [one for one in later if one not in told]
    assert "Answered, 5 March 2024" in question(page)
    assert "Open since" not in question(page)
    assert "No later date" in told

    step(page, "20 January 2024")
    expect(heading).to_have_text("As of 20 January 2024: The mail breach")
    assert "Forty mailboxes" not in page.locator("main").inner_text()

    step(page, "All dates")
    expect(heading).to_have_text("What was public when: The mail breach")
    dates = page.locator(".past--dates a").all_inner_texts()
    assert dates == ["19 January 2024", "20 January 2024", "5 March 2024"]


def test_the_keyboard_steps_too(page: Page, root: str) -> None:
    page.goto(f"{root}{INCIDENT}as-of/2024-01-19/")
    page.locator("nav a[rel='next']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/as-of/2024-01-20/")
    page.locator("nav a[rel='prev']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/as-of/2024-01-19/")
