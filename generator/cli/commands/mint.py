"""`onrecord mint`."""

import secrets
from pathlib import Path

import click

from generator.cli.site import paths, site_option
from generator.importers.mint import mint
from generator.load.content import read_config


@click.command(name="mint")
@site_option
def command(site: Path) -> int:
    """Give feed ids to events that have none.

    An id is random, begins with `guid_prefix` of site.yaml, and is written into the record: from
    then on it never changes, whatever becomes of the slug or the domain. Nothing else in a file
    is touched.
    """
    folders = paths(site)
    config = read_config(folders.content)
    if config is None:
        click.echo("content/site.yaml has problems: run `onrecord check`.", err=True)
        return 1
    prefix = config.guid_prefix
    minted = mint(folders.content, lambda: f"{prefix}event/{secrets.token_hex(6)}")
    for place in minted:
        click.echo(f"minted {place}")
    if not minted:
        click.echo("Every event has its id.")
    return 0
