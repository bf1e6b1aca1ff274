"""Sees what changes below a few folders, by looking.

Looking costs one `stat` a file and works on every disk: network folders and containers often send
no events. A file counts as changed when its stamp is another one, newer or older.
"""

import os
import time  # how often to look; no byte of a build depends on it
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

_PAUSE = 0.2
_STILL = 0.05
_PATIENCE = 40
"""How often to look again while somebody is still writing: two seconds in all."""
_SHARE = 9
"""Rest at least this many times as long as a look took: a tenth of one processor at the most."""

Stamp = tuple[int, int, int, int]
Snapshot = dict[str, Stamp]


class Watch:
    """What some folders hold, and what has changed there since it was last asked."""

    def __init__(self, roots: Sequence[Path], sleep: Callable[[float], None] = time.sleep) -> None:
        """Remember what `roots` hold now; a root may come and go."""
        self._roots = list({root.resolve(): str(root) for root in reversed(roots)}.values())
        self._sleep = sleep
        self._known = self._look()

    def changes(self) -> Iterator[tuple[str, ...]]:
        """Give the paths that have changed, each time some have and then kept still.

        What changes while the caller is at work with one answer is in the next.
        """
        pause = _PAUSE
        while True:
            self._sleep(pause)
            began = time.perf_counter()
            now = self._look()
            pause = max(_PAUSE, _SHARE * (time.perf_counter() - began))
            if changed := self._changed(now):
                yield changed

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that are there."""
        return tuple(Path(root) for root in self._roots if os.path.isdir(root))  # noqa: PTH112

    def look(self) -> tuple[str, ...]:
        """Give the paths that have changed since they were last given, once they keep still."""
        return self._changed(self._look())

    def at(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Give those of some files' `paths` that have changed since they were last given."""
        now = {path: stamp for path in paths if (stamp := _stamp_of(path)) is not None}
        changed = tuple(path for path in sorted(set(paths)) if self._known.get(path) != now[path])
        self._known.update(now)
        return changed

    def is_file(self, path: str) -> bool:
        """Tell whether a file is at `path` now, and was there."""
        return path in self._known and _stamp_of(path) is not None

    def named(self, path: Path) -> str | None:
        """Give the name that an absolute path has here; None where it is not looked at."""
        for root in self._roots:
            whole = Path(root).absolute()
            if path.is_relative_to(whole):
                below = path.relative_to(whole)
                return None if any(map(_passing, below.parts)) else f"{root}/{below.as_posix()}"
        return None

    def _changed(self, now: Snapshot) -> tuple[str, ...]:
        if now == self._known:
            return ()
        known, self._known = self._known, self._still(now)
        # An editor's passing file has come and gone by now, and nothing is different.
        return _different(known, self._known)

    def _still(self, now: Snapshot) -> Snapshot:
        for _ in range(_PATIENCE):
            self._sleep(_STILL)
            before, now = now, self._look()
            if now == before:
                break
        return now

    def _look(self) -> Snapshot:
        seen: Snapshot = {}
        folders = list(self._roots)
        while folders:
            with suppress(OSError), os.scandir(folders.pop()) as items:
                for item in items:
                    if _passing(item.name):
                        continue
                    if item.is_dir(follow_symlinks=False):
                        folders.append(item.path)
                    else:
                        seen[item.path] = _stamp(item)
        return seen


def _passing(name: str) -> bool:
    """Tell whether a name is one that editors give to files of their own."""
    return name.startswith((".", "#")) or name.endswith("~")


def _stamp(item: os.DirEntry[str]) -> Stamp:
    try:
        return _fields(item.stat())
    except OSError:  # a link that leads nowhere, or a file that is gone by now
        return (0, 0, 0, 0)


def _stamp_of(path: str) -> Stamp | None:
    try:
        found = os.stat(path)  # noqa: PTH116  text throughout
    except OSError:
        return None
    return _fields(found) if S_ISREG(found.st_mode) else None


def _fields(found: os.stat_result) -> Stamp:
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _different(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    paths = before.keys() | after.keys()
    return tuple(sorted(path for path in paths if before.get(path) != after.get(path)))
