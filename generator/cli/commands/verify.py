"""`onrecord verify`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.cli.run import CONTENT_ERRORS, OK, run, summary
from generator.cli.site import paths, site_option


@click.command(name="verify")
@site_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The published folder.  [default: public/ of the site]",
)
def command(site: Path, output: Path | None) -> int:
    """Compare public/ with a clean build and with its own manifest.

    The clean build is made in a folder of its own, without the cache. Nothing is changed.
    """
    from generator import pipeline
    from generator.publish.verify import differences

    folders = paths(site, output)
    with TemporaryDirectory(prefix="onrecord-") as temporary:
        clean = folders._replace(public=Path(temporary, "public"), cache=None)
        result = run(
            lambda progress: pipeline.build(clean, progress=progress), clean, "text", quiet=False
        )
        if result.published is None:
            click.echo(f"{summary(result)}. There is no clean build to compare with.", err=True)
            return CONTENT_ERRORS
        found = list(differences(folders.public, clean.public))
    for path, what in found:
        click.echo(f"{folders.public.as_posix()}/{path}: {what}")
    if found:
        files = "1 file differs" if len(found) == 1 else f"{len(found):,} files differ"
        click.echo(f"{files}. `onrecord build` mends that.", err=True)
        return CONTENT_ERRORS
    click.echo(f"{result.files:,} files are what a clean build makes.")
    return OK
