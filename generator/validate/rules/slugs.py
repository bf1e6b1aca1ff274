"""Two records of one kind may not share a slug.

Bad: `events/a.yaml` and a record `slug: a` in `events/more.yaml`.
"""

from collections.abc import Iterator

from generator.model.entry import Entry
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield the second and later records of each identity."""
    first: dict[str, Entry] = {}
    for entry in records.index.entries:
        if entry.id in first:
            yield Problem(
                entry.place("slug"),
                "duplicate-slug",
                f"there are two records called `{entry.id}`",
                "give one of them another slug",
                ((first[entry.id].place("slug"), "the first is here"),),
            )
        first.setdefault(entry.id, entry)
