"""`onrecord clip`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.site import paths, site_option
from generator.core.edtf import Edtf, EdtfError
from generator.core.paths import Paths
from generator.core.slug import is_slug, slugify
from generator.importers.clip.wanted import Wanted

if TYPE_CHECKING:
    from generator.importers.clip.reading import Known

_STDIN = "-"


@click.command(name="clip")
@click.argument("files", nargs=-1, required=True, metavar="FILE... | -")
@site_option
@click.option(
    "--published", metavar="DATE", help="The day of publication, where you know it: 2024-06-27."
)
@click.option("--slug", help="The draft's name; also keeps a copy of an article that is there.")
@click.option("--dry-run", is_flag=True, help="Report, and write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table, or one line of JSON for each clipping.",
)
def command(
    files: tuple[str, ...],
    site: Path,
    published: str | None,
    slug: str | None,
    form: Literal["text", "json"],
    *,
    dry_run: bool,
) -> int:
    """Read saved articles, and write the draft of a report for each.

    A FILE is plain text or a saved HTML page; - reads one from standard input. Each is kept as it
    is in clippings/ beside content/, and never published. The draft's name begins with _, so
    that no build reads it until you have. Nothing is ever overwritten.
    """
    folders = paths(site)
    _check_options(files, published, slug)
    wanted = Wanted(published=published, slug=slug, write=not dry_run)
    known = _known(folders)
    told = [_clip(name, folders.content, known, wanted, form) for name in files]
    return 0 if all(told) else 1


def _check_options(files: tuple[str, ...], published: str | None, slug: str | None) -> None:
    if slug is not None and not is_slug(slug):
        message = f"{slug!r} cannot stand in an address; try {slugify(slug, fallback='a-name')!r}"
        raise click.UsageError(message)
    if (slug is not None or published is not None) and len(files) > 1:
        raise click.UsageError("--slug and --published are of one clipping; name one FILE")
    if published is not None:
        try:
            Edtf.parse(published)
        except EdtfError as problem:
            raise click.UsageError(f"--published: {problem.message}") from problem


def _known(folders: Paths) -> "Known":
    from generator.engine.memo import Memo
    from generator.engine.store import Store
    from generator.importers.clip.reading import Known
    from generator.link.names import names_of
    from generator.load.content import load
    from generator.model.index import Index

    with Store(folders.cache) as store:
        loaded = load(folders.content, Memo(store, 1))
    index = Index(loaded.entries, loaded.broken, loaded.loose)
    return Known(index, names_of(index))


def _clip(name: str, content: Path, known: "Known", wanted: Wanted, form: str) -> bool:
    """Clip one file and tell; False where it was refused, which leaves the others as they are."""
    from generator.importers.clip.clip import clip
    from generator.importers.clip.received import LARGEST, RefusedError
    from generator.importers.clip.report import as_data, as_table

    shown = "standard input" if name == _STDIN else name
    try:
        done = clip(_read(name, LARGEST), content, known, wanted)
    except (RefusedError, OSError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        if form == "json":
            click.echo(json.dumps({"file": shown, "outcome": "refused", "why": why}))
        click.echo(f"{shown}: not clipped: {why}", err=True)
        return False
    as_shown = json.dumps(as_data(done, shown)) if form == "json" else as_table(done, shown)
    click.echo(as_shown)
    return True


def _read(name: str, most: int) -> bytes:
    """Read one byte more than a clipping may have, so that what is too large is seen to be."""
    if name == _STDIN:
        return sys.stdin.buffer.read(most + 1)
    with Path(name).open("rb") as file:
        return file.read(most + 1)
