"""What authors write instead of an EDTF value, and the values they may have meant.

Nothing here decides whether a value is valid: these are guesses, best first, for `edtf` to try.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product

from generator.core.edtf_words import MONTHS, SEASONS

_Rewrite = Callable[[re.Match[str]], str | None]

# Hyphens, dashes and the minus sign, as word processors set them.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_INTERVAL = re.compile(r"\s*/\s*|\s+(?:to|until|-)\s+|(?<=[0-9])-(?=[0-9]{4}(?![0-9]))")
_OPEN_ENDS = frozenset({"...", "open", "now", "present", "today", "ongoing"})


def spellings_near(text: str) -> list[str]:
    """Give the texts near this one that might be valid, most likely first."""
    tidy = " ".join(text.translate(_DASHES).split())
    return [tidy, *_dates_near(tidy), *_intervals_near(tidy)]


def _dates_near(text: str) -> Iterator[str]:
    for pattern, rewrite in _REWRITES:
        found = pattern.fullmatch(text)
        if found and (near := rewrite(found)):
            yield near


def _intervals_near(text: str) -> Iterator[str]:
    pieces = _INTERVAL.split(text)
    if len(pieces) != 2:  # noqa: PLR2004 - a start and an end
        return
    start, end = (list(_ends_near(piece)) for piece in pieces)
    yield from (f"{first}/{last}" for first, last in product(start, end))
    yield from (f"{last}/{first}" for first, last in product(start, end))


def _ends_near(text: str) -> Iterator[str]:
    """Give what one end of an interval may have meant; a time stands for its day."""
    if text.lower() in _OPEN_ENDS:
        yield ".."
    elif text.lower() == "unknown":
        yield ""
    else:
        yield text
        yield from (near.partition("T")[0] for near in (text, *_dates_near(text)))


def _digits(found: re.Match[str]) -> str:
    """Give `2023-01-05~` for `2023/1/5~`; of an unknown unit (`00`, `XX`) nothing."""
    known = [found["year"]]
    for unit in (found["month"], found["day"]):
        if not unit or not unit.strip("0xX"):
            break
        known.append(unit.zfill(2))
    return "-".join(known) + found["mark"]


def _year_last(found: re.Match[str]) -> str | None:
    """Give `2023-12-25` for `25/12/2023` and `12/25/2023`, and nothing for `04/05/2023`."""
    first, second, year = int(found[1]), int(found[2]), found[3]
    if first != second and max(first, second) <= len(MONTHS):
        return None
    return f"{year}-{min(first, second):02}-{max(first, second):02}"


def _quarter(year: str, number: int) -> str:
    """Give the interval of its months; EDTF writes a quarter with the codes 33 to 36 of level 2."""
    last = 3 * number
    return f"{year}-{last - 2:02}/{year}-{last:02}"


def _in_words(found: re.Match[str]) -> str | None:
    """Give `2023-11~` for "late Nov. 2023", `2015-22` for "summer 2015"."""
    unit, day = _unit(found["unit"]), found["before"] or found["after"]
    if (found["unit"] or day) and unit is None:
        return None
    mark = found["mark"] or ("?" if found["uncertain"] else "")
    if found["about"]:
        mark = "~" if mark in {"", "~"} else "%"
    return "-".join(part for part in (found["year"], unit, day and day.zfill(2)) if part) + mark


def _unit(name: str | None) -> str | None:
    """Give the two digits of a month, which may be cut short as in "Sept.", or of a season."""
    known = (name or "").lower().rstrip(".").replace("fall", "autumn")
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(known) and len(known) >= len("Jan"):
            return f"{number:02}"
    return next((code for code, season in SEASONS.items() if season == known), None)


def _time(found: re.Match[str]) -> str | None:
    """Give `2024-01-12T16:39Z` for `2024-01-12 16:39 UTC`, and nothing without an offset."""
    day, hour, minute, second, fraction, zone, sign, hours, minutes = found.groups()
    if not zone and not sign:
        return None
    offset = f"{sign}{hours}:{minutes or '00'}" if sign else "Z"
    clock = f"{hour.zfill(2)}:{minute}{second or ''}{(fraction or '')[: len('.000')]}"
    return f"{day}T{clock}{'Z' if offset == '-00:00' else offset}"


# 2023/11/05, 2023-1-5, 2023.11, 2023-11-00, 2023-XX
_DIGITS = (
    r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2}|XX)"
    r"(?:\2(?P<day>[0-9]{1,2}|XX))?(?P<mark>[~?%]?)"
)
# late Nov. 2023, 12 January 2024, January 12th, 2024?, about summer of 2015 (uncertain)
_WORDS = (
    r"(?:(?P<about>about|around|approximately|circa|ca?\.|early|mid|late)[ -])?"
    r"(?:(?P<before>[0-9]{1,2})(?:st|nd|rd|th)? )?"
    r"(?:(?P<unit>[A-Z]+\.?) (?:(?P<after>[0-9]{1,2})(?:st|nd|rd|th)?,? )?(?:of )?)?"
    r"(?P<year>[0-9]{4})(?P<mark>[~?%]?)(?P<uncertain> \(uncertain\))?"
)
# 2024-01-12 16:39, 2024-01-12T16:39:35 -0500, 2024-01-12t16:39:35.123456z
_TIME = (
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T| |, )"
    r"([0-9]{1,2}):([0-9]{2})(?:(:[0-9]{2})(\.[0-9]+)?)?"
    r" ?(Z|UTC|GMT)?(?:([+-])([0-9]{2}):?([0-9]{2})?)?"
)
_REWRITES: tuple[tuple[re.Pattern[str], _Rewrite], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rewrite)
    for pattern, rewrite in (
        (_DIGITS, _digits),
        (_WORDS, _in_words),
        (_TIME, _time),
        # ~2023-11, and the partly qualified 2023-~11 of EDTF level 2
        (r"([0-9-]*)([~?%])([0-9-]+)", lambda found: f"{found[1]}{found[3]}{found[2]}"),
        (r"([0-9-]+)(?:~\?|\?~)", lambda found: f"{found[1]}%"),
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", lambda found: "-".join(found.groups())),
        (r"([0-9]{1,2})[-/.]([0-9]{4})", lambda found: f"{found[2]}-{found[1].zfill(2)}"),
        (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", _year_last),
        (r"([0-9]{4})[- ]?Q([1-4])", lambda found: _quarter(found[1], int(found[2]))),
        (r"([0-9]{4})-(3[3-6])", lambda found: _quarter(found[1], int(found[2]) - 32)),
    )
)
