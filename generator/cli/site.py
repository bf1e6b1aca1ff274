"""The folders of a site, from the options that all commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.core.paths import Paths

_PACKAGE = Path(__file__).resolve().parent.parent


def site_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--site`, the folder that holds `content/`."""
    return click.option(
        "--site",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path(),
        show_default="the current folder",
        help="The folder that holds content/.",
    )(command)


def paths(site: Path, public: Path | None = None) -> Paths:
    """Give the folders of a site. Raises `click.UsageError` where there is no content."""
    content = site / "content"
    if not content.is_dir():
        message = f"there is no folder {content.as_posix()!r}; {_way_out(site)}"
        raise click.UsageError(message)
    if public is not None:
        _refuse_overlap(site, public)
    return Paths(
        content=content,
        themes=(site / "themes", *packaged_themes()),
        public=public or site / "public",
        cache=site / ".cache" / "onrecord.sqlite",
    )


def packaged_themes() -> tuple[Path, ...]:
    """Give where the program's own themes are: in the package, or beside it in a checkout."""
    inside = _PACKAGE / "themes"
    return (inside if inside.is_dir() else _PACKAGE.parent / "themes",)


def _way_out(site: Path) -> str:
    """Say where the site is, for someone who stands in a folder of it."""
    for steps, folder in enumerate([here := site.absolute(), *here.parents], 1):
        if folder.name == "content" and (folder / "site.yaml").is_file():
            far = "one folder" if steps == 1 else f"{steps} folders"
            return f"this is inside a site: go up {far}"
    return "`onrecord init` makes a site"


def _refuse_overlap(site: Path, public: Path) -> None:
    """Refuse to publish over, into or around what a build reads."""
    there = public.resolve()
    for name in ("content", "themes", ".cache", "clippings"):
        folder = (site / name).resolve()
        if there == folder or there in folder.parents or folder in there.parents:
            where = "holds" if there in folder.parents else "is in"
            what = (site / name).as_posix()
            message = f"--output {public.as_posix()} {where} {what}/; name a folder of its own"
            raise click.UsageError(message)


def shown_content(paths: Paths) -> str:
    """Give the content folder as the user would write it."""
    return paths.content.as_posix()
