"""What of a record goes into a citation of its page: names, title, and the dates of its matter.

The author and publisher of a page is the publisher of the site. Who spoke, or wrote the report that
a page is about, is named in the title, and in CSL-JSON as the author of the original.
"""

from typing import NamedTuple

from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import Document, Event, Incident, Record, Report, Statement
from generator.model.when import When
from generator.plan.facets.prose import long_title_of, title_of

REBUILT = "[headline rebuilt from the address]"


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
    """Made from kind and slug: the same as long as the record is."""
    title: str
    original: Original
    happened: When | None


def subject_of(site: Site, entry: Entry) -> Subject:
    """Give what a citation of a record's page names."""
    record = entry.record
    happened = record.occurred if isinstance(record, Event | Incident) else None
    original = _original(site, record)
    return Subject(entry.id.replace(":", "-"), _title(site, entry, original), original, happened)


def _original(site: Site, record: Record) -> Original:
    if isinstance(record, Statement):
        return Original((record.speaker,), date=record.date)
    if isinstance(record, Report):
        outlet = title_of(site, site.find(record.outlet, "outlet"))
        read = None if record.title_rebuilt else record.title
        return Original(record.authors, outlet, read, record.published)
    if isinstance(record, Document):
        return Original(record.authors, record.publisher, date=record.date)
    return _NOTHING


def _title(site: Site, entry: Entry, original: Original) -> str:
    """Name the page so that who spoke, or wrote the report, cannot be missed."""
    record = entry.record
    if isinstance(record, Report):
        date = record.published.words if record.published else None
        by = ", ".join(filter(None, (original.publisher, *record.authors, date)))
        named = f"{record.title} {REBUILT}" if record.title_rebuilt else title_of(site, entry)
        return f"{named} ({by})"
    return long_title_of(site, entry)
