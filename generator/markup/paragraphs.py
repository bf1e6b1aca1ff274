"""Markdown cut into plain paragraphs and the rest, so that the block parser sees only the rest.

A paragraph is plain where it stands between blank lines and no line of it can begin any other block
(CommonMark 0.31, chapters 4 and 5). Two constructs reach across blank lines wherever they stand,
fences and link definitions; a text that may hold one is not cut.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ACROSS = re.compile(r"```|~~~|\]:|\t")
_PLAIN_LINE = re.compile(r"(?:[^\W\d_]|[“‘(\[]|\*{1,2}[^\s*]|\d+(?![\d.)]))[^\n]*")


class Piece(NamedTuple):
    """A stretch of a text, the line of the text where it begins, and whether it is plain."""

    text: str
    line: int
    plain: bool


def pieces(text: str) -> Iterator[Piece]:
    """Cut `text`. What is not plain is kept together with its blank lines."""
    if _ACROSS.search(text):
        yield Piece(text, 0, plain=False)
        return
    rest: list[str] = []
    start = 0
    for line, chunk in _chunks(text):
        if all(_PLAIN_LINE.fullmatch(one) for one in chunk):
            if rest:
                yield Piece("\n".join(rest), start, plain=False)
                rest = []
            yield Piece("\n".join(chunk).strip(), line, plain=True)
        else:
            start = line if not rest else start
            rest += [""] * (line - start - len(rest)) + chunk
    if rest:
        yield Piece("\n".join(rest), start, plain=False)


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each run of lines that are not blank, with the number of its first."""
    chunk: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if line.strip(" "):
            chunk.append(line)
        elif chunk:
            yield number - len(chunk), chunk
            chunk = []
    if chunk:
        yield text.count("\n") + 1 - len(chunk), chunk
