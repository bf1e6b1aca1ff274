"""Days on which the United States federal government is closed: holidays by rule, others by list.

The legal public holidays are those of 5 U.S.C. 6103(a), of which Juneteenth is one since 17 June
2021 (Public Law 117-17). One that falls on a Saturday is observed on the Friday before (6103(b)),
one that falls on a Sunday on the Monday after (Executive Order 11582, section 3). Inauguration Day
(6103(c)) is a holiday in and around the District of Columbia alone, and so not here.

A President may close the executive departments for a day more. There is no rule for these: they are
a list, each with its order. The Securities and Exchange Commission announced for those of 2018,
2019, 2020 and January 2025 that they do not count as business days for filings; for 24 December
2024 and for December 2025 its announcement was not read.
"""

from datetime import date, timedelta
from functools import lru_cache

from generator.core.language import noted

FIRST_YEAR = 1986
"""The rule below holds from here on: the Birthday of Martin Luther King, Jr., came last but one."""

_SATURDAY, _SUNDAY = 5, 6
_JUNETEENTH = 2021
_LAST = -1

_BEGINS = noted("the calendar of federal holidays begins with %(first)s, before it is %(year)s")
_FIXED = {
    (1, 1): noted("New Year’s Day"),
    (6, 19): noted("Juneteenth National Independence Day"),
    (7, 4): noted("Independence Day"),
    (11, 11): noted("Veterans Day"),
    (12, 25): noted("Christmas Day"),
}
_MONDAY, _THURSDAY = 0, 3
_FLOATING = (
    (1, _MONDAY, 3, noted("Birthday of Martin Luther King, Jr.")),
    (2, _MONDAY, 3, noted("Washington’s Birthday")),
    (5, _MONDAY, _LAST, noted("Memorial Day")),
    (9, _MONDAY, 1, noted("Labor Day")),
    (10, _MONDAY, 2, noted("Columbus Day")),
    (11, _THURSDAY, 4, noted("Thanksgiving Day")),
)
CLOSURES: dict[date, str] = {
    date(2018, 12, 5): noted("closed by Executive Order 13852 of 1 December 2018"),
    date(2018, 12, 24): noted("closed by Executive Order 13854 of 18 December 2018"),
    date(2019, 12, 24): noted("closed by Executive Order 13900 of 17 December 2019"),
    date(2020, 12, 24): noted("closed by Executive Order 13965 of 11 December 2020"),
    date(2024, 12, 24): noted("closed by an Executive Order of December 2024"),
    date(2025, 1, 9): noted("closed by Executive Order 14133 of 30 December 2024"),
    date(2025, 12, 24): noted("closed by an Executive Order of 18 December 2025"),
    date(2025, 12, 26): noted("closed by an Executive Order of 18 December 2025"),
}
"""Whole days on which executive orders closed the departments and agencies, from 2015 on."""


class BeyondCalendarError(ValueError):
    """A day that the calendar does not reach: why, in English, and what stands in the words."""

    def __init__(self, why: str, **values: object) -> None:
        """Say why in English `why`, in which `values` stand."""
        super().__init__(why % values)
        self.why = why
        self.values = values


def closed(day: date) -> str | None:
    """Say why the government is closed on `day`, a weekday, or None where it is open.

    Raises `ValueError` for a day before `FIRST_YEAR`.
    """
    return CLOSURES.get(day) or federal_holidays(day.year).get(day)


@lru_cache(maxsize=200)
def federal_holidays(year: int) -> dict[date, str]:
    """Give the days of a year on which federal holidays are observed, each with its name.

    So 31 December may be one: New Year's Day of a year that begins on a Saturday. Raises
    `ValueError` for a year before `FIRST_YEAR`.
    """
    if year < FIRST_YEAR:
        raise BeyondCalendarError(_BEGINS, first=FIRST_YEAR, year=year)
    found = {
        _observed(date(of, month, day)): name
        for of in (year, year + 1)
        if of <= date.max.year
        for (month, day), name in _FIXED.items()
        if name != _FIXED[6, 19] or of >= _JUNETEENTH
    }
    found |= {_nth(year, month, day, nth): name for month, day, nth, name in _FLOATING}
    return {day: name for day, name in sorted(found.items()) if day.year == year}


def _observed(holiday: date) -> date:
    """Give the weekday on which a holiday is kept."""
    shift = {_SATURDAY: -1, _SUNDAY: 1}.get(holiday.weekday(), 0)
    return holiday + timedelta(days=shift)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """Give the `nth` such weekday of a month, or its last."""
    if nth == _LAST:
        return _nth(year, month + 1, weekday, 1) - timedelta(days=7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
