"""Statements in their printed forms, found by three-word shingles."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from msgspec import Struct

from generator.link.quotes.sentences import sentences
from generator.link.quotes.words import Words, words_of

SHINGLE = 3
_CANDIDATES = 4
_ZONES = timedelta(days=1)
_COMMON = 60
"""A pair of words that stands in more forms than this says nothing about where words are from."""


class Voice(Struct, frozen=True):
    """Who spoke: as the record names them, and every name of that person and organisation."""

    said: str
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()


class Source(Struct, frozen=True):
    """A statement to trace to.

    The first of its `forms` is the statement's own wording; the next `others` are the speaker's
    own words too, in another print. The rest are forms in which somebody else printed it.
    """

    id: str
    voice: Voice
    forms: tuple[str, ...]
    others: int = 0
    printed_by: tuple[str, ...] = ()
    """Who printed each of the rest, by identity, in their order."""
    since: date | None = None
    """The first day on which it can have been made."""

    def is_after(self, day: date | None) -> bool:
        """Whether it was made after `day`, wherever on earth that day was over."""
        return day is not None and self.since is not None and self.since - day > _ZONES


class Form(Struct, frozen=True, dict=True):
    """One printed form of a statement, ready to compare."""

    source: Source
    number: int
    words: Words

    @property
    def own(self) -> bool:
        """Whether these are the speaker's own words."""
        return self.number <= self.source.others

    def is_by(self, report: str | None) -> bool:
        """Whether `report` printed this form: what it printed is no measure of what it printed."""
        place = self.number - self.source.others - 1
        printed_by = self.source.printed_by
        return (
            report is not None and place in range(len(printed_by)) and printed_by[place] == report
        )

    @cached_property
    def joined(self) -> str:
        """The words as one line."""
        return self.words.joined

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words.keys)

    @cached_property
    def bounds(self) -> tuple[frozenset[int], frozenset[int]]:
        """The words at which a sentence begins, and those before which one has ended."""
        return bounds(self.words)


def bounds(words: Words) -> tuple[frozenset[int], frozenset[int]]:
    """Give the words at which a sentence begins, and those before which one has ended."""
    first, last = set(), set()
    for sentence in sentences(words.text):
        inside = [
            number
            for number, start in enumerate(words.starts)
            if sentence.start <= start < sentence.end
        ]
        if inside:
            first.add(inside[0])
            last.add(inside[-1] + 1)
    return frozenset(first), frozenset(last)


class Forms:
    """All printed forms, and the shingles that they are found by."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Index `sources`; the order in which they come is of no matter."""
        self.of: dict[str, tuple[Form, ...]] = {}
        self._postings: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for source in sorted(sources, key=lambda one: one.id):
            forms = tuple(
                Form(source, number, words_of(text)) for number, text in enumerate(source.forms)
            )
            self.of[source.id] = forms
            for form in forms:
                for shingle in set(shingles(form.words.keys, SHINGLE)):
                    self._postings[shingle].append((source.id, form.number))

    @cached_property
    def _pairs(self) -> dict[tuple[str, ...], list[Form]]:
        pairs: defaultdict[tuple[str, ...], dict[tuple[str, int], Form]] = defaultdict(dict)
        for forms in self.of.values():
            for form in forms:
                for pair in shingles(form.words.keys, 2):
                    pairs[pair][form.source.id, form.number] = form
        return {pair: [*found.values()] for pair, found in pairs.items() if len(found) <= _COMMON}

    def candidates(self, words: Words, day: date | None = None) -> list[str]:
        """Give the statements made by `day` that share most with `words`, the likeliest first."""
        votes: Counter[tuple[str, int]] = Counter()
        for shingle in set(shingles(words.keys, SHINGLE)):
            votes.update(self._postings.get(shingle, ()))
        if not votes:
            for pair in set(shingles(words.keys, 2)):
                votes.update((f.source.id, f.number) for f in self._pairs.get(pair, ()))
        ranked = sorted(votes, key=lambda one: (-votes[one], one))
        names = dict.fromkeys(name for name, _number in ranked)
        there = (name for name in names if not self.of[name][0].source.is_after(day))
        return list(islice(there, _CANDIDATES))


def shingles(keys: tuple[str, ...], length: int) -> list[tuple[str, ...]]:
    """Give every run of `length` words, in order."""
    return list(zip(*(keys[start:] for start in range(length)), strict=False))
