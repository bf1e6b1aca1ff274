"""A card image: what a page says of itself, set as a picture of 1200 by 630 points.

The picture is written as SVG and drawn by resvg, with no font but those that it is given: equal
facets give equal bytes on every machine. A text for which the type lacks a character is left out,
for a row of empty boxes says less than nothing. With what has overtaken words, whose they are, or
that they are not all, the words themselves are left out.
"""

from collections.abc import Iterator
from typing import Literal
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from generator.plan.facets.card_image import CardImage, CardLook
from generator.render.card_text import Block, Room, fitted, shortened
from generator.render.card_type import Face, Faces, faces_of

WIDTH, HEIGHT, _MARGIN = 1200, 630, 72
_INNER = WIDTH - 2 * _MARGIN
_TITLES = (84, 76, 68, 60, 54, 48, 44)
_WORDS = (60, 54, 48, 44, 40, 36)
_LABEL, _SMALL, _LINE = 30, 28, 1.35
_TOP, _BOTTOM = 132, 574
"""Where the title's room begins, and the base line of the last label."""

_Anchor = Literal["start", "end"]
_OTHER: dict[_Anchor, _Anchor] = {"start": "end", "end": "start"}
_RIGHT_TO_LEFT, _AS_BEFORE = "\u202b", "\u202c"
"""Around a line, so that its parts stand in their order where it begins with a word of Latin."""


def draw(card: CardImage, look: CardLook) -> bytes:
    """Draw a card as a PNG."""
    from resvg_py import svg_to_bytes

    faces = faces_of(look.fonts, sans=look.sans)
    return bytes(
        svg_to_bytes(
            svg_string=svg(card, look, faces),
            skip_system_fonts=True,
            font_files=faces.files,
            width=WIDTH,
            height=HEIGHT,
        )
    )


