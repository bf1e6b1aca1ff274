"""The days that a text names, as sentences do: to know that it was not written before them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from generator.core.edtf_words import MONTHS
from generator.core.language import Language

_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|\.)?"
_SHORT = len("Jan")


class DaysInText:
    """Finds days in texts of one language, and in English ones."""

    def __init__(self, language: Language) -> None:
        """Know the names of months of `language`, and the English ones, cut short as well."""
        own = language.cldr.months if language.cldr is not None else {}
        short = {month[:_SHORT]: number for number, month in enumerate(MONTHS, 1)}
        english = {month: number for number, month in enumerate(MONTHS, 1)}
        self._months = {**short, "Sept": 9, **english, **own}
        names = "|".join(map(re.escape, sorted(self._months, key=lambda one: (-len(one), one))))
        # Digits stand beside Japanese words without a space; a name has no letter beside it.
        month = rf"(?<![^\W\d])({names})(?![^\W\d])\.?"
        self._day_first = re.compile(rf"(?:{_DAY} (?:of )?)?{month},? {_YEAR}")
        self._month_first = re.compile(rf"{month} {_DAY},? {_YEAR}")
        self._digits = re.compile(rf"{_YEAR}-([0-9]{{2}})(?:-([0-9]{{2}}))?(?![0-9])")

    def latest(self, text: str) -> date | None:
        """Give the last day, or the beginning of the last month or year, that a text names."""
        return max(self._days(text), default=None)

    def _days(self, text: str) -> Iterator[date]:
        for year, month, day in self._named(text):
            with suppress(ValueError):
                yield date(int(year), month, int(day or 1))

    def _named(self, text: str) -> Iterator[tuple[str, int, str]]:
        yield from ((year, 1, "") for year in re.findall(_YEAR, text))
        for day, name, year in self._day_first.findall(text):
            yield year, self._months[name], day
        for name, day, year in self._month_first.findall(text):
            yield year, self._months[name], day
        for year, month, day in self._digits.findall(text):
            yield year, int(month), day
