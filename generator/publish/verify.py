"""What a published folder has that a clean build has not, file by file."""

from collections.abc import Iterator
from pathlib import Path

from generator.publish import manifest
from generator.publish.publish import digest_at


def differences(public: Path, clean: Path) -> Iterator[tuple[str, str]]:
    """Give (path, what is wrong) for every file of `public` that is not as in `clean`.

    A file that agrees with a clean build but not with the manifest is reported too: someone has
    changed one of the two.
    """
    recorded = manifest.read(public)
    if recorded is None:
        yield manifest.NAME, "there is no manifest of a build"
    listed = recorded.files if recorded is not None else {}
    here, there = _files(public), _files(clean)
    for path in sorted(here | there):
        if path not in here:
            yield path, "is missing"
        elif path not in there:
            yield path, "no build puts it here"
        elif digest_at(public / path) != digest_at(clean / path):
            yield path, "differs from a clean build"
        elif recorded and path != manifest.NAME and listed.get(path) != digest_at(public / path):
            yield path, "differs from the manifest"


def _files(folder: Path) -> set[str]:
    if not folder.is_dir():
        return set()
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix() for path in found}
