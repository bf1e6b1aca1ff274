"""What the words of a source say of a date beyond its value: a reader takes them for the record."""

import re
from collections.abc import Iterator
from datetime import UTC

from generator.core.edtf import Edtf
from generator.core.edtf_words import MONTHS

# Names are matched as English writes them, so that "it may march on" holds no month.
_NAMES = "|".join(sorted({*MONTHS, *(m[:3] for m in MONTHS), "Sept"}, key=len, reverse=True))
_MONTH = re.compile(rf"\b({_NAMES})\b")
_CLOCK = re.compile(
    r"\b[0-2]?[0-9][:.][0-5][0-9]\b|\b[0-9]{1,2} ?[ap]\.?m\b|\b[0-2][0-9][0-5][0-9]Z\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9.,])(1[0-9]{3}|2[0-9]{3})(?![0-9]|[.,][0-9])")
_DIGITS = re.compile(r"\b[0-9]{4}-([0-9]{2})(?:-([0-9]{2}))?\b")
_NUMBER = r"(?<![0-9:.])(?:[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?(?![0-9:])"
_JOINED = r"(?:,? (?:and|to|or|until|through) |, ?| ?[-–—/] ?)"
_SOME = rf"{_NUMBER}(?:{_JOINED}{_NUMBER})*"
_DAYS = re.compile(rf"({_SOME})(?: of)? (?:{_NAMES})\b|\b(?:{_NAMES})\.? (?:the )?({_SOME})")
_ORDINAL = re.compile(r"\b([0-3]?[0-9])(?:st|nd|rd|th)\b(?! century)")
_WINTER = "24"


def more_precise(words: str, date: Edtf) -> list[str]:
    """Name each thing that `words` say of the day and the time and that `date` does not have."""
    ends = [end for end in (date.start, date.end) if end] if date.kind == "interval" else [date]
    days, months = set(), set()
    for end in ends:
        moments = [end.earliest, end.instant.astimezone(UTC)] if end.instant else [end.earliest]
        days |= {day.day for day in moments if day and end.kind in {"day", "time"}}
        months |= {day.month for day in moments if day and end.kind in {"day", "time", "month"}}
    beyond = [] if any(end.instant for end in ends) else [f"the time {t}" for t in _clocks(words)]
    rest = _CLOCK.sub(" ", words)
    beyond += [f"the day {day}" for day in _days(rest) if day not in days]
    beyond += [f"the month {MONTHS[month - 1]}" for month in _months(rest) if month not in months]
    return beyond + [f"the year {year}" for year in _years(rest) if not _covers(date, year)]


def _clocks(words: str) -> list[str]:
    return [found.group() for found in _CLOCK.finditer(words)]


def _days(words: str) -> list[int]:
    texts = [one[0] or one[1] for one in _DAYS.findall(words)]
    texts += [one[1] for one in _DIGITS.findall(words)] + _ORDINAL.findall(words)
    return list(dict.fromkeys(int(day) for text in texts for day in re.findall("[0-9]+", text)))


def _months(words: str) -> Iterator[int]:
    names = [name[:3] for name in _MONTH.findall(words)]
    numbers = [n for n, month in enumerate(MONTHS, 1) if month[:3] in names]
    yield from numbers
    yield from (
        int(found[1])
        for found in _DIGITS.finditer(words)
        if int(found[1]) in range(1, 13) and int(found[1]) not in numbers
    )


def _years(words: str) -> list[int]:
    return list(dict.fromkeys(int(found) for found in _YEAR.findall(words)))


def _covers(date: Edtf, year: int) -> bool:
    """Tell whether `date` reaches into `year`; a winter may go on into the next."""
    first, last = date.earliest, date.latest
    moments = [date.instant.astimezone(UTC).year] if date.instant else []
    winter = date.rstrip("~?%").endswith(f"-{_WINTER}") and date.kind == "season"
    return year in moments or (
        (first is None or first.year <= year) and (last is None or year <= last.year + winter)
    )
