"""Relative dates come out as exact as their words, from the day of publication alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.edtf import Edtf
from generator.importers.clip.relative import WEEKDAYS, relative_dates

PUBLISHED = date(2024, 6, 27)  # a Thursday


@pytest.mark.parametrize(
    ("words", "result", "precision"),
    [
        ("It said so on Thursday.", "2024-06-27", "day"),
        ("It said so on Friday.", "2024-06-21", "day"),
        ("It said so yesterday.", "2024-06-26", "day"),
        ("It said so last week.", "2024-06-17/2024-06-23", "week"),
        ("It said so earlier this month.", "2024-06", "month"),
        ("It said so last month.", "2024-05", "month"),
        ("It said so in January.", "2024-01", "month"),
        ("It said so back in November.", "2023-11", "month"),
        ("It said so last November.", "2023-11", "month"),
        ("It said so this year.", "2024", "year"),
        ("It said so last year.", "2023", "year"),
        ("It said so three days ago.", "2024-06-24", "day"),
        ("It said so two months ago.", "2024-04~", "month"),
        ("It said so about two years ago.", "2022~", "year"),
        # What the words leave in doubt stays so.
        ("It said so in November.", None, None),
        ("It will say so on Thursday.", None, None),
        ("It is due to say so in August.", None, None),
        ("It said so six months after it found out.", None, None),
        ("It said so earlier in the day.", None, None),
        ("It said so the previous year.", None, None),
        ("It said so four months later.", None, None),
        ("“We said so on Thursday,” it wrote.", None, None),
    ],
)
def test_result(words: str, result: str | None, precision: str | None) -> None:
    quoted = [(0, words.index("”"))] if "“" in words else []
    (one,) = relative_dates(words, PUBLISHED, quoted)
    assert (one.result, one.precision) == (result, precision)
    assert one.why
    assert words[one.start : one.end] == one.words


@pytest.mark.parametrize(
    ("text", "result", "anchor"),
    [
        ("Back in January it fell. Four months later it rose.", "2024-05~", "“Back in January”"),
        ("In March 2023 it fell. Two months later it rose.", "2023-05~", "“March 2023”"),
        ("On 12 January 2023 it fell. Two years later it rose.", "2025~", "“12 January 2023”"),
        ("Last year it fell. Two months later it rose.", None, "“Last year”"),
        ("Back in January it fell.\nFour months later it rose.", None, None),
    ],
)
def test_later_counts_from_the_date_before_it_in_its_paragraph(
    text: str, result: str | None, anchor: str | None
) -> None:
    one = relative_dates(text, PUBLISHED)[-1]
    assert one.result == result
    assert (one.anchor or "").startswith(anchor or "")


def test_without_a_day_of_publication_nothing_is_resolved() -> None:
    text = "On Thursday, last year, this week and in May it said what it said two months ago."
    found = relative_dates(text, None)
    assert [one.words for one in found] == [
        *("On Thursday", "last year", "this week", "in May", "two months ago")
    ]
    assert {one.result for one in found} == {None}
    assert {one.why for one in found} == {"the day of publication is not known"}


@pytest.mark.parametrize("text", ["It may march on in august company.", "The second May report"])
def test_words_that_are_no_dates(text: str) -> None:
    assert [one.words for one in relative_dates(text, PUBLISHED) if one.result] == []


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_one_up_to_publication(day: date, name: str) -> None:
    (one,) = relative_dates(f"It said so on {name.capitalize()}.", day)
    assert one.result is not None
    on = Edtf.parse(one.result).earliest
    assert on is not None
    assert 0 <= (day - on).days < 7
    assert WEEKDAYS[on.weekday()] == name


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.text(max_size=40))
def test_results_are_dates_up_to_publication(day: date, text: str) -> None:
    words = f"{text} on Monday last year in May two months ago last week"
    for one in relative_dates(words, day):
        if one.result is not None and "/" not in one.result:
            earliest = Edtf.parse(one.result).earliest
            assert earliest is not None
            assert earliest <= day
