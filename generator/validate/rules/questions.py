"""The parts of a record that can be linked to have names of their own.

Bad: two questions with `id: how-many`.
"""

from collections.abc import Iterator, Sequence

from generator.model.entry import Entry
from generator.model.measures import Clock, Interval
from generator.model.parts import Fact, Question
from generator.model.records import Event, Incident
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield facts, questions, intervals and clocks whose id is taken."""
    for entry, incident in records.index.of(Incident):
        yield from _taken(entry, "questions", incident.questions)
        yield from _taken(entry, "facts", incident.facts)
        yield from _taken(entry, "intervals", incident.intervals)
        yield from _taken(entry, "clocks", incident.clocks)
    for entry, event in records.index.of(Event):
        yield from _taken(entry, "facts", event.facts)


def _taken(
    entry: Entry, field: str, parts: Sequence[Question | Fact | Interval | Clock]
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, part in enumerate(parts):
        if part.id is not None and part.id in seen:
            yield Problem(
                entry.place(f"{field}.{number}.id"),
                "duplicate-id",
                f"{part.id!r} is the id of two {field} here",
                "give one of them another",
                ((entry.place(f"{field}.{seen[part.id]}.id"), "the first is here"),),
            )
        if part.id is not None:
            seen.setdefault(part.id, number)
