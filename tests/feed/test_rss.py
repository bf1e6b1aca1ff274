"""The feeds of the shipped site, as feed readers and the RSS Advisory Board see them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import pytest
from lxml import html

from generator.core.edtf import Edtf
from tests.support.feeds import CONTENT, guids_of, items_of, profile_faults, said
from tests.support.pages import Pages
from tests.support.records import Record
from tests.support.site import SiteBuilder

URL = "https://midnight-blizzard.example.org"
_MARKS = str.maketrans("", "", "*`")


@pytest.fixture(scope="module")
def feeds(pages: Pages) -> dict[str, bytes]:
    """Every feed by its path."""
    return {f"/{path}": data for path, data in pages.files.items() if path.endswith("feed.xml")}


@pytest.fixture(scope="module")
def events(records: dict[str, Record]) -> dict[str, Record]:
    """Every event by its permanent id."""
    return {str(one.fields["guid"]): one for one in records.values() if one.kind == "event"}


def public_of(event: Record) -> Edtf | None:
    written: Any = event.fields.get("public")
    value = written["date"] if isinstance(written, dict) else written
    return Edtf.parse(value) if value is not None else None


# --- The profile ---------------------------------------------------------------------------------


def test_there_is_a_feed_of_the_site_and_of_each_incident(
    feeds: dict[str, bytes], records: dict[str, Record]
) -> None:
    incidents = {one.path for one in records.values() if one.kind == "incident"}
    assert set(feeds) == {f"{path}feed.xml" for path in {"/", *incidents}}


def test_every_feed_keeps_the_profile(feeds: dict[str, bytes]) -> None:
    for path, data in feeds.items():
        page = f"{URL}{path.removesuffix('feed.xml')}"
        assert not profile_faults(data, f"{URL}{path}", page), path


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("atom:link to itself", b'rel="self"', b'rel="alternate"'),
        ("atom:link to itself", b"/feed.xml", b"/other.xml"),
        ("link to the page", b"<link>https://midnight", b"<link>https://noon"),
        ("language", b"<language>en-GB", b"<language>English"),
        ("lastBuildDate", b"<lastBuildDate>Thu, ", b"<lastBuildDate>Fri, "),
        ("docs", b"<docs>https:", b"<docs>http:"),
        ("no other element", b"<docs>", b"<ttl>60</ttl><docs>"),
        ("no element twice", b"<docs>", b"<generator>x</generator><docs>"),
        ("item 0: guid is no link", b' isPermaLink="false"', b""),
        ("item 0: guid is a tag", b">tag:", b">https:"),
        ("item 0: title", b"<title>CISA", b"<title>&lt;b&gt;CISA&lt;/b&gt;"),
        ("item 0: description", b"<description>Happened", b"<description>&lt;b&gt;Happened"),
        ("item 0: content", b'&lt;a href="https://midnight-blizzard.example.org', b'&lt;a href="'),
        ("item 1: pubDate", b"Thu, 20 Nov 2025 00:00:00 +0000</pub", b"20 November 2025</pub"),
        ("item 1: pubDate", b"Thu, 20 Nov 2025 00:00:00 +0000</pub", b"2025-11-20</pub"),
    ],
)
def test_a_broken_rule_is_found(
    feeds: dict[str, bytes], rule: str, before: bytes, after: bytes
) -> None:
    broken = feeds["/feed.xml"].replace(before, after, 1)
    assert rule in profile_faults(broken, f"{URL}/feed.xml", f"{URL}/")


def test_a_reader_takes_every_feed_without_complaint(feeds: dict[str, bytes]) -> None:
    for path, data in feeds.items():
        parsed = feedparser.parse(data, response_headers={"content-type": "application/rss+xml"})
        assert not parsed.bozo, path
        assert parsed.version == "rss20"
        assert [entry.id for entry in parsed.entries] == guids_of(data)
        assert all(not entry.guidislink for entry in parsed.entries)
        assert all(entry.content[0].value and entry.summary for entry in parsed.entries)


# --- What the items say --------------------------------------------------------------------------


def test_items_are_the_newest_first(feeds: dict[str, bytes], events: dict[str, Record]) -> None:
    for data in feeds.values():
        dates = [public_of(events[guid]) for guid in guids_of(data)]
        keys = [date.sort_key for date in dates if date is not None]
        assert keys == sorted(keys, reverse=True)
        assert dates == sorted(dates, key=lambda date: date is None)


def date_faults(data: bytes, events: dict[str, Record]) -> list[str]:
    """The items whose `pubDate` says more, or less, than is known, or without their words."""
    faults: list[str] = []
    for item in items_of(data):
        event = events[said(item, "guid")]
        public, stamp = public_of(event), item.findtext("pubDate")
        exact = public is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", public)
        wanted = datetime.fromisoformat(public).replace(tzinfo=UTC) if public and exact else None
        if (parsedate_to_datetime(stamp) if stamp else None) != wanted:
            faults.append(f"{event.id}: {stamp} for {public}")
        for field in ("occurred", "public"):
            written: Any = event.fields.get(field)
            words = written.get("words") if isinstance(written, dict) else None
            value = written["date"] if isinstance(written, dict) else written
            shown = words or (Edtf.parse(value).words() if value else "not known")
            fields = ["description"] if stamp is None else []
            faults += [
                f"{event.id}: {shown!r} is missing in {name}"
                for name in (f"{CONTENT}encoded", *fields)
                if shown not in said(item, name)
            ]
    return faults


def test_an_item_is_dated_as_exactly_as_is_known(
    feeds: dict[str, bytes], events: dict[str, Record]
) -> None:
    assert not [fault for data in feeds.values() for fault in date_faults(data, events)]
    dates = [public_of(event) for event in events.values()]
    assert any(date is None or not date.is_exact_day for date in dates)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<pubDate>Thu, 20 Nov 2025 00:00:00 +0000</pubDate>", b""),
        (b"20 Nov 2025 00:00:00 +0000</pubDate>", b"20 Nov 2025 12:00:00 +0000</pubDate>"),
        (b"<category>policy</category>", b"<pubDate>Thu, 01 Jan 2026 00:00:00 +0000</pubDate>"),
        (b"January 2026 (uncertain)", b"1 January 2026"),
    ],
)
def test_a_wrong_date_is_found(
    feeds: dict[str, bytes], events: dict[str, Record], before: bytes, after: bytes
) -> None:
    assert date_faults(feeds["/feed.xml"].replace(before, after), events)


def test_the_whole_entry_is_in_the_item(
    feeds: dict[str, bytes], events: dict[str, Record], records: dict[str, Record]
) -> None:
    for item in items_of(feeds["/feed.xml"]):
        event = events[said(item, "guid")]
        tree = html.fragment_fromstring(said(item, f"{CONTENT}encoded"), create_parent="div")
        words, links = tree.text_content(), {str(href) for href in tree.xpath(".//@href")}
        assert len(tree.findall("ul/li")) == len(event.fields["facts"])
        for fact in event.fields["facts"]:
            assert fact["text"].split("[[")[0].translate(_MARKS).rstrip() in words
            assert {f"{URL}{records[source].path}" for source in fact["sources"]} <= links
        quotes = [quote.text_content() for quote in tree.findall("blockquote")]
        said_then = [records[f"statement:{one}"] for one in event.fields.get("statements", ())]
        assert {one.fields["quote"] for one in said_then} <= set(quotes)
        assert said(item, "link") == f"{URL}{event.path}"
        assert said(item, "title") == event.fields["title"]


def test_the_feed_of_an_incident_holds_its_events_and_no_other(
    feeds: dict[str, bytes], events: dict[str, Record], records: dict[str, Record]
) -> None:
    for incident in (one for one in records.values() if one.kind == "incident"):
        own = {
            guid
            for guid, event in events.items()
            if incident.slug in event.fields.get("incidents", ())
        }
        assert set(guids_of(feeds[f"{incident.path}feed.xml"])) == own
    assert set(guids_of(feeds["/feed.xml"])) == set(events)


def test_the_build_date_is_that_of_the_newest_item(feeds: dict[str, bytes]) -> None:
    for data in feeds.values():
        parsed = feedparser.parse(data)
        stamps = [entry.published_parsed for entry in parsed.entries if "published" in entry]
        assert parsed.feed.get("updated_parsed") == max(stamps, default=None)


# --- Small sites ---------------------------------------------------------------------------------


def test_a_feed_holds_as_many_items_as_the_site_wants(site: SiteBuilder) -> None:
    for day in range(10, 20):
        text = site.read("events/2024-01-12-detection.yaml")
        text = text.replace("000000000001", f"0000000000{day}")
        site.write(
            f"events/day-{day}.yaml", text.replace("public: 2024-01-19", f"public: 2024-02-{day}")
        )
    site.edit("site.yaml", "lead_incident:", "feed_items: 4\nlead_incident:")
    site.built()
    wanted = [f"tag:record.example,2026:event/0000000000{day}" for day in (19, 18, 17, 16)]
    assert guids_of(site.page("/feed.xml").encode()) == wanted
    assert guids_of(site.page("/incidents/mail-breach/feed.xml").encode()) == wanted


def test_an_empty_feed_is_a_feed(site: SiteBuilder) -> None:
    site.write("incidents/quiet.yaml", "title: Quiet\nsummary: So.\noccurred: 2024\npublic: 2024\n")
    site.built()
    data = site.page("/incidents/quiet/feed.xml").encode()
    page = "https://record.example/incidents/quiet/"
    assert not profile_faults(data, f"{page}feed.xml", page)
    assert not items_of(data)
    assert not feedparser.parse(data).bozo


def test_a_feed_below_a_path_says_so(site: SiteBuilder) -> None:
    site.edit("site.yaml", "https://record.example/", "https://record.example/a/b/")
    site.built()
    root = "https://record.example/a/b/"
    assert not profile_faults(site.page("/feed.xml").encode(), f"{root}feed.xml", root)
    addresses = re.findall(r"https://record\.example[^\s\"<&]*", site.page("/feed.xml"))
    assert all(address.startswith(root) for address in addresses)


def test_markup_in_words_is_words_in_a_feed(site: SiteBuilder) -> None:
    title, text = "AT&T <b>and</b> ]]>", "They wrote `<b>` & so"
    site.edit("events/2024-01-12-detection.yaml", "The intrusion is detected", f"'{title}'")
    site.edit("events/2024-01-12-detection.yaml", "facts:", f"summary: '{text}'\nfacts:")
    site.built()
    data = site.page("/feed.xml").encode()
    (item,) = [item for item in items_of(data) if said(item, "title") == title]
    for name in ("description", f"{CONTENT}encoded"):
        tree = html.fragment_fromstring(said(item, name), create_parent="div")
        assert "They wrote <b> & so" in tree.text_content()
        assert not tree.xpath(".//b")
