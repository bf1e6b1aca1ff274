"""The lines of what was public: each is made once for all pages on which it stands alike."""

from collections.abc import Callable
from typing import NamedTuple

from generator.core.edtf_placed import Placed
from generator.model.entry import Entry
from generator.plan.asof_history import Series
from generator.plan.facet import Facet
from generator.plan.facets.asof import PublicRow, PublicRows

_RUN = 10
"""How many lines are made at once."""
_SHOWN = 2 * _RUN


class Known(NamedTuple):
    """What had been public before a day: lines, and how many are on earlier pages only."""

    runs: tuple[Facet, ...]
    hidden: int
    last_hidden: Placed | None


class Rows:
    """The lines of one series of an incident, in runs that many pages share."""

    def __init__(
        self,
        series: Series[Entry],
        states: Callable[[Entry], tuple[int, ...]],
        row: Callable[[Entry, int], PublicRow],
    ) -> None:
        """Make lines of `series`: `row` for a day, another after each of the days of `states`."""
        self._series = series
        self._states = [states(thing) for thing in series.things]
        self._row = row
        self._made: dict[tuple[int, int], PublicRow] = {}
        self._runs: dict[tuple[int, ...], Facet] = {}

    def on(self, day: int) -> tuple[PublicRow, ...]:
        """Give the lines of what became public on a day."""
        first, last = self._series.before(day), self._series.before(day + 1)
        return tuple(self._at(number, day) for number in range(first, last))

    def before(self, day: int, *, whole: bool) -> Known:
        """Give the lines of what had been public before a day, in runs: all, or the last few."""
        known = self._series.before(day)
        starts = range(0, known, _RUN)
        hidden = 0 if whole or known <= _SHOWN else starts[-2]
        runs = (self._run(at, min(at + _RUN, known), day) for at in starts if at >= hidden)
        return Known(tuple(runs), hidden, self._series.dates[hidden - 1] if hidden else None)

    def _run(self, first: int, last: int, day: int) -> Facet:
        changing = any(self._states[first:last])
        states = [self._state(number, day) for number in range(first, last)] if changing else ()
        key = (first, last, *states)
        if key not in self._runs:
            rows = tuple(self._at(number, day) for number in range(first, last))
            self._runs[key] = Facet(PublicRows(rows))
        return self._runs[key]

    def _at(self, number: int, day: int) -> PublicRow:
        key = (number, self._state(number, day))
        if key not in self._made:
            self._made[key] = self._row(self._series.things[number], day)
        return self._made[key]

    def _state(self, number: int, day: int) -> int:
        changes = self._states[number]
        return sum(change <= day for change in changes) if changes else 0
