"""`onrecord check`."""

from pathlib import Path

import click

from generator import pipeline
from generator.cli.report import Format
from generator.cli.run import report_options, run, status, summary
from generator.cli.site import paths, site_option


@click.command(name="check")
@site_option
@report_options
def command(site: Path, form: Format, jobs: int, *, strict: bool, quiet: bool) -> int:
    """Report every problem of the content; publish nothing."""
    folders = paths(site)
    result = run(
        lambda progress: pipeline.check(folders, workers=jobs, progress=progress),
        folders,
        form,
        quiet=quiet,
    )
    if form == "text" and not quiet:
        records = sum(result.records.values())
        click.echo(f"{records:,} records checked: {summary(result)}.", err=not result.ok)
    return status(result, strict=strict)
