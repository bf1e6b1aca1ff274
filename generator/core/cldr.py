"""What the Unicode CLDR knows of a language, through Babel: dates, numbers, names, direction.

Only what has no words of ours in it. Each answer has the units that it is asked for and no others.
Babel, as it is imported, looks at the machine's time zone; nothing here asks for a time.
"""

from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal


class Cldr:
    """How one locale writes what is not words of the interface."""

    def __init__(self, locale: Locale) -> None:
        """Write as `locale` does."""
        self._locale = locale

    @property
    def right_to_left(self) -> bool:
        """Tell whether it is written from right to left."""
        return str(self._locale.character_order) == "right-to-left"

    @property
    def months(self) -> dict[str, int]:
        """Give the names of months as they stand in dates, each with its number."""
        names = self._locale.months["format"]["wide"]
        return {str(names[number]): int(number) for number in names}

    def number(self, number: int) -> str:
        """Write a whole number."""
        return str(format_decimal(number, locale=self._locale))

    def name_of(self, tag: str) -> str | None:
        """Give the name of a language by its tag, or by that of the language without country."""
        names = self._locale.languages
        found = names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0].lower())
        return str(found) if found else None

    def day(self, day: date, *, short: bool) -> str:
        """Write a day: `13. Januar 2024`."""
        if short:
            return str(format_skeleton("yMMMd", day, locale=self._locale))
        return str(format_date(day, "long", locale=self._locale))

    def month(self, year: int, month: int, *, short: bool) -> str:
        """Write a month: `Januar 2024`."""
        skeleton = "yMMM" if short else "yMMMM"
        return str(format_skeleton(skeleton, date(year, month, 1), locale=self._locale))

    def span(self, start: date, end: date, *, days: bool, short: bool) -> str | None:
        """Write two days, or months, without what they share: `27.–28. Juni 2024`.

        None where the locale has only another form of its months for that, or names one twice.
        """
        names = self._locale.months["format"]["abbreviated" if short else "wide"]
        skeleton = f"y{'MMM' if short else 'MMMM'}{'d' if days else ''}"
        text = str(format_interval(start, end, skeleton, locale=self._locale))
        if not days:
            names = {number: self._bare(number, short=short) for number in names}
        return text if all(str(names[one.month]) in text for one in (start, end)) else None

    def _bare(self, month: int, *, short: bool) -> str:
        form = "abbreviated" if short else "wide"
        return str(self._locale.months["stand-alone"][form][month])


def cldr_of(tag: str) -> Cldr | None:
    """Give what is known of the language `tag`, or of the nearest that it is a kind of."""
    parts = tag.split("-")
    while parts:
        try:
            return Cldr(Locale.parse("_".join(parts), sep="_"))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None
