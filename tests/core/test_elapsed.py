"""How long from one date to another, in words that say no more than the dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.edtf import Edtf
from generator.core.elapsed import business_words, elapsed
from generator.core.us_federal import closed
from tests.support.edtf_texts import texts

WORDS = [
    ("2024-01-12", "2024-01-19", "7 days"),
    ("2024-01-19", "2024-03-08", "49 days"),
    ("2024-06-26", "2024-06-27", "1 day"),
    ("2024-01-12", "2024-01-12", "0 days"),
    ("2021-01-19", "2024-01-19", "1,095 days"),
    ("2023-11", "2024-01-12", "between 43 and 72 days"),
    ("2023-11~", "2024-01-12", "about 43 to 72 days"),
    ("2024-01-12~", "2024-01-19", "about 7 days"),
    ("2024-01-19", "2024-03-08?", "49 days (uncertain)"),
    ("2024-01-19", "2024-08?", "between 195 and 225 days (uncertain)"),
    ("2023-11%", "2024-01-12", "about 43 to 72 days (uncertain)"),
    ("2023", "2024", "between 1 and 730 days"),
    ("2023-24", "2024-03-01", "about 1 to 91 days"),  # a winter may run on to February
    ("2023-05-15/2023-06-16", "2023-07-11", "between 25 and 57 days"),
    (
        "2023-11",
        "2023-11-15",
        "at most 15 days, and which of the two came first is not on record",
    ),
    ("../2024-01-12", "2024-02-01", "at least 20 days"),
    ("2024-01", "2024-02/..", "at least 1 day"),
    ("2023-11/..", "2024-01-12", None),
    ("2023-11-01", "../2024-01-12", None),
    ("2024-01-12T10:00Z", "2024-01-14T12:30+01:00", "2 days 1 hour 30 minutes"),
    ("2024-03-30T23:30+01:00", "2024-03-31T04:30+02:00", "4 hours"),  # the clocks went forward
    ("2024-01-12T10:00:00Z", "2024-01-12T10:00:30Z", "less than a minute"),
    ("2024-01-12T23:59Z", "2024-01-13", "1 day"),
]


@pytest.mark.parametrize(("first", "second", "words"), WORDS)
def test_words(first: str, second: str, words: str | None) -> None:
    assert elapsed(Edtf.parse(first), Edtf.parse(second)).words() == words


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_two_days_are_their_difference_apart(first: date, second: date) -> None:
    found = elapsed(Edtf.parse(f"{first}"), Edtf.parse(f"{second}"))
    assert found.least == found.most == (second - first).days
    assert found.backwards == (second < first)


@given(texts, texts, st.data())
def test_every_day_that_is_meant_lies_within_the_bounds(
    first: str, second: str, data: st.DataObject
) -> None:
    a, b = Edtf.parse(first), Edtf.parse(second)
    found = elapsed(a, b)
    one = data.draw(st.dates(a.earliest or date.min, a.latest or date.max))
    other = data.draw(st.dates(b.earliest or date.min, b.latest or date.max))
    days = (other - one).days
    assert found.least is None or found.least <= days
    assert found.most is None or days <= found.most
    assert not (found.backwards and days > 0)


@given(texts, texts)
def test_a_doubt_of_either_date_is_said(first: str, second: str) -> None:
    a, b = Edtf.parse(first), Edtf.parse(second)
    words = elapsed(a, b).words() or ""
    if words and not (a.instant and b.instant):
        assert words.startswith("about") >= (a.approximate or b.approximate)
        assert words.endswith("(uncertain)") == (a.uncertain or b.uncertain)


def test_business_days_only_between_exact_days() -> None:
    days = [Edtf.parse(text) for text in ("2024-01-12", "2024-01-19", "2024-01", "2024-01-19~")]
    assert business_words(days[0], days[1], closed) == "4 business days"
    assert business_words(days[0], days[2], closed) is None
    assert business_words(days[0], days[3], closed) is None
