"""The search after an edit of a few records: only the files that it touches, from those published.

A shard holds all that is known of its words, so it is its own memory: the words that a record has
lost are taken out, those that it has won are put in. Where a shard would have to be made, split or
joined, the whole index is planned anew instead.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from generator.plan.search.files import BLOCK, INDEX, digest_of, rows_file, shown, words_file, write
from generator.plan.search.row import Row
from generator.plan.search.shards import (
    LONGEST,
    SMALL,
    begun,
    gaps,
    is_common,
    is_split,
    size_of,
    written,
)

Read = Callable[[str], bytes]
Change = tuple[int, Row, Row]
"""A row's number, how it was, and how it is."""


class NotAmendableError(Exception):
    """The files of the search would not be the same ones after the edit."""


def amend(read: Read, changes: Iterable[Change]) -> dict[str, str]:
    """Give the files of the search that are new after `changes`; `read` gives those published.

    Raises `NotAmendableError` where the index must be planned anew, as for a damaged file.
    """
    try:
        return _Amendment(read).files([change for change in changes if change[1] != change[2]])
    except (KeyError, ValueError, TypeError, OSError) as damage:
        raise NotAmendableError from damage


class _Amendment:
    def __init__(self, read: Read) -> None:
        self._read = read
        self._index = json.loads(read(INDEX))
        self._files: dict[str, str] = {}

    def files(self, changes: list[Change]) -> dict[str, str]:
        shards: defaultdict[str, list[_Edit]] = defaultdict(list)
        for number, old, new in changes:
            self._row(number, new)
            for word in old.names | old.words | new.names | new.words:
                edit = _Edit(word, number, _place(word, old), _place(word, new))
                if edit.before != edit.after:
                    shards[self._shard(word)].append(edit)
        self._keep_their_shape({name: self._amend(name, shards[name]) for name in sorted(shards)})
        if self._files:
            self._files[INDEX] = write(self._index)
        return self._files

    def _row(self, number: int, row: Row) -> None:
        block, at = divmod(number, BLOCK)
        path = rows_file(block)
        rows = json.loads(self._files.get(path) or self._read(path))
        rows[at] = shown(row)
        self._files[path] = write(rows)
        self._index["rows"][block] = digest_of(self._files[path])

    def _shard(self, word: str) -> str:
        starts = (word[:length] for length in range(min(len(word), LONGEST), -1, -1))
        return next(start for start in starts if start in self._index["words"])

    def _amend(self, name: str, edits: list["_Edit"]) -> dict[str, str]:
        path = words_file(name)
        shard = json.loads(self._read(path))
        for edit in edits:
            value = self._amended(shard.get(edit.word, ([], [])), edit)
            shard[edit.word] = value
            if not any(value):
                del shard[edit.word]
        texts = {word: written(word, shard[word]) for word in sorted(shard)}
        self._files[path] = "{" + ",".join(texts.values()) + "}"
        self._index["words"][name] = [size_of([*texts.values()]), digest_of(self._files[path])]
        return texts

    def _amended(self, value: Any, edit: "_Edit") -> list[Any]:
        """Give the value of a word after an edit; common words are counted, the others listed."""
        names, says = value
        named = _moved(_numbers(names), edit.number, within=edit.after is True)
        if isinstance(says, int):
            count = -says - (edit.before is False) + (edit.after is False)
            if not is_common(count, self._index["total"]):
                raise NotAmendableError
            return [gaps(named), -count]
        said = _moved(_numbers(says), edit.number, within=edit.after is False)
        if is_common(len(said), self._index["total"]):
            raise NotAmendableError
        return [gaps(named), gaps(said)]

    def _keep_their_shape(self, shards: Mapping[str, dict[str, str]]) -> None:
        """Raise unless the words would be cut as they are, now that shards have other sizes."""
        sizes = {name: size for name, (size, _digest) in self._index["words"].items()}
        for name, texts in shards.items():
            starts = [name[:length] for length in range(len(name) + 1)]
            wholes = [sum(sizes[one] for one in sizes if one.startswith(s)) for s in starts]
            is_cut = is_split(name, wholes[-1])
            groups = begun(texts, len(name) + 1).items() if is_cut else ()
            small = (size_of([texts[one] for one in group]) for at, group in groups if at != name)
            if (
                not all(map(is_split, starts[:-1], wholes[:-1]))
                or (len(starts) > 1 and min(wholes[1:]) <= SMALL)
                or (not is_cut and wholes[-1] > sizes[name])
                or any(size > SMALL for size in small)
            ):
                raise NotAmendableError


class _Edit(NamedTuple):
    """How one row has come to name or say a word, or ceased to."""

    word: str
    number: int
    before: bool | None
    after: bool | None


def _place(word: str, row: Row) -> bool | None:
    """Tell whether a row names a word (True), only says it (False), or neither (None)."""
    return True if word in row.names else False if word in row.words else None


def _numbers(steps: list[int]) -> list[int]:
    found: list[int] = []
    for step in steps:
        found.append((found[-1] if found else 0) + step)
    return found


def _moved(rows: list[int], number: int, *, within: bool) -> list[int]:
    """Give rising numbers with one among them, or without it."""
    others = [row for row in rows if row != number]
    if within:
        others.insert(bisect_left(others, number), number)
    return others
