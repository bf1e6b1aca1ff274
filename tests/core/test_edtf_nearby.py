"""What authors write instead of a date is refused with the right spelling, or with none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.edtf import Edtf, EdtfError
from tests.support.edtf_texts import dates, refusal, texts


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2023/11/05", "2023-11-05"),
        ("2023-1-5", "2023-01-05"),
        ("2023.1~", "2023-01~"),
        ("2023/11", "2023-11"),
        ("20240112", "2024-01-12"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("04/05/2023", None),
        ("5/2023", "2023-05"),
        (" 2024-01-12\n", "2024-01-12"),
        ("2024–01–12", "2024-01-12"),
        ("Jan 2024", "2024-01"),
        ("sept. 2024?", "2024-09?"),
        ("late November 2023", "2023-11~"),
        ("about 12 January 2024 (uncertain)", "2024-01-12%"),
        ("January 12th, 2024", "2024-01-12"),
        ("fall of 2015", "2015-23"),
        ("12 2024", None),
        ("Soon 2024", None),
        ("~2023-11", "2023-11~"),
        ("2023-~11", "2023-11~"),
        ("2023-11?~", "2023-11%"),
        ("2023-XX", "2023"),
        ("2023 Q3", "2023-07/2023-09"),
        ("2023-36", "2023-10/2023-12"),
        ("2023–2024", "2023/2024"),
        ("May 2023 to 3 December 2023", "2023-05/2023-12-03"),
        ("2023-05/ongoing", "2023-05/.."),
        ("2023-05/unknown", "2023-05/"),
        ("2023-11/12", None),
        ("2024-01-12 16:39:35 -0500", "2024-01-12T16:39:35-05:00"),
        ("2024-01-12t16:39:35z", "2024-01-12T16:39:35Z"),
        ("2024-01-12 9:05 UTC", "2024-01-12T09:05Z"),
        ("2024-01-12T16:39:35.123456Z", "2024-01-12T16:39:35.123Z"),
        ("2024-01-12 16:39 EST", None),
        ("2024-01-12, 16:39", None),
        ("\uff12\uff10\uff12\uff14", None),
        ("", None),
        ("soon", None),
    ],
)
def test_other_spellings_are_refused_with_the_right_one(text: str, suggestion: str | None) -> None:
    with pytest.raises(EdtfError) as caught:
        Edtf.parse(text)
    assert caught.value.suggestion == suggestion


_damaged = st.builds(
    lambda text, place, middle: f"{text[:place]}{middle}{text[place + len(middle) // 2 :]}",
    texts,
    st.integers(0, 25),
    st.sampled_from(["", " ", "/", "-", "~", "T", "0", "XX", "Jan ", "..", "99", "\n", "–", "Q1"]),
)


@settings(deadline=None)
@given(st.text() | _damaged)
def test_any_text_is_a_value_or_a_refusal_with_a_valid_suggestion(text: str) -> None:
    refused = refusal(text)
    if refused is not None:
        assert refused.message
        assert refused.suggestion is None or refusal(refused.suggestion) is None


@settings(deadline=None)
@given(dates)
def test_leads_its_own_words_back_to_the_value(text: str) -> None:
    words = Edtf.parse(text).words()
    refused = refusal(words)
    assert (words if refused is None else refused.suggestion) == text
