"""Where clippings and drafts are kept: written once, never over anything."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.importers.clip.received import LARGEST, RefusedError, receive

FOLDER = "clippings"
DRAFT_MARK = "_"
"""Before the name of a draft: the build leaves such files out (`generator.load.discover`)."""


def clippings_beside(content: Path) -> Path:
    """Give the folder of the clippings: beside the content, so that no build reads it."""
    return content.parent / FOLDER


def kept(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the clippings that are kept, in order of their names."""
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir()):
        if file.is_file() and not file.name.startswith(".") and file.stat().st_size <= LARGEST:
            yield file, file.read_bytes()


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the article of each clipping that is kept, with its file's name."""
    from generator.importers.clip.page import page_of

    for file, data in kept(folder):
        try:
            page = page_of(receive(data))
        except RefusedError:
            continue  # something else that its owner put there
        yield file.name, page.article


def write_new(file: Path, data: bytes) -> bool:
    """Write a file that is not there, whole or not at all; tell whether it was written.

    Raises `OSError` where the disk refuses. A file that is there stays as it is.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".tmp", delete=False) as temporary:
        temporary.write(data)
    whole = Path(temporary.name)
    try:
        whole.chmod(0o644)
        os.link(whole, file)  # fails where the name is taken, even by a link to nowhere
    except FileExistsError:
        return False
    finally:
        whole.unlink()
    return True


def free_slug(wanted: str, *folders: Path) -> str:
    """Give the first of `wanted`, `wanted-2` … that no file in these folders has as its name."""
    taken = {
        file.name.removeprefix(DRAFT_MARK).rpartition(".")[0]
        for folder in folders
        if folder.is_dir()
        for file in folder.iterdir()
    }
    numbers = iter(range(2, len(taken) + 3))
    slug = wanted
    while slug in taken:
        slug = f"{wanted}-{next(numbers)}"
    return slug
