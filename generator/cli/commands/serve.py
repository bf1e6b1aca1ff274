"""`onrecord serve`."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from generator import incremental
from generator.cli.report import shown
from generator.cli.run import run, summary
from generator.cli.site import paths, shown_content, site_option
from generator.core.paths import Paths

if TYPE_CHECKING:
    from generator.serve.server import SiteServer
    from generator.serve.session import Rebuilt, Session


@click.command(name="serve")
@site_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen, on this machine only; 0 takes a free port.",
)
@click.option("--open", "look", is_flag=True, help="Open the site in the browser.")
def command(site: Path, port: int, *, look: bool) -> int:
    """Build the site, show it on this machine, and rebuild it on every change until Ctrl-C.

    An open page reloads by itself. With any content error it keeps showing the last good site, with
    the errors over it.
    """
    from generator.serve.notices import notices
    from generator.serve.server import SiteServer
    from generator.serve.session import Session
    from generator.serve.watch import Watch

    folders = paths(site)
    watch = Watch([folders.content, *folders.themes])
    session = Session(folders, lambda found: shown(found, "json", shown_content(folders)))
    try:
        server = SiteServer(folders.public, session, port)
    except OSError as problem:
        message = f"cannot listen on port {port} ({problem.strerror}); choose another with --port"
        raise click.UsageError(message) from problem
    with server, suppress(KeyboardInterrupt):
        result = run(
            lambda progress: incremental.build(folders, workers=1, strict=False, progress=progress),
            folders,
            "text",
            quiet=False,
        )
        session.built(result)
        if result.published is None:
            click.echo(f"{summary(result)}. {_what_is_shown(session)}", err=True)
        with _answering(server, session):
            click.echo(f"{server.address}  (Ctrl-C stops)")
            if look:
                click.launch(server.address)
            session.prepare()
            for changed in notices(watch):
                _tell(changed, session.rebuild(map(Path, changed)), session, folders)
    if sys.stdout.isatty():
        click.echo()  # the terminal has shown ^C
    return 0


@contextmanager
def _answering(server: "SiteServer", session: "Session") -> Iterator[None]:
    thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        session.close()
        server.shutdown()
        thread.join()


def _tell(changed: Sequence[str], rebuilt: "Rebuilt", session: "Session", folders: Paths) -> None:
    """Say in the terminal what a rebuild came to."""
    result = rebuilt.result
    if result is None:
        click.echo(f"{rebuilt.trace}onrecord: {rebuilt.fault}. {_what_is_shown(session)}", err=True)
        return
    if result.diagnostics:
        click.echo(shown(result.diagnostics, "text", shown_content(folders)), err=True)
    what = Path(changed[0]).as_posix() + (f" and {len(changed) - 1:,} more" if changed[1:] else "")
    took = f"({rebuilt.seconds:.2f} s)"
    if result.published is None:
        click.echo(f"{what}: {summary(result)} {took}. {_what_is_shown(session)}", err=True)
    else:
        done = result.published
        click.echo(f"{what}: {len(done.written):,} written, {len(done.removed):,} removed {took}")


def _what_is_shown(session: "Session") -> str:
    return "The last good site stays up." if session.state.site else "Nothing to show yet."
