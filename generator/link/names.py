"""Names of actors, organisations and people, found in running text.

A trie over words, longest match first. An automaton over characters would lose "Okta" in
"Okta breach xy" when "Okta breach x" is a name too; words have no such fault.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.link.claims import Claim, claims_of, group_of, is_record
from generator.model.index import Index

_WORD = re.compile(r"[^\W_]+")
_SMALL = "a-zß-öø-ÿ"
_STEP = re.compile(r"([\W_]{1,4})([^\W_]+)")
_JOINED_BEFORE = re.compile(r"\w[-/@_.\u2011]\Z")
_JOINED_AFTER = re.compile(r"[-/@_.\u2011]\w")
_ENDS_A_SENTENCE = frozenset(".!?;:")
_SHORT = 4
_FEW = 200

Pair = tuple[str, str]
"""A name, and its owner."""


class Match(Struct, frozen=True):
    """A name in a text: where, and whose; more than one owner makes it ambiguous."""

    start: int
    end: int
    name: str
    owners: tuple[str, ...]
    told_apart: bool = False
    """The owners are several for certain, not only by the words of several authorities."""


class Names:
    """All names of a site."""

    def __init__(
        self, names: Iterable[Pair], tabled: Iterable[Pair] = (), known: Iterable[Pair] = ()
    ) -> None:
        """Index the names of records, and those of name tables.

        `known` pairs a record with each authority of a table that has its actor. The names of one
        first word are only joined when a text has that word.
        """
        self.pairs = tuple(sorted(set(names)))
        self.tabled = tuple(sorted(set(tabled).difference(self.pairs)))
        self.known = tuple(sorted(set(known)))
        self._authorities: defaultdict[str, set[str]] = defaultdict(set)
        for record, authority in self.known:
            self._authorities[record].add(authority)
        self._waiting: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
        for pairs, loose in ((self.pairs, True), (self.tabled, False)):
            for name, owner in pairs:
                word = _WORD.search(name)
                if word is not None:
                    self._waiting[word.group().casefold()].append((name, owner, loose))
        self._trie: dict[str, dict[str, Any]] = {}
        self._first_word = _first_words([name for name, _owner in (*self.pairs, *self.tabled)])
        self._found: dict[str, tuple[Match, ...]] = {}

    @property
    def ambiguous(self) -> bool:
        """Whether any name has owners that are told apart, so that prose must not use it alone."""
        return any(
            match.told_apart
            for name, _owner in (*self.pairs, *self.tabled)
            for match in self.find(name)
        )

    def find(self, text: str) -> tuple[Match, ...]:
        """Give the names in `text`, longest first at each place, without overlap."""
        if text not in self._found:
            self._found[text] = tuple(self._look(text))
        return self._found[text]

    def _look(self, text: str) -> list[Match]:
        matches: list[Match] = []
        end = 0
        for word in self._first_word.finditer(text):
            if word.start() >= end:
                first = word.group().casefold()
                node = self._trie.get(first) or self._joined(first)
                found = self._longest(text, word, node) if node else None
                if found is not None:
                    matches.append(found)
                    end = found.end
        return matches

    def _joined(self, first: str) -> dict[str, Any] | None:
        waiting = self._waiting.get(first)
        if waiting is None:
            return None
        top = self._trie.setdefault(first, {})
        for name, owner, loose in waiting:
            node = top
            for part in _parts_after_first(name):
                node = node.setdefault(part, {})
            node.setdefault("", _Spellings(self._authorities)).add(name, owner, loose=loose)
        return top

    @staticmethod
    def _longest(text: str, first: re.Match[str], top: dict[str, Any]) -> Match | None:
        """Walk the trie from the word `first`; the last name passed is the longest."""
        node: dict[str, Any] | None = top
        start, end = first.span()
        best: Match | None = None
        while node is not None:
            spellings = node.get("")
            if spellings is not None and _stands_alone(text, start, end):
                best = spellings.match(text, start, end) or best
            step = _STEP.match(text, end)
            following = node.get(_gap(step[1])) if step else None
            node = following.get(step[2].casefold()) if step and following else None
            end = step.end() if step else end
        return best


class _Spellings:
    """The names that differ in case alone, with their owners.

    Short ones are names of their own: "ICE" is not "Ice". The others share their owners, whichever
    of them a text has.
    """

    def __init__(self, authorities: Mapping[str, set[str]]) -> None:
        self._authorities = authorities
        self._loose: dict[str, bool] = {}
        self._owners: dict[str, dict[str, bool]] = {}

    def add(self, name: str, owner: str, *, loose: bool) -> None:
        bare = _bare(name)
        self._loose[bare] = self._loose.get(bare, False) or loose
        owners = self._owners.setdefault(_shared_by(bare), {})
        owners[owner] = owners.get(owner, False) or loose

    def match(self, text: str, start: int, end: int) -> Match | None:
        written = text[start:end]
        fitting = [name for name in self._loose if self._fits(name, written)]
        if not fitting:
            return None
        name = written if written in fitting else fitting[0]
        owners = self._owners[_shared_by(name)]
        apart = self._told_apart(owners)
        declared = [owner for owner, declares in owners.items() if declares]
        meant = declared if declared and not apart else owners
        return Match(start, end, name, tuple(sorted(meant)), apart)

    def _told_apart(self, owners: Iterable[str]) -> bool:
        """Two records are two, and so are two actors of one authority.

        Whether two authorities mean one actor by a name is not for us to say.
        """
        records = [owner for owner in owners if is_record(owner)]
        others = [group_of(owner)[0] for owner in owners if not is_record(owner)]
        known = {authority for record in records for authority in self._authorities[record]}
        return len(records) > 1 or len(set(others)) < len(others) or not known.isdisjoint(others)

    def _fits(self, name: str, written: str) -> bool:
        """Short capitals must match exactly; elsewhere a capital stays one, the rest may differ.

        One word that only a table has must match exactly too: "Machete" is a name, and a word.
        """
        if len(name) <= _SHORT or not (self._loose[name] or _is_several_words(name)):
            return name == written
        return not (name[0].isupper() and written[0].islower())


def names_of(index: Index) -> Names:
    """Collect the names of the records of a site."""
    return names_among(claims_of(index, ()))


def names_among(claims: Iterable[Claim]) -> Names:
    """Collect the names of a site. A name that only overlaps an actor is not that actor's.

    Where a record says that it only overlaps, no table makes it more than that.
    """
    declared: list[Pair] = []
    tabled: list[Pair] = []
    known: list[Pair] = []
    overlapping: set[Pair] = set()
    for claim in claims:
        pair = (claim.name, claim.owner)
        folded = (_folded(claim.name), claim.owner)
        if claim.table is None and claim.relation == "overlaps":
            overlapping.add(folded)
        if claim.table is not None and claim.authority is not None and is_record(claim.owner):
            known.append((claim.owner, claim.authority))
        if claim.relation == "same":
            if claim.table is None:
                declared.append(pair)
            elif folded not in overlapping:
                tabled.append(pair)
    return Names(declared, tabled, known)


def _first_words(names: list[str]) -> re.Pattern[str]:
    """Give a pattern of the words at which a name may begin.

    Prose is mostly small letters: where few names begin with one, most words need no look.
    """
    firsts = {word.group() for name in names if (word := _WORD.search(name))}
    small = sorted({word.casefold() for word in firsts if re.match(f"[{_SMALL}]", word)})
    if len(small) > _FEW:
        return _WORD
    others = "|".join(map(re.escape, small))
    listed = f"|(?<![^\\W_])(?i:{others})(?![^\\W_])" if small else ""
    return re.compile(rf"(?<![^\W_])(?![{_SMALL}])[^\W_]+{listed}")


def _parts_after_first(name: str) -> Iterator[str]:
    """Give words and the gaps between them: `Storm-0558` is `storm`, `-`, `0558`."""
    end: int | None = None
    for word in _WORD.finditer(name):
        if end is not None:
            yield _gap(name[end : word.start()])
            yield word.group().casefold()
        end = word.end()


def _folded(name: str) -> str:
    """Give the same for two names that a text may write alike."""
    word = _WORD.search(name)
    return "".join((word.group().casefold(), *_parts_after_first(name))) if word else ""


def _gap(between: str) -> str:
    """Fold what stands between two words, but for the space at the end of a sentence."""
    if between.isspace():
        return " "
    mark = between.strip().replace("\u2010", "-").replace("\u2011", "-").replace("’", "'")
    return f"{mark} " if mark in _ENDS_A_SENTENCE and between[-1].isspace() else mark


def _shared_by(name: str) -> str:
    """Give the key of a name's owners: short names have their own."""
    return name if len(name) <= _SHORT else ""


def _bare(name: str) -> str:
    """Give a name as a match has it: from its first word to the end of its last."""
    words = list(_WORD.finditer(name))
    return name[words[0].start() : words[-1].end()]


def _is_several_words(name: str) -> bool:
    return len(_WORD.findall(name)) > 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A name does not begin or end inside a compound, an address, a file's name or a letter."""
    if _is_mark(text[end : end + 1]) or _is_mark(text[max(start - 1, 0) : start]):
        return False
    joined_before = _JOINED_BEFORE.search(text, max(0, start - 2), start)
    return joined_before is None and _JOINED_AFTER.match(text, end) is None


def _is_mark(char: str) -> bool:
    """Tell a mark that belongs to the letter before it (Unicode, general category M)."""
    return bool(char) and unicodedata.category(char).startswith("M")
