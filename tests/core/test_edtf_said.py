"""What the words of a source say beyond their date, and what they do not."""

import pytest

from generator.core.edtf import Edtf
from generator.core.edtf_said import more_precise


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-11~", "late November 2023"),
        ("2023-11~/2024-01-13~", "late November 2023 to about 13 January 2024"),
        ("2024-01-12/2024-01-19", "12 to 19 January 2024"),
        ("2024-01-12/2024-01-19", "from Jan. 12th until the 19th"),
        ("2024-01-19T23:30:00-05:00", "20 January 2024, 04:30 UTC"),
        ("2024-01-19T16:39:35-05:00", "4:39 p.m. on 19 January"),
        ("2023-24", "winter 2023 to 2024"),
        ("2019/..", "since 2019, perhaps 2021"),
        ("2023", "it may march on, with 1,500 mailboxes, version 12 and the 21st century"),
        ("2020", "the last weeks of 2020"),
    ],
)
def test_words_as_precise_as_their_date(date: str, words: str) -> None:
    assert more_precise(words, Edtf.parse(date)) == []


@pytest.mark.parametrize(
    ("date", "words", "beyond"),
    [
        ("2024-01~", "12 January 2024, 14:05 UTC", ["the time 14:05", "the day 12"]),
        ("2024", "12–13 Sept. 2024", ["the day 12", "the day 13", "the month September"]),
        ("2024", "January 5, 2024", ["the day 5", "the month January"]),
        ("2024-01", "around 2024-01-12", ["the day 12"]),
        ("2024-01-12", "at 4 p.m.", ["the time 4 p.m"]),
        ("2024-01-12", "12 January 2023", ["the year 2023"]),
        ("2023-11/2024-01", "November or December 2025", ["the month December", "the year 2025"]),
        ("../2023", "some time in 2024", ["the year 2024"]),
    ],
)
def test_words_that_say_more(date: str, words: str, beyond: list[str]) -> None:
    assert more_precise(words, Edtf.parse(date)) == beyond
