"""A major development needs a summary: it opens the home page.

Bad: `major: true` without `summary:`.
"""

from collections.abc import Iterator

from generator.model.records import Event
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield major events that have no summary."""
    for entry, event in records.index.of(Event):
        if event.major and event.summary is None:
            yield Problem(
                entry.place("major", on_key=True),
                "major-without-summary",
                "a major development has no summary",
                "tell it in one or two sentences under `summary:`",
            )
