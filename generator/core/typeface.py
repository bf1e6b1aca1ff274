"""A font file as far as a line of text has to be measured before it is drawn.

OpenType 1.9: `cmap` (formats 4 and 12) says which glyph a character has, `hhea` and `hmtx` how far
each moves the pen, `name` and `OS/2` what a renderer calls the face. Pairs are not kerned here: a
line is measured a little too long rather than too short.
"""

import struct
from bisect import bisect_right
from functools import cached_property
from unicodedata import category

_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the tables of characters, the widest first."""
_WINDOWS = 3
_ITALIC = 2


class NotAFontError(Exception):
    """The bytes are no TrueType or OpenType font that can be measured."""


class Typeface:
    """One face of a font."""

    def __init__(self, data: bytes) -> None:
        """Read what is needed at once. Raises `NotAFontError`."""
        self._data = data
        try:
            self._tables = self._directory()
            self.family = self._family()
            (self.weight,) = struct.unpack_from(">H", data, self._tables["OS/2"] + 4)
            (style,) = struct.unpack_from(">H", data, self._tables["head"] + 44)
            (self._em,) = struct.unpack_from(">H", data, self._tables["head"] + 18)
            (self._widths,) = struct.unpack_from(">H", data, self._tables["hhea"] + 34)
            self._segments = self._read_characters()
            self.width("Aa ", 1)
        except (struct.error, KeyError, ValueError, ZeroDivisionError) as error:
            raise NotAFontError(str(error)) from error
        self.italic = bool(style & _ITALIC)

    def covers(self, text: str) -> bool:
        """Tell whether every character of `text` that shows has a glyph."""
        return all(self._glyph(ord(char)) or _shows_nothing(char) for char in text)

    def width(self, text: str, size: float) -> float:
        """Give how far `text` reaches when it is set at `size`."""
        shown = (char for char in text if not _shows_nothing(char))
        return sum(self._advance(ord(char)) for char in shown) * size / float(self._em)

    def _directory(self) -> dict[str, int]:
        (count,) = struct.unpack_from(">4xH", self._data)
        entries = (struct.unpack_from(">4s4xI", self._data, 12 + 16 * n) for n in range(count))
        return {tag.decode("latin-1"): offset for tag, offset in entries}

    def _family(self) -> str:
        start = self._tables["name"]
        count, strings = struct.unpack_from(">2xHH", self._data, start)
        names: dict[int, str] = {}
        for number in range(count):
            platform, _encoding, _language, name, length, offset = struct.unpack_from(
                ">6H", self._data, start + 6 + 12 * number
            )
            if platform == _WINDOWS:
                at = start + strings + offset
                names.setdefault(name, self._data[at : at + length].decode("utf-16-be"))
        return names.get(_TYPOGRAPHIC_FAMILY) or names[_FAMILY]

    def _read_characters(self) -> list[tuple[int, int, int, int]]:
        """Give runs of characters: first, last, what turns one into a glyph, and how."""
        start = self._tables["cmap"]
        (count,) = struct.unpack_from(">2xH", self._data, start)
        tables = {
            (platform, encoding): start + offset
            for platform, encoding, offset in (
                struct.unpack_from(">HHI", self._data, start + 4 + 8 * n) for n in range(count)
            )
        }
        at = next(tables[one] for one in (*_UNICODE_TABLES, *tables) if one in tables)
        (form,) = struct.unpack_from(">H", self._data, at)
        if form == 12:  # noqa: PLR2004  the number of the format
            (groups,) = struct.unpack_from(">12xI", self._data, at)
            runs = (struct.unpack_from(">III", self._data, at + 16 + 12 * n) for n in range(groups))
            return sorted((first, last, glyph - first, 0) for first, last, glyph in runs)
        if form == 4:  # noqa: PLR2004  as above
            return self._read_segments(at)
        raise NotAFontError(f"a table of characters of format {form}")

    def _read_segments(self, at: int) -> list[tuple[int, int, int, int]]:
        (double,) = struct.unpack_from(">6xH", self._data, at)
        count, ends = double // 2, at + 14
        starts, deltas, ranges = (ends + 2 + double * n for n in (1, 2, 3))
        runs = []
        for number in range(count):
            step = 2 * number
            (last,) = struct.unpack_from(">H", self._data, ends + step)
            (first,) = struct.unpack_from(">H", self._data, starts + step)
            (delta,) = struct.unpack_from(">h", self._data, deltas + step)
            (offset,) = struct.unpack_from(">H", self._data, ranges + step)
            runs.append((first, last, delta, ranges + step + offset if offset else 0))
        return sorted(runs)

    def _glyph(self, point: int) -> int:
        number = bisect_right(self._firsts, point) - 1
        if number < 0:
            return 0
        first, last, delta, listed = self._segments[number]
        if point > last:
            return 0
        if not listed:
            return (point + delta) & 0xFFFF
        (glyph,) = struct.unpack_from(">H", self._data, listed + 2 * (point - first))
        return (glyph + delta) & 0xFFFF if glyph else 0

    @cached_property
    def _firsts(self) -> list[int]:
        return [run[0] for run in self._segments]

    def _advance(self, point: int) -> int:
        last = self._widths - 1  # those after it are as wide as the last
        at = self._tables["hmtx"] + 4 * min(self._glyph(point), last)
        return int(struct.unpack_from(">H", self._data, at)[0])


def _shows_nothing(char: str) -> bool:
    """Tell whether a character is one that joins, marks or selects, and has no width."""
    return category(char) in {"Cf", "Mn", "Me"}
