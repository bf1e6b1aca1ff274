"""How many statements and reports became public in each month: no event has a part in it."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.core.edtf_placed import Placed
from generator.link.public import PublicDates
from generator.model.index import Index
from generator.model.terms import Kind

Published = Mapping[str, dict[Kind, int]]
"""By month, written `2024-03`."""
_COUNTED: tuple[Kind, ...] = ("statement", "report")


def published(index: Index) -> Published:
    """Count what can be placed, by the month in which it is placed."""
    found: dict[str, dict[Kind, int]] = {}
    for kind, month in _months(index):
        counts = found.setdefault(month, dict.fromkeys(_COUNTED, 0))
        counts[kind] += 1
    return found


def month_of(placed: Placed) -> str:
    """Give the month in which something is placed; what is dated to a year, at the year's end."""
    return date.fromordinal(placed.day).isoformat()[: len("2024-03")]


def _months(index: Index) -> Iterator[tuple[Kind, str]]:
    dates = PublicDates(index)
    for kind in _COUNTED:
        for entry in index.of_kind(kind):
            placed = dates.of(entry)
            if placed is not None:
                yield kind, month_of(placed)
