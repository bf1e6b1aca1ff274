"""When a limit of time ends that began on a date.

*Business days* are counted by a calendar (`business_days`). *Days* and *months* end on a day of the
calendar; a month ends on the day of the same number, or on the last day of a month that has none
(Regulation (EEC, Euratom) No 1182/71, Article 3(2)(c)). *Hours* end at a moment where the beginning
is one, written with the offset of the beginning; of a day whose hour is not known they end on some
day, which is said as a day. What a law adds (a period that ends on a holiday, two working days at
the least) is not counted here.

A beginning that is a month or an interval gives two bounds: every limit moves forward with its
beginning, so its first and last day are those of the beginning's first and last day. One that is
approximate or uncertain gives nothing, since no one knows how far "about" reaches.
"""

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from generator.core import business_days
from generator.core.business_days import CALENDARS
from generator.core.edtf import Edtf, EdtfError
from generator.core.edtf_calendar import month_length
from generator.core.language import ENGLISH, Language, noted
from generator.core.us_federal import BeyondCalendarError

Unit = Literal["business days", "days", "hours", "months"]

_DAY = 24
_SECONDS = re.compile(r"T[0-9]{2}:[0-9]{2}:[0-9]{2}")


class Limit(NamedTuple):
    """A length of time, and for business days the calendar that counts them."""

    length: int
    unit: Unit
    calendar: str | None = None


class Deadline(NamedTuple):
    """The end of a limit: a moment, a day, or some day between two."""

    first: date
    last: date
    moment: Edtf | None = None

    def words(self, language: Language = ENGLISH) -> str:
        """Say it in the units that it has."""
        words = Edtf.parse(self.written).words(language)
        if self.machine is not None:
            return words
        return language.gettext("some day from %(dates)s") % {"dates": words}

    @property
    def machine(self) -> str | None:
        """The day or the moment for `<time datetime>`; None for two bounds."""
        return self.written if self.moment is not None or self.first == self.last else None

    @property
    def written(self) -> str:
        """The moment, the day, or the interval of its two bounds, as EDTF."""
        if self.moment is not None:
            return str(self.moment)
        return f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"


class CannotCount(Exception):  # noqa: N818  a plain outcome, and its words are shown to readers
    """A limit that cannot be counted: why not, to be read after "because"."""

    def __init__(self, why: str, **values: object) -> None:
        """Say why in English `why`, in which `values` stand."""
        super().__init__(why, values)
        self._why = why
        self._values = values

    def __str__(self) -> str:
        """Say it in English."""
        return self.words()

    def words(self, language: Language = ENGLISH) -> str:
        """Say it in a language."""
        values = {
            name: value.words(language) if isinstance(value, Edtf) else value
            for name, value in self._values.items()
        }
        return language.gettext(self._why) % values


_NOT_EXACT = noted("the day on which it began is not exact: %(date)s")
_NO_ONE_DAY = noted("no one day is on record on which it began: %(date)s")
_BEYOND = noted("the day is out of range of every calendar")


def deadline(beginning: Edtf, limit: Limit) -> Deadline:
    """Give the end of a limit that began at `beginning`; raise `CannotCount`."""
    first, last = beginning.earliest, beginning.certain_by
    if beginning.qualified:
        raise CannotCount(_NOT_EXACT, date=beginning)
    if first is None or last is None:
        raise CannotCount(_NO_ONE_DAY, date=beginning)
    if limit.unit == "hours" and beginning.instant is not None:
        moment = _moved(beginning, beginning.instant, timedelta(hours=limit.length))
        assert moment.earliest is not None  # noqa: S101  a moment is of a day
        return Deadline(moment.earliest, moment.earliest, moment)
    return Deadline(_end(first, limit), _end(last, limit, upper=True))


def _end(day: date, limit: Limit, *, upper: bool = False) -> date:
    """Give the day on which a limit ends that began on `day`, at its end if `upper`."""
    try:
        if limit.unit == "business days":
            return business_days.after(day, limit.length, CALENDARS[limit.calendar or ""])
        if limit.unit == "months":
            return _months_after(day, limit.length)
        if limit.unit == "days":
            return day + timedelta(days=limit.length)
        # Some moment of a day, and so many hours: part of a day reaches into the next.
        whole, part = divmod(limit.length, _DAY)
        return day + timedelta(days=whole + bool(part and upper))
    except BeyondCalendarError as beyond:
        raise CannotCount(beyond.why, **beyond.values) from beyond
    except (ValueError, OverflowError) as beyond:
        raise CannotCount(_BEYOND) from beyond


def _months_after(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def _moved(written: Edtf, moment: datetime, by: timedelta) -> Edtf:
    """Move a time, and write it as precisely as it was written: to the minute, second or less."""
    try:
        moved = moment + by
        fraction = "." in written
        spec = "milliseconds" if fraction else "seconds" if _SECONDS.search(written) else "minutes"
        text = moved.isoformat(timespec=spec)
        return Edtf.parse(f"{text.removesuffix('+00:00')}Z" if written.endswith("Z") else text)
    except (OverflowError, EdtfError) as beyond:
        raise CannotCount(_BEYOND) from beyond
