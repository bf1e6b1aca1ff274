"""How many statements and reports became public in each month: no event has a part in it."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.core.edtf_placed import Placed
from generator.link.public import PublicDates
from generator.model.entry import Entry
from generator.model.index import Index


class Month(Struct, frozen=True, array_like=True):
    """What became public in one month."""

    statements: int
    reports: int
    finest: Placed
    """The most exact of its dates, by which the month may be called."""


Published = Mapping[str, Month]
"""By month, written `2024-03`."""


def published(index: Index) -> Published:
    """Count what can be placed, by the month in which it is placed."""
    found: dict[str, Month] = {}
    for entry, placed in _placed(index):
        name = month_of(placed)
        month = found.get(name, Month(0, 0, placed))
        found[name] = replace(
            month,
            statements=month.statements + (entry.kind == "statement"),
            reports=month.reports + (entry.kind == "report"),
            finest=finest(month.finest, placed),
        )
    return found


def month_of(placed: Placed) -> str:
    """Give the month in which something is placed; what is dated to a year, at the year's end."""
    return date.fromordinal(placed.day).isoformat()[: len("2024-03")]


def finest(*dates: Placed) -> Placed:
    """Give the date of the finest unit, the first of several."""
    return min(dates, key=lambda one: (one.unit, one.day))


def _placed(index: Index) -> Iterator[tuple[Entry, Placed]]:
    dates = PublicDates(index)
    for entry in (*index.of_kind("statement"), *index.of_kind("report")):
        placed = dates.of(entry)
        if placed is not None:
            yield entry, placed