def svg(card: CardImage, look: CardLook, faces: Faces) -> str:
    """Write a card as SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{look.page}"/>'
        f'<rect width="{WIDTH}" height="12" fill="{look.accent}"/>'
        f"{''.join(_Setting(look, faces).parts(card))}</svg>"
    )


class _Setting:
    """Sets the parts of a card."""

    def __init__(self, look: CardLook, faces: Faces) -> None:
        self._look = look
        self._faces = faces

    def parts(self, card: CardImage) -> Iterator[str]:
        """Give what stands at the top, then at the bottom, then between."""
        strong = self._faces.strong
        label = self._one_line(card.label or "", strong, _LABEL, 300)
        yield self._line(label, strong, _LABEL, 82, self._look.accent, at="end")
        site = self._one_line(card.site, strong, _LABEL, _INNER - 330)
        yield self._line(site, strong, _LABEL, 82, self._look.text)
        yield self._rule(104)
        notes = [*self._notes(card, cut=False)]
        room = _BOTTOM - 40 - len(notes) * _SMALL * _LINE - _TOP
        title = self._title(card, room)
        if title.cut:
            notes = [*self._notes(card, cut=True)]
        yield from self._block(title, self._face(card))
        yield from self._foot(notes, card.host)

    def _face(self, card: CardImage) -> Face:
        return self._faces.words if card.quotation else self._faces.title

    def _title(self, card: CardImage, room: float) -> Block:
        face, said = self._face(card), card.quotation
        sizes = _WORDS if said else _TITLES
        leading = self._leading(face)
        text = f"{said.opening}{card.title}{said.closing}" if said else card.title
        if not (face.measure.covers(text) and self._sets_what_belongs(card)):
            return Block(sizes[-1], (), cut=False)
        block = fitted(text, face.measure, sizes, Room(_INNER, room, leading))
        if block.cut and said:  # what is left of a quotation is closed as one
            return block._replace(lines=(*block.lines[:-1], f"{block.lines[-1]}{said.closing}"))
        return block

    def _sets_what_belongs(self, card: CardImage) -> bool:
        """Tell whether all can be set without which a card shows no words of a statement."""
        notes = [*self._notes(card, cut=False), *self._notes(card, cut=True)]
        return not card.quotation or all(face.measure.covers(text) for text, face, _ink in notes)

    def _leading(self, face: Face) -> float:
        return 1.3 if face is self._faces.words else 1.12

    def _notes(self, card: CardImage, *, cut: bool) -> Iterator[tuple[str, Face, str]]:
        """Give the lines at the foot: a text, its face, its colour."""
        strong, label = self._faces.strong, self._faces.label
        said = card.quotation
        for overtaken, event in card.marks:
            shown = event and strong.measure.covers(event)
            yield f"{overtaken}: {event}" if shown else overtaken, strong, self._look.accent
        if card.by:
            yield card.by, strong, self._look.text
        if said:
            extent = said.excerpt if cut or not said.complete else said.whole
            yield " · ".join((*card.dates, extent)), label, self._look.quiet
        else:
            yield from ((date, label, self._look.quiet) for date in card.dates)

    def _foot(self, notes: list[tuple[str, Face, str]], host: str) -> Iterator[str]:
        label = self._faces.label
        address = self._one_line(host, label, _SMALL, 420)
        reach = label.measure.width(address, _SMALL) + 40 if address else 0
        for number, (text, face, colour) in enumerate(reversed(notes)):
            width = _INNER - (0 if number else reach)
            line = self._one_line(text, face, _SMALL, width)
            yield self._line(line, face, _SMALL, _BOTTOM - number * _SMALL * _LINE, colour)
        yield self._line(address, label, _SMALL, _BOTTOM, self._look.quiet, at="end")

    def _block(self, block: Block, face: Face) -> Iterator[str]:
        leading = self._leading(face)
        runs_left = _is_right_to_left("".join(block.lines))
        for number, line in enumerate(block.lines):
            base = _TOP + block.size * (0.95 + number * leading)
            yield self._line(line, face, block.size, base, self._look.text, runs_left=runs_left)

    def _one_line(self, text: str, face: Face, size: int, width: float) -> str:
        """Give as much of a text as one line holds; nothing of what cannot be set."""
        text = " ".join(text.split())
        if not text or not face.measure.covers(text):
            return ""
        if face.measure.width(text, size) <= width:
            return text
        return shortened(text, face.measure, size, width, 1)[0]

    def _rule(self, y: int) -> str:
        return f'<rect x="{_MARGIN}" y="{y}" width="{_INNER}" height="2" fill="{self._look.rule}"/>'

    def _line(  # noqa: PLR0913  a line, its type and its place
        self,
        text: str,
        face: Face,
        size: int,
        y: float,
        colour: str,
        *,
        at: _Anchor = "start",
        runs_left: bool | None = None,
    ) -> str:
        """Set a line `at` an end of the card; it runs as the interface does, if not said."""
        if not text:
            return ""
        runs_left = self._look.right_to_left if runs_left is None else runs_left
        if runs_left:
            text = f"{_RIGHT_TO_LEFT}{text}{_AS_BEFORE}"
        # The renderer lays every line out from the left: its anchors are sides.
        side: _Anchor = _OTHER[at] if runs_left else at
        x = _MARGIN if side == "start" else WIDTH - _MARGIN
        measure = face.measure
        family = escape(measure.family, {'"': "&quot;"})
        style = ' font-style="italic"' if measure.italic else ""
        return (
            f'<text x="{x}" y="{y:g}" fill="{colour}" font-family="{family}" font-size="{size}"'
            f' font-weight="{measure.weight}"{style} text-anchor="{side}">{escape(text)}</text>'
        )


def _is_right_to_left(text: str) -> bool:
    """Tell by the first letter that has a direction, as HTML's `dir="auto"` does."""
    directions = (bidirectional(char) for char in text)
    return next((one for one in directions if one in {"L", "R", "AL"}), "L") != "L"
