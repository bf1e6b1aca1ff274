"""What a saved page's markup says of its article: JSON-LD first, then meta tags, then htmldate."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from generator.core.edtf import Edtf, EdtfError
from generator.importers.clip.jsonld import said_in_json_ld
from generator.importers.clip.page import Meta
from generator.importers.clip.repair import repair

_TAGS = {
    "title": ("dc:title", "dcterms.title", "og:title", "twitter:title", "parsely-title"),
    "author": ("dc:creator", "dcterms.creator", "parsely-author", "sailthru.author", "author"),
    "publisher": ("og:site_name", "application-name"),
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished"),
        *("dc.date.issued", "dcterms.created", "parsely-pub-date", "pubdate", "publishdate"),
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"),
    "address": ("og:url",),
}
_MOST = 2_000
_OF_CHANGE = re.compile(r"modif|updat|revis|chang", re.IGNORECASE)
_DATES = ("published", "updated", "time", "likely")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")


def said_in_markup(tree: HtmlElement) -> tuple[Meta, ...]:
    """Give what the markup says, the surest first on each matter; every value mended, each once."""
    found: dict[tuple[str, str], Meta] = {}
    told = (*said_in_json_ld(tree), *_of_tags(tree), *_of_elements(tree))
    changed = {one.value[: len("2024-01-01")] for one in told if one.what == "updated"}
    for one in (*told, *_of_htmldate(tree, changed)):
        value = repair(" ".join(one.value.split()))[0]
        if value and _sound(one.what, value):
            meta = Meta(what=one.what, value=_date(one.what, value), where=one.where)
            found.setdefault((meta.what, meta.value.casefold()), meta)
    return tuple(found.values())


def _of_tags(tree: HtmlElement) -> Iterator[Meta]:
    """Read meta tags; a name may hold several, parted by spaces."""
    values: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]")[:_MOST]:
        for attribute in ("property", "name", "itemprop"):
            for name in tag.get(attribute, "").split():
                values.setdefault(name.casefold(), tag.get("content", ""))
    for what, names in _TAGS.items():
        for name in names:
            if values.get(name):
                yield Meta(what=what, value=values[name], where=f"meta tag, {name}")
                break


def _of_elements(tree: HtmlElement) -> Iterator[Meta]:
    yield from _titles(tree)
    for link in tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")[:1]:
        yield Meta(what="address", value=str(link), where="canonical link")
    for language in tree.xpath("/html/@lang")[:1]:
        yield Meta(what="language", value=str(language), where="the page's lang")
    for time in tree.xpath("//time[@datetime]")[:20]:
        said = "pubdate" in time.attrib or "datePublished" in time.get("itemprop", "").split()
        what = "published" if said else "time"
        yield Meta(what=what, value=time.get("datetime", ""), where="time element")


def _titles(tree: HtmlElement) -> Iterator[Meta]:
    """The only first heading is the headline where the page's title holds it, else that title."""
    titles = [" ".join(one.text_content().split()) for one in tree.xpath("//head/title")]
    headings = [" ".join(one.text_content().split()) for one in tree.xpath("//h1")]
    title = titles[0] if titles else ""
    if len(headings) == 1 and headings[0] and headings[0] in title:
        yield Meta(what="title", value=headings[0], where="the first heading")
    if title:
        yield Meta(what="title", value=title, where="the page's title")


def _of_htmldate(tree: HtmlElement, changed: AbstractSet[str]) -> Iterator[Meta]:
    """Ask htmldate of the tags that tell of no change, and of the whole page for a candidate only.

    In a text it takes whatever date seems likely, the founding of a company for instance; of tags
    that name no day of publication, that of a change.
    """
    from htmldate import find_date

    tags = "".join(
        etree.tostring(tag, encoding="unicode", with_tail=False)
        for tag in tree.xpath("//head//meta")[:_MOST]
        if not _OF_CHANGE.search(" ".join(map(str, tag.values()))[:200])
    )
    for what, where, source in (
        ("published", "tags, by htmldate", f"<html><head>{tags}</head><body></body></html>"),
        ("likely", "somewhere, by htmldate", tree),
    ):
        try:
            date = find_date(source, original_date=True, extensive_search=False)
        except (ValueError, TypeError, RecursionError):
            continue  # a page that the library cannot read
        if date:
            yield Meta(what="likely" if date in changed else what, value=date, where=where)


def _sound(what: str, value: str) -> bool:
    if what == "address":
        return urlsplit(value).scheme in ("http", "https")
    if what in ("author", "publisher"):
        return "://" not in value
    return True


def _date(what: str, value: str) -> str:
    """Write a time as EDTF has it, with the offset in full and no fraction; else leave it."""
    if what not in _DATES:
        return value
    form = _TIME.fullmatch(value)
    if form is None:
        return value
    day, time, offset = form.groups()
    zone = f"{offset[:3]}:{offset[-2:]}" if offset and offset != "Z" else offset or ""
    written = f"{day}T{time}{zone}" if zone else day
    try:
        return str(Edtf.parse(written))
    except EdtfError:
        return value
