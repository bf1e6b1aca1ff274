"""A list of references names each record once.

Bad: `sources: [notice, "document:notice"]`.
"""

from collections.abc import Iterator

from generator.model.entry import Place
from generator.model.index import Found
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield references that name what another one of the same list names."""
    for entry in records.index.entries:
        first: dict[tuple[str, str], Place] = {}
        for ref in entry.refs:
            field, _dot, number = ref.place.field.rpartition(".")
            if not number.isdigit() or ref.place.raw:
                continue
            target = records.index.resolve(ref)
            if not isinstance(target, Found):
                continue
            before = first.setdefault((field, target.entry.id), ref.place)
            if before is not ref.place:
                yield Problem(
                    ref.place,
                    "duplicate-item",
                    f"this list names {target.entry.id!r} twice",
                    "keep one of the two",
                    ((before, "first named here"),),
                )
