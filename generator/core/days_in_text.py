"""The days that a text names, as sentences do: to know that it was not written before them.

A text that is left out too long does no harm; one that stands too early tells what was to come. So
nothing is read as earlier than it may mean: a month, a season or a year counts as its last day, the
later of two readings counts, and a year that stands in no date that is understood counts as its
last day. A year has four digits; a day or a month without a year is not read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import TypeVar

from generator.core.edtf import Edtf
from generator.core.edtf_calendar import month_length
from generator.core.edtf_words import MONTHS, SEASONS, season_words
from generator.core.language import ENGLISH, Language

_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_A_YEAR = re.compile(_YEAR)
_OF = r"(?: |-| (?:of|de|del) )"
_DAY = r"[0-9]{1,2}(?![0-9])(?:st|nd|rd|th|\.)?"
# Any short word may join two days, in any language. All is bounded, so that no text takes long.
_JOIN = r"(?: ?[-–—/,&+] ?|,? [^\W\d]{1,8} )"
_DAYS = rf"(?<![0-9])(?<![0-9][.:])(?P<days>{_DAY}(?:{_JOIN}{_DAY}){{0,9}})"
_TWO = r"(?<![0-9])(?P<first>[0-9]{1,2})"
_LAST = r"(?P<second>[0-9]{1,2})(?![0-9])"
_SPAN = r"[-–/](?P<last>[0-9]{2})(?![0-9])"
"""After a year, as in 2023/24: the last of several."""
_SHORT = len("Jan")
_CENTURY = 100
_LONGEST = 50
"""In years, that two of them span: 2024-22 does not lead to 2122."""
_DECEMBER = 12

T = TypeVar("T")
Day = tuple[int, int, int]
"""Year, month and day, which no calendar need have."""
Reader = Callable[[int, "re.Match[str]"], Iterator[Day]]
"""Gives what a date of a year may mean."""


class DaysInText:
    """Finds days in texts of one language, and in English ones."""

    def __init__(self, language: Language) -> None:
        """Know the names of months and seasons in `language`, and the English ones."""
        own = language.cldr.months if language.cldr is not None else {}
        short = {month[:_SHORT]: number for number, month in enumerate(MONTHS, 1)}
        english = {month: number for number, month in enumerate(MONTHS, 1)}
        self._months = _folded({**short, "Sept": 9, **english, **own})
        seasons = {season_words(code, one): code for one in (ENGLISH, language) for code in SEASONS}
        self._seasons = _folded({"fall": "23", **seasons})
        self._tiers = [
            [(re.compile(pattern), read) for pattern, read in forms]
            for forms in (self._of_days(), self._of_parts(), _IDENTIFIERS, _OF_YEARS)
        ]

    def latest(self, text: str) -> date | None:
        """Give the last day that a text names: no earlier than any that it may mean."""
        if _A_YEAR.search(text) is None:  # most texts name none, and have nothing else to be read
            return None
        folded = " ".join(text.split()).casefold()
        found: dict[int, date] = {}
        for tier in self._tiers:  # the finest form in which a year is understood counts
            found = {**_read(folded, tier), **found}
        return max(found.values(), default=None)

    def _of_days(self) -> list[tuple[str, Reader]]:
        month = _any(self._months)
        return [
            (rf"{_DAYS}{_OF}(?P<month>{month})\.?,?{_OF}{_YEAR}", self._days),
            (rf"(?P<month>{month})\.? {_DAYS},?(?: of)? {_YEAR}", self._days),
            (rf"{_TWO}(?P<sign>[-/])(?P<second>[0-9]{{1,2}})(?P=sign){_YEAR}", _either_way),
            (rf"{_TWO}\. ?(?P<second>[0-9]{{1,2}})\. ?{_YEAR}", _day_first),
            (rf"{_YEAR}(?P<sign>[-/.])(?P<first>[0-9]{{1,2}})(?P=sign){_LAST}", _year_first),
        ]

    def _of_parts(self) -> list[tuple[str, Reader]]:
        alone = rf"{_OF}{_YEAR}(?!{_SPAN})"
        return [
            (rf"(?P<month>{_any(self._months)})\.?,?{alone}", self._month),
            (rf"(?P<season>{_any(self._seasons)}),?{alone}", self._season),
            (rf"(?<![^\W_])q(?P<quarter>[1-4])/?{alone}", _quarter),
            (rf"{_YEAR}[ /-]?q(?P<quarter>[1-4])(?![^\W_])", _quarter),
            (rf"{_YEAR}-(?P<last>[0-9]{{2}})(?![0-9])", _month_or_span),
        ]

    def _days(self, year: int, found: re.Match[str]) -> Iterator[Day]:
        for day in re.findall("[0-9]+", found["days"]):
            yield year, self._months[found["month"]], int(day)

    def _month(self, year: int, found: re.Match[str]) -> Iterator[Day]:
        yield _end(year, self._months[found["month"]])

    def _season(self, year: int, found: re.Match[str]) -> Iterator[Day]:
        ends = Edtf.parse(f"{year}-{self._seasons[found['season']]}").certain_by
        if ends is not None:
            yield ends.year, ends.month, ends.day


def _either_way(year: int, found: re.Match[str]) -> Iterator[Day]:
    first, second = int(found["first"]), int(found["second"])
    yield from ((year, first, second), (year, second, first))


def _day_first(year: int, found: re.Match[str]) -> Iterator[Day]:
    yield year, int(found["second"]), int(found["first"])


def _year_first(year: int, found: re.Match[str]) -> Iterator[Day]:
    yield year, int(found["first"]), int(found["second"])


def _quarter(year: int, found: re.Match[str]) -> Iterator[Day]:
    yield _end(year, 3 * int(found["quarter"]))


def _month_or_span(year: int, found: re.Match[str]) -> Iterator[Day]:
    """2011-12 is December, or two years."""
    last = int(found["last"])
    if last in range(1, _DECEMBER + 1):
        yield _end(year, last)
        if last == (year + 1) % _CENTURY:
            yield _end(year + 1, _DECEMBER)


def _of_span(year: int, found: re.Match[str]) -> Iterator[Day]:
    length = (int(found["last"]) - year) % _CENTURY
    if length < _LONGEST:
        yield _end(year + length, _DECEMBER)


def _of_year(year: int, _found: re.Match[str]) -> Iterator[Day]:
    yield _end(year, _DECEMBER)


def _named(year: int, _found: re.Match[str]) -> Iterator[Day]:
    """CVE-2024-21410 is no date, but was not there before its year."""
    yield year, 1, 1


_IDENTIFIERS: list[tuple[str, Reader]] = [(rf"(?<=[^\W\d]-){_YEAR}-[0-9]{{4,}}(?!\w)", _named)]
_OF_YEARS: list[tuple[str, Reader]] = [(rf"{_YEAR}{_SPAN}", _of_span), (_YEAR, _of_year)]


def _end(year: int, month: int) -> Day:
    return year, month, month_length(year, month)


def _read(text: str, forms: Iterable[tuple[re.Pattern[str], Reader]]) -> dict[int, date]:
    """Give the last day that each year of a text may mean in some forms, by its place."""
    found: dict[int, date] = {}
    for pattern, read in forms:
        for match in pattern.finditer(text):
            at = match.start("year")
            for day in read(int(match["year"]), match):
                with suppress(ValueError):
                    found[at] = max(date(*day), found.get(at, date.min))
    return found


def _folded(names: Mapping[str, T]) -> dict[str, T]:
    return {name.casefold(): value for name, value in names.items() if name}


def _any(names: Iterable[str]) -> str:
    """Match whichever name stands there; digits stand beside Japanese ones without a space."""
    longest_first = sorted(names, key=lambda one: (-len(one), one))
    return rf"(?<![^\W\d])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d])"
