"""Names of actors, organisations and people, found in running text.

A trie over words, longest match first. An automaton over characters would lose "Okta" in
"Okta breach xy" when "Okta breach x" is a name too; words have no such fault.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.records import Actor, Organisation, Person

_WORD = re.compile(r"[^\W_]+")
# Prose is mostly small letters: where every name begins with a capital, most words need no look.
_CAPITAL_WORD = re.compile(r"(?<![^\W_])(?![a-zß-öø-ÿ])[^\W_]+")
_STEP = re.compile(r"([\W_]{1,4})([^\W_]+)")
_JOINED_BEFORE = re.compile(r"\w[-/@_.\u2011]\Z")
_JOINED_AFTER = re.compile(r"[-/@_.\u2011]\w")
_SHORT = 4
_LONGEST_GAP = 2


class Match(Struct, frozen=True):
    """A name in a text: where, and whose; more than one owner makes it ambiguous."""

    start: int
    end: int
    name: str
    owners: tuple[str, ...]


class Names:
    """All names of a site."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index pairs of a name and the id of its owner."""
        self._trie: dict[str, Any] = {}
        self.owners: dict[str, tuple[str, ...]] = {}
        self.pairs = tuple(sorted(set(names)))
        for name, owner in self.pairs:
            self._add(name, owner)
        capitals_only = not any(name[:1].islower() for name, _owner in self.pairs)
        self._first_word = _CAPITAL_WORD if capitals_only else _WORD

    @property
    def ambiguous(self) -> bool:
        """Whether any name has more than one owner."""
        return any(len(owners) > 1 for owners in self.owners.values())

    def find(self, text: str) -> list[Match]:
        """Give the names in `text`, longest first at each place, without overlap."""
        matches: list[Match] = []
        end = 0
        for word in self._first_word.finditer(text):
            if word.start() >= end and word.group().casefold() in self._trie:
                found = self._longest(text, word)
                if found is not None:
                    matches.append(found)
                    end = found.end
        return matches

    def _add(self, name: str, owner: str) -> None:
        node = self._trie
        for part in _parts(name):
            node = node.setdefault(part, {})
        spelling = node.setdefault("", name)
        owners = self.owners.get(spelling, ())
        if owner not in owners:
            self.owners[spelling] = (*owners, owner)

    def _longest(self, text: str, first: re.Match[str]) -> Match | None:
        """Walk the trie from the word `first`; the last name passed is the longest."""
        node = self._trie[first.group().casefold()]
        start, end = first.span()
        best: Match | None = None
        while node is not None:
            name = node.get("")
            if name and _stands_alone(text, start, end) and _same_case(name, text[start:end]):
                best = Match(start, end, name, self.owners[name])
            step = _STEP.match(text, end)
            gap = _gap(step[1]) if step else None
            node = node.get(gap, {}).get(step[2].casefold()) if step and gap else None
            end = step.end() if step else end
        return best


def names_of(index: Index) -> Names:
    """Collect the names of a site. A name that only overlaps an actor is not that actor's."""
    return Names(_pairs(index))


def _pairs(index: Index) -> Iterator[tuple[str, str]]:
    for entry, actor in index.of(Actor):
        yield actor.name, entry.id
        yield from ((n.name, entry.id) for n in actor.names if n.relation == "same")
    for entry, organisation in index.of(Organisation):
        yield from _named(entry, organisation.name, organisation.aliases)
    for entry, person in index.of(Person):
        yield from _named(entry, person.name, person.aliases)


def _named(entry: Entry, name: str, aliases: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield name, entry.id
    yield from ((alias, entry.id) for alias in aliases)


def _parts(name: str) -> Iterator[str]:
    """Give words and the gaps between them: `Storm-0558` is `storm`, `-`, `0558`."""
    end: int | None = None
    for word in _WORD.finditer(name):
        if end is not None:
            yield _gap(name[end : word.start()]) or " "
        yield word.group().casefold()
        end = word.end()


def _gap(between: str) -> str | None:
    """Fold what stands between two words; None where no name goes on across it."""
    if between.isspace():
        return " "
    mark = between.strip().replace("\u2010", "-").replace("\u2011", "-").replace("’", "'")
    return (
        mark
        if len(mark) <= _LONGEST_GAP and mark not in {".", "!", "?", ";", ":", "(", ")"}
        else None
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A name does not begin or end inside a compound, an address or a file's name."""
    joined_before = _JOINED_BEFORE.search(text, max(0, start - 2), start)
    return joined_before is None and _JOINED_AFTER.match(text, end) is None


def _same_case(name: str, written: str) -> bool:
    """Short capitals must match exactly; elsewhere a capital stays one, the rest may differ."""
    if len(name) <= _SHORT:
        return name == written
    return not (name[0].isupper() and written[0].islower())
