"""A large mapping in many rows of the cache: a few of its items are read, or changed, for little.

An item's row follows from its key alone (CRC-32 of the key, modulo the number of rows), so that a
change rewrites the rows of what has changed and no others.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar
from zlib import crc32

from msgspec import DecodeError, msgpack

from generator.engine.store import Store

V = TypeVar("V")

ROOM = 64
"""How many items a row has, about."""


class ForgottenError(Exception):
    """What should be in the cache is not there, or not sound."""


class Shelf(Mapping[str, V]):
    """A mapping that reads a row when one of its items is asked for.

    Raises `ForgottenError` where that row is lost.
    """

    def __init__(self, store: Store, name: str, of: type[V]) -> None:
        """Read what was shelved as `name`, with values that are each an `of`."""
        self._store = store
        self._name = name
        self._decoder = msgpack.Decoder(dict[str, of])  # type: ignore[valid-type]
        self._rows: dict[int, dict[str, V]] = {}
        self._count = 0

    def __getitem__(self, key: str) -> V:
        """Give an item; raise `KeyError` for none."""
        return self._row(_place(key, self._number()))[key]

    def __iter__(self) -> Iterator[str]:
        """Give all keys, which reads all rows."""
        count = self._number()
        self._expect_rows(set(range(count)))
        for at in range(count):
            yield from self._rows[at]

    def __len__(self) -> int:
        """Say how many there are, which reads all rows."""
        return sum(1 for _key in self)

    def expect(self, keys: Iterable[str]) -> None:
        """Read at once what is going to be asked for."""
        count = self._number()
        self._expect_rows({_place(key, count) for key in keys})

    def take(self, items: Mapping[str, V]) -> None:
        """Know `items`, which are written elsewhere."""
        for key, value in items.items():
            self._row(_place(key, self._number()))[key] = value

    def changed(self, items: Mapping[str, V]) -> dict[str, bytes]:
        """Give the rows that are new once `items` have been put in."""
        fresh: dict[int, dict[str, V]] = {}
        for key, value in items.items():
            at = _place(key, self._number())
            fresh.setdefault(at, dict(self._row(at)))[key] = value
        return {_row_key(self._name, at): msgpack.encode(row) for at, row in fresh.items()}

    def _number(self) -> int:
        if not self._count:
            written = self._store.get([self._name]).get(self._name, b"")
            if not written.isdigit() or not int(written):
                raise ForgottenError(self._name)
            self._count = int(written)
        return self._count

    def _row(self, at: int) -> dict[str, V]:
        self._expect_rows({at})
        return self._rows[at]

    def _expect_rows(self, wanted: set[int]) -> None:
        missing = wanted - self._rows.keys()
        found = self._store.get(_row_key(self._name, at) for at in missing) if missing else {}
        self._rows.update((at, self._read(found, at)) for at in missing)

    def _read(self, found: Mapping[str, bytes], at: int) -> dict[str, V]:
        key = _row_key(self._name, at)
        try:
            return self._decoder.decode(found[key])
        except (KeyError, DecodeError) as lost:  # or as another version of the program wrote it
            raise ForgottenError(key) from lost


def shelved(name: str, items: Mapping[str, object]) -> dict[str, bytes]:
    """Give the rows of a shelf called `name` that holds `items`."""
    count = max(1, -(-len(items) // ROOM))
    rows: list[dict[str, object]] = [{} for _ in range(count)]
    for key, value in items.items():
        rows[_place(key, count)][key] = value
    written = {_row_key(name, at): msgpack.encode(row) for at, row in enumerate(rows)}
    return {name: str(count).encode(), **written}


def _place(key: str, count: int) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % count


def _row_key(name: str, at: int) -> str:
    return f"{name}:{at}"
