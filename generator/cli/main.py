"""`onrecord`: the command and its subcommands. Each is imported only when it is called."""

import sys
from importlib import import_module

import click

from generator import __version__

MACHINE = 3
"""The exit status where the machine refuses."""

_COMMANDS = {
    "init": "Make a new site with an example of each kind.",
    "build": "Build the site into public/.",
    "check": "Report every problem of the content.",
    "verify": "Compare public/ with a clean build.",
    "names": "List the names found in a text.",
    "new": "Write a commented skeleton of a record.",
    "clip": "Read saved articles into drafts of reports.",
    "trace": "Say which statements are quoted where, and what became of the words.",
    "mint": "Give feed ids to events that have none.",
    "lineage": "Show which report comes from which.",
    "theme": "List themes, and copy files of one into the site to change them.",
    "schema": "Write JSON Schemas for editors.",
    "serve": "Build the site and show it on this machine.",
    "completion": "Print a completion script for a shell.",
}


class _Lazy(click.Group):
    """A group whose commands are modules, found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Give the names in the order of the table."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command called `cmd_name`."""
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"generator.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101  each module has one
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was probably meant."""
        from generator.core.suggest import nearest

        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            meant = nearest(args[0], _COMMANDS)
            hint = f" Did you mean {meant!r}?" if meant else ""
            message = f"No such command {args[0]!r}.{hint}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 clean, 1 content errors, 2 usage, 3 the machine refused.",
)
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s")
def cli() -> None:
    """Turn a folder of YAML and Markdown into the public record of a breach."""


def main() -> None:
    """Run the command line; a stop by Ctrl-C or a closed pipe leaves nothing broken."""
    try:
        status = cli.main(prog_name="onrecord", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("\nStopped. The published site is whole, or the next build mends it.", err=True)
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        sys.exit(141)
    except OSError as problem:
        where = f" ({problem.filename})" if problem.filename else ""
        what = problem.strerror or str(problem)
        click.echo(f"onrecord: {what}{where}. Nothing is lost: mend that, and try again.", err=True)
        sys.exit(MACHINE)
    sys.exit(status if isinstance(status, int) else 0)
