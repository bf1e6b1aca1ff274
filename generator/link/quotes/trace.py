"""The verdict on one quotation: what became of the words, and of who said them."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Literal

from msgspec import Struct, structs

from generator.link.quotes.align import (
    CUT,
    Likeness,
    Piece,
    Span,
    difference,
    in_one_piece,
    in_order,
    is_cut,
    joined,
    likeness,
    with_marked_cuts,
)
from generator.link.quotes.forms import Form, Forms, Source
from generator.link.quotes.speakers import Attribution, attribution
from generator.link.quotes.words import Words, words_of

Wording = Literal["verbatim", "trimmed", "spliced", "altered", "not found"]
Verdict = Literal["verbatim", "trimmed", "spliced", "altered", "attribution changed", "not found"]
FEWEST = 4
"""Fewer words than these are anyone's: they are looked for in a named statement only."""

ANOTHERS = 8
"""Fewer words than these, if no whole sentence, two speakers may have said by chance."""

_LIKELY = 2
"""So many of the statements that share most are compared word by word."""

_RANK: tuple[Wording, ...] = ("verbatim", "trimmed", "spliced", "altered", "not found")


class Stretch(Struct, frozen=True):
    """Where a run of the printed words stands in a statement's own words; offsets of characters."""

    statement: str
    form: int
    """0 for the statement's wording; above it, the place among its variants plus one."""
    start: int
    end: int
    printed_start: int
    printed_end: int


class Trace(Struct, frozen=True):
    """What became of a statement's words in one quotation."""

    wording: Wording
    attribution: Attribution = "not recorded"
    statement: str | None = None
    whole: bool = False
    """Whether no word of the statement is missing."""
    stretches: tuple[Stretch, ...] = ()
    difference: tuple[Span, ...] = ()
    """The word difference, where the words are those of one statement but not all in a row."""
    nearest: str | None = None
    """Another statement in which the words stand, or stand better, where one was named.

    Where none was, one with words that are nearly these, made by another speaker.
    """

    @property
    def verdict(self) -> Verdict:
        """The one word for it. Whose words they are comes first; `wording` keeps the other."""
        changed = self.attribution == "changed" and self.wording != "not found"
        return "attribution changed" if changed else self.wording


class Tracer:
    """Traces quotations to statements."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Trace to `sources`; the order in which they come is of no matter."""
        self._sources = tuple(sources)

    @cached_property
    def _forms(self) -> Forms:
        return Forms(self._sources)

    def trace(
        self,
        text: str,
        speaker: str | None = None,
        named: str | None = None,
        by: str | None = None,
        day: date | None = None,
    ) -> Trace:
        """Give the verdict on the quotation `text`, said by `speaker` as printed in report `by`.

        Where the record has `named` the statement, the words are measured against that one. Where
        it has not, they are nobody's who spoke after the report's `day`, and a few words, or words
        that differ, are not those of another speaker: two may say the same by chance.
        """
        words = words_of(text)
        if named is None:
            found = self._anywhere(words, speaker, by, day) if _enough(words) else _NOT_FOUND
            return (
                Trace("not found", nearest=found.statement) if _by_chance(words, found) else found
            )
        here = self._in(words, named, by)
        if here.wording in {"verbatim", "trimmed", "spliced"} or not _enough(words):
            return self._said(here, speaker)
        there = self._anywhere(words, speaker, by, day)
        if there.wording == "spliced" and named in {one.statement for one in there.stretches}:
            return structs.replace(there, statement=named)
        better = _RANK.index(there.wording) < _RANK.index(here.wording)
        nearest = there.statement if better and there.statement != named else None
        return structs.replace(self._said(here, speaker), nearest=nearest)

    def _anywhere(
        self, words: Words, speaker: str | None, by: str | None, day: date | None
    ) -> Trace:
        """Trace to the statement that fits best; of equals, to one by that speaker."""
        candidates = self._forms.candidates(words, day)
        exact = (_best(_in_order(words, form) for form in self._own(name)) for name in candidates)
        found = _best(self._said(trace, speaker) for trace in exact if trace is not None)
        if found is not None:
            return found
        traces = [self._said(self._in(words, name, by), speaker) for name in candidates[:_LIKELY]]
        best = min(traces, key=_badness, default=_NOT_FOUND)
        if best.wording in {"altered", "not found"} and len(candidates) > 1:
            several = _several(words, [self._own(name) for name in candidates])
            best = self._said(several, speaker) if several else best
        return best

    def _own(self, name: str) -> list[Form]:
        return [form for form in self._forms.of[name] if form.own]

    def _in(self, words: Words, name: str, by: str | None) -> Trace:
        """Measure words against one statement."""
        own = self._own(name)
        if not words.keys:
            return next(
                (_as_it_stands(one) for one in own if one.words.text == words.text), _NOT_FOUND
            )
        others = [form for form in self._forms.of[name] if not form.own]
        return (
            _best(_in_order(words, form) for form in own)
            or _spliced(words, own)
            or _best(_elsewhere(words, form, own[0]) for form in others if not form.is_by(by))
            or _altered(words, own)
            or _known(words, others, name)
        )

    def _said(self, trace: Trace, speaker: str | None) -> Trace:
        if trace.statement is None:
            return trace
        voice = self._forms.of[trace.statement][0].source.voice
        return structs.replace(trace, attribution=attribution(speaker, voice))


