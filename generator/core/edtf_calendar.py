"""The calendar days of a single date or time: which there are, and which there are not."""

import re
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from generator.core.edtf_words import MONTHS

Kind = Literal["day", "month", "season", "year", "time", "interval"]

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"([T ])([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,3})?)?)"  # HTML, too, stops at milliseconds
    r"(Z|[+-][0-9]{2}:[0-9]{2})?",
)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2}(?:\.[0-9]+)?")

# The first and last month of the northern seasons; EDTF itself gives the codes no months. Winter
# ends with December, as in the `edtf` package: a winter of 2015 then sorts and groups within 2015,
# after its autumn. That it may run on to February is remembered by `Edtf.certain_by`.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_SEASON_CODES_OF_LEVEL_2 = range(25, 42)
_MONTH_NUMBERS = range(1, 13)
_FEBRUARY = 2
_MONTHS_OF_30_DAYS = frozenset({4, 6, 9, 11})
_FIRST_YEAR = 1000

_NOT_A_DATE = (
    "not a date: write a year, a month or a day (2024, 2024-01, 2024-01-12), a season (2024-22), "
    "an interval (2024-01/2024-03) or a time with its offset (2024-01-12T16:39:00Z)"
)


class EdtfError(ValueError):
    """A text that is no value: what is wrong, and a valid value nearby where one is obvious."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        # Both are `args`, so that the error survives the way between two processes.
        super().__init__(message, suggestion)
        self.message = message
        self.suggestion = suggestion

    def __str__(self) -> str:
        return self.message


class ZonelessTimeError(EdtfError):
    """A time without its offset from UTC, which may be any of 26 hours."""


class ImpossibleDateError(EdtfError):
    """A date that no calendar has, such as 30 February."""


class Span(NamedTuple):
    """The unit of a value, the days it covers, what is doubtful, and the instant of a time.

    A bound is None where the end of an interval is open or unknown.
    """

    kind: Kind
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False
    instant: datetime | None = None


def month_length(year: int, month: int) -> int:
    # Not `calendar.monthrange`: its module loads `locale`, and takes longer than all of this one.
    if month == _FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in _MONTHS_OF_30_DAYS else 31


def single_span(text: str) -> Span:
    """Read a value other than an interval; raise EdtfError, as yet without a suggestion."""
    if found := _DATE.fullmatch(text):
        return _date(*found.groups())
    if found := _TIME.fullmatch(text):
        return _time(*found.groups())
    raise EdtfError(_NOT_A_DATE)


def _date(year_digits: str, month_digits: str | None, day_digits: str | None, mark: str) -> Span:
    """Give the meaning of what `_DATE` has found."""
    year = int(year_digits)
    if year < _FIRST_YEAR:
        raise EdtfError(f"years go from {_FIRST_YEAR} to 9999")
    approximate, uncertain = mark in {"~", "%"}, mark in {"?", "%"}
    if month_digits is None:
        year_bounds = date(year, 1, 1), date(year, 12, 31)
        return Span("year", *year_bounds, approximate, uncertain)
    if day_digits is not None:
        day = _day(year, int(month_digits), int(day_digits))
        return Span("day", day, day, approximate, uncertain)
    kind, first, last = _months(int(month_digits))
    month_bounds = date(year, first, 1), date(year, last, month_length(year, last))
    return Span(kind, *month_bounds, approximate, uncertain)


def _months(code: int) -> tuple[Kind, int, int]:
    """Give kind, first and last month of the two digits after the year."""
    if code in _SEASONS:
        return "season", *_SEASONS[code]
    if code in _SEASON_CODES_OF_LEVEL_2:
        raise EdtfError(f"{code} is no season: 21 is spring, 22 summer, 23 autumn, 24 winter")
    if code not in _MONTH_NUMBERS:
        raise ImpossibleDateError(f"there is no month {code:02}")
    return "month", code, code


def _day(year: int, month: int, day: int) -> date:
    if month not in _MONTH_NUMBERS:
        raise ImpossibleDateError(f"there is no month {month:02}")
    if day == 0:
        raise ImpossibleDateError("there is no day 00")
    length = month_length(year, month)
    if day > length:
        raise ImpossibleDateError(f"{MONTHS[month - 1]} {year} has {length} days")
    return date(year, month, day)


def _time(day_text: str, between: str, clock: str, offset: str | None) -> Span:
    """Give the meaning of what `_TIME` has found (RFC 3339, 5.6; seconds may be left out)."""
    day = single_span(day_text).earliest
    if not _CLOCK.fullmatch(clock):
        # Leap seconds and 24:00 are refused with the rest: Python has no instant for them.
        raise EdtfError("the time of day goes from 00:00:00 to 23:59:59")
    if offset is None:
        raise ZonelessTimeError("a time needs its offset from UTC")
    if between != "T":
        raise EdtfError("a T stands between the date and the time")
    if offset == "-00:00":
        # RFC 3339, 4.3, allows it; ISO 8601 and HTML do not.
        raise EdtfError("the offset of UTC is written Z")
    if offset != "Z" and not _CLOCK.fullmatch(offset[1:]):
        raise EdtfError("the offset from UTC goes from -23:59 to +23:59")
    instant = datetime.fromisoformat(f"{day_text}T{clock}{offset}")
    if not _is_within_years(instant):
        raise EdtfError(f"years go from {_FIRST_YEAR} to 9999, those of the time in UTC as well")
    return Span("time", day, day, instant=instant)


def _is_within_years(instant: datetime) -> bool:
    """Tell whether `instant` has a year of four digits in UTC, in which feeds write it."""
    try:
        return instant.astimezone(UTC).year >= _FIRST_YEAR
    except OverflowError:
        return False
