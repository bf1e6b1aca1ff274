"""`onrecord init`."""

from pathlib import Path
from shlex import quote

import click

_SCAFFOLD = Path(__file__).resolve().parent.parent.parent / "scaffold"
_IGNORED = "public/\n.cache/\n.schema/\n.onrecord-staging*\nclippings/\n"


@click.command(name="init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Make a new site in FOLDER, with an example of each kind.

    Nothing that is there already is touched.
    """
    if (folder / "content").exists():
        message = f"{(folder / 'content').as_posix()} is there already; nothing was written"
        raise click.UsageError(message)
    for source in sorted(_SCAFFOLD.rglob("*")):
        target = folder / source.relative_to(_SCAFFOLD)
        if source.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text(_IGNORED, encoding="utf-8")
    here = "" if folder == Path() else f"cd {quote(folder.as_posix())} && "
    click.echo(f"Made a site in {folder.as_posix()}/. Next: {here}onrecord build")
