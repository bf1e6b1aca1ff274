"""Makes the published folder equal to the plan: what differs is written, what is left over goes.

A file appears whole or not at all: it is written under another name and then renamed. The manifest
comes last, so a build that was stopped half-way is mended by the next one, which compares every
file with what it should be and trusts nothing.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from msgspec import Struct

from generator.core.digest import of_bytes
from generator.publish import manifest
from generator.publish.manifest import Manifest

_TEMPORARY = ".onrecord-writing-"


class Published(Struct, frozen=True):
    """What publishing did, by path."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]


class NotOursError(Exception):
    """The folder holds something, and no build of ours has put it there."""


def check_ours(folder: Path) -> None:
    """Raise `NotOursError` unless `folder` is absent, empty or published by us."""
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / manifest.NAME).is_file()):
        raise NotOursError(str(folder))


def publish(folder: Path, files: Mapping[str, bytes]) -> Published:
    """Make `folder` hold exactly `files`. Raises `OSError` where the disk refuses."""
    check_ours(folder)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {path: of_bytes(data) for path, data in files.items()}
    # A folder of ours stays ours from the first write on, even if this run is stopped.
    if not (folder / manifest.NAME).is_file():
        _write(folder / manifest.NAME, manifest.encode(Manifest({})))
    removed = tuple(_remove_others(folder, wanted))
    written = [path for path in sorted(files) if not _same(folder / path, files[path])]
    for path in written:
        _write(folder / path, files[path])
    data = manifest.encode(Manifest(wanted))
    if not _same(folder / manifest.NAME, data):
        _write(folder / manifest.NAME, data)
    return Published(tuple(written), len(files) - len(written), removed)


def _same(file: Path, data: bytes) -> bool:
    try:
        return not file.is_symlink() and file.read_bytes() == data
    except OSError:
        return False


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=_TEMPORARY, delete=False) as temporary:
        try:
            temporary.write(data)
            temporary.flush()
            # The same rights for every file, whatever the umask and the temporary file's own.
            os.fchmod(temporary.fileno(), 0o644)
            Path(temporary.name).replace(file)
        except BaseException:
            with suppress(OSError):
                Path(temporary.name).unlink()
            raise


def _remove_others(folder: Path, wanted: Mapping[str, str]) -> Iterator[str]:
    """Remove what is not planned; also a file where a folder must be, and the other way round."""
    for root, folders, names in os.walk(folder, topdown=False):
        here = Path(root)
        for name in sorted(names):
            path = (here / name).relative_to(folder).as_posix()
            if path != manifest.NAME and path not in wanted:
                (here / name).unlink()
                yield path
        for name in sorted(folders):
            if (here / name).is_symlink():
                (here / name).unlink()
            else:
                with suppress(OSError):
                    (here / name).rmdir()
