"""`onrecord serve`."""

from pathlib import Path

import click

from generator import pipeline
from generator.cli.run import run, status, summary
from generator.cli.site import paths, site_option
from generator.load.content import read_config


@click.command(name="serve")
@site_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def command(site: Path, port: int) -> int:
    """Build the site, then show it on this machine until Ctrl-C."""
    from generator.plan.heads import base_of
    from generator.serve.server import SiteServer

    folders = paths(site)
    result = run(
        lambda progress: pipeline.build(folders, progress=progress), folders, "text", quiet=False
    )
    config = read_config(folders.content)
    if result.published is None or config is None:
        click.echo(f"{summary(result)}. Nothing to show yet.", err=True)
        return status(result, strict=False)
    try:
        server = SiteServer(folders.public, base_of(config), port)
    except OSError as problem:
        message = f"port {port} is in use; choose another with --port"
        raise click.UsageError(message) from problem
    click.echo(f"{server.address}  (Ctrl-C stops)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.server_close()
    return 0
