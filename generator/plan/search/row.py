"""What a record is found by, and how it shows among results."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from generator.model.body import Html, Prose
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
    Rule,
    Statement,
)
from generator.model.terms import Kind
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import shortened
from generator.plan.search.words import words_of

_LINE = 120


class Row(Struct, frozen=True):
    """A record in the search index."""

    id: str
    kind: Kind
    path: str
    title: str
    line: str
    """What stands below the title: a date, other names, an outlet."""
    names: frozenset[str]
    """The words of its title and of all its names: what counts most."""
    words: frozenset[str]
    """Every other word that its page says in its own text."""


def row_of(pieces: Pieces, entry: Entry) -> Row:
    """Give the row of a record. Nothing in it but `title` and `line` depends on another record."""
    title = pieces.short_title(entry, _LINE)
    listed = (row for table in pieces.site.listed.get(entry.id, ()) for row in table.rows)
    others = (row.name for row in listed if row.relation == "same")
    names = words_of((title, *names_of(entry.record), *others))
    return Row(
        entry.id,
        entry.kind,
        pieces.site.path(entry),
        title,
        " · ".join(filter(None, _below(pieces, entry))),
        frozenset(names),
        frozenset(words_of(_texts(pieces, entry)) - names),
    )


def names_of(record: Any) -> Iterator[str]:
    """Give every name that a record goes by, beside its title."""
    if isinstance(record, Actor):
        yield from record.own_names
        yield from filter(None, (record.attack_id, record.attack_name))
    if isinstance(record, Organisation | Person):
        yield from record.aliases
    if isinstance(record, Incident) and record.short:
        yield record.short


def _texts(pieces: Pieces, entry: Entry) -> Iterator[str]:
    for text in entry.texts.values():
        for part in text.segments:
            if isinstance(part, Prose):
                yield part.text
            elif isinstance(part, Html):
                yield part.plain
            else:
                yield part.label or ""
    record: Any = entry.record
    for field in ("occurred", "public", "date", "published"):
        when = getattr(record, field, None)
        if when is not None:
            yield when.said(pieces.language)
    said = _SAID.get(type(record))
    yield from said(record) if said else ()


def _actor(record: Actor) -> Iterator[str]:
    yield from record.overlapping


def _statement(record: Statement) -> Iterator[str]:
    yield record.quote
    yield from (variant.text for variant in record.variants)


def _report(record: Report) -> Iterator[str]:
    yield from record.authors
    yield from filter(None, (record.syndicated_from, record.credits_first))
    yield from (quotation.text for quotation in record.quotations if quotation.text)


def _document(record: Document) -> Iterator[str]:
    yield record.publisher
    yield from record.authors


def _rule(record: Rule) -> Iterator[str]:
    yield from (record.citation, record.jurisdiction)


_SAID: dict[type, Callable[[Any], Iterator[str]]] = {
    Actor: _actor,
    Statement: _statement,
    Report: _report,
    Document: _document,
    Rule: _rule,
}


def _below(pieces: Pieces, entry: Entry) -> Iterator[str]:
    record = entry.record
    if isinstance(record, Event | Incident):
        yield pieces.date(record.occurred).day
    if isinstance(record, Statement | Document) and record.date:
        yield pieces.date(record.date).day
    if isinstance(record, Report):
        yield pieces.title(pieces.site.find(record.outlet, "outlet"))
        yield pieces.date(record.published).day if record.published else ""
    if isinstance(record, Document):
        yield record.publisher
    if isinstance(record, Actor | Organisation | Person):
        others = (name for name in dict.fromkeys(names_of(record)) if name != record.name)
        yield shortened(", ".join(others), _LINE)
    if isinstance(record, Actor) and record.overlapping:
        words = pieces.language.gettext("overlaps %(names)s")
        yield shortened(words % {"names": ", ".join(record.overlapping)}, _LINE)
    if isinstance(record, Outlet):
        return
    for field in ("summary", "role", "resolution", "limit"):
        if field in entry.texts:
            yield pieces.prose.plain(entry, field, _LINE)
