"""What a saved page says of its article in JSON-LD (schema.org `Article` and its kinds)."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from generator.importers.clip.page import Meta

_KINDS = ("Article", "BlogPosting", "LiveBlogPosting", "Report", "WebPage")
_MOST = 200
_KEYS = (
    ("title", ("headline", "name")),
    ("published", ("datePublished",)),
    ("updated", ("dateModified",)),
    ("address", ("url", "mainEntityOfPage")),
    ("language", ("inLanguage",)),
)
_WHERE = "JSON-LD"
_WRAPPING = re.compile(r"\A\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*\Z")


def said_in_json_ld(tree: HtmlElement) -> list[Meta]:
    """Give what the first article among a page's JSON-LD says; an article before a mere page."""
    items = [
        item
        for script in tree.xpath("//script[@type='application/ld+json']")
        for item in _items(_parsed(script.text_content()), _MOST)
    ]
    found = [(_rank(item), item) for item in items if _rank(item) is not None]
    if not found:
        return []
    _best, item = min(found, key=lambda one: one[0] or 0)
    return list(_metas(item))


def _parsed(text: str) -> Any:
    """Read a script's text, perhaps in the `CDATA` or the comment that XHTML has around it."""
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: Any, most: int) -> Iterator[dict[str, Any]]:
    """Give the objects of a list, a graph or a single object, no deeper than these hold them."""
    for one in value[:most] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (
                (item for item in graph[:most] if isinstance(item, dict))
                if isinstance(graph, list)
                else ()
            )


def _rank(item: dict[str, Any]) -> int | None:
    kinds = item.get("@type")
    names = [name for name in _listed(kinds) if isinstance(name, str)]
    ranks = [at for at, kind in enumerate(_KINDS) for name in names if name.endswith(kind)]
    return min(ranks, default=None)


def _metas(item: dict[str, Any]) -> Iterator[Meta]:
    for what, keys in _KEYS:
        for key in keys:
            if value := _text(item.get(key)):
                yield Meta(what=what, value=value, where=f"{_WHERE}, {key}")
    for what in ("author", "editor", "publisher"):
        for one in _listed(item.get(what))[:20]:
            if name := _text(one):
                kind = "organisation" if what == "author" and _is_organisation(one) else what
                yield Meta(what=kind, value=name, where=f"{_WHERE}, {what}")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_organisation(value: Any) -> bool:
    """Tell schema.org's `Organization` and its kinds, `NewsMediaOrganization` for instance."""
    kinds = _listed(value.get("@type")) if isinstance(value, dict) else []
    return any(isinstance(kind, str) and kind.endswith("Organization") for kind in kinds)


def _text(value: Any) -> str:
    """Give a text, or the name or address of an object.

    HTML gives references in a script no meaning, but publishing systems write them there.
    """
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    return " ".join(html.unescape(value).split())[:600] if isinstance(value, str) else ""