_NOT_FOUND = Trace("not found")


def _by_chance(words: Words, found: Trace) -> bool:
    """Tell whether another speaker may have said nearly, or briefly, the words of a statement."""
    if found.attribution != "changed" or found.wording == "verbatim":
        return False
    return found.wording != "trimmed" or words.weight < ANOTHERS


def _enough(words: Words) -> bool:
    return words.weight >= FEWEST


def _badness(trace: Trace) -> tuple[int, bool, int, str]:
    changes = sum(span.kind != "equal" for span in trace.difference)
    return (
        _RANK.index(trace.wording),
        trace.attribution == "changed",
        changes,
        trace.statement or "",
    )


def _in_order(words: Words, form: Form) -> Trace | None:
    """Find words in a form, in a row or with marked cuts."""
    piece = in_one_piece(words, form)
    if piece is not None:
        first, last = form.bounds
        untouched = piece.said in first and piece.said_end in last
        return Trace(
            "verbatim" if untouched else "trimmed",
            statement=form.source.id,
            whole=piece.said == 0 and piece.said_end == len(form.words.keys),
            stretches=_stretches(words, [piece]),
        )
    pieces = with_marked_cuts(words, form) if words.gaps else None
    return _cut("trimmed", words, pieces) if pieces else None


def _as_it_stands(form: Form) -> Trace:
    """Trace a text without words, which is nothing but itself."""
    length = len(form.words.text)
    stretch = Stretch(form.source.id, form.number, 0, length, 0, length)
    return Trace("verbatim", statement=form.source.id, whole=True, stretches=(stretch,))


def _best(traces: Iterable[Trace | None]) -> Trace | None:
    return min((one for one in traces if one is not None), key=_badness, default=None)


def _spliced(words: Words, forms: Sequence[Form]) -> Trace | None:
    pieces = joined(words, forms)
    cut = pieces is not None and is_cut(pieces, words.gaps)
    return _cut("spliced", words, pieces) if pieces is not None and cut else None


def _elsewhere(words: Words, form: Form, own: Form) -> Trace | None:
    """Find words in a form that somebody else printed, and say how they differ from the own one."""
    found = _in_order(words, form)
    like = likeness(words, own) if found else None
    if found is None or like is None:
        return found
    return structs.replace(found, difference=_difference(words, like))


def _altered(words: Words, own: Sequence[Form]) -> Trace | None:
    if not _enough(words):
        return None
    likely = [one for one in (likeness(words, form) for form in own) if one is not None]
    return _changed(words, max(likely, key=lambda one: one.matched)) if likely else None


def _known(words: Words, others: Iterable[Form], name: str) -> Trace:
    """Tell that words are a known print of a statement, though none of its words."""
    known = any(_in_order(words, form) for form in others)
    return Trace("not found", statement=name) if known else _NOT_FOUND


def _cut(wording: Wording, words: Words, pieces: Sequence[Piece]) -> Trace:
    form = pieces[0].form
    blocks = tuple((piece.said, piece.start, piece.end - piece.start) for piece in pieces)
    if any(piece.said_end > after.said for piece, after in pairwise(pieces)):
        blocks = in_order(words, form)
    said = min(one.said for one in pieces), max(one.said_end for one in pieces)
    said = min(said[0], blocks[0][0]), max(said[1], blocks[-1][0] + blocks[-1][2])
    single = all(piece.form is form for piece in pieces)
    return Trace(
        wording,
        statement=form.source.id,
        stretches=_stretches(words, pieces),
        difference=difference(words, form, *said, blocks) if single else (),
    )


def _several(words: Words, forms: Sequence[Sequence[Form]]) -> Trace | None:
    """Find words that join whole runs of several statements."""
    pieces = joined(words, [form for own in forms for form in own], shortest=CUT)
    if pieces is None or not is_cut(pieces, words.gaps):
        return None
    return _cut("spliced", words, pieces)


def _changed(words: Words, found: Likeness) -> Trace:
    form = found.form
    pieces = [Piece(form, said, start, start + size) for said, start, size in found.blocks]
    return Trace(
        "altered",
        statement=form.source.id,
        whole=found.said == 0 and found.said_end == len(form.words.keys),
        stretches=_stretches(words, pieces),
        difference=_difference(words, found),
    )


def _difference(words: Words, found: Likeness) -> tuple[Span, ...]:
    return difference(words, found.form, found.said, found.said_end, found.blocks)


def _stretches(words: Words, pieces: Iterable[Piece]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(
            statement=piece.form.source.id,
            form=piece.form.number,
            start=piece.form.words.starts[piece.said],
            end=piece.form.words.ends[piece.said_end - 1],
            printed_start=words.starts[piece.start],
            printed_end=words.ends[piece.end - 1],
        )
        for piece in pieces
    )
