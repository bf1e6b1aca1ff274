"""The quotations of an article: their words as printed, and their speaker as printed.

Marks are curly, straight, low-high or guillemets; a quotation inside another belongs to the outer
one. A quotation that an attribution splits in the middle of a sentence is one (“We take this,” she
said, “seriously.”); after a full stop the second part is a quotation that goes on from the first.
Paragraphs that each open a mark and of which only the last closes it are one quotation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.importers.clip.speaker import Piece, is_tag, speaker

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_SINGLE = "‘'"
_BEFORE_OPENING = frozenset(" \t\n\u00a0([—–-/:")
_END_OF_WORDS = re.compile(r"[\w.,;:?!…%)\]]\Z")
_FEWEST_IN_SINGLE = 2

_SENTENCE_OVER = re.compile(r"\s*[^“„«\"]{0,200}[.?!]\s*\Z", re.DOTALL)
_LONGEST = 5_000
_FEW = 8


class PrintedQuotation(Struct, frozen=True):
    """Words in quotation marks: as printed, with whom the article names, and where they stand.

    `continues` says that it goes on from the one before it, which the attribution split; `pieces`
    are the places of its parts, without the marks.
    """

    text: str
    speaker: str | None
    start: int
    end: int
    attribution: str | None = None
    continues: bool = False
    pieces: tuple[tuple[int, int], ...] = ()


def quotations(
    text: str, paragraphs: Sequence[tuple[int, int]] | None = None
) -> tuple[PrintedQuotation, ...]:
    """Give the quotations of `text`, in order.

    `paragraphs` are the places of the article's paragraphs; by default each line is one.
    """
    places = paragraphs if paragraphs is not None else tuple(_paragraphs(text))
    found: list[PrintedQuotation] = []
    carried: list[Piece] = []
    for number, place in enumerate(places):
        pieces = list(_pieces(text, *place))
        following = places[number + 1] if number + 1 < len(places) else None
        if pieces and not pieces[-1].closed:
            if following is not None and text[following[0]] in _PAIRS:
                found += _said(text, place, pieces[:-1], [])
                carried.append(pieces[-1])
                continue
            pieces.pop()  # a mark that nothing closes
        found += _said(text, place, pieces, carried)
        carried = []
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\S[^\n]*", text):
        yield found.start(), found.start() + len(found.group().rstrip())


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Give what stands in marks in one paragraph; the last piece may have no closing mark."""
    at = start
    singles = [
        place
        for place in range(start, end)
        if text[place] in "’'" and _ends_words(text, place, end, text[place])
    ]
    while at < end:
        if not _opens(text, at, start):
            at += 1
            continue
        close = _closing(text, at, end, singles)
        if close is None:
            if text[at] in _SINGLE:
                at += 1
                continue
            yield Piece(at + 1, end, closed=False)
            return
        inner = text[at + 1 : close]
        if text[at] not in _SINGLE or len(inner.split()) >= _FEWEST_IN_SINGLE:
            yield Piece(at + 1, close, closed=True)
        at = close + 1


def _opens(text: str, at: int, start: int) -> bool:
    if text[at] not in _PAIRS or at + 1 >= len(text):
        return False
    if text[at + 1].isspace() and text[at] != "«":  # French sets its words off: « Oui »
        return False
    return text[at] in "“„«" or at == start or text[at - 1] in _BEFORE_OPENING


def _closing(text: str, opening: int, end: int, singles: Sequence[int]) -> int | None:
    """Give where the mark at `opening` is closed; apostrophes and inner quotations are passed.

    `singles` are the places where a single mark closes, in order.
    """
    mark = text[opening]
    closing, depth = _PAIRS[mark], 0
    last = min(end, opening + _LONGEST)
    if mark in _SINGLE:
        next_one = bisect_right(singles, opening)
        later = singles[next_one : next_one + _FEW]
        return next((at for at in later if at < last and text[at] == closing), None)
    for at in range(opening + 1, last):
        char = text[at]
        if char == mark and mark not in closing:
            depth += 1
        elif char in closing and _ends_words(text, at, end, mark):
            if depth == 0:
                return at
            depth -= 1
    return None


def _ends_words(text: str, at: int, end: int, mark: str) -> bool:
    followed = text[at + 1] if at + 1 < end else " "
    if mark in "‘'’":
        return not followed.isalnum() and _END_OF_WORDS.search(text, at - 1, at) is not None
    return mark != '"' or not followed.isalnum()


def _said(
    text: str, place: tuple[int, int], pieces: Sequence[Piece], carried: Sequence[Piece]
) -> Iterator[PrintedQuotation]:
    """Join the pieces of a paragraph into quotations, each with its speaker."""
    before: PrintedQuotation | None = None
    for number, piece in enumerate(pieces):
        parts = [*carried, piece] if number == 0 else [piece]
        who, attribution = speaker(text, place, pieces, number)
        gap = text[before.end : piece.start - 1] if before is not None else ""
        made = _quotation(text, parts, who, attribution)
        split = (
            before is not None
            and before.attribution is not None
            and is_tag(gap, before.attribution)
        )
        if split and before is not None and (who is None or attribution == before.attribution):
            whole = gap.rstrip().endswith(",")
            if not (whole or _SENTENCE_OVER.match(gap)):
                yield before
                before = made
                continue
            made = _joined(before, made) if whole else _going_on(before, made)
            if whole:
                before = made
                continue
        if before is not None:
            yield before
        before = made
    if before is not None:
        yield before


def _quotation(
    text: str, parts: Sequence[Piece], who: str | None, attribution: str | None
) -> PrintedQuotation:
    return PrintedQuotation(
        text="\n\n".join(text[part.start : part.end].strip() for part in parts),
        speaker=who,
        start=parts[0].outside()[0],
        end=parts[-1].outside()[1],
        attribution=attribution,
        pieces=tuple((part.start, part.end) for part in parts),
    )


def _joined(first: PrintedQuotation, second: PrintedQuotation) -> PrintedQuotation:
    """Join the halves of a sentence; the comma before an attribution belongs to the attribution."""
    return PrintedQuotation(
        text=f"{first.text.removesuffix(',')} {second.text}",
        speaker=first.speaker,
        start=first.start,
        end=second.end,
        attribution=first.attribution,
        continues=first.continues,
        pieces=(*first.pieces, *second.pieces),
    )


def _going_on(first: PrintedQuotation, second: PrintedQuotation) -> PrintedQuotation:
    return PrintedQuotation(
        text=second.text,
        speaker=first.speaker,
        start=second.start,
        end=second.end,
        attribution=first.attribution,
        continues=True,
        pieces=second.pieces,
    )
