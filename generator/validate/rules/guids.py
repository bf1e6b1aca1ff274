"""An id given to a feed item never means anything else.

Bad: an event made by copying another, with its `guid` still in it.
"""

from collections.abc import Iterator

from generator.model.entry import Entry
from generator.model.records import Event
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield events that use another event's id."""
    first: dict[str, Entry] = {}
    for entry, event in records.index.of(Event):
        if event.guid in first:
            yield Problem(
                entry.place("guid"),
                "duplicate-guid",
                f"two events have one feed id: {first[event.guid].file} and {entry.file}",
                "take it out of the copy, not out of the event that is published, and run "
                "`onrecord mint`",
                ((first[event.guid].place("guid"), "it is here as well"),),
            )
        first.setdefault(event.guid, entry)
