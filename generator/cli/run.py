"""What `build` and `check` share: options, the run, the report, the exit status."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import click

from generator.cli.progress import Profile, Progress
from generator.cli.site import shown_content
from generator.core.paths import Paths
from generator.core.result import NotOursError, Result

OK, CONTENT_ERRORS = 0, 1
MANIFEST = ".onrecord-manifest.json"

Format = Literal["text", "json", "github"]
Work = Callable[[Progress], Result]


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how to work and how to report."""
    for option in (
        click.option("--quiet", "-q", is_flag=True, help="Say nothing unless there is a problem."),
        click.option("--strict", is_flag=True, help="Count warnings as errors."),
        click.option(
            "--jobs",
            "-j",
            type=click.IntRange(1, 64),
            default=1,
            show_default=True,
            help="Processes to work in; the result is the same.",
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json", "github"]),
            default="text",
            show_default=True,
            help="How problems are reported.",
        ),
    ):
        command = option(command)
    return command


def run(
    work: Work, paths: Paths, form: Format, *, quiet: bool, profile: Profile | None = None
) -> Result:
    """Do `work` and report its diagnostics. Raises `OSError` where the machine refuses."""
    progress = Progress(quiet=quiet, profile=profile)
    try:
        with _no_collection():
            result = work(progress)
    except NotOursError as problem:
        raise click.UsageError(
            f"{problem} holds files that no build has put there: {MANIFEST}, the mark of a "
            "published folder, is missing; put it back, empty the folder, or name another --output"
        ) from problem
    finally:
        progress.close()
    if result.diagnostics or form == "json":
        from generator.cli.report import shown

        click.echo(shown(result.diagnostics, form, shown_content(paths)), err=form == "text")
    return result


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector out of a run.

    A run makes no cycles to speak of: walking all that it holds, again and again, costs a large
    build a quarter of its time and frees nothing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def status(result: Result, *, strict: bool) -> int:
    """Give the exit status of a run."""
    warned = any(diagnostic.severity == "warning" for diagnostic in result.diagnostics)
    return CONTENT_ERRORS if not result.ok or (strict and warned) else OK


def summary(result: Result) -> str:
    """Count what was found wrong."""
    errors = sum(d.severity == "error" for d in result.diagnostics)
    warnings = sum(d.severity == "warning" for d in result.diagnostics)
    notes = len(result.diagnostics) - errors - warnings
    parts = [_counted(errors, "error")] if errors or not warnings else []
    parts += [_counted(warnings, "warning")] if warnings else []
    parts += [_counted(notes, "note")] if notes else []
    return " and ".join(parts)


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
