"""The statements of a site as what quotations are traced to."""

from generator.link.quotes.forms import Source, Voice
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found, Index
from generator.model.records import Document, Organisation, Person, Record, Statement
from generator.model.terms import Kind

_KINDS: tuple[Kind, ...] = ("document", "report", "statement")


def sources_of(index: Index) -> tuple[Source, ...]:
    """Give what quotations are traced to, in order of identity."""
    return tuple(_source(index, entry) for entry in index.of_kind("statement"))


def record_of(index: Index, target: str | None, *kinds: Kind) -> Entry | None:
    """Give the entry that a reference names, or None where it names nothing."""
    if target is None:
        return None
    found = index.resolve(WrittenRef(target, kinds, Place("")))
    return found.entry if isinstance(found, Found) else None


def rests_on_primary(index: Index, statement: Statement) -> bool:
    """Tell whether a statement was read in a document of those who spoke."""
    sources = (index.find(target, *_KINDS).record for target in statement.sources)
    return any(
        isinstance(one, Document) and one.tier == "primary" and one.verified != "unverified"
        for one in sources
    )


def _source(index: Index, entry: Entry) -> Source:
    statement = entry.record
    assert isinstance(statement, Statement)  # noqa: S101  the caller has asked for that kind
    variants = [(one, record_of(index, one.source, *_KINDS)) for one in statement.variants]
    own = [one.text for one, source in variants if source and _is_own(source.record)]
    rest = [
        (one.text, source) for one, source in variants if not source or not _is_own(source.record)
    ]
    return Source(
        entry.id,
        _voice(index, statement),
        (statement.quote, *own, *(text for text, _source in rest)),
        len(own),
        tuple(source.id if source else "" for _text, source in rest),
        None if statement.date.date.qualified else statement.date.date.earliest,
    )


def _is_own(record: Record) -> bool:
    """Tell whether a form stands where the speaker published it, and not where it was quoted."""
    return isinstance(record, Statement) or (
        isinstance(record, Document) and record.tier == "primary"
    )


def _voice(index: Index, statement: Statement) -> Voice:
    person = record_of(index, statement.person, "person")
    organisation = record_of(index, statement.organisation, "organisation")
    return Voice(
        statement.speaker,
        _names(person.record) if person else (),
        _names(organisation.record) if organisation else (),
    )


def _names(record: Record) -> tuple[str, ...]:
    assert isinstance(record, Person | Organisation)  # noqa: S101  the reference's kind says so
    return (record.name, *record.aliases)
