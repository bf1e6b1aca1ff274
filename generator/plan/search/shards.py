"""The index cut into shards: words that begin alike stand together, until a shard grows too big.

A shard is named by how its words begin. One that is bigger than `LIMIT` is split by the next
character; words that begin a shard of no more than `SMALL` stay together in the one that was split.
So where a word stands depends on sizes alone, a reader's browser finds it in the list of shards
without asking, and there is a shard for every word that an edit may bring.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.plan.search.row import Row

LIMIT = 12_000
"""Characters of a shard before it is split."""
SMALL = 600
"""Characters that are not worth a shard of their own."""
LONGEST = 6
"""How many characters the name of a shard has at most."""
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
    return not name or (size > LIMIT and len(name) < LONGEST)


def shards_of(postings: Mapping[str, Posting], total: int) -> list[Shard]:
    """Cut the postings of `total` rows into shards, in order of their names."""
    rest: list[str] = []
    shards: list[Shard] = []
    for name, words in begun(sorted(postings), 1).items():
        texts = {word: written(word, _value(postings[word], total)) for word in words}
        own = list(texts.values())
        if size_of(own) <= SMALL:
            rest += own
        else:
            shards += _cut(name, words, texts)
    return sorted([_shard("", rest), *shards], key=lambda shard: shard.name)


def begun(words: Iterable[str], length: int) -> dict[str, list[str]]:
    """Group words by how they begin."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[:length]].append(word)
    return groups


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
    rest: list[str] = []
    for start, group in begun(words, len(name) + 1).items():
        of_group = [texts[word] for word in group]
        if start == name or size_of(of_group) <= SMALL:
            rest += of_group
        else:
            yield from _cut(start, group, texts)
    yield _shard(name, rest)


def _shard(name: str, texts: list[str]) -> Shard:
    return Shard(name, size_of(texts), "{" + ",".join(texts) + "}")


def _value(posting: Posting, total: int) -> list[Any]:
    says: Any = -len(posting[1]) if is_common(len(posting[1]), total) else gaps(posting[1])
    return [gaps(posting[0]), says]
