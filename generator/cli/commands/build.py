"""`onrecord build`."""

from pathlib import Path

import click

from generator import incremental
from generator.cli.progress import Profile
from generator.cli.run import Format, report_options, run, status, summary
from generator.cli.site import paths, site_option
from generator.core.result import Result


@click.command(name="build")
@site_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to publish into.  [default: public/ of the site]",
)
@click.option("--explain", is_flag=True, help="Say why each file was made anew.")
@click.option("--profile", is_flag=True, help="Say how long each stage took.")
@report_options
def command(
    site: Path,
    output: Path | None,
    form: Format,
    jobs: int,
    *,
    strict: bool,
    quiet: bool,
    explain: bool,
    profile: bool,
) -> int:
    """Build the site into public/.

    With any content error, public/ is left exactly as it was.
    """
    folders = paths(site, output)
    stages = Profile() if profile else None
    result = run(
        lambda progress: incremental.build(folders, workers=jobs, strict=strict, progress=progress),
        folders,
        form,
        quiet=quiet,
        profile=stages,
    )
    for path, reason in result.rendered if explain else ():
        click.echo(f"{path}: {reason}")
    if stages is not None:
        click.echo(stages.table())
    if result.published is None:
        click.echo(f"{summary(result)}. {folders.public.as_posix()}/ is as it was.", err=True)
    elif not quiet and form == "text":
        click.echo(f"{_told(result, folders.public)}\nTo look at it: {_how_to_look(site, output)}")
    return status(result, strict=strict)


def _told(result: Result, public: Path) -> str:
    assert result.published is not None  # noqa: S101  the caller has looked
    done = result.published
    where = public.as_posix()
    return (
        f"Built {result.files:,} files from {result.records:,} records into {where}/: "
        f"{len(done.written):,} written, {done.unchanged:,} unchanged, "
        f"{len(done.removed):,} removed."
    )


def _how_to_look(site: Path, output: Path | None) -> str:
    """Give the command that shows what was built: `serve` knows the site's own public/ only."""
    if output is None and site == Path():
        return "onrecord serve"
    from shlex import quote

    if output is None or output.absolute() == (site / "public").absolute():
        return f"onrecord serve --site {quote(site.as_posix())}"
    return f"python3 -m http.server --directory {quote(output.as_posix())}"
