"""`onrecord new`."""

import secrets
from pathlib import Path

import click

from generator.cli.site import paths, site_option
from generator.core.language import without_country
from generator.core.slug import is_slug, slugify
from generator.importers.skeleton import skeleton
from generator.load.content import read_config
from generator.model.addresses import SECTIONS
from generator.model.kinds import KINDS
from generator.model.terms import Kind


@click.command(name="new")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("slug")
@site_option
def command(kind: Kind, slug: str, site: Path) -> None:
    """Write a commented skeleton of a record of KIND called SLUG.

    The file says what each field is for. It never replaces a file.
    """
    if not is_slug(slug):
        message = f"{slug!r} cannot stand in an address; try {slugify(slug, fallback='a-name')!r}"
        raise click.UsageError(message)
    folders = paths(site)
    ending = "md" if kind in ("page", "incident") else "yaml"
    file = folders.content / SECTIONS[kind] / f"{slug}.{ending}"
    config = read_config(folders.content)
    prefix = config.guid_prefix if config else "tag:example.org,2026:"
    text = skeleton(
        kind,
        markdown=ending == "md",
        guid=f"{prefix}{kind}/{secrets.token_hex(6)}",
        language=without_country(config.language) if config else "en",
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError as problem:
        message = f"{file.as_posix()} is there already; nothing was written"
        raise click.UsageError(message) from problem
    click.echo(f"wrote {file.as_posix()}")
