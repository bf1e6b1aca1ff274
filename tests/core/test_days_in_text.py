"""Days that a sentence names: nobody could have written it before the last of them."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.core.days_in_text import DaysInText
from generator.core.edtf_words import MONTHS
from generator.core.language import Language, Translation

Latest = Callable[[str], date | None]
BRITISH = DaysInText(Language("en-GB"))


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("It was said again on 8 March 2024.", "2024-03-08"),
        ("Said on the 8th of March 2024", "2024-03-08"),
        ("8 and 9 March 2024", "2024-03-09"),
        ("9 or 8 March 2024", "2024-03-09"),
        ("Updated on March 8, 2024", "2024-03-08"),
        ("March 5–7, 2024", "2024-03-07"),
        ("March 5 and 6, 2024", "2024-03-06"),
        ("28 February to 2 March 2024", "2024-03-02"),
        ("updated Mar. 8, 2024; first read 2 Feb 2024", "2024-03-08"),
        ("8 Sept. 2024", "2024-09-08"),
        ("5 MARCH 2024", "2024-03-05"),
        ("on 5\u00a0March\n2024", "2024-03-05"),
        ("read at 2024-03-08T10:00Z", "2024-03-08"),
        ("2024/03/05", "2024-03-05"),
        ("5.3.2024, and 4. 3. 2024", "2024-03-05"),
        ("3/5/2024", "2024-05-03"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("from 2024-03 on", "2024-03-31"),
        ("in march 2024", "2024-03-31"),
        ("March/April 2024", "2024-04-30"),
        ("version 1.5 March 2024", "2024-03-31"),
        ("Q3 2024, or 2024-Q2", "2024-09-30"),
        ("in the autumn of 2024", "2024-11-30"),
        ("Winter 2023", "2024-02-29"),
        ("in 2023 and 2024", "2024-12-31"),
        ("8 March 2024, and later in 2024", "2024-12-31"),
        ("the winter of 2023/24", "2024-12-31"),
        ("2011-12 is a month, or two years", "2012-12-31"),
        ("2024-22", "2024-12-31"),
        ("from March to 2025", "2025-12-31"),
        ("31 February 2024, or 2024-02-31", "2024-02-29"),
        ("13/13/2024", "2024-12-31"),
        ("CVE-2024-21410 was used", "2024-01-01"),
        ("the march of 120240 records, May day", None),
        ("no day at all", None),
    ],
)
def test_the_last_day_that_a_text_names(text: str, latest: str | None) -> None:
    assert BRITISH.latest(text) == (latest and date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "am 8. März 2024"),
        ("de", "vom 5. bis 8. MÄRZ 2024"),
        ("de", "on 8 March 2024"),
        ("fr", "le 8 mars 2024"),
        ("es", "el 8 de marzo de 2024"),
        ("en-US", "March 8, 2024"),
    ],
)
def test_months_have_the_names_of_the_language_and_english_ones(tag: str, text: str) -> None:
    assert DaysInText(Language(tag)).latest(text) == date(2024, 3, 8)


def test_seasons_have_the_names_of_the_language() -> None:
    words = Translation("", "autumn %(year)s", ("Herbst %(year)s",), "n != 1")
    assert DaysInText(Language("de", (words,))).latest("im Herbst 2024") == date(2024, 11, 30)


# --- The law -------------------------------------------------------------------------------------

_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _name(day: date) -> str:
    return MONTHS[day.month - 1]


EXACT: dict[str, Callable[[date], str]] = {
    "day first": lambda day: f"{day.day} {_name(day)} {day.year}",
    "month first": lambda day: f"{_name(day)} {day.day}, {day.year}",
    "ordinal": lambda day: f"{day.day}{_ORDINALS.get(day.day, 'th')} of {_name(day)}, {day.year}",
    "short": lambda day: f"{day.day:02}-{_name(day)[:3]}-{day.year}",
    "loud": lambda day: f"{_name(day).upper()} {day.day} {day.year}",
    "low": lambda day: f"{day.day} {_name(day).lower()} {day.year}",
    "ISO": date.isoformat,
    "year first": lambda day: f"{day.year}/{day.month}/{day.day}",
    "points": lambda day: f"{day.day}.{day.month}.{day.year}",
    "range": lambda day: f"{_name(day)} 1 to {day.day}, {day.year}",
    "range, day first": lambda day: f"1–{day.day} {_name(day)} {day.year}",
}
LATER: dict[str, Callable[[date], str]] = {
    "British": lambda day: f"{day.day}/{day.month}/{day.year}",
    "American": lambda day: f"{day.month:02}/{day.day:02}/{day.year}",
    "strokes": lambda day: f"{day.month}-{day.day}-{day.year}",
    "month": lambda day: f"{_name(day)} {day.year}",
    "quarter": lambda day: f"Q{(day.month + 2) // 3} {day.year}",
    "winter": lambda day: f"winter {day.year - (day.month < 3)}" if day.month in {12, 1, 2} else "",
    "year": lambda day: f"{day.year}",
    "two years": lambda day: f"{day.year - 1}/{day.year % 100:02}",
    "no form that is known": lambda day: f"{day.year}, {_name(day)[:2]} {day.day}",
}
FORMS = {**EXACT, **LATER}
_days = st.dates(date(1901, 1, 1), date(2099, 11, 30))
# The last days of something, on which a reading that is a little early is too early.
_ends = _days.map(lambda day: day.replace(day=monthrange(day.year, day.month)[1]))
_prose = st.sampled_from(
    ["", "Read on ", "Of 20 mailboxes, by ", "(", "at 10:05 on ", "CVE-2020-1472, "]
)


def law_no_day_is_read_as_an_earlier_one(latest: Latest) -> None:
    """Whatever form it is written in, and whatever stands beside it."""

    @settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @given(_days | _ends, st.sampled_from(sorted(FORMS)), _prose)
    @example(date(2024, 5, 3), "British", "")
    @example(date(2024, 3, 31), "month", "")
    @example(date(2024, 6, 30), "year", "")
    def run(day: date, form: str, before: str) -> None:
        text = FORMS[form](day)
        found = latest(f"{before}{text}. It was said again.")
        assert not text or (found is not None and found >= day), text

    run()


def test_no_day_is_read_as_an_earlier_one() -> None:
    law_no_day_is_read_as_an_earlier_one(BRITISH.latest)


@settings(max_examples=200, deadline=None)
@given(_days, st.sampled_from(sorted(EXACT)))
def test_a_day_that_is_written_in_full_is_that_day(day: date, form: str) -> None:
    assert BRITISH.latest(f"Read on {EXACT[form](day)}.") == day


def beginnings(text: str) -> date | None:
    """Read months and years as their first day."""
    found = BRITISH.latest(text)
    return found and (found.replace(day=1) if found.day > 27 else found)


def american(text: str) -> date | None:
    """Read numbers as Americans do, and nothing else."""
    found = re.search(r"(\d+)/(\d+)/(\d{4})", text)
    if found is None or int(found[1]) > 12:
        return BRITISH.latest(text)
    try:
        return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        return BRITISH.latest(text)


BROKEN: dict[str, Latest] = {
    "months that count from their first day": beginnings,
    "one way to read 3/5/2024": american,
    "years that count from their first day": lambda text: (
        date(int(found[-1]), 1, 1) if (found := re.findall(r"\d{4}", text)) else None
    ),
    "the day before": lambda text: (
        found - timedelta(days=1) if (found := BRITISH.latest(text)) else None
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_an_early_reading_is_caught(broken: str) -> None:
    with pytest.raises(AssertionError):
        law_no_day_is_read_as_an_earlier_one(BROKEN[broken])
