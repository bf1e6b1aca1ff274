"""The index cut into shards: words that begin alike stand together, until a shard grows too big.

A shard is named by how its words begin, two characters at least. One that is bigger than `LIMIT` is
split by the next character; what is no longer than its name stays. So where a word stands depends
on sizes alone, and a reader's browser finds it in the list of shards without asking.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.plan.search.row import Row

LIMIT = 12_000
"""Characters of a shard before it is split."""
SHORTEST, LONGEST = 2, 6
"""How many characters the name of a shard has."""
_COMMON, _SHARE = 1000, 8

Posting = tuple[list[int], list[int]]
"""The numbers of the rows that name a word, and of those that only say it, rising."""


class Shard(Struct, frozen=True):
    """The words that begin with `name`, as JSON, and how much they weigh."""

    name: str
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


def is_common(count: int, total: int) -> bool:
    """Tell whether `count` of `total` rows are so many that who says a word is not listed."""
    return count > max(_COMMON, total // _SHARE)


def is_split(name: str, size: int) -> bool:
    """Tell whether words that begin with `name`, and weigh `size`, stand in several shards."""
    return size > LIMIT and len(name) < LONGEST


def shards_of(postings: Mapping[str, Posting], total: int) -> list[Shard]:
    """Cut the postings of `total` rows into shards, in order of their names."""
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(postings):
        by_start[word[:SHORTEST]].append(word)
    shards: list[Shard] = []
    for name, words in by_start.items():
        texts = {word: written(word, _value(postings[word], total)) for word in words}
        shards += _cut(name, words, texts)
    return sorted(shards, key=lambda shard: shard.name)


def written(word: str, value: Any) -> str:
    """Write a word and its value as a member of a JSON object."""
    return f"{json.dumps(word, ensure_ascii=False)}:{json.dumps(value, separators=(',', ':'))}"


def size_of(texts: list[str]) -> int:
    """Say how much written words weigh; the sizes of shards add up."""
    return sum(map(len, texts)) + len(texts)


def gaps(numbers: list[int]) -> list[int]:
    """Write rising numbers as the steps between them, which are short."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _cut(name: str, words: list[str], texts: Mapping[str, str]) -> Iterator[Shard]:
    own = [texts[word] for word in words]
    if not is_split(name, size_of(own)):
        yield _shard(name, own)
        return
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        longer[word[: len(name) + 1]].append(word)
    if name in longer:
        yield _shard(name, [texts[word] for word in longer.pop(name)])
    for start, begun in longer.items():
        yield from _cut(start, begun, texts)


def _shard(name: str, texts: list[str]) -> Shard:
    return Shard(name, size_of(texts), "{" + ",".join(texts) + "}")


def _value(posting: Posting, total: int) -> list[Any]:
    says: Any = -len(posting[1]) if is_common(len(posting[1]), total) else gaps(posting[1])
    return [gaps(posting[0]), says]
