"""The cache: one SQLite file of rows, each named by its key and held to its digest.

A cache is never believed. A row that does not match its digest, which holds the key too, is as good
as absent; a file that is damaged or of another make is thrown away.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Self

from generator.core.hashing import Digest, of_bytes

_LAYOUT = 2
_CHUNK = 500


class Store:
    """Bytes by key. Without a file, or with one that cannot be used, it is simply empty."""

    def __init__(self, file: Path | None) -> None:
        """Open the cache at `file`, creating it and its folder where they are missing."""
        self._file = file
        self._db = _open(file) if file is not None else None
        if self._db is None:
            self._discarded()

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Give the sound rows among `keys`."""
        wanted = sorted(set(keys))
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _CHUNK):
            found.update(self._rows(wanted[start : start + _CHUNK]))
        return found

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep `rows`. A cache that cannot be written to is no reason to fail."""
        if self._db is None or not rows:
            return
        with suppress(sqlite3.Error), self._db:
            self._insert(rows)

    def renew(self, prefix: str, rows: Mapping[str, bytes]) -> None:
        """Put `rows` in the place of all whose keys begin with `prefix`, in one step."""
        if self._db is not None:
            with suppress(sqlite3.Error), self._db:
                self._db.execute("DELETE FROM row WHERE substr(key, 1, ?) = ?", _begins(prefix))
                self._insert(rows)

    def keep_only(self, keys: Iterable[str], prefix: str) -> None:
        """Drop every row that the last build did not use, but for keys that begin with `prefix`."""
        if self._db is None:
            return
        with suppress(sqlite3.Error), self._db:
            self._db.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
            self._db.executemany("INSERT OR IGNORE INTO used VALUES (?)", [(k,) for k in keys])
            self._db.execute(
                "DELETE FROM row"
                " WHERE key NOT IN (SELECT key FROM used) AND substr(key, 1, ?) <> ?",
                _begins(prefix),
            )
            self._db.execute("DROP TABLE used")

    def __enter__(self) -> Self:
        """Give the open store."""
        return self

    def __exit__(self, *_problem: object) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()

    def _insert(self, rows: Mapping[str, bytes]) -> None:
        assert self._db is not None  # noqa: S101  the callers have looked
        self._db.executemany(
            "INSERT OR REPLACE INTO row VALUES (?, ?, ?)",
            ((key, _seal(key, value), value) for key, value in rows.items()),
        )

    def _discarded(self) -> None:
        """Throw the file away, and begin another."""
        if self._db is not None:
            self._db.close()
        if self._file is not None:
            _discard(self._file)
            self._db = _open(self._file)

    def _rows(self, keys: list[str]) -> dict[str, bytes]:
        if self._db is None:
            return {}
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, digest, value FROM row WHERE key IN ({marks})"  # noqa: S608  marks only
        try:
            rows = self._db.execute(query, keys).fetchall()
        except sqlite3.OperationalError:  # another process holds it, or a row is no text
            return {}
        except sqlite3.DatabaseError:
            self._discarded()
            return {}
        return {
            key: value
            for key, digest, value in rows
            if isinstance(value, bytes) and _seal(key, value) == digest
        }


def _begins(prefix: str) -> tuple[int, str]:
    return len(prefix), prefix


def _seal(key: str, value: bytes) -> Digest:
    """Digest a row: a sound value under another's key is a damaged row too."""
    return of_bytes(key.encode() + b"\0" + value)


def _open(file: Path) -> sqlite3.Connection | None:
    """Open the file, or give None where it is not a cache of ours."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(file, timeout=20)
    except (OSError, sqlite3.Error):
        return None
    try:
        layout = db.execute("PRAGMA user_version").fetchone()[0]
        if layout not in (0, _LAYOUT):
            message = "another layout"
            raise sqlite3.DatabaseError(message)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        with db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS row"
                " (key TEXT PRIMARY KEY, digest TEXT NOT NULL, value BLOB NOT NULL) WITHOUT ROWID"
            )
            db.execute("SELECT key, digest, value FROM row LIMIT 0")
            db.execute(f"PRAGMA user_version = {_LAYOUT}")
    except sqlite3.Error:
        with closing(db):
            return None
    return db


def _discard(file: Path) -> None:
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        with suppress(OSError):
            (file.parent / name).unlink()
