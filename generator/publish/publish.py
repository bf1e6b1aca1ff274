"""Makes the published folder equal to the plan: what differs is put in place, the rest goes.

A file appears whole or not at all: it was written in the staging folder and is moved. The manifest
comes last, so a build that was stopped half-way is mended by the next one.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IFDIR, S_IFREG, S_IMODE
from typing import NamedTuple

from generator.core.hashing import Digest, of_bytes
from generator.core.result import NotOursError, Published
from generator.publish import manifest
from generator.publish.manifest import Manifest

_STAGING = ".onrecord-staging"
_MANIFEST = f"{_STAGING}-manifest.json"
_ORDINARY = S_IFREG | 0o644
_FOLDER = 0o755


def check_ours(folder: Path) -> None:
    """Raise `NotOursError` unless `folder` is absent, empty or published by us.

    What a stopped build of ours was about to put there is no more than empty.
    """
    if not folder.exists() or (folder / manifest.NAME).is_file():
        return
    if not folder.is_dir() or any(not p.name.startswith(_STAGING) for p in folder.iterdir()):
        raise NotOursError(str(folder))


@contextmanager
def staging(public: Path) -> Iterator[Path]:
    """Give an empty folder on the file system of `public`, and take it away at the end.

    It lies beside `public`, so that a failed build leaves not even a time stamp there; inside only
    where nothing can be moved from there, or nothing may be put there.
    """
    inside, beside = public / _STAGING, public.parent / f"{_STAGING}-{public.name}"
    for left_behind in (inside, beside):
        shutil.rmtree(left_behind, ignore_errors=True)
    folder = beside
    try:
        beside.mkdir(parents=True)
        if public.is_dir() and not _moves(beside, public):
            beside.rmdir()
            folder = inside
    except OSError:
        if not public.is_dir():
            raise
        folder = inside
    folder.mkdir(exist_ok=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _moves(folder: Path, target: Path) -> bool:
    """Tell whether a file can be moved from `folder` into `target` in one step.

    A mount can be of the same device, so this asks the system for a move that cannot succeed.
    """
    if folder.stat().st_dev != target.stat().st_dev:
        return False
    try:
        os.rename(folder, f"{target}/.")  # noqa: PTH104  a path would lose the dot
    except OSError as refused:
        return refused.errno != errno.EXDEV
    raise AssertionError("a folder cannot be moved onto a dot")


Staged = Mapping[str, str | Path]
"""Where each new file waits, by its path below the published folder."""


def publish(
    folder: Path, wanted: Mapping[str, Digest], staged: Staged, site: Path | None = None
) -> Published:
    """Make `folder` hold exactly `wanted`, taking what is not there already from `staged`.

    What is wanted and not staged has been found to be in its place. `site` is the staging folder
    where that is laid out as the whole site. Raises `OSError` where the disk refuses.
    """
    check_ours(folder)
    if site is not None and not os.path.lexists(folder):
        return _publish_whole(folder, wanted, site)
    _make_folder(folder)
    # A folder of ours stays ours from the first write on, even if this run is stopped.
    if not (folder / manifest.NAME).is_file():
        (folder / _MANIFEST).write_bytes(manifest.encode(Manifest({})))
        _put(folder / _MANIFEST, folder / manifest.NAME)
    in_place = _InPlace(folder)
    written = [path for path in sorted(staged) if in_place.digest(path) != wanted[path]]
    data = manifest.encode(Manifest(dict(sorted(wanted.items()))))
    room = _make_room(folder, data, written)
    removed = tuple(_remove_others(folder, {*wanted, manifest.NAME, _MANIFEST}, room.folders))
    _put_all(folder, written, staged, room)
    return Published(tuple(written), len(wanted) - len(written), removed)


def _publish_whole(folder: Path, wanted: Mapping[str, Digest], site: Path) -> Published:
    """Publish a first build in one step: its staging folder becomes the published one."""
    data = manifest.encode(Manifest(dict(sorted(wanted.items()))))
    (site / manifest.NAME).write_bytes(data)
    for here, _folders, names in os.walk(site):
        _give_rights(here, S_IFDIR | _FOLDER)
        for name in names:
            _give_rights(f"{here}/{name}", _ORDINARY)
    site.rename(folder)
    return Published(tuple(sorted(wanted)), 0, ())


def replace(
    folder: Path, before: Mapping[str, Digest], after: Mapping[str, Digest], staged: Staged
) -> tuple[str, ...] | None:
    """Put `staged` files in the place of those with the digests `before`; give what was written.

    The folder is known to be sound, and the rest of it is left as it is. None, and nothing done,
    where the manifest does not say so.
    """
    written = tuple(path for path in sorted(staged) if digest_at(folder / path) != after[path])
    if written:
        data = manifest.amended(folder, before, {path: after[path] for path in written})
        if data is None:
            return None
        _put_all(folder, written, staged, _make_room(folder, data, written))
    return written


def stands(folder: Path, wanted: Mapping[str, Digest]) -> bool:
    """Tell whether files have the digests `wanted`."""
    return all(digest_at(folder / path) == digest for path, digest in wanted.items())


def digest_at(file: Path) -> Digest | None:
    """Digest a published file; None for none, for something else, and for one with other rights."""
    try:
        return of_bytes(file.read_bytes()) if file.lstat().st_mode == _ORDINARY else None
    except OSError:
        return None


def digest_in_place(folder: Path, path: str) -> Digest | None:
    """Digest a published file, unless a link stands where one of its folders should be."""
    return _InPlace(folder).digest(path)


class _InPlace:
    """What is published already; each folder is looked at once, however many files it has."""

    def __init__(self, folder: Path) -> None:
        self._root = str(folder)
        self._folders = {"": True}

    def digest(self, path: str) -> Digest | None:
        if not self._is_folder(path.rpartition("/")[0]):
            return None
        return digest_at(Path(self._root, path))

    def _is_folder(self, below: str) -> bool:
        """Tell whether there is such a folder, and no link on the way to it."""
        known = self._folders.get(below)
        if known is None:
            place = f"{self._root}/{below}"
            known = self._is_folder(below.rpartition("/")[0])
            known = known and os.path.isdir(place) and not os.path.islink(place)  # noqa: PTH112, PTH114
            self._folders[below] = known
        return known


class _Room(NamedTuple):
    """What was taken from the disk before anything else: a new manifest, and folders."""

    manifest: Path | None
    folders: set[str]


def _make_room(folder: Path, data: bytes, written: Iterable[str]) -> _Room:
    """Take all the room that publishing needs; where the disk refuses, the site is as it was."""
    temporary = folder / _MANIFEST
    temporary.unlink(missing_ok=True)
    there = digest_at(folder / manifest.NAME) == of_bytes(data)
    made: list[str] = []
    try:
        if not there:
            temporary.write_bytes(data)
        needed = _make_folders(str(folder), written, made)
    except OSError:
        temporary.unlink(missing_ok=True)
        for path in reversed(made):
            os.rmdir(path)  # noqa: PTH106  text throughout
        raise
    return _Room(None if there else temporary, needed)


def _make_folders(root: str, written: Iterable[str], made: list[str]) -> set[str]:
    """Make the folders of files, but for those with something in the way that has yet to go.

    Notes in `made` what it makes, and gives the folders that there are then.
    """
    there = {"": True}

    def make(below: str) -> bool:
        if below not in there:
            path = f"{root}/{below}"
            there[below] = make(below.rpartition("/")[0])
            if there[below] and not os.path.isdir(path):  # noqa: PTH112  text throughout
                there[below] = not os.path.lexists(path)
                if there[below]:
                    os.mkdir(path)  # noqa: PTH102
                    made.append(path)
                    os.chmod(path, _FOLDER)  # noqa: PTH101
            elif os.path.islink(path):  # noqa: PTH114
                there[below] = False
        return there[below]

    for path in written:
        make(path.rpartition("/")[0])
    return {below for below, ready in there.items() if ready}


def _put_all(folder: Path, written: Iterable[str], staged: Staged, room: _Room) -> None:
    for path in written:
        if path.rpartition("/")[0] not in room.folders:
            _make_folder((folder / path).parent)
        _put(staged[path], f"{folder}/{path}")
    if room.manifest is not None:
        _put(room.manifest, folder / manifest.NAME)


def _put(source: str | Path, target: str | Path) -> None:
    """Move a staged file into its place; the same rights for every file, whatever the umask."""
    _give_rights(source, _ORDINARY)
    os.replace(source, target)  # noqa: PTH105  a path object costs more than the move


def _give_rights(path: str | Path, mode: int) -> None:
    if os.lstat(path).st_mode != mode:
        os.chmod(path, S_IMODE(mode))  # noqa: PTH101


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it; the same rights for every folder, too."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(_FOLDER)


def _remove_others(folder: Path, keep: set[str], needed: set[str]) -> Iterator[str]:
    """Remove what is not planned; also a file where a folder must be, and the other way round.

    Empty folders go as well, but for those that are `needed`.
    """
    root = str(folder)
    for here, folders, names in os.walk(root, topdown=False):
        below = here[len(root) + 1 :].replace(os.sep, "/")
        if below.partition("/")[0] == _STAGING:
            continue
        prefix = f"{below}/" if below else ""
        for name in sorted(names):
            if prefix + name not in keep:
                Path(here, name).unlink()
                yield prefix + name
        for name in sorted(folders):
            child = Path(here, name)
            if child.is_symlink():
                child.unlink()
                yield prefix + name
            elif prefix + name not in needed and not any(child.iterdir()):
                with suppress(OSError):
                    child.rmdir()
