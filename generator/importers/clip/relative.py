"""Dates that count from another: “on Thursday”, “last year”, “four months later”.

They are resolved from a day of publication that is known, never from the day of clipping, and only
as far as the words go. What they leave in doubt stays unresolved, with the reason.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from generator.importers.clip.calendar import MONTHS, dates_in

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_ABOUT = r"(?P<about>(?:about|around|some|roughly|nearly|almost|more than|over)\s+)?"
_MONTH = "|".join(
    name for name in MONTHS if len(name) > len("sept") or name in ("may", "june", "july")
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|set|scheduled|expected|plans?|planned|next|coming|until|by)\b[^.]*\Z"
)


class Relative(Struct, frozen=True, kw_only=True):
    """A relative date: its words, what it counts from, and what it comes to as far as that goes."""

    words: str
    start: int
    end: int
    anchor: str | None
    result: str | None
    precision: str | None
    why: str


class _Case(Struct, frozen=True):
    found: re.Match[str]
    text: str
    published: date | None
    before: Relative | None


class _Answer(Struct, frozen=True):
    anchor: str | None
    result: str | None
    precision: str | None
    why: str


def _unresolved(why: str, anchor: str | None = None) -> _Answer:
    return _Answer(anchor, None, None, why)


_NO_DAY = "the day of publication is not known"
_ANY_DAY = date(2000, 1, 1)
_FAR_BEFORE = 300


def _weekday(case: _Case, day: date) -> _Answer:
    name = case.found["day"].casefold()
    if _AHEAD.search(case.text, max(0, case.found.start() - 60), case.found.start()):
        return _unresolved("the sentence may speak of a day to come", f"published {day}")
    back = (day.weekday() - WEEKDAYS.index(name)) % 7
    on = day - timedelta(days=back)
    why = f"the last {name.capitalize()} up to the day of publication"
    return _Answer(f"published {day}", on.isoformat(), "day", why)


def _this_month(_case: _Case, day: date) -> _Answer:
    return _Answer(f"published {day}", f"{day:%Y-%m}", "month", "the month of publication")


def _last_month(_case: _Case, day: date) -> _Answer:
    before = day.replace(day=1) - timedelta(days=1)
    return _Answer(f"published {day}", f"{before:%Y-%m}", "month", "the month before publication")


def _this_year(_case: _Case, day: date) -> _Answer:
    return _Answer(f"published {day}", f"{day:%Y}", "year", "the year of publication")


def _last_year(_case: _Case, day: date) -> _Answer:
    year = f"{day.year - 1:04}"
    return _Answer(f"published {day}", year, "year", "the year before publication")


def _yesterday(_case: _Case, day: date) -> _Answer:
    on = (day - timedelta(days=1)).isoformat()
    return _Answer(f"published {day}", on, "day", "the day before publication")


def _week(case: _Case, day: date) -> _Answer:
    monday = day - timedelta(
        days=day.weekday() + (7 if "last" in case.found.group().casefold() else 0)
    )
    span = f"{monday}/{monday + timedelta(days=6)}"
    return _Answer(f"published {day}", span, "week", "the week, from Monday to Sunday")


def _month_named(case: _Case, day: date) -> _Answer:
    month = MONTHS[case.found["month"].casefold()]
    if _AHEAD.search(case.text, max(0, case.found.start() - 60), case.found.start()):
        return _unresolved("the sentence may speak of a month to come", f"published {day}")
    back = case.found["back"] is not None
    if month > day.month and not back:
        return _unresolved("the words do not say of which year", f"published {day}")
    year = day.year if month <= day.month else day.year - 1
    why = "the last month of that name up to the day of publication"
    return _Answer(f"published {day}", f"{year:04}-{month:02}", "month", why)


def _ago(case: _Case, day: date) -> _Answer:
    unit, count = case.found["unit"].casefold(), _count(case.found)
    if unit in ("day", "week") and case.found["about"] is None:
        on = day - timedelta(days=count * (7 if unit == "week" else 1))
        text, precision = (on.isoformat(), "day") if unit == "day" else (f"{on}~", "about a day")
        return _Answer(f"published {day}", text, precision, "counted back from publication")
    return _counted(f"{day:%Y-%m}", f"published {day}", -count, unit)


def _later(case: _Case, _day: date) -> _Answer:
    words, result = _before(case)
    if words is None:
        return _unresolved("its paragraph names no date before it to count from")
    if result is None or "/" in result:
        return _unresolved(f"counts from “{words}”, which gives no date itself", f"“{words}”")
    unit, count = case.found["unit"].casefold(), _count(case.found)
    return _counted(result.rstrip("~"), f"“{words}”, {result}", count, unit)


def _before(case: _Case) -> tuple[str | None, str | None]:
    """Give the last date before a place in its paragraph: its words, and what it comes to."""
    at = case.found.start()
    since = max(case.text.rfind("\n", 0, at) + 1, at - _FAR_BEFORE)
    named = [(d.start + since, d.words, d.edtf) for d in dates_in(case.text[since:at])][-1:]
    last = case.before
    told = [(last.start, last.words, last.result)] if last and last.start >= since else []
    _place, words, result = max((*named, *told), default=(0, None, None), key=lambda one: one[0])
    return words, result


def _counted(start: str, anchor: str, count: int, unit: str) -> _Answer:
    """Count from a month or a year; the result is no finer than what it counts from, and about."""
    year, _, month = start[:7].partition("-")
    if unit == "year" or not month:
        if unit != "year":
            return _unresolved(f"{start} is too coarse to count {unit}s from", anchor)
        return _Answer(anchor, f"{int(year) + count:04}~", "year", "counted, so about")
    if unit != "month":
        return _unresolved(f"{start} is too coarse to count {unit}s from", anchor)
    months = int(year) * 12 + int(month) - 1 + count
    text = f"{months // 12:04}-{months % 12 + 1:02}~"
    return _Answer(anchor, text, "month", "counted in months, so about")


def _count(found: re.Match[str]) -> int:
    word = found["count"].casefold()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _to_event(case: _Case, _day: date) -> _Answer:
    why = "an interval from one event to another: the words give no date of either"
    return _unresolved(why, f"“{case.found['event'].strip()}”")


def _never(why: str) -> Callable[[_Case, date], _Answer]:
    return lambda _case, _day: _unresolved(why)


_OF_STORY = "counts from the day that is told of, not from publication"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Case, date], _Answer]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), resolve)
    for form, resolve in (
        (
            (
                rf"\b{_ABOUT}{_COUNT}\s+{_UNIT}\s+(?:after|before|since)\s+"
                rf"(?P<event>(?:[\w’'-]+ *){{1,6}})"
            ),
            _to_event,
        ),
        (rf"\b{_ABOUT}{_COUNT}\s+{_UNIT}\s+(?:later|afterwards)\b", _later),
        (rf"\b{_ABOUT}{_COUNT}\s+{_UNIT}\s+(?:ago|earlier)\b", _ago),
        (rf"\b(?:on|last|late on|early on)\s+(?P<day>{'|'.join(WEEKDAYS)})\b", _weekday),
        (r"\b(?:earlier |later )?this month\b", _this_month),
        (r"\b(?:earlier |later )?this year\b", _this_year),
        (r"\b(?:earlier |later )?this week\b|\b(?:late )?last week\b", _week),
        (r"\b(?:late |early )?last month\b", _last_month),
        (r"\b(?:late |early )?last year\b", _last_year),
        (r"\byesterday\b", _yesterday),
        (r"\b(?:earlier|later) in the (?:day|week|month|year)\b", _never(_OF_STORY)),
        (r"\bthe (?:previous|following|next) (?:day|week|month|year)\b", _never(_OF_STORY)),
        (
            (
                r"\b(?P<back>back in|last)?\s*(?:\bin\s+)?(?:early |late |mid-)?\b"
                rf"(?P<month>{_MONTH})\b(?!\s+(?:\d|of\b))"
            ),
            _month_named,
        ),
    )
)
_MONTH_WORDS = re.compile(r"\b(?:in|back in|last|since|early|late|until|by)\b", re.IGNORECASE)


def relative_dates(
    text: str, published: date | None, quoted: Sequence[tuple[int, int]] = ()
) -> tuple[Relative, ...]:
    """Give the relative dates of a text in order, each resolved as far as may be.

    `quoted` are the places of quotations: what stands there counts from when it was said.
    """
    found: list[Relative] = []
    spoken = _marked(text, quoted)
    for match, resolve in _matches(text):
        case = _Case(match, text, published, found[-1] if found else None)
        words = match.group().strip()
        start = match.start() + match.group().index(words)
        answer = _answer(case, resolve, spoken=bool(spoken[match.start()]))
        found.append(
            Relative(
                words=words,
                start=start,
                end=start + len(words),
                anchor=answer.anchor,
                result=answer.result,
                precision=answer.precision,
                why=answer.why,
            )
        )
    return tuple(found)


def _matches(
    text: str,
) -> list[tuple[re.Match[str], Callable[[_Case, date], _Answer]]]:
    """Give the matches in order without overlap; an earlier form of the table goes first."""
    found: list[tuple[re.Match[str], Callable[[_Case, date], _Answer]]] = []
    taken = bytearray(len(text))
    for form, resolve in _FORMS:
        for match in form.finditer(text):
            if "month" in match.groupdict() and not _MONTH_WORDS.match(match.group().strip()):
                continue  # "May" alone may be a verb, and "March" a march
            if not any(taken[slice(*match.span())]):
                found.append((match, resolve))
                taken[slice(*match.span())] = b"\1" * len(match.group())
    return sorted(found, key=lambda one: one[0].start())


def _marked(text: str, places: Sequence[tuple[int, int]]) -> bytearray:
    """Mark each character of these places."""
    marked = bytearray(len(text))
    for start, end in places:
        marked[start:end] = b"\1" * (end - start)
    return marked


def _answer(case: _Case, resolve: Callable[[_Case, date], _Answer], *, spoken: bool) -> _Answer:
    if spoken:
        return _unresolved("stands in a quotation: it counts from the day the words were said")
    answer = resolve(case, case.published or _ANY_DAY)
    counts_from_publication = (answer.anchor or "").startswith("published")
    if case.published is None and counts_from_publication:
        return _unresolved(_NO_DAY)
    return answer
