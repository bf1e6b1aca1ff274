"""Themes from their folders: the layers, and what is wrong with them."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.core.diagnostic import Diagnostic
from generator.core.span import SourceText, Span
from generator.core.suggest import nearest
from generator.load.decode import decode
from generator.load.document import parse
from generator.load.source import decode as decode_text
from generator.plan.theme import LITERAL, TAG, Theme, ThemeConfig

_CONFIG = "theme.yaml"


class NoThemeError(Exception):
    """There is no theme of a name; holds the name and the nearest there is."""

    def __init__(self, name: str, nearest_name: str | None) -> None:
        """Say which name was looked for, and which there is that is like it."""
        super().__init__(name)
        self.name = name
        self.nearest = nearest_name


def load_theme(name: str, places: list[Path]) -> tuple[Theme | None, list[Diagnostic]]:
    """Read the theme `name` from the folders `places`, each holding themes by name.

    Gives the theme, or None where it cannot be read, and what is wrong with it. Raises
    `NoThemeError` where there is none of that name, or of a name that it extends.
    """
    files: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    config: ThemeConfig | None = None
    wanted: str | None = name
    seen: set[str] = set()
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        layer = _layer(wanted, places)
        if _CONFIG not in layer:
            raise NoThemeError(wanted, nearest(wanted, _names(places)))
        described, problems = _config(wanted, layer)
        if described is None:
            return None, problems
        files = {**layer, **files}
        origins = {**dict.fromkeys(layer, wanted), **origins}
        config = _inherit(config, described) if config else described
        wanted = described.extends
    assert config is not None  # noqa: S101  the loop has run at least once
    theme = Theme(config, files, origins)
    return theme, [*_missing(name, theme, files), *_damaged(files, origins), *_unnamed(theme)]


def _names(places: list[Path]) -> set[str]:
    folders = (folder for place in places if place.is_dir() for folder in place.iterdir())
    return {folder.name for folder in folders if (folder / _CONFIG).is_file()}


def _inherit(config: ThemeConfig, parent: ThemeConfig) -> ThemeConfig:
    """A theme that lists nothing of a sort takes its parent's."""
    return ThemeConfig(
        name=config.name,
        extends=config.extends,
        stylesheets=config.stylesheets or parent.stylesheets,
        scripts=config.scripts or parent.scripts,
        static=config.static or parent.static,
        icon=config.icon or parent.icon,
    )


def _layer(name: str, places: list[Path]) -> dict[str, bytes]:
    """Read the files of one theme; a site's own file hides the one that comes with Onrecord."""
    files: dict[str, bytes] = {}
    for place in places:
        folder = place / name
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
            if file.is_file() and not hidden:
                files.setdefault(file.relative_to(folder).as_posix(), file.read_bytes())
    return files


def _config(name: str, layer: dict[str, bytes]) -> tuple[ThemeConfig | None, list[Diagnostic]]:
    path = f"themes/{name}/{_CONFIG}"
    source, problems = decode_text(path, layer[_CONFIG])
    document, more = parse(source) if source is not None else (None, [])
    if source is None or document is None:
        return None, problems + more
    config, faults = decode(document.tree, ThemeConfig, source.excerpt)
    return config, problems + more + faults


def _missing(name: str, theme: Theme, files: dict[str, bytes]) -> Iterator[Diagnostic]:
    for path in (*theme.config.stylesheets, *theme.config.scripts, *theme.config.files):
        if f"static/{path}" not in files:
            yield Diagnostic(
                Span(f"themes/{name}/{_CONFIG}"),
                "theme-file-missing",
                f"static/{path} is missing",
                "write the file, or take it off the list",
            )


def _damaged(files: dict[str, bytes], origins: dict[str, str]) -> Iterator[Diagnostic]:
    """Report templates that are no text."""
    for path, data in files.items():
        if path.startswith("templates/") and path.endswith(".html"):
            yield from decode_text(f"themes/{origins[path]}/{path}", data)[1]


def _unnamed(theme: Theme) -> Iterator[Diagnostic]:
    """Report tags that compute a template's name, or name none: a closure must be known."""
    for name, text in theme.templates.items():
        origin = theme.origins[f"templates/{name}"]
        source = SourceText(f"themes/{origin}/templates/{name}", text)
        for tag in TAG.finditer(text):
            literal = LITERAL.match(tag["rest"])
            if literal is None or literal["name"] not in theme.templates:
                at, width = _culprit(tag)
                span = source.span_at(at, width)
                meant = nearest(literal["name"], theme.templates) if literal else None
                yield Diagnostic(
                    span,
                    "unknown-template",
                    "this tag names no template of the theme",
                    f"did you mean {meant!r}?"
                    if meant
                    else "name templates literally: what a page is made of must be known",
                    source.excerpt(span.line),
                )


def _culprit(tag: re.Match[str]) -> tuple[int, int]:
    """Give where the name in a tag stands, and its width; the whole tag where there is none."""
    rest = tag["rest"].split(" ")[0].rstrip()
    return (tag.start("rest"), len(rest)) if rest else (tag.start(), len(tag.group()))
