"""`onrecord completion`."""

import click
from click.shell_completion import get_completion_class


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a completion script for SHELL.

    \b
    For bash:  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord
    For zsh:   onrecord completion zsh > ~/.zfunc/_onrecord
    For fish:  onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """  # noqa: D301  \b is the mark by which click keeps the lines
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  the choice lists click's own shells
    root = ctx.find_root().command
    click.echo(kind(root, {}, "onrecord", "_ONRECORD_COMPLETE").source())
