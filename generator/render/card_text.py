"""Text set into lines before it is drawn: where a line breaks, how large it can be, what is cut."""

import re
from typing import NamedTuple

from generator.core.typeface import Typeface

_ELLIPSIS = "…"
_TRAILING = " ,;:.–—-"
# Between these a line may break anywhere: they are written without spaces.
_PIECES = re.compile(
    "[\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
    "|[^\\s\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+|\\s+"
)


class Block(NamedTuple):
    """Lines of one size."""

    size: int
    lines: tuple[str, ...]
    cut: bool
    """Words at the end had no room."""


class Room(NamedTuple):
    """What lines are set into."""

    width: float
    height: float
    leading: float
    """From line to line, by the size of the type."""

    def lines_of(self, size: int) -> int:
        """Say how many lines of a size it holds."""
        return max(1, int(self.height / (size * self.leading)))


def fitted(text: str, face: Typeface, sizes: tuple[int, ...], room: Room) -> Block:
    """Set `text` in the largest of `sizes` in which it has room; in the last one it is cut."""
    for size in sizes:
        lines = wrapped(text, face, size, room.width)
        if lines is not None and len(lines) <= room.lines_of(size):
            return Block(size, tuple(lines), cut=False)
    size = sizes[-1]
    return Block(size, shortened(text, face, size, room.width, room.lines_of(size)), cut=True)


def wrapped(text: str, face: Typeface, size: float, width: float) -> list[str] | None:
    """Break `text` between words; None where one of them is too long for a line."""
    lines = [""]
    for piece in _PIECES.findall(" ".join(text.split())):
        if face.width((lines[-1] + piece).rstrip(), size) <= width:
            lines[-1] += piece
        elif face.width(piece, size) <= width:
            lines.append(piece.lstrip())
        else:
            return None
    return [line.strip() for line in lines if line.strip()]


def shortened(text: str, face: Typeface, size: float, width: float, most: int) -> tuple[str, ...]:
    """Set as much of `text` as `most` lines hold, and an ellipsis, at the end of a word."""
    words = _PIECES.findall(" ".join(text.split()))
    low, high = 0, len(words)
    while low < high:  # the more words the more lines
        middle = (low + high + 1) // 2
        lines = wrapped(_ended(words[:middle]), face, size, width)
        low, high = (middle, high) if lines and len(lines) <= most else (low, middle - 1)
    if low:
        return tuple(wrapped(_ended(words[:low]), face, size, width) or ())
    return (_inside_a_word(text.strip(), face, size, width),)


def _ended(words: list[str]) -> str:
    return "".join(words).rstrip(_TRAILING) + _ELLIPSIS


def _inside_a_word(text: str, face: Typeface, size: float, width: float) -> str:
    """Cut the one word that is longer than a line."""
    while text and face.width(text + _ELLIPSIS, size) > width:
        text = text[:-1]
    return text + _ELLIPSIS
