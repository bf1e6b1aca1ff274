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
STAMP = 8 * _WIDTH
"""The bytes of one stamp."""
_PATIENCE = 6


class Survey:
    """Paths below some folders, and their stamps as one run of numbers."""

    __slots__ = ("groups", "stamps")

    def __init__(self, groups: "list[list[str]]", stamps: "array[int]") -> None:
        """Join paths, a list for each folder, with their stamps in the same order."""
        self.groups = groups
        self.stamps = stamps

    @property
    def paths(self) -> list[str]:
        """All paths, in order."""
        return list(chain.from_iterable(self.groups))

    @property
    def newest(self) -> int:
        """The latest change among them, in nanoseconds of the file system's clock."""
        return max(self.stamps[_CHANGED::_WIDTH], default=0)

    def each(self) -> Iterator[bytes]:
        """Give each path's stamp, in order."""
        return stamps_in(bytes(self.stamps))

    def put(self, at: int, other: "Survey", of: int) -> None:
        """Take the stamp of path number `at` from that of number `of` in another survey."""
        fresh = other.stamps[of * _WIDTH : (of + 1) * _WIDTH]
        self.stamps[at * _WIDTH : (at + 1) * _WIDTH] = fresh


def stamps_in(data: bytes) -> Iterator[bytes]:
    """Give the stamps in a run of them."""
    return (data[at : at + STAMP] for at in range(0, len(data), STAMP))


def survey(folders: Iterable[Path]) -> Survey | None:
    """Stamp everything below `folders`, and the folders; None where a stamp would say too little.

    That is where there is a symbolic link, whose target has a stamp of its own, or where something
    cannot be looked at.
    """
    try:
        groups = [list(_below(str(folder))) for folder in folders]
    except OSError:
        return None
    found = stamped(groups)
    return None if found is None or any("\n" in path for path in found.paths) else found


def stamped(groups: list[list[str]]) -> Survey | None:
    """Stamp just these paths; None where one is gone."""
    try:
        numbers = chain.from_iterable(map(_fields, map(os.lstat, chain.from_iterable(groups))))
        return Survey(groups, array("q", numbers))
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
