"""A channel and its items to RSS 2.0, through feedgen, as the RSS Advisory Board's profile asks.

feedgen stamps the clock wherever a date is not given, and takes the last link as the channel's:
every date is set from the content or taken out, and the channel's own link comes last.
"""

from datetime import datetime
from html import escape
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from generator.plan.facets.feeds import Channel, Item

_DOCS = "https://www.rssboard.org/rss-specification"
_NEVER = "1970-01-01T00:00:00+00:00"


def render_rss(channel: Channel, items: tuple[Item, ...]) -> bytes:
    """Give the feed's bytes: equal facets, equal bytes."""
    feed = FeedGenerator()
    feed.id(channel.link)
    feed.title(channel.title)
    feed.description(channel.description)
    feed.language(channel.language)
    feed.link(href=channel.self_link, rel="self", type="application/rss+xml")
    feed.link(href=channel.link, rel="alternate")
    feed.generator("Onrecord")
    feed.docs(_DOCS)
    feed.lastBuildDate(datetime.fromisoformat(channel.updated or _NEVER))
    for item in items:
        _add(feed, item)
    return _finished(feed.rss_str(pretty=True), dated=channel.updated is not None)


def _add(feed: Any, item: Item) -> None:
    entry = feed.add_entry(order="append")
    entry.guid(item.guid, permalink=False)
    entry.title(item.title)
    entry.link(href=item.link, rel="alternate")
    # The one plain text here that readers take for HTML.
    entry.description(escape(item.summary, quote=False))
    entry.content(item.html)
    entry.category([{"term": category} for category in item.categories])
    if item.published:
        # Given a text, feedgen guesses at its format, which costs more than the rest of the item.
        entry.published(datetime.fromisoformat(item.published))


def _finished(xml: bytes, *, dated: bool) -> bytes:
    """Take out what feedgen adds on its own account."""
    root = etree.fromstring(xml)
    channel = root.find("channel")
    assert channel is not None  # noqa: S101  feedgen has just written it
    build_date = channel.find("lastBuildDate")
    if not dated and build_date is not None:
        channel.remove(build_date)
    etree.indent(root, space="  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
