"""When each thing on a site became public: the clock of the world, not that of the site.

A statement is public from its date, a report from its publication, a document from its date, an
event and an incident from `public`. An event without `public` is placed by the earliest dated
source of its facts; a difference between sources by the latest of them, since it takes two. What
has none of these cannot be placed.
"""

from collections.abc import Iterable

from generator.core.edtf_placed import Placed, placed
from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.parts import Question
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

_SOURCES = ("document", "report", "statement")


class PublicDates:
    """The public dates of one site's records; each is worked out once."""

    def __init__(self, index: Index) -> None:
        """Date the records of `index`, whose references all resolve."""
        self._index = index
        self._known: dict[str, Placed | None] = {}

    def of(self, entry: Entry) -> Placed | None:
        """Say when a record became public; None where it cannot be placed, or has no such date."""
        if entry.id not in self._known:
            self._known[entry.id] = self._of(entry.record)
        return self._known[entry.id]

    def source(self, target: str) -> Placed | None:
        """Say when the source that a reference names became public."""
        return self.of(self._index.find(target, *_SOURCES))

    def earliest(self, targets: Iterable[str]) -> Placed | None:
        """Say when the first of some sources became public; None where none has a date."""
        return min(self._dated(targets), default=None)

    def asked(self, question: Question) -> Placed | None:
        """Say from when a question is open: when it was asked, or its earliest source."""
        return _placed(question.asked) or self.earliest(question.sources)

    def answered(self, question: Question) -> Placed | None:
        """Say when a question was answered; None where it is open."""
        return _placed(question.answer.public) if question.answer is not None else None

    def _of(self, record: Record) -> Placed | None:
        if isinstance(record, Event):
            facts = (source for fact in record.facts for source in fact.sources)
            return _placed(record.public) if record.public else self.earliest(facts)
        if isinstance(record, Incident):
            return _placed(record.public)
        if isinstance(record, Report):
            return _placed(record.published)
        if isinstance(record, Statement | Document):
            return _placed(record.date)
        if isinstance(record, Discrepancy):
            return max(self._dated(claim.source for claim in record.claims), default=None)
        return None

    def _dated(self, targets: Iterable[str]) -> list[Placed]:
        found = map(self.source, targets)
        return [one for one in found if one is not None]


def _placed(when: When | None) -> Placed | None:
    return placed(when.date) if when is not None else None
