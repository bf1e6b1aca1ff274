"""The other order of a page of the timeline: turned round in place, and kept in the address."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import axe_faults, watched
from tests.support.serving import served
from tests.support.site import SiteBuilder

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EVENT = """\
guid: tag:record.example,2026:event/1{number:011}
title: Entry {number}
kind: update
occurred: {occurred}
incidents: [mail-breach]
facts:
  - text: Fact {number}.
    sources: [document:notice]
    verified: excerpt
"""
TITLES = ".timeline .entry__title a"
MONTHS = ".timeline .month"


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page, told = watched(context, root)
    yield page
    assert not told.everything()
    context.close()


def listed(page: Page, what: str) -> list[str]:
    found: list[str] = page.locator(what).evaluate_all(
        "all => all.map((one) => one.href || one.textContent)"
    )
    return found


@pytest.mark.parametrize(
    ("path", "other", "oracle"),
    [
        ("/timeline/2023/", "newest", "/timeline/"),
        ("/timeline/2024/03/", "newest", "/timeline/"),
        ("/timeline/kind/disclosure/", "oldest", "/timeline/oldest/"),
        ("/timeline/actor/midnight-blizzard/", "oldest", "/timeline/oldest/"),
    ],
)
def test_entries_and_months_stand_as_in_the_whole_timeline_of_that_order(
    page: Page, root: str, path: str, other: str, oracle: str
) -> None:
    page.goto(root + oracle)
    whole, months = listed(page, TITLES), listed(page, MONTHS)
    page.goto(root + path)
    own = listed(page, TITLES)
    page.get_by_role("button", name=f"Show {other} first").click()
    turned = listed(page, TITLES)
    assert turned == [one for one in whole if one in own] != own
    assert listed(page, MONTHS) == [one for one in months if one in listed(page, MONTHS)]
    assert page.url == f"{root}{path}?order={other}"
    expect(page.locator("[data-in-order]")).to_have_text(
        re.compile(f"^\\d+ entries, {other} first$")
    )
    page.reload()
    assert listed(page, TITLES) == turned
    page.locator("[data-turns]").click()
    assert listed(page, TITLES) == own
    assert page.url == root + path


def test_the_button_keeps_the_focus_and_the_page_is_still_accessible(
    browser: Browser, root: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{root}/timeline/2024/")
    turn = page.locator("[data-turns]")
    turn.focus()
    page.keyboard.press("Enter")
    expect(turn).to_be_focused()
    expect(turn).to_have_text("Show oldest first")
    assert not axe_faults(page)
    context.close()


def test_the_pages_before_and_after_are_read_in_the_same_order(page: Page, root: str) -> None:
    page.goto(f"{root}/timeline/2023/?order=newest")
    page.locator("a[rel=next]").first.click()
    page.wait_for_url(f"{root}/timeline/2024/?order=newest")
    expect(page.locator("[data-in-order]")).to_have_text("42 entries, newest first")


def test_what_has_no_month_stands_at_the_end_of_its_year_either_way(
    browser: Browser, site: SiteBuilder
) -> None:
    for number, day in enumerate(("2023", "2023-03", "2023-06-01")):
        site.write(f"events/n-{number}.yaml", EVENT.format(number=number, occurred=day))
    site.built()
    with served(site.public) as address:
        page = browser.new_page()
        page.goto(f"{address}/timeline/2023/")
        assert [one.split(" ")[0] for one in listed(page, MONTHS)] == ["March", "June", "2023,"]
        page.locator("[data-turns]").click()
        assert [one.split(" ")[0] for one in listed(page, MONTHS)] == ["June", "March", "2023,"]
        page.close()


def test_without_script_the_order_is_said_and_not_offered(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}/timeline/2024/?order=newest")
    expect(page.locator("[data-in-order]")).to_have_text("42 entries, oldest first")
    expect(page.locator("[data-turns]")).to_be_hidden()
    context.close()
