"""One clipping from its bytes to its draft: what is done, what is left alone, and why."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.core.hashing import of_bytes
from generator.importers.clip.copies import Copy, copy_of
from generator.importers.clip.draft import draft, slug_for
from generator.importers.clip.keep import (
    DRAFT_MARK,
    articles,
    clippings_beside,
    free_slug,
    kept,
    write_new,
)
from generator.importers.clip.page import page_of
from generator.importers.clip.reading import Known, Reading, read_page
from generator.importers.clip.received import Received, RefusedError, receive
from generator.importers.clip.wanted import Wanted
from generator.model.records import Report

Outcome = Literal["drafted", "on record", "kept before", "a copy", "read only"]


class Clipped(Struct, frozen=True):
    """What became of one clipping.

    `clipping` is where it is kept, of a copy where the other is; `record` the report that is on
    record for the article already.
    """

    received: Received
    reading: Reading
    outcome: Outcome
    clipping: Path | None
    draft: Path | None = None
    copy: Copy | None = None
    record: str | None = None
    slug: str = ""


def clip(data: bytes, content: Path, known: Known, wanted: Wanted) -> Clipped:
    """Read a clipping; keep it and write a draft, unless it or its article is known.

    Raises `RefusedError` for what is no clipping, and `OSError` where the disk refuses.
    """
    received = receive(data)
    reading = read_page(page_of(received), known, wanted.published)
    folder, coverage = clippings_beside(content), content / "coverage"
    before = next((file for file, other in kept(folder) if other == data), None)
    if before is not None:
        return Clipped(received, reading, "kept before", before, slug=before.stem)
    copy = copy_of(reading.page.article, articles(folder))
    record = _record(reading, known)
    slug = wanted.slug or _slug(reading, record, data, folder, coverage)
    file = folder / f"{slug}.{'html' if received.html else 'txt'}"
    if copy is not None and wanted.slug is None and _same_publisher(copy, folder, reading, known):
        return Clipped(received, reading, "a copy", folder / copy.file, slug=slug, copy=copy)
    text = None if record is not None else draft(reading, f"{folder.name}/{file.name}", copy)
    draft_file = coverage / f"{DRAFT_MARK}{slug}.yaml" if text is not None else None
    if wanted.write:
        # The draft goes first: a clipping that is kept is the sign that all is done.
        if draft_file is not None and text is not None:
            _write(draft_file, text.encode())
        _write(file, data)
    outcome: Outcome = "read only" if not wanted.write else "on record" if record else "drafted"
    return Clipped(
        received,
        reading,
        outcome,
        file if wanted.write else None,
        draft_file if wanted.write else None,
        slug=slug,
        copy=copy,
        record=record,
    )


def _write(file: Path, data: bytes) -> None:
    if not write_new(file, data) and (file.is_symlink() or file.read_bytes() != data):
        raise RefusedError(f"{file.name} is there already and is another; give --slug a name")


def _same_publisher(copy: Copy, folder: Path, reading: Reading, known: Known) -> bool:
    """Tell whether a copy is no report of its own: an outlet that carries it too has one."""
    other = read_page(page_of(receive((folder / copy.file).read_bytes())), known)
    ours, theirs = reading.publisher, other.publisher
    return ours is None or theirs is None or ours.casefold() == theirs.casefold()


def _slug(reading: Reading, record: str | None, data: bytes, *folders: Path) -> str:
    if record is not None:
        return free_slug(record, folders[0])
    return free_slug(slug_for(reading, of_bytes(data)), *folders)


def _record(reading: Reading, known: Known) -> str | None:
    """Give the slug of the report that is this article: by its address, or headline and outlet."""
    for entry, report in known.index.of(Report):
        if reading.address is not None and str(report.address) == reading.address:
            return entry.slug
        same = reading.title is not None and _folded(report.title) == _folded(reading.title)
        if same and reading.outlet is not None and report.outlet == reading.outlet:
            return entry.slug
    return None


def _folded(title: str | None) -> str:
    return " ".join((title or "").casefold().replace("’", "'").split())
