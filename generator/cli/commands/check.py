"""`onrecord check`."""

from pathlib import Path

import click

from generator import incremental
from generator.cli.run import Format, report_options, run, status, summary
from generator.cli.site import paths, site_option


@click.command(name="check")
@site_option
@report_options
def command(site: Path, form: Format, jobs: int, *, strict: bool, quiet: bool) -> int:
    """Report every problem of the content; publish nothing."""
    folders = paths(site)
    result = run(
        lambda progress: incremental.check(folders, workers=jobs, progress=progress),
        folders,
        form,
        quiet=quiet,
    )
    if form == "text" and not quiet:
        click.echo(f"{result.records:,} records checked: {summary(result)}.", err=not result.ok)
    return status(result, strict=strict)
