"""What lies in a folder, by file system stamps: a quick way to see that nothing has changed.

A stamp is size, modification and change time in nanoseconds, and inode. No program can set the
change time, so a file with its old stamp has its old bytes, with one exception: a change in the
very tick in which the stamp was taken; git calls such a file "racily clean"
(Documentation/technical/racy-git). So stamps are kept only once the tick of the newest change is
over.
"""

import os
import time
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path

TICK = 50_000_000
"""Nanoseconds; the kernel's clock for files ticks every 10 ms at the slowest."""

_fields = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")
_CHANGED = 2
_WIDTH = 4
_PATIENCE = 6


class Survey:
    """The paths below a folder, and their stamps as one run of numbers."""

    __slots__ = ("paths", "stamps")

    def __init__(self, paths: list[str], stamps: "array[int]") -> None:
        """Join paths with their stamps, in the same order."""
        self.paths = paths
        self.stamps = stamps

    @property
    def newest(self) -> int:
        """The latest change among them, in nanoseconds of the file system's clock."""
        return max(self.stamps[_CHANGED::_WIDTH], default=0)

    def each(self) -> Iterator[bytes]:
        """Give each path's stamp, in order."""
        data, width = bytes(self.stamps), _WIDTH * self.stamps.itemsize
        return (data[at : at + width] for at in range(0, len(data), width))


def survey(folders: Iterable[Path]) -> Survey | None:
    """Stamp everything below `folders`, and the folders; None where a stamp would say too little.

    That is where there is a symbolic link, whose target has a stamp of its own, or where something
    cannot be looked at.
    """
    paths: list[str] = []
    try:
        for folder in folders:
            paths += _below(str(folder))
    except OSError:
        return None
    return None if any("\n" in path for path in paths) else stamped(paths)


def stamped(paths: list[str]) -> Survey | None:
    """Stamp just these paths; None where one is gone."""
    try:
        numbers = chain.from_iterable(map(_fields, map(os.lstat, paths)))
        return Survey(paths, array("q", numbers))
    except (OSError, OverflowError):  # gone, or with a time that 64 bits do not hold
        return None


def settle(found: Survey, folder: Path) -> bool:
    """Wait until nothing of `found` was changed in the present tick, at most a few ticks.

    `folder` is one of the same file system, in which a file may be made to ask for its time. Gives
    False where that cannot be done: then no stamp may be kept.
    """
    for _ in range(_PATIENCE):
        try:
            now = _now(folder)
        except OSError:
            return False
        if now > found.newest + TICK:
            return True
        time.sleep(TICK / 1e9 / 2)
    return True


def _now(folder: Path) -> int:
    probe = folder / f".tick-{os.getpid()}"
    probe.write_bytes(b"")
    try:
        return probe.stat().st_ctime_ns
    finally:
        probe.unlink(missing_ok=True)


def _below(folder: str) -> Iterator[str]:
    if not os.path.lexists(folder):
        return
    yield folder
    if os.path.islink(folder):  # noqa: PTH114  texts throughout
        yield f"{folder}/."  # the folder that a site's own link leads to
    with os.scandir(folder) as items:
        for item in items:
            if item.is_symlink():
                raise OSError(item.path)
            if item.is_dir():
                yield from _below(item.path)
            else:
                yield item.path
