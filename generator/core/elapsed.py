"""How long from one date to another: never more precise than the two dates.

Days are days of the calendar: from the 12th to the 19th it is seven. A month, a season or an
interval may mean any of its days, so the answer has a least and a most. `~` and `?` do not widen
it, as they do not widen the date: they are said beside it. Only two times are measured in hours and
minutes.
"""

from datetime import date, timedelta
from typing import NamedTuple

from generator.core import business_days
from generator.core.business_days import Closed
from generator.core.edtf import Edtf

UNKNOWN_ORDER = "which of the two came first is not on record"


class Elapsed(NamedTuple):
    """The time from a first date to a second; a bound is None where an end is open or unknown.

    `least` may be negative, where the dates do not say which came first.
    """

    least: int | None
    most: int | None
    exact: timedelta | None
    """Between two times."""
    approximate: bool
    uncertain: bool

    @property
    def backwards(self) -> bool:
        """Tell whether the second date is before the first, whatever days they mean."""
        before = self.exact.total_seconds() < 0 if self.exact is not None else False
        return before or (self.most is not None and self.most < 0)

    def words(self) -> str | None:
        """Say it in English; None where nothing can be said of its length."""
        length = _exact(self.exact) if self.exact is not None else self._days()
        return f"{length}{' (uncertain)' if self.uncertain else ''}" if length else None

    def _days(self) -> str | None:
        least, most, about = self.least, self.most, "about " if self.approximate else ""
        if least is None:
            return None
        if most is None:
            return f"{about}at least {counted(max(least, 0), 'day')}"
        if least == most:
            return f"{about}{counted(least, 'day')}"
        if least < 0:
            return f"{about}at most {counted(max(-least, most), 'day')}, and {UNKNOWN_ORDER}"
        joined = f"about {least:,} to" if about else f"between {least:,} and"
        return f"{joined} {counted(most, 'day')}"


def elapsed(first: Edtf, second: Edtf) -> Elapsed:
    """Measure from `first` to `second`."""
    exact = second.instant - first.instant if first.instant and second.instant else None
    return Elapsed(
        _difference(first.latest, second.earliest),
        _difference(first.earliest, second.latest),
        exact,
        any(map(_approximate, (first, second))),
        first.uncertain or second.uncertain,
    )


def business_words(first: Edtf, second: Edtf, closed: Closed) -> str | None:
    """Say how many business days there are after an exact day, up to another and with it.

    None for dates of any other kind. Raises `ValueError` for days that the calendar does not reach.
    """
    start, end = first.earliest, second.earliest
    if not (first.is_exact_day and second.is_exact_day and start and end):
        return None
    return counted(business_days.between(start, end, closed), "business day")


def counted(number: int, thing: str) -> str:
    """Say a number of things: `1 day`, `1,000 days`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _approximate(value: Edtf) -> bool:
    """Tell whether a date is about: marked so, or a season, whose months are a convention."""
    return value.approximate or "season" in {one.kind for one in _ends(value)}


def _ends(value: Edtf) -> list[Edtf]:
    return [end for end in (value.start, value.end) if end] or [value]


def _difference(first: date | None, second: date | None) -> int | None:
    return (second - first).days if first is not None and second is not None else None


def _exact(length: timedelta) -> str:
    """Say the time between two moments, to the minute."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute")]
    said = [counted(number, thing) for number, thing in parts if number]
    return " ".join(said) or "less than a minute"
