"""A theme: templates and static files, found in layers, so that a site overrides one file alone.

The layers, first found first taken: the site's own `themes/<name>/`, the theme of that name that
comes with Onrecord, then the same of the theme it `extends`.
"""

import re
from base64 import b64encode
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from generator.core.diagnostic import Diagnostic
from generator.core.digest import Digest, of_bytes, of_value
from generator.core.span import SourceText, Span
from generator.load.decode import decode
from generator.load.document import parse
from generator.load.source import decode as decode_text
from generator.plan.facets.chrome import Asset

_TAG = re.compile(r"{%[-+]?\s*(extends|include|import|from)\b\s*(?P<rest>[^%]*)%}")
_LITERAL = re.compile(r"""(["'])(?P<name>[^"']+)\1""")
_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"


class ThemeConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`theme.yaml`."""

    name: str
    extends: Annotated[str, Meta(pattern=_SLUG)] | None = None
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    icon: str | None = None


class Theme:
    """A theme's files, read once."""

    def __init__(self, config: ThemeConfig, files: dict[str, bytes]) -> None:
        """Hold the files by their path in the theme."""
        self.config = config
        self._files = files
        self._closures: dict[str, Digest] = {}

    @cached_property
    def templates(self) -> dict[str, str]:
        """The templates by their name."""
        prefix = "templates/"
        return {
            path.removeprefix(prefix): data.decode("utf-8")
            for path, data in sorted(self._files.items())
            if path.startswith(prefix) and path.endswith(".html")
        }

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """The files to publish, by their fingerprinted path below the site."""
        return {path.lstrip("/"): data for path, data in self._published.values()}

    def asset(self, name: str) -> Asset:
        """Give the published path of a static file, or of `site.css` and `site.js`."""
        path, data = self._published[name]
        digest = b64encode(sha256(data).digest()).decode("ascii")
        return Asset(path, f"sha256-{digest}")

    def has(self, name: str) -> bool:
        """Tell whether the theme publishes a file of that name."""
        return name in self._published

    def closure(self, template: str) -> Digest:
        """Digest a template with all that it refers to."""
        if template not in self._closures:
            names = sorted(self._reach(template, set()))
            digests = [(name, of_bytes(self.templates[name].encode())) for name in names]
            self._closures[template] = of_value(digests)
        return self._closures[template]

    @cached_property
    def _published(self) -> dict[str, tuple[str, bytes]]:
        named = {name: self._files.get(f"static/{name}", b"") for name in self.config.static}
        for name, parts in (
            ("site.css", self.config.stylesheets),
            ("site.js", self.config.scripts),
        ):
            if parts:
                named[name] = b"\n".join(self._files.get(f"static/{part}", b"") for part in parts)
        return {name: (_fingerprinted(name, data), data) for name, data in named.items()}

    def _reach(self, template: str, seen: set[str]) -> set[str]:
        if template in self.templates and template not in seen:
            seen.add(template)
            for name in _referenced(self.templates[template]):
                self._reach(name, seen)
        return seen


def load_theme(name: str, places: list[Path]) -> tuple[Theme | None, list[Diagnostic]]:
    """Read the theme `name` from the folders `places`, each holding themes by name."""
    files: dict[str, bytes] = {}
    config: ThemeConfig | None = None
    seen: set[str] = set()
    wanted: str | None = name
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        layer = _layer(wanted, places)
        described, problems = _config(wanted, layer)
        if described is None:
            return None, problems
        files = {**layer, **files}
        config = config or described
        config = _inherit(config, described)
        wanted = described.extends
    assert config is not None  # noqa: S101  the loop has run at least once
    theme = Theme(config, files)
    return theme, _problems(theme, files)


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
    files: dict[str, bytes] = {}
    for place in places:
        folder = place / name
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
            if file.is_file() and not hidden:
                files.setdefault(file.relative_to(folder).as_posix(), file.read_bytes())
    return files


def _config(name: str, layer: dict[str, bytes]) -> tuple[ThemeConfig | None, list[Diagnostic]]:
    path = f"themes/{name}/theme.yaml"
    if "theme.yaml" not in layer:
        message, way_out = f"there is no theme called {name!r}", "see `theme:` in site.yaml"
        return None, [Diagnostic(Span(path), "no-theme", message, way_out)]
    source, problems = decode_text(path, layer["theme.yaml"])
    document, more = parse(source) if source is not None else (None, [])
    if source is None or document is None:
        return None, problems + more
    config, faults = decode(document.tree, ThemeConfig, source.excerpt)
    return config, problems + more + faults


def _problems(theme: Theme, files: dict[str, bytes]) -> list[Diagnostic]:
    """Report templates that compute a name or name nothing, and files that are not there."""
    where = f"themes/{theme.config.name}"
    listed = (*theme.config.stylesheets, *theme.config.scripts, *theme.config.static)
    problems = [
        Diagnostic(Span(f"{where}/theme.yaml"), "theme-file-missing", f"static/{name} is missing")
        for name in listed
        if f"static/{name}" not in files
    ]
    for name, text in theme.templates.items():
        source = SourceText(f"{where}/templates/{name}", text)
        for tag in _TAG.finditer(text):
            literal = _LITERAL.match(tag["rest"])
            if literal is None or literal["name"] not in theme.templates:
                span = source.span_at(tag.start(), len(tag.group()))
                problems.append(
                    Diagnostic(
                        span,
                        "unknown-template",
                        "this tag names no template of the theme",
                        "name templates literally: what a page is made of must be known",
                        source.excerpt(span.line),
                    )
                )
    return problems


def _referenced(text: str) -> list[str]:
    tags = (_LITERAL.match(tag["rest"]) for tag in _TAG.finditer(text))
    return [literal["name"] for literal in tags if literal is not None]


def _fingerprinted(name: str, data: bytes) -> str:
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return f"/assets/{stem}.{sha256(data).hexdigest()[:10]}{dot}{ending}"
