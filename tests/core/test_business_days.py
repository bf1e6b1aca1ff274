"""Business days: against the `holidays` package, against Form 8-K, and by their own laws."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core import business_days, us_federal

FIRST, LAST = date(2015, 1, 1), date(2035, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_every_day_agrees_with_the_oracle_but_those_that_an_order_closed() -> None:
    oracle = holidays.country_holidays("US", years=range(FIRST.year, LAST.year + 2))
    differing = {
        day
        for day in DAYS
        if business_days.is_business_day(day, us_federal.closed)
        != (day.weekday() < 5 and day not in oracle)
    }
    assert differing == set(us_federal.CLOSURES)


@pytest.mark.parametrize("day", sorted(us_federal.CLOSURES))
def test_every_closure_is_a_weekday_that_no_rule_gives(day: date) -> None:
    assert day.weekday() < 5
    assert day not in us_federal.federal_holidays(day.year)


@pytest.mark.parametrize(
    ("trigger", "count", "due"),
    [
        (date(2024, 1, 12), 4, date(2024, 1, 19)),  # Friday; the 15th is a holiday
        (date(2024, 1, 13), 4, date(2024, 1, 19)),  # Saturday: the count begins on the 16th
        (date(2024, 1, 15), 4, date(2024, 1, 19)),  # the holiday itself
        (date(2024, 1, 16), 4, date(2024, 1, 22)),
        (date(2018, 12, 3), 4, date(2018, 12, 10)),  # the 5th was a day of mourning
        (date(2025, 1, 7), 4, date(2025, 1, 14)),  # the 9th, too
        (date(2021, 6, 17), 1, date(2021, 6, 21)),  # the first Juneteenth, kept on the 18th
        (date(2021, 12, 30), 1, date(2022, 1, 3)),  # New Year's Day kept in the old year
        (date(2021, 1, 19), 1, date(2021, 1, 20)),  # Inauguration Day is a business day elsewhere
    ],
)
def test_four_business_days(trigger: date, count: int, due: date) -> None:
    assert business_days.after(trigger, count, us_federal.closed) == due
    assert business_days.between(trigger, due, us_federal.closed) == count


def test_without_the_holiday_it_is_a_day_sooner() -> None:
    assert business_days.after(date(2024, 1, 12), 4, lambda _day: None) == date(2024, 1, 18)


def test_what_a_count_leaves_out_is_named() -> None:
    left_out = business_days.closed_between(date(2024, 1, 12), date(2024, 1, 19), us_federal.closed)
    assert left_out == [(date(2024, 1, 15), "Birthday of Martin Luther King, Jr.")]


@given(days, st.integers(1, 60))
def test_after_and_between_undo_each_other(day: date, count: int) -> None:
    due = business_days.after(day, count, us_federal.closed)
    assert business_days.is_business_day(due, us_federal.closed)
    assert business_days.between(day, due, us_federal.closed) == count
    assert business_days.between(day, due - timedelta(days=1), us_federal.closed) == count - 1


@given(days, st.integers(1, 60))
def test_a_later_trigger_is_never_due_sooner(day: date, count: int) -> None:
    due = business_days.after(day, count, us_federal.closed)
    assert business_days.after(day + timedelta(days=1), count, us_federal.closed) >= due


@given(days)
def test_form_8_k_begins_to_count_on_the_first_business_day(day: date) -> None:
    """General Instruction B.1, in its own words: run on, and include, the first business day."""
    included = business_days.after(day, 1, us_federal.closed)
    others = business_days.after(included, 3, us_federal.closed)
    assert business_days.after(day, 4, us_federal.closed) == others


def test_the_calendar_says_where_it_begins_and_ends() -> None:
    with pytest.raises(ValueError, match="begins with 1986"):
        business_days.after(date(1985, 12, 30), 4, us_federal.closed)
    with pytest.raises(ValueError, match="ends before"):
        business_days.after(date.max, 1, us_federal.closed)
