"""Writes parsed Markdown as segments, from the parser's tokens or from marks."""

import re
from collections.abc import Sequence
from html import escape, unescape
from itertools import chain, count
from typing import TYPE_CHECKING

from generator.core.address import Address, AddressError
from generator.core.characters import forbidden, is_clean
from generator.core.slug import slugify
from generator.markup.marks import marks
from generator.markup.tags import SHELTERS, SIMPLE
from generator.model.body import (
    Heading,
    Html,
    MarkupProblem,
    Prose,
    Reference,
    RichText,
    Segment,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

Parsed = tuple[RichText, tuple[MarkupProblem, ...]]


class Writer:
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

    def result(self) -> Parsed:
        return RichText(_joined(self._segments), tuple(self._headings)), tuple(self._problems)

    def paragraph(self, text: str, line: int) -> None:
        """Write an easy paragraph, which stands at `line` of the text."""
        self._begin(line)
        self._html("<p>", " ")
        self.inline(text)
        self._html("</p>\n", " ")

    def quotation(self, text: str, line: int) -> None:
        """Write a quotation of one easy paragraph."""
        self._shelter += 1
        self._html("<blockquote>", " ")
        self.paragraph(text, line)
        self._html("</blockquote>\n", " ")
        self._shelter -= 1

    def bullets(self, text: str, line: int) -> None:
        """Write a list, each line of `text` an item."""
        self._html("<ul>", " ")
        for number, item in enumerate(text.split("\n")):
            self._begin(line + number)
            self._html("<li>", " ")
            self.inline(item.strip())
            self._html("</li>\n", " ")
        self._html("</ul>\n", " ")

    def _begin(self, line: int) -> None:
        self.line, self._above = line, ""

    def inline(self, text: str) -> None:
        """Write the inline content of a block; the parser is asked only where it is not easy."""
        found = marks(text) if text == text.strip() else None
        if found is None:
            from generator.markup.parser import parser

            for token in parser().parseInline(text):
                self.run(token)
            return
        self._enter(text)
        end, closing = 0, ""
        for mark in found:
            self._text(text[end : mark.start()])
            end = mark.end()
            if mark["stars"]:
                tag = "strong" if len(mark["stars"]) > 1 else "em"
                self._html(f"<{closing}{tag}>")
                closing = "" if closing else "/"
            elif mark["target"]:
                label = (mark["label"] or "").strip()
                self._reference(mark["target"].strip(), label, mark.group(), mark.start())
            else:
                self._link(mark["address"], mark.group(), mark.start())
                self._text(mark["words"])
                self._shelter -= 1
                self._html("</a>")
        self._text(text[end:])
        self._above += f"{text}\n"

    def _enter(self, source: str) -> None:
        self._quote = None
        self._source = source
        self._whole, self._counted = self._above + source, {}

    def blocks(self, tokens: "Sequence[Token]", line: int) -> None:
        """Write parsed blocks, the first of which stands at `line` of the text."""
        for index, token in enumerate(tokens):
            if token.map and token.map[0] + line != self.line:
                self._begin(token.map[0] + line)
            if token.type == "inline":
                self.run(token)
            elif token.type == "heading_open":
                self._heading(token, tokens[index + 1])
            elif token.type in SHELTERS:
                self._shelter += token.nesting
                self._tag(token)
            elif token.type in ("fence", "code_block"):
                code = escape(token.content, quote=False)
                self._html(f"<pre><code>{code}</code></pre>\n", token.content)
            else:
                self._tag(token)

    def run(self, block: "Token") -> None:
        """Write the inline tokens of one block."""
        self._enter(block.content)
        tokens = block.children or ()
        if not all(is_clean(token.content) for token in tokens):
            self._hidden_characters()
        for token in tokens:
            if token.type == "text":
                self._text(token.content)
            elif token.type == "reference":
                self._reference(token.content, token.meta["label"], *_written(token))
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
                self._link(str(token.attrGet("href") or ""), *_written(token))
            else:
                self._shelter -= token.type == "link_close"
                self._tag(token)
        self._above += f"{block.content}\n"

    def _hidden_characters(self) -> None:
        """Report `&#8238;` and its like: what may not stand in a text may not be written so."""
        for found in _ENTITY.finditer(self._source):
            for _offset, name in forbidden(unescape(found.group())):
                message = f"this stands for {name}"
                place = found.group(), found.start()
                self._problem("control-character", message, "remove it", *place)

    def _fault(self, token: "Token") -> None:
        if token.type == "image":
            message = "pictures are not shown: a page contacts no other server"
            way_out = "link to the page that shows the picture"
            self._problem("remote-image", message, way_out, *_written(token))
            return
        self._text(token.content)
        message = "a reference stands on one line, between [[ and ]]"
        way_out = r"write [[kind:slug]] or [[kind:slug|label]], or \[ for a bracket itself"
        self._problem("broken-reference", message, way_out, *_written(token))

    def _text(self, text: str) -> None:
        for piece, quoted in self._by_quotation(text):
            if not piece:
                continue
            if quoted or self._shelter:
                self._html(escape(piece, quote=False), piece)
            else:
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

    def _reference(self, target: str, label: str | None, raw: str, start: int) -> None:
        nth = self._nth(raw, start)
        self._segments.append(Reference(target, label or None, raw, self.line, nth))

    def _heading(self, opening: "Token", content: "Token") -> None:
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

    def _level(self, heading: "Token") -> int:
        """Give the level at which a heading shows: the highest stands just below the page's own."""
        return min(int(heading.tag[1]) + self._shift, _DEEPEST)

    def _link(self, written: str, raw: str, start: int) -> None:
        self._shelter += 1
        try:
            address = Address.parse(written)
        except AddressError as problem:
            self._problem(
                "unsafe-address" if ":" in written.split("/", maxsplit=1)[0] else "relative-link",
                f"this link cannot be published: {problem}",
                "link to records as [[kind:slug]], and to other pages with https://",
                raw,
                start,
            )
            self._html("<a>")
        else:
            self._html(f'<a href="{escape(address)}" rel="external">')

    def _problem(self, code: str, message: str, way_out: str, raw: str, start: int) -> None:
        nth = self._nth(raw, start)
        self._problems.append(MarkupProblem(code, message, way_out, raw, self.line, nth))

    def _nth(self, raw: str, start: int) -> int:
        """Count what reads the same before `start`, from the line where its block begins."""
        before, count = self._counted.get(raw, (0, 0))
        start += len(self._above)
        count += self._whole.count(raw, before, start)
        self._counted[raw] = start, count
        return count

    def _tag(self, token: "Token") -> None:
        if token.hidden:
            return
        if token.type == "heading_close":
            self._shelter -= 1
            self._html(f"</h{self._level(token)}>\n", " ")
            return
        if not token.attrs and token.type in SIMPLE:
            self._html(*SIMPLE[token.type])
            return
        from markdown_it.renderer import RendererHTML

        from generator.markup.parser import parser

        alignment = token.attrs.pop("style", None)
        if alignment is not None:
            token.attrSet("class", str(alignment).replace("text-align:", "align-"))
        markup = RendererHTML().renderToken([token], 0, parser().options, {}).rstrip("\n")
        closes = token.block and token.nesting < 1
        self._html(markup + ("\n" if closes else ""), " " if token.block else "")

    def _html(self, html: str, plain: str = "") -> None:
        self._segments.append(Html(html, plain))


def _written(token: "Token") -> tuple[str, int]:
    """Give what was written for a token, and where in its block."""
    return str(token.meta["raw"]), int(token.meta["start"])


_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}
_QUOTE_MARK = re.compile('[“”"«»„]')
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORDS = {"text", "code_inline"}
PAGE_LEVEL, _DEEPEST = 1, 6


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
