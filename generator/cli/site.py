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
        message = f"there is no folder {content.as_posix()!r}; `onrecord init` makes a site"
        raise click.UsageError(message)
    return Paths(
        content=content,
        themes=(site / "themes", *packaged_themes()),
        public=public or site / "public",
        cache=site / ".cache" / "onrecord.sqlite",
    )


def packaged_themes() -> tuple[Path, ...]:
    """Give where the program's own themes are: in the package, or beside it in a checkout."""
    return (_PACKAGE / "themes", _PACKAGE.parent / "themes")


def shown_content(paths: Paths) -> str:
    """Give the content folder as the user would write it."""
    return paths.content.as_posix()
