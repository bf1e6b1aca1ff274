"""Which statements and reports became public in each month: no event has a part in it."""

from collections.abc import Iterable, Iterator, Mapping
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
    dates: tuple[Placed, ...]
    """Those by which the month may be called (`naming`)."""


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
        dates=naming(placed for placed, _name in found),
    )


def month_of(placed: Placed) -> str:
    """Give the month in which something is placed; what is dated to a year, at the year's end."""
    return date.fromordinal(placed.day).isoformat()[: len("2024-03")]


def naming(dates: Iterable[Placed]) -> tuple[Placed, ...]:
    """Give the dates that are no exact ones, each once, and the first of those that are."""
    every = sorted(set(dates))
    exact = next((one for one in every if one.is_exact), None)
    return (*([exact] if exact else []), *(one for one in every if not one.is_exact))


def _placed(index: Index) -> Iterator[tuple[Entry, Placed]]:
    dates = PublicDates(index)
    for entry in (*index.of_kind("statement"), *index.of_kind("report")):
        placed = dates.of(entry)
        if placed is not None:
            yield entry, placed
