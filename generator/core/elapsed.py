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
from generator.core.language import ENGLISH, Language, noted_count

_BETWEEN = noted_count("between %(least)s and %(num)s day", "between %(least)s and %(num)s days")
_ABOUT = noted_count("about %(least)s to %(num)s day", "about %(least)s to %(num)s days")
_LENGTHS = {
    "minute": noted_count("%(num)s minute", "%(num)s minutes"),
    "hour": noted_count("%(num)s hour", "%(num)s hours"),
    "day": noted_count("%(num)s day", "%(num)s days"),
    "business day": noted_count("%(num)s business day", "%(num)s business days"),
    "month": noted_count("%(num)s month", "%(num)s months"),
}


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

    def words(self, language: Language = ENGLISH) -> str | None:
        """Say it; None where nothing can be said of its length."""
        if self.exact is not None:
            length: str | None = _exact(self.exact, language)
        else:
            length = self._days(language)
        if length is None or not self.uncertain:
            return length
        return language.gettext("%(length)s (uncertain)") % {"length": length}

    def _days(self, language: Language) -> str | None:
        if self.least is None:
            return None
        if self.least >= 0 and self.most not in {None, self.least}:
            return self._between(language, self.least, self.most or 0)
        length = self._bound(language, self.least)
        return (
            language.gettext("about %(length)s") % {"length": length}
            if self.approximate
            else length
        )

    def _bound(self, language: Language, least: int) -> str:
        say, most = language.gettext, self.most
        if most is None:
            return say("at least %(length)s") % {"length": counted(max(least, 0), "day", language)}
        if least == most:
            return counted(least, "day", language)
        length = counted(max(-least, most), "day", language)
        words = say("at most %(length)s, and which of the two came first is not on record")
        return words % {"length": length}

    def _between(self, language: Language, least: int, most: int) -> str:
        words = language.ngettext(*(_ABOUT if self.approximate else _BETWEEN), most)
        return words % {"least": language.number(least), "num": language.number(most)}


def elapsed(first: Edtf, second: Edtf) -> Elapsed:
    """Measure from `first` to `second`."""
    exact = second.instant - first.instant if first.instant and second.instant else None
    return Elapsed(
        _difference(first.certain_by, second.earliest),
        _difference(first.earliest, second.certain_by),
        exact,
        any(map(_approximate, (first, second))),
        first.uncertain or second.uncertain,
    )


def business_words(
    first: Edtf, second: Edtf, closed: Closed, language: Language = ENGLISH
) -> str | None:
    """Say how many business days there are after an exact day, up to another and with it.

    None for dates of any other kind. Raises `ValueError` for days that the calendar does not reach.
    """
    start, end = first.earliest, second.earliest
    if not (first.is_exact_day and second.is_exact_day and start and end):
        return None
    return counted(business_days.between(start, end, closed), "business day", language)


def counted(number: int, thing: str, language: Language = ENGLISH) -> str:
    """Say a length of time: `1 day`, `1,000 days`."""
    return language.count(*_LENGTHS[thing], number)


def _approximate(value: Edtf) -> bool:
    """Tell whether a date is about: marked so, or a season, whose months are a convention."""
    return value.approximate or "season" in {one.kind for one in _ends(value)}


def _ends(value: Edtf) -> list[Edtf]:
    return [end for end in (value.start, value.end) if end] or [value]


def _difference(first: date | None, second: date | None) -> int | None:
    return (second - first).days if first is not None and second is not None else None


def _exact(length: timedelta, language: Language) -> str:
    """Say the time between two moments, to the minute."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute")]
    said = [counted(number, thing, language) for number, thing in parts if number]
    return " ".join(said) or language.gettext("less than a minute")
