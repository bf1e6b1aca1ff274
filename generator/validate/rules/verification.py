"""A fact is never marked better verified than the best of its sources.

Bad: `verified: read in full` on a fact whose only source was read as an excerpt.
"""

from collections.abc import Iterator
from typing import get_args

from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found, Index
from generator.model.records import Document, Event, Incident, Report, Statement
from generator.model.terms import Kind, Verified
from generator.validate.problem import Problem, Records

_LEVELS: tuple[Verified, ...] = get_args(Verified)
_SOURCES: tuple[Kind, ...] = ("document", "report", "statement")


def check(records: Records) -> Iterator[Problem]:
    """Yield facts that claim more than was read."""
    index = records.index
    holders: list[tuple[Entry, Event | Incident]] = [*index.of(Event), *index.of(Incident)]
    for entry, record in holders:
        for number, fact in enumerate(record.facts):
            best = _best(index, fact.sources)
            if best is not None and _LEVELS.index(fact.verified) < _LEVELS.index(best):
                yield Problem(
                    entry.place(f"facts.{number}.verified"),
                    "verified-too-high",
                    f"marked {fact.verified!r}, but the best of its sources is {best!r}",
                    f"write `verified: {best}`, or mend the source's own mark",
                )


def _best(index: Index, sources: tuple[str, ...]) -> Verified | None:
    """Give the best mark among `sources`, or None where one of them is not known."""
    marks: list[Verified] = []
    for source in sources:
        target = index.resolve(WrittenRef(source, _SOURCES, Place("")))
        if not isinstance(target, Found):
            return None
        record = target.entry.record
        if isinstance(record, Document | Report | Statement):
            marks.append(record.verified)
    return min(marks, key=_LEVELS.index, default=None)
