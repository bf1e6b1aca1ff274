"""One spelling for what two printings of the same words may differ in.

Folded are quotation marks, dashes, spaces, invisible characters, composed and decomposed accents,
and damage: UTF-8 that was once read in a one-byte code page. The text itself is never retouched;
each character of the folded text knows where it stands in the text as printed.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from msgspec import Struct

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\uff07`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n\r", " "),
    }
)
# A UTF-8 lead byte read as Thai or Western, and what its continuation bytes were read as. Three
# characters of CP1252 stand where CP874 has none, so one sequence can mix both.
_DAMAGED = "[\u0e42\u00e2\u00e3\u00c2-\u00c5][^\x00-\x7f]{1,2}"
_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]"
_DECOMPOSED = "[^\\W\\d_][\u0300-\u036f]+"
_UNLIKE = re.compile(f"(?P<damaged>{_DAMAGED})|{_INVISIBLE}|(?P<decomposed>{_DECOMPOSED})")


class Folded(Struct, frozen=True):
    """A folded text; `at` gives where each of its characters stands in the printed one."""

    text: str
    at: tuple[int, ...] | None
    """None where every character stands where it stood; otherwise one longer than the text."""

    def place(self, offset: int) -> int:
        """Give the offset in the printed text of an offset in this one."""
        return offset if self.at is None else self.at[offset]


def folded(text: str) -> Folded:
    """Fold a printed text."""
    if text.isascii() or _UNLIKE.search(text) is None:
        return Folded(text.translate(_ALIKE), None)
    parts: list[str] = []
    at: list[int] = []
    for start, end, part in _rewritten(text):
        parts.append(part)
        at += range(start, end) if len(part) == end - start else [start] * len(part)
    return Folded("".join(parts).translate(_ALIKE), (*at, len(text)))


def _rewritten(text: str) -> Iterator[tuple[int, int, str]]:
    """Give stretches of `text`, each with what it stands for."""
    done = 0
    for found in _UNLIKE.finditer(text):
        start, end, part = found.start(), found.end(), ""
        if found["damaged"]:
            part, taken = _mended(found["damaged"])
            end = start + taken
        elif found["decomposed"]:
            part = normalize("NFC", found[0])
        yield done, start, text[done:start]
        yield start, end, part
        done = end
    yield done, len(text), text[done:]


def _mended(written: str) -> tuple[str, int]:
    """Give the character that a damaged sequence stood for, and how many characters that was.

    A sequence that is not damaged (a French or a Thai word) is given back as it is.
    """
    for length in (3, 2):
        if len(written) >= length:
            try:
                return b"".join(map(_byte, written[:length])).decode("utf-8"), length
            except UnicodeError:
                continue
    return written[:1], 1


def _byte(char: str) -> bytes:
    for page in ("cp874", "cp1252"):
        try:
            return char.encode(page)
        except UnicodeEncodeError:
            continue
    return char.encode("latin-1")
