"""Printed words laid out by the sentences of the statement that they are from."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from generator.link.quotes.sentences import sentences
from generator.link.quotes.trace import Stretch, Trace
from generator.link.quotes.words import Words, words_of

_STOPS = ".!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f\uff61"
_PAUSES = ",;:"
_CLOSING = "\"'\u2019\u201d\u00bb)]\u300d\u300f\uff09"


class Part(NamedTuple):
    """A run of words: `equal` and `insert` as printed, `delete` as said."""

    kind: Literal["equal", "insert", "delete"]
    text: str


Of = Mapping[int, tuple[Part, ...]]
"""What was printed, by the number of the sentence."""


class _Placed(NamedTuple):
    """A part, and the number of the sentence that it belongs to."""

    sentence: int
    part: Part


def parted(
    quote: str, printed: str, trace: Trace, statement: str
) -> Mapping[int, tuple[Part, ...]]:
    """Give what was `printed` of each sentence of `statement`, whose words are `quote`.

    Sentences are counted from 0; those of which no word was printed are left out. What was left out
    of the others stands where it was said, their beginning and end too. Words that stand in another
    form of the statement, or in another statement, belong to none of its sentences.
    """
    own = [one for one in trace.stretches if one.statement == statement and one.form == 0]
    if not own:
        return {}
    layout = _Layout(quote, printed)
    whole = len(own) == len(trace.stretches) and trace.difference and _is_in_order(own)
    begins = _begins(quote, trace, own) if whole else None
    if begins is not None:
        return _kept(list(layout.by_difference(trace, begins)))
    return _kept(list(layout.by_stretches(trace, own)))


class _Layout:
    """The words of a statement and of a quotation, each with its sentence."""

    def __init__(self, quote: str, printed: str) -> None:
        self._said: Words = words_of(quote)
        self._printed: Words = words_of(printed)
        self._sentences = sentences(quote)
        self._starts = [one.start for one in self._sentences]

    def by_difference(self, trace: Trace, begins: int) -> Iterator[_Placed]:
        """Place each stretch of a word difference, the first of which `begins` there as said."""
        said, printed = begins, 0
        yield from self._left_out(self._opening(begins), begins)
        for span in trace.difference:
            there, here = (said, said + len(span.said)), (printed, printed + len(span.printed))
            if span.kind == "insert":
                number = self._of_insertion(said, begins, self._printed.text[:printed])
                yield _Placed(number, Part("insert", span.printed))
            elif span.kind == "delete":
                yield from self._cut(there, self._said, there, "delete")
            else:
                yield from self._cut(there, self._printed, here, "equal")
            said, printed = there[1], here[1]
        yield from self._left_out(said, self._closing(said))

    def by_stretches(self, trace: Trace, own: Sequence[Stretch]) -> Iterator[_Placed]:
        """Place runs of words, in the order in which they were printed.

        What stands after a run, up to the next, goes with it.
        """
        ends = sorted(one.end for one in own)
        starts = sorted(one.start for one in own)
        edges = sorted(one.printed_start for one in trace.stretches)
        edges = [0, *edges[1:], len(self._printed.text)]
        until = dict(pairwise(edges))
        for one in sorted(own, key=lambda one: one.printed_start):
            start = 0 if one.printed_start < edges[1] else one.printed_start
            before = ends[: bisect_right(ends, one.start)]
            yield from self._left_out(max([self._opening(one.start), *before[-1:]]), one.start)
            yield from self._cut(
                (one.start, one.end), self._printed, (start, until[start]), "equal"
            )
            closing = self._closing(one.end)
            if not any(one.end <= other < closing for other in starts):
                yield from self._left_out(one.end, closing)

    def _cut(
        self,
        said: tuple[int, int],
        words: Words,
        stretch: tuple[int, int],
        kind: Literal["equal", "delete"],
    ) -> Iterator[_Placed]:
        """Cut a `stretch` of a text where the words `said` go from one sentence to the next."""
        own = [self._sentence(start) for start in self._said.starts if said[0] <= start < said[1]]
        shown = [start for start in words.starts if stretch[0] <= start < stretch[1]]
        runs = [
            (number, next(iter(run))[1])
            for number, run in groupby(zip(own, shown, strict=False), key=lambda pair: pair[0])
        ] or [(self._sentence(said[0]), stretch[0])]
        edges = [stretch[0], *(start for _number, start in runs[1:]), stretch[1]]
        for (number, _start), (start, end) in zip(runs, pairwise(edges), strict=True):
            yield _Placed(number, Part(kind, words.text[start:end]))

    def _left_out(self, start: int, end: int) -> Iterator[_Placed]:
        """Give the words of one sentence that were not printed, if there are any."""
        if any(start <= word < end for word in self._said.starts):
            words = self._said.text[start:end].lstrip(_PAUSES)
            yield _Placed(self._sentence(start), Part("delete", words))

    def _opening(self, place: int) -> int:
        """Give where the sentence begins in which a stretch begins."""
        return self._sentences[self._sentence(place)].start

    def _closing(self, place: int) -> int:
        """Give where the sentence ends in which a stretch ends."""
        return self._sentences[self._sentence(max(0, place - 1))].end

    def _of_insertion(self, at: int, first: int, before: str) -> int:
        """Give the sentence of words put in at a place of the statement.

        They belong to the sentence that they follow, unless the report had ended it before them.
        """
        following = self._sentence(at)
        ended = before.rstrip().rstrip(_CLOSING).endswith(tuple(_STOPS))
        return following if at <= first or ended else self._sentence(at - 1)

    def _sentence(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)


def _is_in_order(stretches: Sequence[Stretch]) -> bool:
    return all(one.end <= after.start for one, after in pairwise(stretches))


def _begins(quote: str, trace: Trace, own: Sequence[Stretch]) -> int | None:
    """Give where the compared stretch of a statement begins, or None where it cannot be told."""
    said = "".join(span.said for span in trace.difference)
    found = quote.rfind(said, 0, own[0].start + len(said))
    return found if found >= 0 and found + len(said) >= own[-1].end else None


def _kept(placed: Sequence[_Placed]) -> dict[int, tuple[Part, ...]]:
    """Give the parts of each sentence of which something was printed as said.

    Words put in where nothing else of a sentence was printed go with the one before, or after.
    """
    kept = sorted({one.sentence for one in placed if one.part.kind == "equal"})
    found: dict[int, list[Part]] = {number: [] for number in kept}
    for number, part in placed:
        if number in found:
            found[number].append(part)
        elif part.kind == "insert" and kept:
            found[kept[max(0, bisect_right(kept, number) - 1)]].append(part)
    return {number: _joined(parts) for number, parts in found.items()}


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(
        Part(run[0].kind, "".join(part.text for part in run))
        for run in (list(group) for _kind, group in groupby(parts, key=lambda part: part.kind))
    )
