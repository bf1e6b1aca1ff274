"""The day by which something dated is certain, and what that day is called."""

from datetime import date

import pytest

from generator.core.edtf import Edtf
from generator.core.edtf_placed import placed


@pytest.mark.parametrize(
    ("value", "day", "name", "words"),
    [
        ("2024-03-08", "2024-03-08", "2024-03-08", "8 March 2024"),
        ("2024-03-08~", "2024-03-08", "2024-03-08", "about 8 March 2024"),
        ("2024-03-08T23:30:00-05:00", "2024-03-08", "2024-03-08", "8 March 2024"),
        ("2024-02", "2024-02-29", "2024-02", "the end of February 2024"),
        ("2024-08?", "2024-08-31", "2024-08", "the end of August 2024 (uncertain)"),
        ("2024", "2024-12-31", "2024", "the end of 2024"),
        ("2024-22", "2024-08-31", "2024-22", "the end of summer 2024"),
        ("2024-24", "2025-02-28", "2024-24", "the end of winter 2024"),
        ("2023-24?", "2024-02-29", "2023-24", "the end of winter 2023 (uncertain)"),
        ("2024-22/2024-24~", "2025-02-28", "2024-24", "about the end of winter 2024"),
        ("9999-24", "9999-12-31", "9999-24", "the end of winter 9999"),
        ("2024-07-10/2024-07-11", "2024-07-11", "2024-07-11", "11 July 2024"),
        ("2023-11~/2024-01%", "2024-01-31", "2024-01", "about the end of January 2024 (uncertain)"),
        ("../2024-05-01", "2024-05-01", "2024-05-01", "1 May 2024"),
    ],
)
def test_a_date_is_placed_where_it_ends(value: str, day: str, name: str, words: str) -> None:
    found = placed(Edtf.parse(value))
    assert found is not None
    assert (date.fromordinal(found.day).isoformat(), found.name, found.words()) == (
        day,
        name,
        words,
    )


@pytest.mark.parametrize(
    ("value", "machine"),
    [("2024-03-08", "2024-03-08"), ("2024-03-08?", None), ("2024-03", None), ("2024-03~", None)],
)
def test_a_machine_is_told_of_a_day_that_is_certain(value: str, machine: str | None) -> None:
    found = placed(Edtf.parse(value))
    assert found is not None
    assert found.machine == machine


@pytest.mark.parametrize("value", ["2024-01-12/..", "2024-01-12/"])
def test_what_has_no_end_cannot_be_placed(value: str) -> None:
    assert placed(Edtf.parse(value)) is None


def test_of_one_day_the_finest_name_comes_first() -> None:
    texts = ("2024", "2024-12", "2024-12-31", "2024-12-30")
    found = sorted(one for text in texts if (one := placed(Edtf.parse(text))) is not None)
    assert [one.name for one in found] == ["2024-12-30", "2024-12-31", "2024-12", "2024"]
