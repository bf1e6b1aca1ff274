"""What of a record goes into a citation of its page: names, title, and the dates of its matter.

The author and publisher of a page is the publisher of the site. Who spoke, or wrote the report or
document that a page is about, is named in the title, and in CSL-JSON as the author of the original.
"""

from typing import NamedTuple

from generator.model.entry import Entry
from generator.model.records import Document, Event, Incident, Record, Report, Statement
from generator.model.when import When
from generator.plan.facets.pieces import Pieces


class Original(NamedTuple):
    """The work that a record is of, where it is of one."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    title: str | None = None
    date: When | None = None


_NOTHING = Original()


class Subject(NamedTuple):
    """A page to cite."""

    key: str
    """Made from kind and slug: the same as long as the record is. What another page about it is
    follows a colon, which no slug has."""
    title: str
    original: Original
    happened: When | None


def subject_of(pieces: Pieces, entry: Entry) -> Subject:
    """Give what a citation of a record's page names."""
    record = entry.record
    happened = record.occurred if isinstance(record, Event | Incident) else None
    original = _original(pieces, record)
    title = _title(pieces, entry, original)
    return Subject(entry.id.replace(":", "-"), title, original, happened)


def _original(pieces: Pieces, record: Record) -> Original:
    if isinstance(record, Statement):
        return Original((record.speaker,), date=record.date)
    if isinstance(record, Report):
        outlet = pieces.title(pieces.site.find(record.outlet, "outlet"))
        read = None if record.title_rebuilt else record.title
        return Original(record.authors, outlet, read, record.published)
    if isinstance(record, Document):
        return Original(record.authors, record.publisher, record.title, record.date)
    return _NOTHING


def _title(pieces: Pieces, entry: Entry, original: Original) -> str:
    """Name the page so that who spoke, or wrote the report or document, cannot be missed."""
    record = entry.record
    if not isinstance(record, Report | Document):
        return pieces.long_title(entry)
    title = pieces.title(entry)
    if isinstance(record, Report) and record.title_rebuilt:
        rebuilt = pieces.language.gettext("%(title)s [headline rebuilt from the address]")
        title = rebuilt % {"title": record.title}
    date = original.date.said(pieces.language) if original.date else None
    by = dict.fromkeys(filter(None, (original.publisher, *original.authors, date)))
    return f"{title} ({', '.join(by)})"
