"""`onrecord schema`."""

from pathlib import Path

import click

from generator.cli.site import site_option
from generator.load.schema import schemas


@click.command(name="schema")
@site_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.  [default: .schema/ of the site]",
)
def command(site: Path, output: Path | None) -> None:
    """Write JSON Schemas for editors, one file a kind.

    Records made by `onrecord new` refer to them; editors then complete and check as you type.
    """
    folder = output or site / ".schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(f"wrote {(folder / name).as_posix()}")
