"""Markdown cut into easy blocks and the rest, so that the block parser sees only the rest.

A paragraph is easy where it stands between blank lines and no line of it can begin any other block
(CommonMark 0.31, chapters 4 and 5). So is a quotation of one such paragraph, and a list of such
lines, unless what stands beside the list could go on with it. Two constructs reach across blank
lines wherever they stand, fences and link definitions; a text that may hold one is not cut.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["paragraph", "quotation", "list", "rest"]
_ACROSS = re.compile(r"```|~~~|\]:|\t")
_PLAIN = r"(?:[^\W\d_]|[“‘(\[]|\*{1,2}[^\s*]|\d+(?![\d.)]))[^\n]*"
_LINES: dict[Sort, re.Pattern[str]] = {
    "paragraph": re.compile(rf"{_PLAIN}(?:\n{_PLAIN})*"),
    "quotation": re.compile(rf"> {_PLAIN}(?:\n> {_PLAIN})*"),
    "list": re.compile(rf"- {_PLAIN}(?:\n- {_PLAIN})*"),
}
_CHUNK = re.compile(r"(?:^ *[^ \n][^\n]*\n?)+", re.MULTILINE)
_ENDS_A_LIST = frozenset[Sort | None]({"paragraph", "quotation", None})


class Piece(NamedTuple):
    """A stretch of a text, and the line of the text where it begins.

    Of a quotation and of a list it is the lines without their marks.
    """

    text: str
    line: int
    sort: Sort


def pieces(text: str) -> Iterator[Piece]:
    """Cut `text`. What is not easy is kept together with its blank lines."""
    if _ACROSS.search(text):
        yield Piece(text, 0, "rest")
        return
    chunks = list(_chunks(text))
    rest: list[str] = []
    start = 0
    for number, (chunk, line, sort) in enumerate(chunks):
        if sort == "list" and not _stands_alone(chunks, number):
            sort = "rest"  # noqa: PLW2901  its neighbours decide
        if sort != "rest":
            if rest:
                yield Piece("\n".join(rest), start, "rest")
                rest = []
            yield Piece(_bare(chunk, sort), line, sort)
        else:
            start = line if not rest else start
            rest += [""] * (line - start - len(rest)) + chunk.split("\n")
    if rest:
        yield Piece("\n".join(rest), start, "rest")


def _chunks(text: str) -> Iterator[tuple[str, int, Sort]]:
    """Give each run of lines that are not blank, the number of its first, and its sort."""
    line = end = 0
    for found in _CHUNK.finditer(text):
        line += text.count("\n", end, found.start())
        chunk = found.group().removesuffix("\n")
        yield chunk, line, _sort(chunk)
        line += text.count("\n", found.start(), found.end())
        end = found.end()


def _sort(chunk: str) -> Sort:
    return next((sort for sort, lines in _LINES.items() if lines.fullmatch(chunk)), "rest")


def _stands_alone(chunks: list[tuple[str, int, Sort]], number: int) -> bool:
    before = chunks[number - 1][2] if number else None
    after = chunks[number + 1][2] if number + 1 < len(chunks) else None
    return before in _ENDS_A_LIST and after in _ENDS_A_LIST


def _bare(chunk: str, sort: Sort) -> str:
    """Take the marks away, and the white space around the whole as the parser does."""
    if sort == "paragraph":
        return chunk.strip()
    mark = "> " if sort == "quotation" else "- "
    return chunk.removeprefix(mark).replace(f"\n{mark}", "\n").strip()
