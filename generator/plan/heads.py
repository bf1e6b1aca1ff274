"""What a page says of itself: title, description, canonical address, JSON-LD.

JSON-LD never says more than the page: a date goes in only as precise as it is known
(schema.org `Date` takes ISO 8601), else in words in the description.
"""

import json
import re
from collections.abc import Iterable
from sys import intern
from typing import Any
from urllib.parse import urlsplit

from generator.core.language import Language
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.records import (
    Actor,
    Document,
    Event,
    Incident,
    Organisation,
    Outlet,
    Person,
    Report,
    Statement,
)
from generator.model.when import When
from generator.plan.card_images import picture_of, picture_of_site
from generator.plan.cite import Citations
from generator.plan.cite_shown import on_sheet
from generator.plan.facets.chrome import Feed, Head, Picture
from generator.plan.facets.citing import Citation
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import shortened
from generator.plan.facets.values import Fragment
from generator.plan.words import MENU

_MOST = 300
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def base_of(config: SiteConfig) -> str:
    """Give the path below which the site is published: empty, or like `/record`."""
    return urlsplit(config.url).path.rstrip("/")


class Heads:
    """Makes the heads of one site's pages."""

    def __init__(self, config: SiteConfig, pieces: Pieces) -> None:
        """Make heads for a site with `config`."""
        self._config = config
        self._pieces = pieces
        self._language = pieces.language
        self._root = config.url.rstrip("/")
        self.citations = Citations(pieces)

    def absolute(self, path: str) -> str:
        """Give the absolute address of a site path."""
        return f"{self._root}{path}"

    def head(  # noqa: PLR0913  the parts of a head
        self,
        title: str,
        path: str,
        description: str,
        *,
        feeds: tuple[Feed, ...] = (),
        data: dict[str, Any] | None = None,
        og_type: str = "website",
        indexed: bool = True,
        citation: Citation | None = None,
        picture: Picture | None = None,
    ) -> Head:
        """Make a head; the site's own feed is always among its feeds.

        A page without a `picture` of its own shares that of the site, if there is one.
        """
        page = {
            "@type": "WebPage",
            "name": title,
            "description": description,
            "url": self.absolute(path),
            "inLanguage": self._config.language,
            "isPartOf": {
                "@type": "WebSite",
                "name": self._config.title,
                "url": self.absolute("/"),
                "publisher": {"@type": "Organization", "name": self._config.publisher},
            },
            **({"mainEntity": data} if data else {}),
        }
        return Head(
            title=title,
            description=description,
            path=path,
            canonical=self.absolute(path),
            canonical_parts=tuple(re.findall(r"[^/]*/+|[^/]+", self.absolute(path))),
            og_type=og_type,
            feeds=(self.feed(self._config.title, "/"), *feeds),
            json_ld=_script_json({"@context": "https://schema.org", **page}),
            indexed=indexed,
            section=_section(path),
            place=_place(path),
            citation=citation,
            picture=picture or picture_of_site(self._config),
        )

    def feed(self, title: str, path: str) -> Feed:
        """Give the feed of the site, or of the incident whose page is at `path`."""
        return Feed(title, f"{path}feed.xml", self.absolute(f"{path}feed.xml"))

    def of_record(self, entry: Entry) -> Head:
        """Make the head of a record's page."""
        feeds: tuple[Feed, ...] = ()
        path = self._pieces.site.path(entry)
        name = self._pieces.short_title(entry, 110)
        title = self._told_apart(entry, name)
        if isinstance(entry.record, Incident):
            feeds = (self.feed(f"{self._config.title}: {title}", path),)
        return self.head(
            title,
            path,
            self._description(entry) or f"{name}: {self._config.description}",
            feeds=feeds,
            data=self._data(entry),
            og_type="article",
            citation=self.citations.of_record(entry, self.absolute(path)),
            picture=picture_of(self._config, entry, path, title),
        )

    def _told_apart(self, entry: Entry, title: str) -> str:
        """Tell records apart that often have one name: an outlet and the company behind it."""
        record, say = entry.record, self._language.gettext
        if isinstance(record, Outlet):
            return say("%(name)s (outlet)") % {"name": title}
        if isinstance(record, Document):
            publisher = shortened(record.publisher, 60)
            return say("%(document)s (%(publisher)s)") % {"document": title, "publisher": publisher}
        return title

    def of_comparison(self, entry: Entry, path: str, sheet: int, reports: Iterable[Entry]) -> Head:
        """Make the head of a sheet that lays `reports` of a statement side by side."""
        said = self._pieces.long_title(entry)
        words = self._language.gettext("Side by side: %(said)s")
        if sheet > 1:
            words = self._language.gettext("Side by side (%(sheet)s): %(said)s")
        place = self._language.number(sheet)
        cited = self.citations.of_part(
            entry,
            f"compare-{sheet}" if sheet > 1 else "compare",
            words % {"sheet": place, "said": said},
            self.absolute(path),
            on_sheet(self._pieces.site, entry, reports),
        )
        return self.head(
            words % {"sheet": place, "said": self._pieces.short_title(entry, 90)},
            path,
            self._description(entry),
            data=self._data(entry),
            og_type="article",
            citation=cited,
        )

    def _description(self, entry: Entry) -> str:
        record = entry.record
        if isinstance(record, Statement):
            return self._said(record)
        for field in ("summary", "resolution", "role", "trigger", "note", "facts.0.text"):
            if field in entry.texts:
                return self._pieces.prose.plain(entry, field)
        summary = getattr(record, "summary", None)
        return str(summary) if summary else self._pieces.prose.plain(entry, "body")

    def _said(self, record: Statement) -> str:
        """Give the words of a statement, never without what has overtaken them."""
        mark = self._overtaken(record)
        words = self._language.gettext("%(speaker)s: “%(words)s”")
        said = {"speaker": record.speaker, "words": " ".join(record.quote.split())}
        opening, closing = (words % said).rsplit(said["words"], 1)
        room = _MOST // 2 if mark else _MOST - len(closing)
        quoted = shortened(f"{opening}{said['words']}", room)
        return shortened(f"{quoted}{closing} {mark}".rstrip(), _MOST)

    def _overtaken(self, record: Statement) -> str:
        marks = self._pieces.overtaken(record)
        words = self._language.gettext("Overtaken by %(event)s %(when)s.")
        return " ".join(words % {"event": one.event.title, "when": one.when} for one in marks)

    def _data(self, entry: Entry) -> dict[str, Any] | None:
        record, say = entry.record, self._language.gettext
        name = self._pieces.title(entry)
        if isinstance(record, Event | Incident):
            return {"@type": "Event", "name": name, **_happened(record.occurred, self._language)}
        if isinstance(record, Statement):
            return {
                "@type": "Quotation",
                "text": record.quote,
                "spokenByCharacter": {"@type": "Thing", "name": record.speaker},
                **_dated(
                    "dateCreated",
                    record.date,
                    say("Said: %(date)s."),
                    self._language,
                    self._overtaken(record),
                ),
            }
        if isinstance(record, Report):
            outlet = self._pieces.title(self._pieces.site.find(record.outlet, "outlet"))
            return {
                "@type": "NewsArticle",
                **({"headline": record.title} if record.title and not record.title_rebuilt else {}),
                **({"url": record.address} if record.address else {}),
                "publisher": {"@type": "Organization", "name": outlet},
                **_dated(
                    "datePublished", record.published, say("Published: %(date)s."), self._language
                ),
            }
        kinds = {Actor: "Organization", Organisation: "Organization", Person: "Person"}
        kind = kinds.get(type(record))
        return {"@type": kind, "name": name} if kind else None


