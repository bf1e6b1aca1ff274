"""Markdown text to `RichText`: one pass over the parser's tokens."""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import chain, count

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from generator.core.address import Address, AddressError
from generator.core.characters import forbidden, is_clean
from generator.core.slug import slugify
from generator.markup.paragraphs import Piece, pieces
from generator.markup.parser import parser
from generator.model.body import (
    Heading,
    Html,
    MarkupProblem,
    Prose,
    Reference,
    RichText,
    Segment,
)

_PARSED = tuple[RichText, tuple[MarkupProblem, ...]]


def block(text: str) -> _PARSED:
    """Parse Markdown of any length. Gives the text and the problems in it."""
    parts = [(piece, _tokens(piece)) for piece in pieces(text)]
    levels = [int(t.tag[1]) for _p, tokens in parts for t in tokens if t.type == "heading_open"]
    writer = _Writer(_PAGE_LEVEL + 1 - min(levels, default=1))
    for piece, tokens in parts:
        if piece.plain:
            writer.paragraph(tokens[0], piece.line)
        else:
            writer.blocks(tokens, piece.line)
    return writer.result()


def _tokens(piece: Piece) -> Sequence[Token]:
    return parser().parseInline(piece.text) if piece.plain else parser().parse(piece.text)


def inline(text: str) -> _PARSED:
    """Parse one paragraph's worth of Markdown, without a paragraph around it."""
    beyond = tuple(_beyond_a_paragraph(text)) if _MAY_BE_MORE.search(text) else ()
    if _MARKED.search(text) is None:
        return RichText((Prose(text),)), beyond
    writer = _Writer(0)
    for token in parser().parseInline(text):
        writer.line = 0
        writer.run(token)
    parsed, problems = writer.result()
    return parsed, (*problems, *beyond)


def _beyond_a_paragraph(text: str) -> Iterator[MarkupProblem]:
    """Report the first block of `text` that is not the one paragraph that its field has."""
    blocks = [token for token in parser().parse(text) if token.level == 0 and token.nesting >= 0]
    second = 1 if blocks and blocks[0].type == "paragraph_open" else 0
    for token in blocks[second : second + 1]:
        lines, line = text.split("\n"), token.map[0] if token.map else 0
        raw = lines[line].strip()
        yield MarkupProblem(
            "one-paragraph",
            "this text is one paragraph, without a second one, a heading or a list",
            "join it to one paragraph, or write the longer text in `body`",
            raw,
            0,
            "\n".join(lines[:line]).count(raw) if raw else 0,
        )


