"""As of when the text of a page stands: as its editors say, or else by the newest that it shows.

No clock is asked. What the sources bear is worded as what it is: that nothing newer stands there.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.core.edtf import Edtf
from generator.core.edtf_placed import placed
from generator.core.language import Language
from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import (
    Discrepancy,
    Document,
    Event,
    Incident,
    Record,
    Report,
    Statement,
)
from generator.model.when import When
from generator.plan.facets.pieces import Pieces

_SOURCES = ("document:", "report:", "statement:")
_RESTING = (Discrepancy, Event)
"""Records that are as new as their sources, where they have no public date of their own."""


class TextDate(NamedTuple):
    """The date as of which a text stands."""

    words: str
    revised: Edtf | None
    """The day that the editors state; None where the words rest on the sources."""


def text_date(pieces: Pieces, shown: Iterable[Entry]) -> TextDate | None:
    """Say as of when a text stands on which some records are `shown`; None where none is dated."""
    day = stated(pieces)
    if day is not None:
        return day
    found = [
        (day, when) for when in _dates(pieces.site, shown) for day in [placed(when.date)] if day
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


def _dates(site: Site, shown: Iterable[Entry]) -> Iterator[When]:
    """Give the public dates of some records, or those of the sources on which they rest."""
    for entry in shown:
        when = _public(entry.record)
        if when is not None:
            yield when
        elif isinstance(entry.record, _RESTING):
            names = [one for one in site.outbound.get(entry.id, ()) if one.startswith(_SOURCES)]
            yield from _dates(site, site.entries(names))


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
