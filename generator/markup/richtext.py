"""Markdown text to `RichText`."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.markup.paragraphs import Piece, pieces
from generator.markup.writer import PAGE_LEVEL, Parsed, Writer
from generator.model.body import MarkupProblem, Prose, RichText

if TYPE_CHECKING:
    from markdown_it.token import Token

# What can be anything but itself in a paragraph (CommonMark 0.31, chapter 6), and our own marks.
_NEWLINE = re.compile(r"\r\n?|\n")  # as the parser counts lines
_MARKED = re.compile(r"[\\`*_~\[\]!<>&\n“”\"«»„]|^\s|\s$")
# What a text of more than one block has: a line break, or a mark that begins some other block.
_MAY_BE_MORE = re.compile(r"\n|^[ \t]*(?:[#>+*|~`=_-]|[0-9]{1,9}[.)]([ \t]|$))|^(?: {4}|\t)")


def block(text: str) -> Parsed:
    """Parse Markdown of any length. Gives the text and the problems in it."""
    parts = [(piece, _tokens(piece)) for piece in pieces(text)]
    levels = [int(t.tag[1]) for _p, tokens in parts for t in tokens if t.type == "heading_open"]
    writer = Writer(PAGE_LEVEL + 1 - min(levels, default=1))
    for piece, tokens in parts:
        if piece.sort == "paragraph":
            writer.paragraph(piece.text, piece.line)
        elif piece.sort == "quotation":
            writer.quotation(piece.text, piece.line)
        elif piece.sort == "list":
            writer.bullets(piece.text, piece.line)
        else:
            writer.blocks(tokens, piece.line)
    return writer.result()


def _tokens(piece: Piece) -> "Sequence[Token]":
    if piece.sort != "rest":
        return ()
    from generator.markup.parser import parser  # many a site is written without a hard text

    return parser().parse(piece.text)


def inline(text: str) -> Parsed:
    """Parse one paragraph's worth of Markdown, without a paragraph around it."""
    beyond = tuple(_beyond_a_paragraph(text)) if _MAY_BE_MORE.search(text) else ()
    if _MARKED.search(text) is None:
        return RichText((Prose(text),)), beyond
    writer = Writer(0)
    writer.inline(text)
    parsed, problems = writer.result()
    return parsed, (*problems, *beyond)


def _beyond_a_paragraph(text: str) -> Iterator[MarkupProblem]:
    """Report the first block of `text` that is not the one paragraph that its field has."""
    from generator.markup.parser import parser

    blocks = [token for token in parser().parse(text) if token.level == 0 and token.nesting >= 0]
    second = 1 if blocks and blocks[0].type == "paragraph_open" else 0
    for token in blocks[second : second + 1]:
        lines, line = _NEWLINE.split(text), token.map[0] if token.map else 0
        raw = lines[line].strip()
        yield MarkupProblem(
            "one-paragraph",
            "this text is one paragraph, without a second one, a heading or a list",
            "join it to one paragraph, or write the longer text in `body`",
            raw,
            0,
            "\n".join(lines[:line]).count(raw) if raw else 0,
        )
