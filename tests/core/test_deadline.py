"""When a limit ends: by the unit of the limit, and by what is known of its beginning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.deadline import CannotCount, Limit, deadline
from generator.core.edtf import Edtf
from tests.support.edtf_texts import texts

FOUR = Limit(4, "business days", "us-federal")
HOURS_24, HOURS_72, MONTH = Limit(24, "hours"), Limit(72, "hours"), Limit(1, "months")
LIMITS = (FOUR, HOURS_24, HOURS_72, MONTH, Limit(4, "hours"), Limit(30, "days"))

DUE = [
    ("2024-01-12", FOUR, "19 January 2024"),
    ("2024-01-12T22:00-05:00", FOUR, "19 January 2024"),
    ("2024-01", FOUR, "some day from 5 January to 6 February 2024"),
    ("2024-06-26", HOURS_72, "29 June 2024"),
    ("2024-06-26", Limit(4, "hours"), "some day from 26 to 27 June 2024"),
    ("2024-01-12T16:39Z", HOURS_24, "13 January 2024, 16:39 UTC"),
    ("2024-01-12T16:39:35-05:00", HOURS_72, "15 January 2024, 16:39:35 UTC−05:00"),
    # Summer time begins in between: 72 hours are 72 hours, on the clock that was written.
    ("2024-03-30T23:30+01:00", HOURS_72, "2 April 2024, 23:30 UTC+01:00"),
    ("2024-02-28T12:00Z", HOURS_24, "29 February 2024, 12:00 UTC"),
    ("2024-01-31", MONTH, "29 February 2024"),
    ("2023-12-31", MONTH, "31 January 2024"),
    ("2024-10-18", MONTH, "18 November 2024"),
    ("2024-01-12T16:39Z", MONTH, "12 February 2024"),
    ("2024-01-12", Limit(30, "days"), "11 February 2024"),
    ("2023-24", Limit(1, "days"), "some day from 2 December 2023 to 1 March 2024"),
    ("2024-06-26/2024-06-28", HOURS_24, "some day from 27 to 29 June 2024"),
]
CANNOT = [
    ("2023-11~", FOUR, "not exact: about November 2023"),
    ("2024-01-12?", HOURS_72, "not exact: 12 January 2024 (uncertain)"),
    ("2024-01-12/..", FOUR, "no one day is on record on which it began: from 12 January 2024"),
    ("1970-12-30", FOUR, "the calendar of federal holidays begins with 1986"),
    ("9999-12-31", FOUR, "ends before that many business days"),
    ("9999-12-31", MONTH, "out of range"),
    ("9999-12-31T23:00Z", HOURS_24, "out of range"),
]


@pytest.mark.parametrize(("beginning", "limit", "due"), DUE)
def test_due(beginning: str, limit: Limit, due: str) -> None:
    assert deadline(Edtf.parse(beginning), limit).words() == due


@pytest.mark.parametrize(("beginning", "limit", "why"), CANNOT)
def test_cannot_be_counted(beginning: str, limit: Limit, why: str) -> None:
    with pytest.raises(CannotCount) as caught:
        deadline(Edtf.parse(beginning), limit)
    assert why in str(caught.value)


@given(texts, st.sampled_from(LIMITS))
def test_a_deadline_is_never_more_precise_than_its_beginning(text: str, limit: Limit) -> None:
    beginning = Edtf.parse(text)
    try:
        due = deadline(beginning, limit)
    except CannotCount:
        return
    assert not beginning.qualified
    written = Edtf.parse(due.written)
    assert (written.kind == "time") == (beginning.kind == "time" and limit.unit == "hours")
    if written.kind == "time":
        assert len(str(written)) == len(str(beginning))
    if beginning.is_exact_day:
        assert (due.last - due.first).days <= (limit.length % 24 > 0)