def _section(path: str) -> str | None:
    """Give the menu's entry that a page belongs to; events belong to the timeline."""
    root = f"/{path.split('/')[1]}/"
    return _SECTIONS.get("/timeline/" if root == "/events/" else root)


_SECTIONS = {address: address for _title, address in MENU}
"""The menu's own texts: what is made once for a text is found again by it."""


def _place(path: str) -> str | None:
    """Give the path of a page that menu or footer may lead to: no other has so few parts."""
    return intern(path) if path.count("/") <= len("//") else None


def _happened(when: When, language: Language) -> dict[str, str]:
    iso = when.date.iso_prefix
    if iso is None:
        words = language.gettext("Happened: %(date)s.")
        return {"description": words % {"date": when.said(language)}}
    start, slash, end = iso.partition("/")
    return {"startDate": start, "endDate": end} if slash else {"startDate": iso}


def _dated(
    name: str, when: When | None, said: str, language: Language, about: str = ""
) -> dict[str, str]:
    """Give a date by the property `name`, or as `said`, beside what the description is `about`."""
    iso = when.date.iso_prefix if when else None
    exact = iso is not None and "/" not in iso
    words = said % {"date": when.said(language)} if when and not exact else ""
    description = " ".join(filter(None, (words, about)))
    return {
        **({name: iso} if iso and exact else {}),
        **({"description": description} if description else {}),
    }


def _script_json(data: dict[str, Any]) -> Fragment:
    """Encode for a script element: nothing in it can close the element."""
    return Fragment(_JSON.encode(data).translate(_SAFE))
