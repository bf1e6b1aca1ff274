"""A run of events, cut into pages that stay small: the newest, then years, months and parts."""

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from generator.model.brief import EventBrief
from generator.plan.timeline import arranged, month_id, month_name, month_of, year_name, year_of

MOST_ENTRIES = 150
"""On one page: with entries of two kilobytes, which is long, it stays below 400."""


class Stretch(NamedTuple):
    """What one page of a run shows."""

    path: str
    events: list[EventBrief]
    """In the order of the page."""
    newest_first: bool
    total: int
    """How many there are of the run, the year or the month that the page is for."""
    year: int | None = None
    month: int | None = None
    part: int = 1
    parts: int = 1

    @property
    def is_root(self) -> bool:
        """Whether it is the page of the run itself."""
        return self.year is None

    def shows(self, name: str) -> bool:
        """Tell whether an event stands on the page."""
        return any(event.id == name for event in self.events)


class Run:
    """Events that stand below one path."""

    def __init__(self, path: str, events: list[EventBrief], *, whole: bool = False) -> None:
        """Cut `events`, given oldest first. The `whole` timeline has a page for every month."""
        self.path = path
        self._given = events
        self.whole = whole

    @cached_property
    def events(self) -> list[EventBrief]:
        """The events in order of months, oldest first."""
        return arranged(self._given, newest_first=False)

    @cached_property
    def years(self) -> dict[int, list[EventBrief]]:
        """The events of each year, oldest first."""
        return {year: list(events) for year, events in groupby(self.events, key=year_of)}

    @cached_property
    def per_year(self) -> dict[int, int]:
        """How many events each year has."""
        return {year: len(events) for year, events in self.years.items()}

    @cached_property
    def months(self) -> dict[tuple[int, int], list[EventBrief]]:
        """The events of each month, oldest first."""
        return {month: list(events) for month, events in groupby(self.events, key=month_of)}

    @property
    def by_year(self) -> bool:
        """Whether its years have pages."""
        return self.whole or len(self.events) > MOST_ENTRIES

    def by_month(self, year: int) -> bool:
        """Tell whether the months of a year have pages."""
        return self.whole or (self.by_year and len(self.years[year]) > MOST_ENTRIES)

    def year_path(self, year: int) -> str | None:
        """Give the page of a year, if it has one."""
        return f"{self.path}{year_name(year)}/" if self.by_year else None

    def place(self, year: int, month: int | None) -> str:
        """Give where a month or a year stands, with or without a page of its own."""
        page = self.year_path(year)
        if month is None:
            return page or f"{self.path}#y{year_name(year)}"
        if page is not None and self.by_month(year):
            return f"{page}{month_name(month)}/"
        return f"{page or self.path}#{month_id(year, month)}"

    @cached_property
    def root(self) -> Stretch:
        """The page of the run itself: its newest events."""
        return self._newest(self.path, self.events)

    @cached_property
    def oldest(self) -> Stretch:
        """The same from the other end."""
        return Stretch(
            f"{self.path}oldest/",
            self.events[:MOST_ENTRIES],
            newest_first=False,
            total=len(self.events),
        )

    @cached_property
    def of_years(self) -> tuple[Stretch, ...]:
        """The pages of years, oldest first."""
        if not self.by_year:
            return ()
        return tuple(self._of_year(year, events) for year, events in self.years.items())

    @cached_property
    def of_months(self) -> tuple[Stretch, ...]:
        """The pages of months, oldest first, each in parts where it has too many events."""
        return tuple(
            stretch
            for (year, month), events in self.months.items()
            if self.by_month(year)
            for stretch in self._of_month(year, month, events)
        )

    def stretches(self) -> Iterator[Stretch]:
        """Give every page."""
        yield self.root
        if self.whole:
            yield self.oldest
        yield from self.of_years
        yield from self.of_months

    def around(self, event: EventBrief) -> Iterator[Stretch]:
        """Give the pages that show an event or count it."""
        yield self.root
        if self.whole:
            yield self.oldest
        year, month = month_of(event)
        if not self.by_year or year not in self.years:
            return
        yield self._of_year(year, self.years[year])
        if self.by_month(year) and (year, month) in self.months:
            yield from self._of_month(year, month, self.months[year, month])

    def _newest(self, path: str, events: list[EventBrief], year: int | None = None) -> Stretch:
        shown = arranged(events, newest_first=True)[:MOST_ENTRIES]
        return Stretch(path, shown, newest_first=True, total=len(events), year=year)

    def _of_year(self, year: int, events: list[EventBrief]) -> Stretch:
        path = f"{self.path}{year_name(year)}/"
        if len(events) > MOST_ENTRIES:
            return self._newest(path, events, year)
        return Stretch(path, events, newest_first=False, total=len(events), year=year)

    def _of_month(self, year: int, month: int, events: list[EventBrief]) -> Iterator[Stretch]:
        path = self.place(year, month)
        starts = range(0, len(events), MOST_ENTRIES)
        for number, start in enumerate(starts, start=1):
            yield Stretch(
                path if number == 1 else f"{path}part-{number}/",
                events[start : start + MOST_ENTRIES],
                newest_first=False,
                total=len(events),
                year=year,
                month=month,
                part=number,
                parts=len(starts),
            )
