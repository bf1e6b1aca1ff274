"""Which statements and reports became public in each month: no event has a part in it."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.core.edtf_placed import Placed
from generator.link.public import PublicDates
from generator.model.entry import Entry
from generator.model.index import Index


class Month(Struct, frozen=True, array_like=True):
    """What became public in one month."""

    statements: tuple[str, ...]
    """The newest first, by identity."""
    reports: tuple[str, ...]
    finest: Placed
    """The most exact of its dates, by which the month may be called."""


Published = Mapping[str, Month]
"""By month, written `2024-03`."""


def published(index: Index) -> Published:
    """Give what can be placed, by the month in which it is placed."""
    months: dict[str, list[tuple[Placed, str]]] = {}
    for entry, placed in _placed(index):
        months.setdefault(month_of(placed), []).append((placed, entry.id))
    return {name: _month(sorted(found, reverse=True)) for name, found in months.items()}


def _month(found: list[tuple[Placed, str]]) -> Month:
    return Month(
        statements=tuple(name for _day, name in found if name.startswith("statement:")),
        reports=tuple(name for _day, name in found if name.startswith("report:")),
        finest=finest(*(placed for placed, _name in found)),
    )


def month_of(placed: Placed) -> str:
    """Give the month in which something is placed; what is dated to a year, at the year's end."""
    return date.fromordinal(placed.day).isoformat()[: len("2024-03")]


def finest(*dates: Placed) -> Placed:
    """Give the date of the finest unit, the first of several; one in doubt only for want of any."""
    return min(dates, key=lambda one: (not one.is_exact, one.qualifier, one.unit, one.day))


def _placed(index: Index) -> Iterator[tuple[Entry, Placed]]:
    dates = PublicDates(index)
    for entry in (*index.of_kind("statement"), *index.of_kind("report")):
        placed = dates.of(entry)
        if placed is not None:
            yield entry, placed
