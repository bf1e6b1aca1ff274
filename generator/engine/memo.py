"""Constructive traces: a result is found again by the digest of everything it was made from.

The scheme is Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte" (JFP 2020), section
4.2.3: topological order, constructive traces, shallow keys.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from generator.core.hashing import Digest
from generator.engine.pool import Progress, map_ordered, silent
from generator.engine.store import Store

T = TypeVar("T")
S = TypeVar("S")


class Outcome(Struct, frozen=True):
    """What one memoised stage gave, and for which items it had to work."""

    results: list[bytes]
    made: tuple[int, ...]


class Memo:
    """Runs functions from items to bytes, but only for keys it has not seen."""

    def __init__(self, store: Store, workers: int) -> None:
        """Look results up in `store`; make missing ones in `workers` processes."""
        self._store = store
        self._workers = workers
        self._used: set[str] = set()

    def run(
        self,
        function: Callable[[S, T], bytes],
        shared: S,
        keys: Sequence[Digest],
        item: Callable[[int], T],
        progress: Progress = silent,
    ) -> Outcome:
        """Give `function(shared, item(i))` for each key, made now or found under it.

        `item` is asked only for what is missing.
        """
        self._used.update(keys)
        known = self._store.get(keys)
        first_of = {key: number for number, key in reversed(list(enumerate(keys)))}
        missing = sorted(number for key, number in first_of.items() if key not in known)
        made = map_ordered(
            function,
            shared,
            [item(number) for number in missing],
            workers=self._workers,
            progress=progress,
        )
        fresh = {keys[number]: result for number, result in zip(missing, made, strict=True)}
        self._store.put(fresh)
        known.update(fresh)
        return Outcome([known[key] for key in keys], tuple(missing))

    def finish(self, keep: str) -> None:
        """Forget every row that was not used, but for those whose keys begin with `keep`."""
        self._store.keep_only(self._used, keep)
