"""The search after an edit of a few records: only the files that it touches, from those published.

A shard holds all that is known of its words, so it is its own memory: the words that a record has
lost are taken out, those that it has won are put in. Where words would be cut in another way, the
whole index is planned anew instead.
"""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.plan.search.files import (
    BLOCK,
    GROUP,
    INDEX,
    SHORT,
    digest_of,
    headed,
    rows_file,
    shown,
    words_file,
    write,
)
from generator.plan.search.row import Row
from generator.plan.search.shards import (
    LIMIT,
    in_order,
    level,
    posting_of,
    shard,
    value_of,
    weight_of,
    written,
)

Read = Callable[[str], bytes]
Change = tuple[int, Row, Row]
"""A row's number, how it was, and how it is."""
_ENDS = 99
"""The level of both ends of the index: no word has it."""


class NotAmendableError(Exception):
    """The files of the search would not be the same ones after the edit."""


def amend(read: Read, changes: Iterable[Change]) -> dict[str, str]:
    """Give the files of the search that are new after `changes`; `read` gives those published.

    Raises `NotAmendableError` where the index must be planned anew, as for a damaged file.
    """
    try:
        return _Amendment(read).files([change for change in changes if change[1] != change[2]])
    except (KeyError, ValueError, TypeError, OSError, IndexError) as damage:
        raise NotAmendableError from damage


class _Amendment:
    def __init__(self, read: Read) -> None:
        self._read = read
        self._index = json.loads(read(INDEX))
        self._starts: list[str] = self._index["starts"].split(" ")
        self._keys = [_order(start) for start in self._starts]
        self._files: dict[str, str] = {}
        self._read_words: dict[int, dict[str, str]] = {}

    def files(self, changes: list[Change]) -> dict[str, str]:
        shards: defaultdict[int, list[_Edit]] = defaultdict(list)
        for number, old, new in changes:
            self._row(number, new)
            for word in old.names | old.words | new.names | new.words:
                edit = _Edit(word, number, _place(word, old), _place(word, new))
                if edit.before != edit.after:
                    shards[bisect_right(self._keys, _order(word)) - 1].append(edit)
        for at, edits in sorted(shards.items()):
            self._amend(at, edits)
        for at in shards:
            self._keep_their_cuts(at)
        if self._files:
            self._files[INDEX] = write(self._index)
        return self._files

    def _row(self, number: int, row: Row) -> None:
        at, place = divmod(number, BLOCK)
        before = self._block(at)
        owners, rows = json.loads(before)
        rows[place] = shown(row)
        after = self._files[rows_file(at)] = write([owners, rows])
        first = at - at % GROUP
        self._note("rows", at // GROUP, digest_of(map(self._block, self._blocks[first:][:GROUP])))
        self._weigh(len(before.encode()), len(after.encode()))

    @property
    def _blocks(self) -> range:
        return range(-(-self._index["total"] // BLOCK))

    def _block(self, at: int) -> str:
        path = rows_file(at)
        return self._files.get(path) or self._read(path).decode()

    def _weigh(self, before: int, after: int) -> None:
        """Note the size of the largest block; all are asked where that one has become smaller."""
        if after < before == self._index["largest"]:
            self._index["largest"] = max(len(self._block(at).encode()) for at in self._blocks)
        self._index["largest"] = max(self._index["largest"], after)

    def _amend(self, at: int, edits: list["_Edit"]) -> None:
        before = self._words(at)
        words = dict(before)
        for edit in edits:
            value = _amended(words.get(edit.word, ""), edit)
            words[edit.word] = value
            if not value:
                del words[edit.word]
        ordered = in_order(words)
        amended = shard(self._starts[at], [written(word, words[word]) for word in ordered])
        first, height = next(iter(before), ""), self._height(at)
        if (
            ordered[:1] != [first]
            or (amended.size > LIMIT and len(ordered) > 1)
            or (at and _level(first, words) != _level(first, before))
            or any(_level(word, words) >= height for word in words if word != first)
        ):
            raise NotAmendableError
        digest = digest_of([amended.json])
        self._files[words_file(self._starts[at])] = headed(digest, amended.json)
        self._read_words[at] = {word: words[word] for word in ordered}
        self._index["sizes"][at] = amended.size
        self._note("words", at, digest)

    def _note(self, name: str, at: int, digest: str) -> None:
        text = self._index[name]
        self._index[name] = text[: at * SHORT] + digest + text[(at + 1) * SHORT :]

    def _height(self, at: int) -> int:
        """Give the level of the words that the part was cut before which this shard came from."""
        return min(self._level(at), self._level(at + 1))

    def _level(self, at: int) -> int:
        """Give the level of the word before which a shard was cut."""
        return _level(self._starts[at], self._words(at)) if 0 < at < len(self._starts) else _ENDS

    def _words(self, at: int) -> dict[str, str]:
        if at not in self._read_words:
            _, self._read_words[at] = json.loads(self._read(words_file(self._starts[at])))
        return self._read_words[at]

    def _keep_their_cuts(self, at: int) -> None:
        """Raise if the part that a shard was cut from is now so small that it would be left whole.

        What that part was cut from in its turn is larger.
        """
        height, sizes = self._height(at), self._index["sizes"]
        first, end = at, at + 1
        while height < _ENDS and sum(sizes[first:end]) <= LIMIT:
            if self._level(first) <= height:
                first -= 1
            elif self._level(end) <= height:
                end += 1
            else:
                raise NotAmendableError


def _level(word: str, words: Mapping[str, str]) -> int:
    return level(word, weight_of(written(word, words[word])))


class _Edit(NamedTuple):
    """How one row has come to name or say a word, or ceased to."""

    word: str
    number: int
    before: bool | None
    after: bool | None


def _amended(value: str, edit: _Edit) -> str:
    """Give the value of a word after an edit."""
    names, says = posting_of(value)
    return value_of(
        (
            _moved(names, edit.number, within=edit.after is True),
            _moved(says, edit.number, within=edit.after is False),
        )
    )


def _order(word: str) -> bytes:
    return word.encode("utf-16-be")


def _place(word: str, row: Row) -> bool | None:
    """Tell whether a row names a word (True), only says it (False), or neither (None)."""
    return True if word in row.names else False if word in row.words else None


def _moved(rows: list[int], number: int, *, within: bool) -> list[int]:
    """Give rising numbers with one among them, or without it."""
    others = [row for row in rows if row != number]
    if within:
        others.insert(bisect_left(others, number), number)
    return others
