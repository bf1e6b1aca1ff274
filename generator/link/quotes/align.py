"""Words laid against one printed form: in one piece, in several, or with a difference."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from generator.link.quotes.forms import Form, bounds
from generator.link.quotes.words import Words

PIECE = 3
"""The shortest run of words that counts as a piece of its own: two words stand anywhere."""
CUT = 4
"""From this many words on, leaving words out unmarked joins two pieces; below, it changes one."""
_STOP = re.compile(r"[.!?\u2026\u061f\u06d4\u0964]\S*\s|[\u3002\uff01\uff1f\uff61]")
_MARK = re.compile(r"[^\w\s]")
_ALIKE = 0.6
_RUN = 3


class Piece(Struct, frozen=True):
    """A run of printed words and where it stands in a form, counted in words."""

    form: Form
    said: int
    start: int
    end: int

    @property
    def said_end(self) -> int:
        """Where it ends in the form."""
        return self.said + self.end - self.start


class Span(Struct, frozen=True):
    """A stretch of the word difference.

    `equal` stands in both, `insert` in the printed words only, `delete` in the statement only. All
    that is `printed`, joined, is the quotation; all that is `said`, joined, is the stretch of the
    statement that it was compared with. Both keep their own marks and spaces.
    """

    kind: Literal["equal", "insert", "delete"]
    printed: str
    said: str


def in_one_piece(words: Words, form: Form) -> Piece | None:
    """Find all the words in a row."""
    return _kept(words, form, (0, len(words.keys)), 0)


def with_marked_cuts(words: Words, form: Form) -> list[Piece] | None:
    """Find the words in order, with something left out only where they mark it themselves."""
    pieces: list[Piece] = []
    after = 0
    for start, end in segments(words):
        piece = _kept(words, form, (start, end), after)
        if piece is None:
            return None
        pieces.append(piece)
        after = piece.said_end
    return pieces


def _kept(words: Words, form: Form, part: tuple[int, int], after: int) -> Piece | None:
    """Find words in a row, their sentences kept: "No. We saw it" is not "No we saw it"."""
    start, end = part
    keys = words.keys[start:end]
    at = _find(keys, form, after)
    while at is not None:
        piece = Piece(form, at, start, end)
        if _sentences_kept(words, piece):
            return piece
        at = _find(keys, form, at + 1)
    return None


def _sentences_kept(words: Words, piece: Piece) -> bool:
    """Tell whether where one side ends a sentence, the other has a mark of some kind as well."""
    form, shift = piece.form.words, piece.said - piece.start
    said = (end - shift for end in piece.form.bounds[1] if piece.said < end < piece.said_end)
    if not all(_is_marked(words, at) for at in said if _is_marked(form, at + shift)):
        return False
    if _STOP.search(words.text, words.starts[piece.start], words.ends[piece.end - 1]) is None:
        return True
    printed = (end for end in bounds(words)[1] if piece.start < end < piece.end)
    return all(_is_marked(form, at + shift) for at in printed if _is_marked(words, at))


def _is_marked(words: Words, at: int) -> bool:
    """Tell whether a mark stands before a word; that of "U.S." is part of the word before it."""
    return _MARK.search(words.text, words.ends[at - 1] - 1, words.starts[at]) is not None


def segments(words: Words) -> Iterator[tuple[int, int]]:
    """Give the stretches between the marks of omission."""
    edges = [0, *sorted(words.gaps), len(words.keys)]
    yield from pairwise(edges)


def joined(words: Words, forms: Sequence[Form], shortest: int = PIECE) -> list[Piece] | None:
    """Cover the words with the fewest pieces of `forms`, in any order; None where they do not.

    A piece has at least `shortest` words, or is all that stands between two marks of omission.
    """
    length = len(words.keys)
    if not all(any(key in form.vocabulary for form in forms) for key in words.keys):
        return None
    edges = {0, length, *words.gaps}
    best: dict[int, list[Piece]] = {0: []}
    for at in range(length):
        if at not in best:
            continue
        after = best[at][-1].said_end if best[at] else 0
        whole = min(edge for edge in edges if edge > at) if at in edges else length
        least = min(shortest, whole - at)
        for piece in _pieces_at(words, at, forms, least, after):
            for stop in range(piece.end, at + least - 1, -1):
                long_enough = stop - at >= shortest or stop == whole
                if long_enough and (stop not in best or len(best[stop]) > len(best[at]) + 1):
                    best[stop] = [*best[at], Piece(piece.form, piece.said, at, stop)]
    return best.get(length)


def _pieces_at(
    words: Words, at: int, forms: Sequence[Form], shortest: int, after: int
) -> list[Piece]:
    """Give the longest pieces that begin at a word, one that goes on in order before another."""
    end = len(words.keys)
    found: list[Piece] = []
    if at + shortest > end:
        return found
    first = words.keys[at : at + shortest]
    for form in forms:
        keys = form.words.keys
        said = _find(first, form, 0)
        while said is not None:
            length = shortest
            while (
                at + length < end
                and said + length < len(keys)
                and keys[said + length] == words.keys[at + length]
            ):
                length += 1
            found.append(Piece(form, said, at, at + length))
            said = _find(first, form, said + 1)
    return sorted(found, key=lambda one: (one.start - one.end, one.said < after))


def is_cut(pieces: Sequence[Piece], gaps: frozenset[int]) -> bool:
    """Tell whether pieces that follow each other are really apart.

    Leaving out a word or three ("not", "some of") without saying so is no cut but a change, and so
    is saying a word twice.
    """
    for piece, following in pairwise(pieces):
        dropped = following.said - piece.said_end
        same = piece.form is following.form
        onwards = same and following.said > piece.said
        if onwards and following.start not in gaps and dropped < CUT:
            return False
    return True


Block = tuple[int, int, int]
"""Words that are equal: where they begin in the form, where in the printed words, how many."""


class Likeness(Struct, frozen=True):
    """How words differ from a form that they resemble."""

    form: Form
    said: int
    said_end: int
    blocks: tuple[Block, ...]

    @property
    def matched(self) -> int:
        """How many words are equal."""
        return sum(size for _said, _start, size in self.blocks)


def likeness(words: Words, form: Form) -> Likeness | None:
    """Compare words that are not a form's own; None where they are too different to be a quotation.

    Most of the words must stand in the form, in order, and most of the stretch of the form that
    they cover must be there: a reworded sentence shares names and small words, not runs.
    """
    length = len(words.keys)
    if sum(map(form.vocabulary.__contains__, words.keys)) < _ALIKE * length:
        return None
    blocks = in_order(words, form)
    if not blocks or max(size for _said, _start, size in blocks) < min(_RUN, length - 1):
        return None
    said, start, _size = blocks[0]
    last, last_start, _size = blocks[-1]
    first = max(0, said - start)
    end = min(len(form.words.keys), last + length - last_start)
    like = Likeness(form, first, end, blocks)
    return like if like.matched >= _ALIKE * max(length, end - first) else None


def in_order(words: Words, form: Form) -> tuple[Block, ...]:
    """Give the runs of words that both have, in an order that both have."""
    matcher = SequenceMatcher(None, form.words.keys, words.keys, autojunk=False)
    return tuple((one.a, one.b, one.size) for one in matcher.get_matching_blocks() if one.size)


def difference(
    words: Words, form: Form, said: int, said_end: int, blocks: Sequence[Block]
) -> tuple[Span, ...]:
    """Give the word difference between printed words and a stretch of a form."""
    spans: list[Span] = []
    a, b = said, 0
    for start, printed, size in (*blocks, (said_end, len(words.keys), 0)):
        left = _raw(form.words, a, start, said, said_end)
        right = _raw(words, b, printed, 0, len(words.keys))
        spans += [Span("delete", "", left)] if left else []
        spans += [Span("insert", right, "")] if right else []
        a, b = start + size, printed + size
        if size:
            equal = _raw(words, printed, b, 0, len(words.keys))
            spans.append(Span("equal", equal, _raw(form.words, start, a, said, said_end)))
    return tuple(spans)


def _raw(words: Words, start: int, end: int, first: int, last: int) -> str:
    """Give the text of some words with the marks that follow them, and at the edges all of it."""
    if start == end:
        return ""
    begin = words.starts[start] if start > first or first > 0 else 0
    if end < last:
        return words.text[begin : words.starts[end]]
    return words.text[begin : words.ends[end - 1] if last < len(words.keys) else len(words.text)]


def _find(keys: tuple[str, ...], form: Form, after: int) -> int | None:
    """Give the first place from `after` on where a form has `keys` in a row."""
    line = form.joined
    from_ = 0
    if after:
        if after >= len(form.words.keys):
            return None
        from_ = sum(map(len, form.words.keys[:after])) + after
    at = line.find(f" {' '.join(keys)} ", from_)
    return line.count(" ", 0, at) if at >= 0 else None
