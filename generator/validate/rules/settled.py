"""A discrepancy is closed by a source with a date, and points at facts that are there.

Bad: `status: explained` without `settled_by`, or with an undated copy alone; `fact: no-such-id`.
"""

from collections.abc import Iterator

from generator.core.suggest import nearest
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found, Index
from generator.model.records import Discrepancy, Document, Event, Incident, Report, Statement
from generator.model.terms import Kind
from generator.validate.problem import Problem, Records

_SOURCES: tuple[Kind, ...] = ("document", "report", "statement")
_HAPPENED: tuple[Kind, ...] = ("event", "incident")


def check(records: Records) -> Iterator[Problem]:
    """Yield discrepancies that are closed without a dated source, and facts that are not there."""
    for entry, discrepancy in records.index.of(Discrepancy):
        yield from _settled(records.index, entry, discrepancy)
        for number, one in enumerate(discrepancy.facts):
            yield from _fact(records.index, entry, f"facts.{number}.fact", one.record, one.fact)


def _settled(index: Index, entry: Entry, discrepancy: Discrepancy) -> Iterator[Problem]:
    if discrepancy.status == "open":
        return
    if not any(_dated(index, source) for source in discrepancy.settled_by):
        yield Problem(
            entry.place("settled_by" if discrepancy.settled_by else "status"),
            "closed-without-source",
            f"it is {discrepancy.status}, but no source with a date is named that settles it",
            "name one under `settled_by:`, or write `status: open`",
        )


def _dated(index: Index, source: str) -> bool:
    """Tell whether a source has a date; one that is broken or missing is reported elsewhere."""
    found = index.resolve(WrittenRef(source, _SOURCES, Place("")))
    if not isinstance(found, Found):
        return True
    record = found.entry.record
    if isinstance(record, Report):
        return record.published is not None
    return isinstance(record, Document | Statement) and record.date is not None


def _fact(index: Index, entry: Entry, field: str, target: str, name: str) -> Iterator[Problem]:
    found = index.resolve(WrittenRef(target, _HAPPENED, Place("")))
    if not isinstance(found, Found) or not isinstance(found.entry.record, Event | Incident):
        return
    names = [fact.id for fact in found.entry.record.facts if fact.id is not None]
    if name not in names:
        meant = nearest(name, names)
        yield Problem(
            entry.place(field),
            "no-such-fact",
            f"`{found.entry.id}` has no fact with the id {name!r}",
            f"did you mean {meant!r}?" if meant else "give the fact that `id`, or name another",
            ((found.entry.place("facts"), "its facts are here"),),
        )
