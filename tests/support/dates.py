"""The dates that a page or a feed shows, and those that the content holds."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tests.support.records import Record

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS) + "|sept"
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_MONTH_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}}) ({_NAME})\.?,? (\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_DAY_YEAR = re.compile(rf"\b({_NAME})\.? (\d{{1,2}}),? (\d{{4}})(?!\d)", re.IGNORECASE)
# "3 to 5 May 2024": both days.
_DAYS_MONTH_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}}) (?:to|and|or|–|-) \d{{1,2}} ({_NAME}),? (\d{{4}})", re.IGNORECASE
)
Day = tuple[int, int, int]
DATED = {"occurred", "public", "date", "published", "since", "as_of", "asked", "applies_from"}


def days_in(text: str) -> set[Day]:
    """Every calendar day that a text gives, in figures or in words."""
    flat = " ".join(text.split())
    days = {(int(y), int(m), int(d)) for y, m, d in _ISO_DAY.findall(flat)}
    for pattern in (_DAY_MONTH_YEAR, _DAYS_MONTH_YEAR):
        days |= {(int(y), _NUMBER[m[:3].lower()], int(d)) for d, m, y in pattern.findall(flat)}
    return days | {
        (int(y), _NUMBER[m[:3].lower()], int(d)) for m, d, y in _MONTH_DAY_YEAR.findall(flat)
    }


def days_of(records: Iterable[Record]) -> set[Day]:
    """Every calendar day that stands anywhere in the content."""
    return {day for one in records for text in one.texts() for day in days_in(text.words)}


def dates_of(record: Record) -> Iterator[tuple[str, str, str | None]]:
    """Every dated value of a record: the field, the value, and the words of its source."""
    yield from _dates(record.fields)


def _dates(value: Any) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(value, list):
        for inner in value:
            yield from _dates(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in DATED and isinstance(inner, str):
                yield key, inner, None
            elif key in DATED and isinstance(inner, dict) and "date" in inner:
                yield key, inner["date"], inner.get("words")
            else:
                yield from _dates(inner)
