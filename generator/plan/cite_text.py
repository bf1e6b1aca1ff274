"""As of when a record's text stands: as its editors say, or else by the newest of its sources.

No clock is asked. What the sources bear is worded as what it is: that nothing newer stands there.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.core.edtf import Edtf
from generator.core.edtf_placed import placed
from generator.core.language import Language
from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import Document, Event, Incident, Record, Report, Statement
from generator.model.when import When
from generator.plan.facets.pieces import Pieces

_SOURCES = ("document:", "report:", "statement:")


class TextDate(NamedTuple):
    """The date as of which a text stands."""

    words: str
    revised: Edtf | None
    """The day that the editors state; None where the words rest on the sources."""


def text_date(pieces: Pieces, entries: Iterable[Entry]) -> TextDate | None:
    """Say as of when the text of some records stands; None where none of their dates is known."""
    day = stated(pieces)
    if day is not None:
        return day
    found = [
        (day, when) for when in _dates(pieces.site, entries) for day in [placed(when.date)] if day
    ]
    newest = max(found, key=lambda one: one[0], default=None)
    if newest is None:
        return None
    return _borne(pieces, _words(newest[1], pieces.language))


def text_date_then(pieces: Pieces, date: str) -> TextDate:
    """Say as of when a text stands that has nothing newer than a `date`, given in words."""
    return stated(pieces) or _borne(pieces, date)


def stated(pieces: Pieces) -> TextDate | None:
    """Give the day that the editors state, if they do."""
    day: When | None = pieces.site.config.revised
    if day is None:
        return None
    words = pieces.language.gettext("as of %(day)s") % {"day": day.said(pieces.language)}
    return TextDate(words, day.date)


def _borne(pieces: Pieces, date: str) -> TextDate:
    words = pieces.language.gettext("text as of sources to %(date)s")
    return TextDate(words % {"date": date}, None)


def _dates(site: Site, entries: Iterable[Entry]) -> Iterator[When]:
    """Give the public dates of some records, and of the sources that they name."""
    entries = list(entries)
    names = {
        name
        for entry in entries
        for name in site.outbound.get(entry.id, ())
        if name.startswith(_SOURCES)
    }
    for entry in (*entries, *site.entries(sorted(names))):
        when = _public(entry.record)
        if when is not None:
            yield when


def _public(record: Record) -> When | None:
    if isinstance(record, Event | Incident):
        return record.public
    if isinstance(record, Report):
        return record.published
    return record.date if isinstance(record, Statement | Document) else None


def _words(when: When, language: Language) -> str:
    """Name the end of a date, in its own unit and with its own doubt."""
    day = placed(when.date)
    if when.date.is_exact_day and day is not None:
        return day.words(language)
    if when.date.kind == "interval" and when.date.end is not None:
        return when.date.end.words(language)
    return when.said(language)
