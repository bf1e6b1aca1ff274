"""Where something stands in a file. Lines and columns are 1-based and count characters."""

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True):
    """A stretch of one file; the end column is the first one after it.

    `path` is relative to the site, with forward slashes, so that messages are the same anywhere.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class SourceText:
    """The text of a file, able to turn offsets into spans and to show its lines."""

    def __init__(self, path: str, text: str) -> None:
        """Hold `text`, read from `path`."""
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """Give the lines as an editor numbers them: only CR, LF and CRLF end one."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        starts.extend(i + 1 for i, char in enumerate(self.text) if char == "\n")
        return starts

    def span_at(self, offset: int, length: int = 1) -> Span:
        """Give the span of `length` characters from `offset`, on the line where it begins."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Span(self.path, line, column, line, column + max(length, 1))

    def excerpt(self, line: int) -> str:
        """Give line number `line`, or nothing if there is none."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""
