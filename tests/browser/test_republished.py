"""The filter on a page that stays open while its record is published again."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DISCLOSURES, ADVISORIES = 17, 80
TOTAL = 98
EVENT = """\
guid: tag:record.example,2026:event/{number:012}
title: Entry {number}
kind: {kind}
occurred: {day}
incidents: [mail-breach]
facts:
  - text: The notice names this day.
    sources: [document:notice]
    verified: read in full
"""


def write(site: SiteBuilder, number: int, day: str, kind: str) -> None:
    text = EVENT.format(number=number, day=day, kind=kind)
    site.write(f"events/{day}-entry-{number}.yaml", text)


@pytest.fixture
def large(site: SiteBuilder) -> SiteBuilder:
    """A site whose disclosures and advisories stand in other blocks, but for one disclosure."""
    for number in range(96):
        day = f"2023-{1 + number // 28:02}-{1 + number % 28:02}"
        write(site, 100 + number, day, "disclosure" if number < 16 else "advisory")
    site.built()
    return site


@pytest.fixture
def page(browser: Browser, large: SiteBuilder) -> Iterator[Page]:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with served(large.public) as root:
        page.goto(f"{root}/timeline/")
        page.evaluate("window.stays = true")
        yield page
        assert page.evaluate("window.stays"), "the page was loaded anew"
    assert not faults
    page.close()


def republish(site: SiteBuilder, kind: str) -> None:
    """Publish one entry more, the first by its name: each block begins with another entry."""
    write(site, 99, "2022-12-31", kind)
    site.built()
    # Hosts tell what has changed by whole seconds, and a test has both builds in one.
    for file in site.public.rglob("*.json"):
        later = file.stat().st_mtime + 10
        os.utime(file, (later, later))


def press(page: Page, value: str) -> None:
    page.locator(f".filter a[data-aspect='kind'][data-value='{value}']").click()


def test_another_value_is_found_in_the_new_list(page: Page, large: SiteBuilder) -> None:
    rows, status = page.locator(".found-entries .row"), page.locator(".filter__status")
    page.locator("details[data-aspect='kind'] summary").click()
    press(page, "advisory")
    expect(status).to_have_text(f"{ADVISORIES} of {TOTAL} entries")
    expect(rows).to_have_count(40)
    press(page, "advisory")
    republish(large, "disclosure")
    press(page, "disclosure")
    expect(status).to_have_text(f"{DISCLOSURES + 1} of {TOTAL + 1} entries")
    expect(rows).to_have_count(DISCLOSURES + 1)
    expect(page.locator(".found-entries .row__title").last).to_have_text("Entry 99")
    number = page.locator(".filter a[data-value='disclosure'] .values__count")
    expect(number).to_have_text(str(DISCLOSURES + 1))


def test_more_is_shown_of_the_new_list(page: Page, large: SiteBuilder) -> None:
    rows = page.locator(".found-entries .row")
    page.locator("details[data-aspect='kind'] summary").click()
    press(page, "advisory")
    expect(rows).to_have_count(40)
    republish(large, "advisory")
    more = page.locator(".found-entries__more")
    more.click()
    expect(rows).to_have_count(80)
    expect(page.locator(".filter__status")).to_have_text(f"{ADVISORIES + 1} of {TOTAL + 1} entries")
    expect(rows.nth(40).locator(".row__title a")).to_be_focused()
    more.click()
    expect(rows).to_have_count(ADVISORIES + 1)
    expect(more).to_have_count(0)
