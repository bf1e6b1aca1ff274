"""`onrecord theme`: the themes there are, and files of one copied to be changed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from generator import __version__
from generator.cli.run import CONTENT_ERRORS, OK
from generator.cli.site import paths, site_option
from generator.core.paths import Paths
from generator.load.content import read_config
from generator.model.terms import SLUG_PATTERN

if TYPE_CHECKING:
    from generator.plan.theme import Theme


@click.group(name="theme", options_metavar="[OPTIONS]")
def command() -> None:
    """List themes, and copy files of one into the site to change them.

    A file of the site's own stands in for the theme's file of that name; all others still come
    from the theme, and are improved with it.
    """


def _theme_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--theme",
        metavar="NAME",
        help="Another theme than the one that site.yaml names.",
    )(function)


def _complete(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the files of the theme; nothing where there is no site to look at."""
    from generator.importers.eject import names_in

    try:
        folders = paths(ctx.params.get("site") or Path())
        theme = _loaded(folders, _chosen(folders, ctx.params.get("theme")))
    except (click.ClickException, OSError):
        return []
    return [CompletionItem(name) for name in names_in(theme) if name.startswith(begun)]


@command.command(name="list")
@site_option
def list_themes(site: Path) -> int:
    """List the themes there are, and the site's own files.

    The theme in use is marked with *. A template is marked "original changed" where the
    theme's own has changed since it was copied by `onrecord theme eject`.
    """
    from generator.importers.eject import overrides

    folders = paths(site)
    used = _chosen(folders, None)
    for name, whose in _themes(folders):
        click.echo(f"{'*' if name == used else ' '} {name}  ({whose})")
    changed = list(overrides(folders.themes, used)) if (folders.themes[0] / used).is_dir() else []
    if changed:
        click.echo(f"\nFiles of your own in {(folders.themes[0] / used).as_posix()}/:")
    for one in changed:
        click.echo(f"  {one.name}{'  original changed' if one.outdated else ''}")
    if any(one.outdated for one in changed):
        click.echo("\nSee what is different with `onrecord theme diff NAME`.")
    return OK


@command.command(name="eject")
@click.argument("name", shell_complete=_complete)
@_theme_option
@site_option
@click.pass_context
def eject(ctx: click.Context, name: str, theme: str | None, site: Path) -> int:
    """Copy the theme's file NAME into the site, to change it there.

    NAME is a template, such as pages/report.html, or a static file, such as css/tokens.css; report
    is enough where it is clear what is meant. A template gets a comment that says what it is given,
    which names others rely on, and what it may not do. It never replaces a file.
    """
    from generator.importers.eject import copied, names_in, target_of

    folders = paths(site)
    used = _chosen(folders, theme)
    loaded = _loaded(folders, used)
    meant = _meant(ctx, name, names_in(loaded))
    target = target_of(folders.themes[0], used, meant)
    text = copied(loaded, meant, __version__)  # before there is a file: an empty one blanks pages
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as new:
            new.write(text)
    except FileExistsError:
        click.echo(f"{target.as_posix()} is there already; nothing was written.", err=True)
        click.echo(f"See what you changed: onrecord theme diff {meant}", err=True)
        return CONTENT_ERRORS
    click.echo(f"Wrote {target.as_posix()}")
    click.echo(_next(meant))
    return OK


@command.command(name="diff")
@click.argument("name", shell_complete=_complete)
@_theme_option
@site_option
@click.pass_context
def diff(ctx: click.Context, name: str, theme: str | None, site: Path) -> int:
    """Show how the site's own file NAME differs from the theme's.

    The comment that `onrecord theme eject` wrote is left out.
    """
    from generator.importers.eject import difference, overrides

    folders = paths(site)
    used = _chosen(folders, theme)
    _loaded(folders, used)
    own = [one.name for one in overrides(folders.themes, used)]
    if not own:
        click.echo(f"The site has no file of its own in the theme {used}.", err=True)
        return CONTENT_ERRORS
    meant = _meant(ctx, name, own)
    lines = difference(folders.themes, used, meant)
    click.echo("\n".join(lines) if lines else f"{meant} is as the theme has it.")
    return OK


def _chosen(folders: Paths, wanted: str | None) -> str:
    if wanted is not None:
        if not re.match(SLUG_PATTERN, wanted):  # a name, and never a path to somewhere else
            message = f"{wanted!r} cannot be the name of a theme. `onrecord theme list` shows all."
            raise click.UsageError(message)
        return wanted
    config = read_config(folders.content)
    if config is None:
        message = "content/site.yaml has problems: run `onrecord check`, or name a --theme"
        raise click.UsageError(message)
    return config.theme


def _loaded(folders: Paths, name: str) -> "Theme":
    from generator.plan.theme_files import NoThemeError, load_theme

    try:
        theme, _problems = load_theme(name, list(folders.themes))
    except NoThemeError as missing:
        hint = f" Did you mean {missing.nearest!r}?" if missing.nearest else ""
        message = f"There is no theme called {name!r}.{hint} `onrecord theme list` shows all."
        raise click.UsageError(message) from missing
    if theme is None:
        message = f"The theme {name!r} cannot be read: run `onrecord check`."
        raise click.UsageError(message)
    return theme


def _meant(ctx: click.Context, name: str, names: list[str]) -> str:
    from generator.importers.eject import UnknownFileError, meant_by

    try:
        return meant_by(name, names)
    except UnknownFileError as unknown:
        if unknown.meant:
            hint = f"Did you mean {' or '.join(unknown.meant)}?"
        else:
            hint = f"There are: {', '.join(names)}."
        message = f"There is no file called {name!r} here. {hint}"
        raise click.UsageError(message, ctx) from unknown


def _themes(folders: Paths) -> list[tuple[str, str]]:
    """Give each theme with the word for whose it is."""
    found: dict[str, str] = {}
    for number, place in enumerate(folders.themes):
        own = number < len(folders.themes) - 1
        for folder in sorted(place.iterdir()) if place.is_dir() else ():
            if (folder / "theme.yaml").is_file():
                found.setdefault(folder.name, "of this site" if own else "comes with Onrecord")
    return sorted(found.items())


def _next(name: str) -> str:
    if not name.endswith(".html"):
        return "Change it, and `onrecord build` takes it in place of the theme's."
    return (
        "The comment at its top says what it is given and what it may not do.\n"
        "Change it, and `onrecord serve` shows what comes of it. Remove it to go back."
    )
