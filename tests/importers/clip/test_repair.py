"""Text that was read in the wrong code is mended; text that was not is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.clip.repair import repair


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Weโ€™re", "We’re"),
        ("โ€\u02dca liarโ€™", "‘a liar’"),
        ("โ€œquotedโ€", "“quotedโ€"),  # the last byte was lost: nothing is made up
        ("from 2010โ€“2012", "from 2010–2012"),
        ("Weâ€™re", "We’re"),
        ("cafÃ© and cafe", "café and cafe"),
        ("a\u00a0b", "a b"),
        ("a\u200bb\u202ec\x07", "abc"),
    ],
)
def test_is_mended(before: str, after: str) -> None:
    assert repair(before)[0] == after


@pytest.mark.parametrize(
    "text",
    [
        "ประเทศไทย โดยรถยนต์ ราคา 100 €",
        "โ is a letter, and so is ฿",
        "โ€50 is no damage",
        "café, naïve, Ærø, “quoted”, it’s — done… ﬁne",
        "Ärger, Ãrea and Øre",
        "日本語のテキスト",
        "Привет, мир",
    ],
)
def test_is_left_alone(text: str) -> None:
    assert repair(text) == (text, ())


def test_every_change_is_told() -> None:
    text = "Weโ€™re here\nand a\u00a0b\u00a0c\nwith \u200bnothing"
    mended, repairs = repair(text)
    assert mended == "We’re here\nand a b c\nwith nothing"
    assert [(fix.line, fix.before, fix.after) for fix in repairs] == [
        (1, "Weโ€™re", "We’re"),
        (2, "2 no-break spaces", "spaces"),
        (3, "an invisible character U+200B", ""),
    ]


@given(st.text())
def test_is_done_once_and_keeps_the_lines(text: str) -> None:
    mended, _repairs = repair(text)
    assert mended.count("\n") == text.count("\n")


@given(st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B)))
def test_thai_is_never_touched(text: str) -> None:
    assert repair(text) == (text, ())
