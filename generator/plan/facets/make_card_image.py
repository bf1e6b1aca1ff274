"""From records to card images: one function a kind, in a visible table."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.records import Event, Incident, Statement
from generator.model.terms import Kind
from generator.plan.facets.card_image import CardImage
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import title_of

_LABELS: dict[Kind, str] = {"incident": "Incident", "event": "Event", "statement": "Statement"}
_HAPPENED, _PUBLIC, _BOTH = "Happened", "Became public", "Happened and became public"
_OVERTAKEN = "Overtaken"
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
        quoted=False,
        complete=True,
        by=config.tagline,
        dates=(),
        marks=(),
    )


def record_card(pieces: Pieces, entry: Entry) -> CardImage:
    """Give the card of a record of one of the kinds that have one."""
    return _MAKERS[entry.kind](pieces, entry, entry.record)


def _happened(pieces: Pieces, entry: Entry, record: Event | Incident) -> CardImage:
    occurred, public = record.occurred, record.public
    if public is not None and public.date == occurred.date:
        dates: tuple[str, ...] = (f"{_BOTH}: {occurred.words}",)
    else:
        dates = (f"{_HAPPENED}: {occurred.words}",)
        dates += (f"{_PUBLIC}: {public.words}",) if public else ()
    return CardImage(
        site=pieces.site.config.title,
        host=_host(pieces.site.config),
        label=_LABELS[entry.kind],
        title=title_of(pieces.site, entry),
        quoted=False,
        complete=True,
        by=None,
        dates=dates,
        marks=(),
    )


def _statement(pieces: Pieces, entry: Entry, record: Statement) -> CardImage:
    words = " ".join(record.quote.split())
    return CardImage(
        site=pieces.site.config.title,
        host=_host(pieces.site.config),
        label=_LABELS[entry.kind],
        title=words[:_MOST_WORDS],
        quoted=True,
        complete=record.complete and len(words) <= _MOST_WORDS,
        by=record.speaker,
        dates=(record.date.words,),
        marks=tuple(_marks(pieces, record)),
    )


def _marks(pieces: Pieces, record: Statement) -> Iterator[tuple[str, str]]:
    """Say what has overtaken the words, the date first: a long title is cut at its end."""
    events = pieces.overtaken(record)
    for one in events[:_MOST_MARKS]:
        yield f"{_OVERTAKEN} {one.when}", one.event.title
    if len(events) > _MOST_MARKS:
        yield f"{_OVERTAKEN} {len(events) - _MOST_MARKS} more times", ""


def _host(config: SiteConfig) -> str:
    return urlsplit(config.url).netloc


_MAKERS: dict[Kind, Callable[[Pieces, Entry, Any], CardImage]] = {
    "incident": _happened,
    "event": _happened,
    "statement": _statement,
}
