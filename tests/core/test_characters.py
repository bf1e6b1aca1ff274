"""Characters that no text may hold, each by its name."""

import unicodedata

import pytest

from generator.core.characters import forbidden, is_blank, is_clean


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\0", "a control character U+0000"),
        ("\x0b", "a control character U+000B"),
        ("\x1b", "a control character U+001B"),
        ("\x7f", "a control character U+007F"),
        ("\x85", "a control character U+0085"),
        ("\u2028", "a control character U+2028"),
        ("\ufffe", "a control character U+FFFE"),
        ("\ud83d", "a lone surrogate U+D83D"),
        ("\udfff", "a lone surrogate U+DFFF"),
        ("\u202e", "an invisible direction mark U+202E"),
        ("\u2066", "an invisible direction mark U+2066"),
        ("\u061c", "an invisible direction mark U+061C"),
        ("\u200e", "an invisible direction mark U+200E"),
        ("\u200f", "an invisible direction mark U+200F"),
        ("\u200b", "an invisible character U+200B"),
        ("\u2060", "an invisible character U+2060"),
        ("\ufeff", "an invisible character U+FEFF"),
        ("\U000e0000", "an invisible character U+E0000"),
        ("\U000e007f", "an invisible character U+E007F"),
    ],
)
def test_a_forbidden_character_is_named_and_placed(char: str, name: str) -> None:
    assert forbidden(f"ab{char}c") == [(2, name)]
    assert not is_clean(char)


def test_all_control_characters_but_tab_and_line_breaks() -> None:
    controls = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"}

    assert {char for char in controls if is_clean(char)} == {"\t", "\n", "\r"}


@pytest.mark.parametrize(
    "text", ["", "a\tb\r\nc", "é東京🛥️", "e\u0301", "\u200d", "\u00ad", "\ufffd", "\u200c\u05d0"]
)
def test_other_text_is_clean(text: str) -> None:
    assert forbidden(text) == []


@pytest.mark.parametrize("text", ["", " ", "\u00a0\t\n", "\u200d", "\u3164\u00ad"])
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}.")
