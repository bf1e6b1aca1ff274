"""Cutting a text into paragraphs first changes nothing of what it says."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markup import richtext
from generator.markup.paragraphs import Piece, pieces

LINES = st.sampled_from(
    [
        "",
        "",
        "A plain line.",
        "another one with *emphasis* and [[event:a-b|label]]",
        "**Bold** begins this",
        "- an item",
        "* an item",
        "  going on",
        "    indented",
        "1. one",
        "1984 was a year",
        "2) two",
        "# Heading",
        "===",
        "---",
        "| a | b |",
        "|---|---|",
        "a | b",
        "--|--",
        "> quoted",
        "***",
        "(in brackets)",
        "[link](https://example.org/)",
        "“Quoted words",
        "end.” And more",
        "+ plus",
        "<div>",
        "trailing  ",
        "back\\",
        "- another [[event:a-b]]",
        "- **bold** [one](https://example.org/a)",
        "- - nested",
        "-  far",
        "> and “more” [[event:a-b]]",
        "> [[event:a-b]] twice [[event:a-b]]",
        "> - nested",
        ">close",
        "- > nested",
    ]
)
TEXTS = st.lists(LINES, max_size=9).map("\n".join)


def uncut(text: str) -> Iterator[Piece]:
    """Give the text as one piece for the block parser."""
    yield Piece(text, 0, "rest")


def same_as_uncut(text: str, cut: Callable[[str], Iterator[Piece]]) -> bool:
    """Say whether `cut` leaves the parsed text as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(richtext, "pieces", uncut)
        whole = richtext.block(text)
        patch.setattr(richtext, "pieces", cut)
        return richtext.block(text) == whole


@given(TEXTS)
@example("a\n\n- b\n\n- c\n\nd")
@example("- a\n\n  b\n\nc")
@settings(max_examples=400, deadline=None)
def test_cutting_changes_nothing(text: str) -> None:
    assert same_as_uncut(text, pieces)


@pytest.mark.parametrize(
    "text", ["- a\n\n- b", "```\n\na\n\n```", "[x]\n\n[x]: https://example.org"]
)
def test_a_careless_cut_is_caught(text: str) -> None:
    def careless(whole: str) -> Iterator[Piece]:
        line = 0
        for chunk in whole.split("\n\n"):
            yield Piece(
                chunk, line, "paragraph" if chunk[:1].isalpha() or chunk[:1] == "[" else "rest"
            )
            line += chunk.count("\n") + 2

    assert not same_as_uncut(text, careless)


def test_line_numbers_are_those_of_the_text() -> None:
    text = "one\n\n- two\n\n\nthree [[event:x]]\n\n> four [[event:y]]"
    (found, _problems) = richtext.block(text)

    assert [(ref.target, ref.line) for ref in found.references] == [("event:x", 5), ("event:y", 7)]
