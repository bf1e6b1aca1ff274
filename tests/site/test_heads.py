"""What pages say of themselves: titles, sharing, feeds, JSON-LD, the sitemap."""

import json
from collections import Counter
from typing import Any

import pytest
from lxml import etree

from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.site import SiteBuilder

MEANT = {
    "event": "Event",
    "incident": "Event",
    "statement": "Quotation",
    "report": "NewsArticle",
    "actor": "Organization",
    "organisation": "Organization",
    "person": "Person",
}


def json_ld(page: Page) -> dict[str, Any]:
    (script,) = page.find("//script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text or "")
    return data


def head_faults(page: Page, site_title: str) -> list[str]:
    """Where the head of a page is incomplete, or says two different things."""
    tree = page.tree

    def one(xpath: str) -> str:
        values = [str(value) for value in tree.xpath(xpath)]
        return values[0] if len(values) == 1 and values[0].strip() else ""

    def of(name: str) -> str:
        return one(f"//head/meta[@property='{name}']/@content")

    data = json_ld(page)
    description = one("//head/meta[@name='description']/@content")
    sound = {
        "title": bool(one("//head/title/text()")) and of("og:title") in one("//head/title/text()"),
        "canonical": one("//head/link[@rel='canonical']/@href") == page.address,
        "og:url": of("og:url") == page.address,
        "og:type": of("og:type") in {"website", "article"},
        "og:site_name": of("og:site_name") == site_title,
        "description": 0 < len(description) <= 300 and of("og:description") == description,
        "charset": bool(one("//head/meta[@charset='utf-8']/@charset")),
        "viewport": "width=device-width" in one("//head/meta[@name='viewport']/@content"),
        "data context": data.get("@context") == "https://schema.org",
        "data url": data.get("url") == page.address,
        "data name": bool(data.get("name")) and data.get("name") == of("og:title"),
        "data description": data.get("description") == description,
        "language": data.get("inLanguage") == one("/html/@lang"),
    }
    return [f"{page}: {name}" for name, is_sound in sound.items() if not is_sound]


def test_every_page_says_what_it_is(pages: Pages) -> None:
    title = "The Midnight Blizzard record"
    assert not [fault for page in pages for fault in head_faults(page, title)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('rel="canonical" href="https://', 'rel="canonical" href="http://'),
        ('property="og:title"', 'property="og:nothing"'),
        ('name="description" content="', 'name="description" content="Not so. '),
        ('"@context":"https://schema.org"', '"@context":"https://schema.example"'),
        ('<html lang="en-GB"', '<html lang="de"'),
    ],
)
def test_a_head_that_contradicts_itself_is_found(pages: Pages, before: str, after: str) -> None:
    home = pages["/"]
    data = home.data.decode().replace(before, after)
    assert data != home.data.decode()
    damaged = Page(home.address, home.path, data.encode())
    assert head_faults(damaged, "The Midnight Blizzard record")
    assert not head_faults(home, "The Midnight Blizzard record")


def test_titles_tell_pages_of_a_kind_apart(pages: Pages, records: dict[str, Record]) -> None:
    for kind in ("incident", "event", "actor", "organisation", "person", "outlet", "rule"):
        of_kind = [one for one in records.values() if one.kind == kind]
        titles = Counter(pages[one.path].text("//title") for one in of_kind)
        assert not [title for title, times in titles.items() if times > 1], kind


def test_no_two_pages_have_one_title(pages: Pages) -> None:
    titles = Counter(page.text("//title") for page in pages)
    assert [title for title, times in titles.items() if times > 1] == []


def test_data_is_of_the_record_that_the_page_shows(
    pages: Pages, records: dict[str, Record]
) -> None:
    for one in records.values():
        entity: dict[str, Any] = json_ld(pages[one.path]).get("mainEntity") or {}
        assert entity.get("@type") == MEANT.get(one.kind), one.id
        if one.kind == "statement":
            assert entity["text"] == one.fields["quote"]
            assert entity["spokenByCharacter"]["name"] == one.fields["speaker"]
        if one.kind == "report":
            rebuilt = one.fields.get("title_rebuilt") == "true"
            shown = " ".join(one.fields.get("title", "").split())
            assert entity.get("headline", "") == ("" if rebuilt else shown)
            assert entity.get("url") == one.fields.get("address")
            assert "articleBody" not in entity


def test_every_page_leads_to_the_feeds(pages: Pages, records: dict[str, Record]) -> None:
    of_feeds = "//link[@rel='alternate'][@type='application/rss+xml']"
    for page in pages:
        links = page.find(of_feeds)
        assert all(link.attrib.get("title") for link in links)
        found = {str(link.attrib["href"]) for link in links}
        is_incident = (
            records.get(f"incident:{page.path.split('/')[-2]}") if page.path != "/" else None
        )
        own = is_incident is not None and is_incident.path == page.path
        assert found == {"/feed.xml", f"{page.path}feed.xml"} if own else {"/feed.xml"}, page


# --- For machines --------------------------------------------------------------------------------


def sitemap_faults(pages: Pages) -> set[str]:
    """The pages that a search engine should know and is not told, and the other way round."""
    root = etree.fromstring(pages.files["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [str(loc.text) for loc in root.iter(f"{space}loc")]
    twice = {address for address, times in Counter(listed).items() if times > 1}
    noindex = "//meta[@name='robots'][contains(@content, 'noindex')]"
    indexed = {page.address for page in pages if not page.find(noindex)}
    return (set(listed) ^ indexed) | twice


def test_the_sitemap_lists_exactly_the_indexed_pages(pages: Pages) -> None:
    assert not sitemap_faults(pages)
    assert pages["/404.html"].find("//meta[@name='robots']")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"/feeds/</loc>", b"/fedes/</loc>"),
        (b"<url>", b"<url><loc>https://midnight-blizzard.example.org/</loc></url><url>"),
    ],
)
def test_a_wrong_sitemap_is_found(pages: Pages, before: bytes, after: bytes) -> None:
    sitemap = pages.files["sitemap.xml"].replace(before, after, 1)
    assert sitemap_faults(Pages({**pages.files, "sitemap.xml": sitemap}, pages.url))


def test_robots_may_read_everything_and_find_the_sitemap(pages: Pages) -> None:
    lines = pages.files["robots.txt"].decode().splitlines()
    assert [line for line in lines if line] == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {pages.url}/sitemap.xml",
    ]


def test_a_title_that_is_cut_says_still_that_the_words_are_overtaken(site: SiteBuilder) -> None:
    text = site.read("statements/notice-words.yaml")
    speaker = "Harbour, in a filing with the authority that watches over harbours and their mail"
    site.write(
        "statements/notice-words.yaml",
        text.replace("speaker: Harbour", f"speaker: {speaker}")
        + "overtaken_by: [2024-01-19-disclosure]\n",
    )
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    for path in ("/statements/notice-words/", "/statements/notice-words/compare/"):
        (title,) = pages[path].find("//meta[@property='og:title']/@content")
        assert "…" in str(title)
        assert str(title).endswith("(overtaken)")
    rows = [
        row
        for path in site.tree()
        if "search/rows/" in path
        for row in json.loads(site.page(path))[1]
    ]
    assert [row[2][-13:] for row in rows if row[1] == "/statements/notice-words/"] == [
        "… (overtaken)"
    ]