class _Writer:
    """Collects segments; neighbours of one sort are joined at the end."""

    def __init__(self, shift: int) -> None:
        self.line = 0
        self._shift = shift
        self._segments: list[Segment] = []
        self._headings: list[Heading] = []
        self._problems: list[MarkupProblem] = []
        self._heading_ids: set[str] = set()
        self._above = ""
        self._source = self._whole = ""
        self._counted: dict[str, tuple[int, int]] = {}
        self._shelter = 0
        self._quote: str | None = None

    def result(self) -> _PARSED:
        return RichText(_joined(self._segments), tuple(self._headings)), tuple(self._problems)

    def paragraph(self, token: Token, line: int) -> None:
        """Write a plain paragraph, which stands at `line` of the text."""
        self.line, self._above = line, ""
        self._html("<p>", " ")
        self.run(token)
        self._html("</p>\n", " ")

    def blocks(self, tokens: Sequence[Token], line: int) -> None:
        """Write parsed blocks, the first of which stands at `line` of the text."""
        for index, token in enumerate(tokens):
            if token.map and token.map[0] + line != self.line:
                self.line, self._above = token.map[0] + line, ""
            if token.type == "inline":
                self.run(token)
            elif token.type == "heading_open":
                self._heading(token, tokens[index + 1])
            elif token.type in _SHELTERS:
                self._shelter += token.nesting
                self._tag(token)
            elif token.type in ("fence", "code_block"):
                code = escape(token.content, quote=False)
                self._html(f"<pre><code>{code}</code></pre>\n", token.content)
            else:
                self._tag(token)

    def run(self, block: Token) -> None:
        """Write the inline tokens of one block."""
        self._quote = None
        self._source = block.content
        self._whole, self._counted = self._above + self._source, {}
        tokens = block.children or ()
        if not all(is_clean(token.content) for token in tokens):
            self._hidden_characters()
        for token in tokens:
            if token.type == "text":
                self._text(token.content)
            elif token.type == "reference":
                self._reference(token)
            elif token.type == "code_inline":
                code = escape(token.content, quote=False)
                self._html(f"<code>{code}</code>", token.content)
            elif token.type == "softbreak":
                self._text("\n")
            elif token.type == "hardbreak":
                self._html("<br>\n", " ")
            elif token.type in ("image", "broken_reference"):
                self._fault(token)
            elif token.type == "link_open":
                self._link(token)
            else:
                self._shelter -= token.type == "link_close"
                self._tag(token)
        self._above += f"{block.content}\n"

    def _hidden_characters(self) -> None:
        """Report `&#8238;` and its like: what may not stand in a text may not be written so."""
        for found in _ENTITY.finditer(self._source):
            for _offset, name in forbidden(unescape(found.group())):
                place = Token("text", "", 0, meta={"raw": found.group(), "start": found.start()})
                message = f"this stands for {name}"
                self._problem("control-character", message, "remove it", place)

    def _fault(self, token: Token) -> None:
        if token.type == "image":
            message = "pictures are not shown: a page contacts no other server"
            way_out = "link to the page that shows the picture"
            self._problem("remote-image", message, way_out, token)
            return
        self._text(token.content)
        message = "a reference stands on one line, between [[ and ]]"
        way_out = r"write [[kind:slug]] or [[kind:slug|label]], or \[ for a bracket itself"
        self._problem("broken-reference", message, way_out, token)

    def _text(self, text: str) -> None:
        for piece, quoted in self._by_quotation(text):
            if quoted or self._shelter:
                self._html(escape(piece, quote=False), piece)
            elif piece:
                self._segments.append(Prose(piece))

    def _by_quotation(self, text: str) -> list[tuple[str, bool]]:
        """Split `text` at quotation marks; an open quotation goes on in the block's next text."""
        pieces: list[tuple[str, bool]] = []
        start = 0
        for mark in _QUOTE_MARK.finditer(text):
            if self._quote is None and mark.group() in _QUOTES:
                pieces.append((text[start : mark.start()], False))
                start, self._quote = mark.start(), _QUOTES[mark.group()]
            elif mark.group() == self._quote:
                pieces.append((text[start : mark.end()], True))
                start, self._quote = mark.end(), None
        pieces.append((text[start:], self._quote is not None))
        return pieces

    def _reference(self, token: Token) -> None:
        raw = str(token.meta["raw"])
        label = token.meta["label"]
        nth = self._nth(token)
        self._segments.append(Reference(token.content, label or None, raw, self.line, nth))

    def _heading(self, opening: Token, content: Token) -> None:
        """Body headings begin one level below the page's own."""
        level = self._level(opening)
        text = "".join(t.content for t in content.children or () if t.type in _WORDS)
        name = f"h-{slugify(text, fallback='section')}"
        numbered = (f"{name}-{number}" for number in count(2))
        anchor = next(new for new in chain([name], numbered) if new not in self._heading_ids)
        self._heading_ids.add(anchor)
        self._headings.append(Heading(level, anchor, text))
        self._shelter += 1
        self._html(f'<h{level} id="{anchor}">')

    def _level(self, heading: Token) -> int:
        """Give the level at which a heading shows: the highest stands just below the page's own."""
        return min(int(heading.tag[1]) + self._shift, _DEEPEST)

    def _link(self, token: Token) -> None:
        written = str(token.attrGet("href") or "")
        self._shelter += 1
        try:
            address = Address.parse(written)
        except AddressError as problem:
            self._problem(
                "unsafe-address" if ":" in written.split("/", maxsplit=1)[0] else "relative-link",
                f"this link cannot be published: {problem}",
                "link to records as [[kind:slug]], and to other pages with https://",
                token,
            )
            self._html("<a>")
        else:
            self._html(f'<a href="{escape(address)}" rel="external">')

    def _problem(self, code: str, message: str, way_out: str, token: Token) -> None:
        raw, nth = str(token.meta["raw"]), self._nth(token)
        self._problems.append(MarkupProblem(code, message, way_out, raw, self.line, nth))

    def _nth(self, token: Token) -> int:
        """Count what reads the same before `token`, from the line where its block begins."""
        raw, start = str(token.meta["raw"]), int(token.meta["start"])
        before, count = self._counted.get(raw, (0, 0))
        start += len(self._above)
        count += self._whole.count(raw, before, start)
        self._counted[raw] = start, count
        return count

    def _tag(self, token: Token) -> None:
        if token.hidden:
            return
        if token.type == "heading_close":
            self._shelter -= 1
            self._html(f"</h{self._level(token)}>\n", " ")
            return
        if not token.attrs and token.type in _SIMPLE:
            self._html(*_SIMPLE[token.type])
            return
        alignment = token.attrs.pop("style", None)
        if alignment is not None:
            token.attrSet("class", str(alignment).replace("text-align:", "align-"))
        markup = _RENDERER.renderToken([token], 0, parser().options, {}).rstrip("\n")
        closes = token.block and token.nesting < 1
        self._html(markup + ("\n" if closes else ""), " " if token.block else "")

    def _html(self, html: str, plain: str = "") -> None:
        self._segments.append(Html(html, plain))


_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}
# What can be anything but itself in a paragraph (CommonMark 0.31, chapter 6), and our own marks.
_MARKED = re.compile(r"[\\`*_~\[\]!<>&\n“”\"«»„]|^\s|\s$")
# What a text of more than one block has: a line break, or a mark that begins some other block.
_MAY_BE_MORE = re.compile(r"\n|^[ \t]*(?:[#>+*|~`=_-]|[0-9]{1,9}[.)]([ \t]|$))|^(?: {4}|\t)")
_QUOTE_MARK = re.compile('[“”"«»„]')
_SHELTERS = {"blockquote_open", "blockquote_close"}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORDS = {"text", "code_inline"}
_RENDERER = RendererHTML()
_PAGE_LEVEL, _DEEPEST = 1, 6
_SIMPLE = {
    "paragraph_open": ("<p>", " "),
    "paragraph_close": ("</p>\n", " "),
    "list_item_open": ("<li>", " "),
    "list_item_close": ("</li>\n", " "),
    "bullet_list_open": ("<ul>", " "),
    "bullet_list_close": ("</ul>\n", " "),
    "strong_open": ("<strong>", ""),
    "strong_close": ("</strong>", ""),
    "em_open": ("<em>", ""),
    "em_close": ("</em>", ""),
    "link_close": ("</a>", ""),
    "blockquote_open": ("<blockquote>", " "),
    "blockquote_close": ("</blockquote>\n", " "),
}


def _joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """Join neighbours of one sort, so that a body is a few pieces and not a few hundred."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if isinstance(segment, Html) and isinstance(last, Html):
            joined[-1] = Html(last.html + segment.html, last.plain + segment.plain)
        elif isinstance(segment, Prose) and isinstance(last, Prose):
            joined[-1] = Prose(last.text + segment.text)
        else:
            joined.append(segment)
    return tuple(joined)
