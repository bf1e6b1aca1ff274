"""Offsets become lines and columns that an editor would show."""

import pytest

from generator.core.span import SourceText, Span


@pytest.mark.parametrize(
    ("offset", "length", "span"),
    [
        (0, 1, (1, 1, 2)),
        (3, 1, (1, 4, 5)),
        (4, 2, (2, 1, 3)),
        (7, 0, (3, 1, 2)),
        (8, 1, (4, 1, 2)),
    ],
)
def test_offsets(offset: int, length: int, span: tuple[int, int, int]) -> None:
    line, column, end = span

    assert SourceText("a", "abc\nde\n\nf").span_at(offset, length) == Span(
        "a", line, column, line, end
    )


def test_columns_count_characters() -> None:
    assert SourceText("a", "é🛥x").span_at(2) == Span("a", 1, 3, 1, 4)


@pytest.mark.parametrize("text", ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc"])
def test_lines_end_as_in_an_editor(text: str) -> None:
    assert SourceText("a", text).lines == ["a", "b", "", "c"]


@pytest.mark.parametrize(("line", "excerpt"), [(0, ""), (1, "a"), (2, "b\x0c\u2028"), (3, "")])
def test_excerpts(line: int, excerpt: str) -> None:
    assert SourceText("a", "a\nb\x0c\u2028").excerpt(line) == excerpt
