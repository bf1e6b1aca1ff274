"""Where the lines of a card break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.typeface import Typeface
from generator.render.card_text import Room, fitted, shortened, wrapped
from generator.render.card_type import faces_of

FACE: Typeface = faces_of((), sans=False).title.measure
SIZES = (60, 40, 30)
ROOM = Room(600, 200, 1.2)
TEXTS = st.lists(st.text("abcdef-,.“”", min_size=1, max_size=14), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Short", ["Short"]),
        ("Two  words \n here", ["Two words here"]),
        ("Words that need more than one line", ["Words that", "need more than", "one line"]),
        ("e-mail e-mail e-mail e-mail", ["e-mail e-mail", "e-mail e-mail"]),
        ("a" * 40, None),
    ],
)
def test_lines_break_between_words(text: str, lines: list[str] | None) -> None:
    assert wrapped(text, FACE, 40, 300) == lines


@given(words=TEXTS)
def test_what_is_set_has_room_and_is_the_beginning_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    block = fitted(text, FACE, SIZES, ROOM)

    assert block.size in SIZES
    assert len(block.lines) * block.size * ROOM.leading <= ROOM.height
    assert all(FACE.width(line, block.size) <= ROOM.width for line in block.lines)
    shown = " ".join(block.lines)
    if block.cut:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
    else:
        assert shown == text


@given(words=TEXTS)
def test_a_text_is_cut_at_the_end_of_a_word(words: list[str]) -> None:
    text = " ".join(words)
    (line, *more) = shortened(text, FACE, 40, 600, 1)

    assert not more
    assert line.endswith("…")
    kept = line[:-1]
    if FACE.width(words[0] + "…", 40) <= 600:
        assert any(kept == " ".join(words[:n]).rstrip(" ,;:.–—-") for n in range(len(words) + 1))


def test_a_word_that_is_longer_than_a_line_is_cut_inside() -> None:
    (line,) = shortened("x" * 400, FACE, 40, 600, 3)

    assert line.endswith("x…")
    assert 500 < FACE.width(line, 40) <= 600


def test_what_is_written_without_spaces_breaks_between_its_signs() -> None:
    block = wrapped("日本語の見出しは長いことがあります", FACE, 40, 200)
    assert block is not None
    assert len(block) > 1
