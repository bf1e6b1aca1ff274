"""The index cut into shards: words that stand beside each other, and no shard above `LIMIT`.

Words stand in order. Where they weigh too much for one shard they are cut before those of them that
have the highest level, which is drawn by lot from the word itself and is higher the more it weighs;
and so on with each part. So no shard is larger whatever the words are, but one that has a single
word; a reader's browser finds a word by the first words of the shards; and an edit moves a cut only
where it brings or takes one of those words, or where a part outgrows the limit or falls below it.
A word that is new stands in few rows: among heavy words it moves none, as a light key moves little
of a biased skip list (Bagchi, Buchsbaum, Goodrich, 2005).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

from msgspec import Struct

from generator.plan.search.numbers import packed, unpacked
from generator.plan.search.row import Row

LIMIT = 6_000
"""Bytes of a shard that has more than one word."""
APART = "."

Posting = tuple[list[int], list[int]]
"""The numbers of the rows that name a word, and of those that only say it, rising."""


class Shard(Struct, frozen=True):
    """Words from `start` on, up to where the next one starts, as JSON; and how much they weigh."""

    start: str
    size: int
    json: str


def postings_of(rows: Iterable[Row]) -> dict[str, Posting]:
    """Give the posting of each word that can be searched for."""
    names: defaultdict[str, list[int]] = defaultdict(list)
    says: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for word in row.names:
            names[word].append(number)
        for word in row.words:
            says[word].append(number)
    return {word: (names.get(word, []), says.get(word, [])) for word in names.keys() | says.keys()}


def shards_of(postings: Mapping[str, Posting]) -> list[Shard]:
    """Cut postings into shards, in order; the first starts with nothing. There is always one."""
    members = {word: written(word, value_of(postings[word])) for word in in_order(postings)}
    levels = {word: level(word, weight_of(member)) for word, member in members.items()}
    parts = list(_cut(list(members), members, levels)) if members else [[]]
    return [
        shard(words[0] if number else "", [members[word] for word in words])
        for number, words in enumerate(parts)
    ]


def in_order(words: Iterable[str]) -> list[str]:
    """Give words as a browser orders them, which compares UTF-16."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def value_of(posting: Posting) -> str:
    """Write a posting."""
    names, says = map(packed, posting)
    return f"{names}{APART}{says}" if says else names


def posting_of(value: str) -> Posting:
    """Read a posting; raise `ValueError` for what is none."""
    names, _, says = value.partition(APART)
    return unpacked(names), unpacked(says)


def written(word: str, value: str) -> str:
    """Write a word and its value as a member of a JSON object."""
    return f'{json.dumps(word, ensure_ascii=False)}:"{value}"'


def shard(start: str, members: list[str]) -> Shard:
    """Make a shard of members as they are written."""
    return Shard(start, sum(map(weight_of, members)), "{" + ",".join(members) + "}")


def level(word: str, weight: int) -> int:
    """Draw the level of a word by lot: one in two has one more than the least, one in four two.

    A word of twice the weight, in bytes, has one more.
    """
    lot = crc32(word.encode())
    return (lot & -lot).bit_length() + weight.bit_length()


def weight_of(member: str) -> int:
    """Give how many bytes a member of a JSON object takes, with what parts it from the next."""
    return len(member.encode()) + 1


def _cut(
    words: Sequence[str], members: Mapping[str, str], levels: Mapping[str, int]
) -> Iterator[Sequence[str]]:
    if len(words) == 1 or sum(weight_of(members[word]) for word in words) <= LIMIT:
        yield words
        return
    highest = max(map(levels.__getitem__, words[1:]))
    cuts = (at for at, word in enumerate(words) if at and levels[word] == highest)
    for start, end in pairwise((0, *cuts, len(words))):
        yield from _cut(words[start:end], members, levels)
