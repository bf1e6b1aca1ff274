"""`onrecord verify`."""

from pathlib import Path
from shlex import join
from tempfile import TemporaryDirectory

import click

from generator.cli.run import CONTENT_ERRORS, MANIFEST, OK, run, summary
from generator.cli.site import paths, site_option
from generator.core.paths import Paths


@click.command(name="verify")
@site_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The published folder.  [default: public/ of the site]",
)
def command(site: Path, output: Path | None) -> int:
    """Compare public/ with a clean build and with its own manifest.

    The clean build is made in a folder of its own, without the cache. Nothing that is
    published is changed; where something differs, the next build compares every file anew.
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
        if not folders.public.is_dir():
            where = folders.public.as_posix()
            click.echo(f"There is no {where}/ yet. {_way_out(folders, site, output)}", err=True)
            return CONTENT_ERRORS
        found = list(differences(folders.public, clean.public))
    for path, what in found:
        click.echo(f"{folders.public.as_posix()}/{path}: {what}")
    if found:
        files = "1 file differs" if len(found) == 1 else f"{len(found):,} files differ"
        _forget(folders)
        click.echo(f"{files}. {_way_out(folders, site, output)}", err=True)
        return CONTENT_ERRORS
    click.echo(f"{result.files:,} files are what a clean build makes.")
    return OK


def _forget(folders: Paths) -> None:
    """Let the next build believe nothing of what the last one noted."""
    from generator.engine import standing
    from generator.engine.lock import locked
    from generator.engine.store import Store

    if folders.cache is not None and folders.cache.is_file():
        with locked(folders.cache), Store(folders.cache) as store:
            store.renew(standing.PREFIX, {})


def _way_out(folders: Paths, site: Path, output: Path | None) -> str:
    """Say what mends a published folder: a build, where the folder is still known as ours."""
    options = [] if site == Path() else ["--site", site.as_posix()]
    options += [] if output is None else ["--output", output.as_posix()]
    command = f"run `{join(['onrecord', 'build', *options])}`"
    public = folders.public
    if not public.is_dir() or (public / MANIFEST).is_file() or not any(public.iterdir()):
        return f"To mend that, {command}."
    return f"{MANIFEST} is missing: empty {public.as_posix()}/, then {command}."
