"""Days that a sentence names: nobody could have written it before the last of them."""

from datetime import date

import pytest

from generator.core.days_in_text import DaysInText
from generator.core.language import Language


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("It was said again on 8 March 2024.", date(2024, 3, 8)),
        ("Said on the 8th of March 2024", date(2024, 3, 8)),
        ("8 and 9 March 2024", date(2024, 3, 9)),
        ("Updated on March 8, 2024", date(2024, 3, 8)),
        ("updated Mar. 8, 2024; first read 2 Feb 2024", date(2024, 3, 8)),
        ("8 Sept. 2024", date(2024, 9, 8)),
        ("read at 2024-03-08T10:00Z", date(2024, 3, 8)),
        ("from 2024-03 on", date(2024, 3, 1)),
        ("in March 2024", date(2024, 3, 1)),
        ("in 2023 and 2024", date(2024, 1, 1)),
        ("31 February 2024, or 2024-02-31", date(2024, 1, 1)),
        ("the march of 120240 records, May day", None),
        ("no day at all", None),
    ],
)
def test_the_last_day_that_a_text_names(text: str, latest: date | None) -> None:
    assert DaysInText(Language("en-GB")).latest(text) == latest


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "am 8. März 2024"),
        ("de", "on 8 March 2024"),
        ("fr", "le 8 mars 2024"),
        ("en-US", "March 8, 2024"),
    ],
)
def test_months_have_the_names_of_the_language_and_english_ones(tag: str, text: str) -> None:
    assert DaysInText(Language(tag)).latest(text) == date(2024, 3, 8)
