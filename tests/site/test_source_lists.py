"""Lists of sources: a title that several share is said once, and what differs of each."""

from collections import Counter

import pytest

from generator.plan.facets import pieces as making
from tests.support.pages import Page, Pages
from tests.support.site import SiteBuilder

URL = "https://record.example/"
EVENT = "events/2024-01-19-disclosure.yaml"
RETOLD = "outlet: {outlet}\ntitle: {title}\npublished: 2024-01-2{day}\nverified: excerpt\n"


def repeated(page: Page) -> list[str]:
    """The titles that stand more than once in one list of sources of a page."""
    return [
        title
        for listed in page.find("//ul[@class='sources']")
        for title, times in Counter(
            str(one.text_content()) for one in listed.cssselect(".source__title")
        ).items()
        if times > 1
    ]


def test_no_title_stands_twice_in_a_list_of_sources(pages: Pages) -> None:
    assert {page.path: repeated(page) for page in pages if repeated(page)} == {}
    assert "The same title, Investing.com" in pages["/events/2024-06-27-customer-notices/"].text()


def told(site: SiteBuilder) -> Page:
    """An event with one fact that a notice and three reports of one title stand for."""
    for day, name in enumerate(("first", "second", "third")):
        site.write(f"outlets/{name}.yaml", f"name: The {name.title()}\n")
        text = RETOLD.format(outlet=name, title="Mail of staff was read", day=day)
        site.write(f"coverage/{name}.yaml", text)
    listed = "[report:first, document:notice, report:second, report:third]"
    text = site.read(EVENT)
    site.write(EVENT, text.replace("[document:notice]", listed, 1))
    site.built()
    return Pages(site.tree(), URL)["/events/2024-01-19-disclosure/"]


def test_each_source_says_what_differs_and_leads_to_its_own_page(site: SiteBuilder) -> None:
    page = told(site)
    (listed,) = [
        one for one in page.find("//ul[@class='sources']") if len(one.cssselect(".source")) > 1
    ]
    lines = [" ".join(one.text_content().split()) for one in listed.cssselect(".source")]
    assert [line.split(". ")[0] for line in lines] == [
        "Mail of staff was read Report",
        "The same title, The Second Report, 21 Jan 2024",
        "The same title, The Third Report, 22 Jan 2024",
        "Notice of a security incident Primary source, press release",
    ]
    assert "The First, 20 Jan 2024." in lines[0]
    assert [str(one.get("href")) for one in listed.cssselect(".source__title")] == [
        *("/coverage/first/", "/coverage/second/", "/coverage/third/", "/documents/notice/")
    ]


def test_a_list_that_repeats_a_title_is_found(
    site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "together", tuple)
    assert repeated(told(site)) == ["Mail of staff was read"]
