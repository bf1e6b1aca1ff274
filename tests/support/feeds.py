"""Feeds as the world sees them, and the RSS Advisory Board's profile, rule by rule.

The profile is "Really Simple Syndication Best Practices Profile", 15 October 2007.
"""

import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import html5lib
from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TAG = re.compile(r"tag:[a-z0-9.@-]+,\d{4}(-\d\d(-\d\d)?)?:\S+")
_MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|&#\d+;")
_IN_CHANNEL = {
    *("title", "link", "description", "language", "lastBuildDate", "generator", "docs", "item"),
    f"{ATOM}link",
}
_IN_ITEM = {
    *("title", "link", "description", "guid", "category", "pubDate"),
    f"{CONTENT}encoded",
}


def channel_of(data: bytes) -> "etree._Element":
    channel = etree.fromstring(data).find("channel")
    assert channel is not None
    return channel


def items_of(data: bytes) -> "list[etree._Element]":
    return list(channel_of(data).iter("item"))


def said(element: "etree._Element", name: str) -> str:
    """The text of the one child of that name; empty where there is none."""
    return element.findtext(name) or ""


def guids_of(data: bytes) -> list[str]:
    return [said(item, "guid") for item in items_of(data)]


def profile_faults(data: bytes, own: str, page: str) -> list[str]:
    """Where a feed that stands at `own` and tells of `page` departs from the profile."""
    root = etree.fromstring(data)
    channel = channel_of(data)
    (link, *more) = channel.findall(f"{ATOM}link") or [etree.Element("none")]
    names = [str(child.tag) for child in channel if isinstance(child.tag, str)]
    kept = {
        "is RSS 2.0": root.tag == "rss" and root.get("version") == "2.0",
        "one channel": len(root.findall("channel")) == 1,
        "declares UTF-8": data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>"),
        "atom:link to itself": (link.get("rel"), link.get("href")) == ("self", own) and not more,
        "atom:link has a type": link.get("type") == "application/rss+xml",
        "title": is_plain(said(channel, "title")),
        "link to the page": said(channel, "link") == page,
        "description": is_plain(said(channel, "description")),
        "language": bool(_LANGUAGE.fullmatch(said(channel, "language"))),
        "docs": said(channel, "docs") == "https://www.rssboard.org/rss-specification",
        "lastBuildDate": is_date_or_none(channel, "lastBuildDate"),
        "no other element": set(names) <= _IN_CHANNEL,
        "no element twice": all(names.count(name) == 1 for name in set(names) - {"item"}),
        "items last": names == sorted(names, key="item".__eq__),
        "no guid twice": len(set(guids_of(data))) == len(guids_of(data)),
    }
    faults = [rule for rule, is_kept in kept.items() if not is_kept]
    return faults + [f"item {n}: {f}" for n, i in enumerate(items_of(data)) for f in item_faults(i)]


def item_faults(item: "etree._Element") -> list[str]:
    """Where an item departs from the profile."""
    guid = item.find("guid")
    names = [str(child.tag) for child in item]
    kept = {
        "title": is_plain(said(item, "title")),
        "link": is_absolute(said(item, "link")),
        "guid is a tag": guid is not None and bool(_TAG.fullmatch(guid.text or "")),
        "guid is no link": guid is not None and guid.get("isPermaLink") == "false",
        "description": is_sound_html(said(item, "description")),
        "content": is_sound_html(said(item, f"{CONTENT}encoded")),
        "pubDate": is_date_or_none(item, "pubDate"),
        "no other element": set(names) <= _IN_ITEM,
        "no element twice": all(names.count(n) == 1 for n in set(names) - {"category"}),
        "categories": all(is_plain(one.text or "") for one in item.findall("category")),
    }
    return [rule for rule, is_kept in kept.items() if not is_kept]


def is_plain(text: str) -> bool:
    """There are words, and a reader who takes them for plain text sees no markup."""
    return bool(text.strip()) and not _MARKUP.search(text)


def is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def is_date_or_none(element: "etree._Element", name: str) -> bool:
    """A date of RFC 822 with four figures for the year, on the day of the week that it names."""
    text = element.findtext(name)
    if text is None:
        return True
    return bool(_RFC_822.fullmatch(text)) and parsedate_to_datetime(text).strftime("%a") == text[:3]


def is_sound_html(text: str) -> bool:
    """HTML that parses without an error, runs nothing, and in which every address is absolute."""
    parser = html5lib.HTMLParser()
    parser.parseFragment(text)
    if parser.errors or not text.strip():
        return False
    tree = html.fragment_fromstring(text, create_parent="div")
    addresses = tree.xpath(".//@href | .//@src | .//@cite | .//@srcset")
    forbidden = tree.xpath(".//script | .//style | .//img | .//iframe | .//@style | .//@onclick")
    return all(is_absolute(str(one)) for one in addresses) and not forbidden
