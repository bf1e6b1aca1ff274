"""Dates with exactly the precision their author gave them.

The subset a newsroom needs of EDTF (Extended Date/Time Format, Library of Congress, 2019; part of
ISO 8601-2): days, months, years and intervals of these (level 0); the qualifiers `~ ? %` at the end
of a date, the seasons 21 to 24, `..` for the open and nothing for the unknown end of an interval
(level 1). Beside it, times of RFC 3339, always with an offset.

A bound is the first or last calendar day that the text covers. `~` and `?` do not widen it: how
far "about" reaches is the reader's to judge. Nothing here reads a clock or a locale.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NoReturn, Self

from generator.core.edtf_calendar import (
    EdtfError,
    ImpossibleDateError,
    Kind,
    Span,
    ZonelessTimeError,
    month_length,
    single_span,
)
from generator.core.edtf_words import words_of
from generator.core.language import ENGLISH, Language

__all__ = [
    "Edtf",
    "EdtfError",
    "ImpossibleDateError",
    "Kind",
    "SortKey",
    "ZonelessTimeError",
    "certainly_before",
]

SortKey = tuple[int, int, int, int, bool, str]

_DATE_THEN_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*")

_COARSER_THAN_A_MONTH: frozenset[Kind] = frozenset({"season", "year"})
_RANK: dict[Kind, int] = {"day": 0, "time": 1, "month": 2, "season": 3, "year": 4, "interval": 5}
_BEFORE_ALL_DAYS = date.min.toordinal() - 1
_DECEMBER = 12
_AFTER_ALL_DAYS = date.max.toordinal() + 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Edtf(str):
    """A date as its author wrote it, and what it means. Only `Edtf.parse` makes one.

    It *is* its text: it compares, hashes and serialises as that text. For the order of time, sort
    by `sort_key`.
    """

    __slots__ = ("_end", "_span", "_start")
    _span: Span
    _start: "Edtf | None"
    _end: "Edtf | None"

    def __new__(
        cls, text: str, span: Span, start: "Edtf | None" = None, end: "Edtf | None" = None
    ) -> Self:
        self = super().__new__(cls, text)
        object.__setattr__(self, "_span", span)
        object.__setattr__(self, "_start", start)
        object.__setattr__(self, "_end", end)
        return self

    @staticmethod
    def parse(text: str) -> "Edtf":
        """Read one value; raise EdtfError, whose suggestion, if it has one, is itself valid."""
        try:
            return _read(text)
        except EdtfError as error:
            raise type(error)(error.message, _suggestion(text)) from None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a date is immutable: cannot set {name!r}")

    def __reduce__(self) -> tuple[Callable[[str], "Edtf"], tuple[str]]:
        # Copies and unpickles by parsing: the text is all there is to carry.
        return Edtf.parse, (str(self),)

    @property
    def kind(self) -> Kind:
        return self._span.kind

    @property
    def approximate(self) -> bool:
        """Marked `~` or `%`; of an interval, at either end."""
        return self._span.approximate

    @property
    def uncertain(self) -> bool:
        """Marked `?` or `%`; of an interval, at either end."""
        return self._span.uncertain

    @property
    def qualified(self) -> bool:
        """Marked `~`, `?` or `%` anywhere."""
        return self.approximate or self.uncertain

    @property
    def earliest(self) -> date | None:
        """The first day covered, None if the start is open or unknown.

        Of a time it is the day as written, with the author's own offset.
        """
        return self._span.earliest

    @property
    def latest(self) -> date | None:
        """The last day covered, None if the end is open or unknown."""
        return self._span.latest

    @property
    def certain_by(self) -> date | None:
        """The last day that it may mean; None if the end is open or unknown.

        It is `latest`, but of a winter the end of the February after it (see `edtf_calendar`).
        Whatever asks if something had certainly been, or surely came first, asks for this.
        """
        if self.kind == "interval":
            return self.end.certain_by if self.end is not None else None
        if self.latest is None or self.kind != "season" or self.latest.month != _DECEMBER:
            return self.latest
        year = self.latest.year + 1
        return date(year, 2, month_length(year, 2)) if year <= date.max.year else date.max

    @property
    def instant(self) -> datetime | None:
        """The moment of a time, with its author's offset; None for all other kinds."""
        return self._span.instant

    @property
    def start(self) -> "Edtf | None":
        """The date before an interval's `/`; None if open or unknown, and for other kinds."""
        return self._start

    @property
    def end(self) -> "Edtf | None":
        """The date after an interval's `/`; None if open or unknown, and for other kinds."""
        return self._end

    @property
    def year(self) -> int | None:
        """The year to group by: that of the first day, so that groups follow `sort_key`."""
        return self.earliest.year if self.earliest else None

    @property
    def month(self) -> int | None:
        """The month to group by, of an interval its start's; None if coarser than a month."""
        if self.kind == "interval":
            return self.start.month if self.start else None
        if self.earliest is None or self.kind in _COARSER_THAN_A_MONTH:
            return None
        return self.earliest.month

    @property
    def is_exact_day(self) -> bool:
        """A day or a time, without a qualifier."""
        return self.kind in {"day", "time"} and not self.qualified

    @property
    def sort_key(self) -> SortKey:
        """A total order over all values; only equal texts have equal keys.

        By first day; then fewer days covered; then a day before the times of this day, before
        month, season, year and interval of the same extent; times by instant; exact before
        qualified; text. Open and unknown starts come before all days, such ends after them.

        A time belongs to the day *as written*, because that is the day a page puts it under. So
        two times of different written days keep the order of these days, whatever their offsets.
        """
        first = self.earliest.toordinal() if self.earliest else _BEFORE_ALL_DAYS
        last = self.latest.toordinal() if self.latest else _AFTER_ALL_DAYS
        moment = (self.instant - _EPOCH) // timedelta(microseconds=1) if self.instant else 0
        return first, last, _RANK[self.kind], moment, self.qualified, str(self)

    @property
    def html_datetime(self) -> str | None:
        """The `datetime` of an HTML `<time>`, which can say no season, interval or qualifier."""
        inexpressible = self.kind in {"season", "interval"} or self.qualified
        return None if inexpressible else str(self)

    @property
    def iso_prefix(self) -> str | None:
        """A schema.org date of the same precision, or None where plain ISO 8601 has none."""
        if self.kind != "interval":
            return self.html_datetime
        plain = self.start and self.start.iso_prefix and self.end and self.end.iso_prefix
        return str(self) if plain else None

    def words(self, language: Language = ENGLISH) -> str:
        """Say the value in a language, in precisely the units it is written in."""
        return words_of(self, language)


