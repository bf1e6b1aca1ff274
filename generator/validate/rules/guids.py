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
                "another event has this feed id",
                "take the `guid:` line out and run `onrecord mint`",
                ((first[event.guid].place("guid"), "the first is here"),),
            )
        first.setdefault(event.guid, entry)
