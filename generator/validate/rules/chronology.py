"""Nothing becomes public before it happens, unless it was set for a later day.

Bad: `occurred: 2024-03-08` with `public: 2024-01-19`. Dates that could agree, because one is
approximate or coarse, are let through: a machine does not decide between them.
"""

from collections.abc import Iterator

from generator.core.edtf import certainly_before
from generator.model.entry import Entry
from generator.model.records import Event, Incident
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield events and incidents that were public before they occurred."""
    index = records.index
    dated: list[tuple[Entry, Event | Incident]] = [*index.of(Event), *index.of(Incident)]
    for entry, record in dated:
        public, occurred = record.public, record.occurred
        scheduled = isinstance(record, Event) and record.kind == "deadline"
        if public is None or scheduled:
            continue
        if certainly_before(public.date, occurred.date.start or occurred.date):
            yield Problem(
                entry.place("public"),
                "public-before-occurred",
                f"public ({public.words}) before it occurred ({occurred.words})",
                "mend one of the two dates; a date set in advance is an event of kind `deadline`",
                ((entry.place("occurred"), "it occurred then"),),
            )
