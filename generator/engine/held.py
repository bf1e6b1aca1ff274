"""A cache that is held in memory as well, by a process that builds one site again and again."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.engine.store import Store


class HeldStore(Store):
    """A store that reads a row once, and may know rows that are not written yet."""

    def __init__(self, file: Path | None) -> None:
        """Open the cache at `file`."""
        super().__init__(file)
        self._held: dict[str, bytes] = {}

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Give the sound rows among `keys`."""
        wanted = set(keys)
        self._held.update(super().get(wanted - self._held.keys()))
        return {key: self._held[key] for key in wanted & self._held.keys()}

    def in_file(self, key: str) -> bytes | None:
        """Give a row as another process would find it now."""
        return super().get([key]).get(key)

    def hold(self, rows: Mapping[str, bytes]) -> None:
        """Know `rows`, and leave the file as it is."""
        self._held.update(rows)

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep `rows`."""
        self.hold(rows)
        super().put(rows)
