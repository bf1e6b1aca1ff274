"""The lines of a clipping: where each stands, and what it is for."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

Role = Literal["headline", "byline", "date", "caption", "article", "credit", "furniture"]


class Line(Struct, frozen=True):
    """A line that is not blank: its number, its place in the text, its words."""

    number: int
    start: int
    end: int
    text: str


class Sorted(Struct, frozen=True):
    """A line with what it is for, and why it is taken for that."""

    line: Line
    role: Role
    why: str


def lines_of(text: str) -> list[Line]:
    """Give the lines that are not blank, without the space around their words."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if words:
            start = at + raw.index(words)
            yield Line(number, start, start + len(words), words)
        at += len(raw) + 1


def of_role(lines: Sequence[Sorted], *roles: Role) -> list[Line]:
    """Give the lines of these roles, in order."""
    return [one.line for one in lines if one.role in roles]


def line_at(text: str, offset: int) -> int:
    """Give the number of the line that holds an offset."""
    return text.count("\n", 0, offset) + 1