def certainly_before(a: Edtf, b: Edtf) -> bool:
    """Tell whether every day of `a` is before every day of `b`, beyond doubt.

    A qualifier on either, `a` without an end or `b` without a start is doubt enough. Two times
    must be in this order as instants too: 23:30-05:00 comes after 00:30Z of the next written day.
    """
    if a.qualified or b.qualified or b.earliest is None:
        return False
    if a.instant and b.instant and a.instant >= b.instant:
        return False
    return a.certain_by is not None and a.certain_by < b.earliest


def _suggestion(text: str) -> str | None:
    """Give the likeliest text near an invalid one that is valid, if there is any."""
    # Imported here: a run without a mistake in it needs no guesses.
    from generator.core.edtf_nearby import spellings_near

    for near in spellings_near(text):
        try:
            return str(_read(near))
        except EdtfError:
            continue
    return None


# A site has thousands of dates but few different ones; the limit is for a long-lived `serve`.
@lru_cache(maxsize=65_536)
def _read(text: str) -> Edtf:
    """Read any value; raise EdtfError, as yet without a suggestion."""
    return _interval(text) if "/" in text else Edtf(text, single_span(text))


def _interval(text: str) -> Edtf:
    """Read a text with a `/` in it (EDTF, level 0 and "Extended Interval" of level 1)."""
    pieces = text.split("/")
    if len(pieces) != 2:  # noqa: PLR2004 - a start and an end
        raise EdtfError("a / parts the two ends of an interval; a date is written with hyphens")
    if any(_DATE_THEN_TIME.fullmatch(piece) for piece in pieces):
        raise EdtfError("an interval goes from date to date: write its ends without the time")
    start, end = (_read(piece) if piece not in {"", ".."} else None for piece in pieces)
    return Edtf(text, _span_between(start, end), start, end)


def _span_between(start: Edtf | None, end: Edtf | None) -> Span:
    """Join two ends, None if open or unknown; raise EdtfError if they say nothing or go back."""
    ends = [one for one in (start, end) if one is not None]
    if not ends:
        raise EdtfError("an interval needs a date at one end at least")
    first = start.earliest if start is not None else None
    last = end.latest if end is not None else None
    if first and last and last < first:
        raise EdtfError("the interval ends before it starts")
    approximate = any(one.approximate for one in ends)
    return Span("interval", first, last, approximate, any(one.uncertain for one in ends))
