"""Dates written out in a text: each with its words, its place, and what it says in EDTF."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.core.edtf import Edtf, EdtfError

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_FORMS = (
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<monthno>[01]\d)-(?P<day>[0-3]\d)(?![\w-])"),
    re.compile(rf"\b{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
)
_SLASHED = re.compile(r"(?<![\w/])\d{1,2}([/.])\d{1,2}\1(?:19|20)\d\d(?![\w/])")
_LABEL = re.compile(
    r"(?:(?:first )?published|posted|updated|last (?:updated|modified)|modified|date)\b\W*"
    r"(?:(?:on|at)\b)?\W*",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\W*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?\W*"
    r"(?:\d+ (?:min|hours|days)\D*)?",
    re.IGNORECASE,
)


class Dated(Struct, frozen=True):
    """A date as written; `edtf` is None where the words leave the day in doubt."""

    words: str
    start: int
    end: int
    edtf: str | None


def dates_in(text: str) -> list[Dated]:
    """Give the dates in a text that name their year, in order, without overlap."""
    found: list[Dated] = []
    for dated in sorted(_all(text), key=lambda one: (one.start, -one.end)):
        if not found or dated.start >= found[-1].end:
            found.append(dated)
    return found


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date, perhaps its label and its time, and nothing else."""
    rest = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    found = dates_in(rest)
    if not found:
        return False
    before, after = rest[: found[0].start], rest[found[0].end :]
    return not before.strip(" \t,|-–—") and (
        not after.strip(" \t,|-–—") or _CLOCK.fullmatch(after) is not None
    )


def label(text: str) -> str | None:
    """Give the words by which a line calls its date, such as “published”; None for none."""
    found = _LABEL.match(text)
    return found.group().strip(" :|-").casefold() if found else None


def _all(text: str) -> Iterator[Dated]:
    for form in _FORMS:
        for found in form.finditer(text):
            yield Dated(found.group(), *found.span(), _edtf(found))
    for found in _SLASHED.finditer(text):
        yield Dated(found.group(), *found.span(), None)


def _edtf(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = int(parts.get("monthno") or MONTHS[parts["month"].casefold()])
    day = f"-{int(parts['day']):02}" if parts.get("day") else ""
    try:
        return str(Edtf.parse(f"{parts['year']}-{month:02}{day}"))
    except EdtfError:
        return None
