"""From records to card images: one function a kind, in a visible table."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.core.language import Language, noted
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.records import Event, Incident, Statement
from generator.model.terms import Kind
from generator.plan.facets.card_image import CardImage, Quotation
from generator.plan.facets.pieces import Pieces

_LABELS: dict[Kind, str] = {
    "incident": noted("Incident"),
    "event": noted("Event"),
    "statement": noted("Statement"),
}
_MOST_MARKS = 2
_MOST_WORDS = 1000
"""No card has room for more of a statement; what a card shows of it is an excerpt then."""

PICTURED: frozenset[Kind] = frozenset(_LABELS)
"""The kinds whose records have a card image each."""


def site_card(config: SiteConfig) -> CardImage:
    """Give the card of the home page, which every page without one of its own shares."""
    return CardImage(
        site=config.publisher,
        host=_host(config),
        label=None,
        title=config.title,
        quotation=None,
        by=config.tagline,
        dates=(),
        marks=(),
    )


def record_card(pieces: Pieces, entry: Entry) -> CardImage:
    """Give the card of a record of one of the kinds that have one."""
    return _MAKERS[entry.kind](pieces, entry, entry.record)


def _happened(pieces: Pieces, entry: Entry, record: Event | Incident) -> CardImage:
    return CardImage(
        site=pieces.site.config.title,
        host=_host(pieces.site.config),
        label=pieces.language.gettext(_LABELS[entry.kind]),
        title=pieces.title(entry),
        quotation=None,
        by=None,
        dates=tuple(_dates(record, pieces.language)),
        marks=(),
    )


def _dates(record: Event | Incident, language: Language) -> Iterator[str]:
    say, happened = language.gettext, record.occurred.said(language)
    if record.public == record.occurred:
        yield say("Happened and became public: %(date)s") % {"date": happened}
        return
    yield say("Happened: %(date)s") % {"date": happened}
    if record.public is not None:
        yield say("Became public: %(date)s") % {"date": record.public.said(language)}


def _statement(pieces: Pieces, entry: Entry, record: Statement) -> CardImage:
    words = " ".join(record.quote.split())
    return CardImage(
        site=pieces.site.config.title,
        host=_host(pieces.site.config),
        label=pieces.language.gettext(_LABELS[entry.kind]),
        title=words[:_MOST_WORDS],
        quotation=_quotation(
            pieces.language, complete=record.complete and len(words) <= _MOST_WORDS
        ),
        by=record.speaker,
        dates=(record.date.said(pieces.language),),
        marks=tuple(_marks(pieces, record)),
    )


def _quotation(language: Language, *, complete: bool) -> Quotation:
    opening, _title, closing = (language.gettext("“%(title)s”") % {"title": "\0"}).partition("\0")
    whole, excerpt = language.gettext("Complete statement"), language.gettext("Excerpt")
    return Quotation(opening, closing, complete=complete, whole=whole, excerpt=excerpt)


def _marks(pieces: Pieces, record: Statement) -> Iterator[tuple[str, str]]:
    """Say what has overtaken the words, the date first: a long title is cut at its end."""
    events, language = pieces.overtaken(record), pieces.language
    for one in events[:_MOST_MARKS]:
        yield language.gettext("Overtaken %(when)s") % {"when": one.when}, one.event.title
    if len(events) > _MOST_MARKS:
        more = len(events) - _MOST_MARKS
        yield (
            language.count("Overtaken %(num)s more time", "Overtaken %(num)s more times", more),
            "",
        )


def _host(config: SiteConfig) -> str:
    return urlsplit(config.url).netloc


_MAKERS: dict[Kind, Callable[[Pieces, Entry, Any], CardImage]] = {
    "incident": _happened,
    "event": _happened,
    "statement": _statement,
}
