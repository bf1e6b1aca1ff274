"""Which quantities come to the same, and which do not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.quantity import Folded, folded

SAME = [
    ("forty-nine days", None, "49", "days"),
    ("7 weeks", None, "49 days", None),
    ("seven weeks", None, "49", "days"),
    ("about 60,000", None, "60 000", None),
    ("60,000", "e-mails", "sixty thousand", "messages"),
    ("60\u00a0000", None, "60 thousand", None),
    ("roughly 18,000", "customers", "18,000 (estimate)", None),
    ("1.5 million", None, "1,500,000", None),
    ("two hundred and five", None, "205", None),
    ("five per cent", None, "5%", None),
    ("a dozen", None, "12", None),
    ("more than a dozen", "agencies", "over 12", None),
    ("fewer than 100", "customers", "less than one hundred", None),
    ("at least 20", None, "20 or more", None),
    ("140+", None, "140 or more", None),
    ("between 20 and 30", None, "20–30", None),
    ("2 to 3 million", None, "2,000,000 to 3,000,000", None),
    ("2 years", None, "24 months", None),
    ("72 hours", None, "three days", None),
    ("5 GB", None, "5,000 megabytes", None),
    ("A small number", None, "a  small number", None),
]
DIFFERENT = [
    ("four months", None, "49", "days"),
    ("approximately 25", "organisations", "22", "organisations"),
    ("about 100", "companies", "fewer than 100", "customers"),
    ("more than 100", None, "100", None),
    ("5 percent", None, "5", None),
    ("5 days", None, "5 hours", None),
    ("dozens", None, "more than a dozen", None),
    ("hundreds", None, "100", None),
    ("12 January 2024", None, "12 March 2024", None),
    ("6000", None, "60,000", None),
    ("a small number", None, "some more", None),
]


@pytest.mark.parametrize(("a", "a_unit", "b", "b_unit"), SAME)
def test_the_same(a: str, a_unit: str | None, b: str, b_unit: str | None) -> None:
    assert folded(a, a_unit) == folded(b, b_unit)


@pytest.mark.parametrize(("a", "a_unit", "b", "b_unit"), DIFFERENT)
def test_different(a: str, a_unit: str | None, b: str, b_unit: str | None) -> None:
    assert folded(a, a_unit) != folded(b, b_unit)


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SIZES = {10**6: "million", 10**3: "thousand", 100: "hundred"}


def in_words(number: int) -> str:
    """Say a number as English does."""
    if number < 20:
        return ONES.split(" ")[number]
    if number < 100:
        rest = f"-{in_words(number % 10)}" if number % 10 else ""
        return f"{TENS.split(' ')[number // 10 - 2]}{rest}"
    size = next(size for size in SIZES if number >= size)
    left = number % size
    link = " and " if 0 < left < 100 else " "
    return f"{in_words(number // size)} {SIZES[size]}{link + in_words(left) if left else ''}"


@given(st.integers(0, 10**9 - 1))
def test_numbers_in_words_are_numbers(number: int) -> None:
    assert folded(in_words(number)) == folded(f"{number:,}") == folded(f"{number}")
    assert folded(f"{number:,}") == Folded("", Fraction(number), Fraction(number), "")


@given(st.text(max_size=40), st.none() | st.text(max_size=10))
def test_any_text_comes_to_something(value: str, unit: str | None) -> None:
    assert folded(value, unit) == folded(f" {value}  ", unit)
