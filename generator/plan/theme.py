"""A theme: templates and static files, found in layers, so that a site overrides one file alone.

The layers, first found first taken: the site's own `themes/<name>/`, the theme of that name that
comes with Onrecord, then the same of the theme it `extends`. `theme_files` reads them.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Annotated

from msgspec import Meta, Struct

from generator.core.digest import of_value
from generator.core.hashing import Digest, of_bytes
from generator.core.language import ENGLISH, Language
from generator.plan.facets.chrome import Asset
from generator.plan.translations import Catalogue

TAG = re.compile(r"{%[-+]?\s*(extends|include|import|from)\b\s*(?P<rest>.*?)[-+]?%}", re.DOTALL)
_LITERAL = re.compile(
    r"""(["'])(?P<name>[^"']+)\1\s*((as|ignore|import|with|without)\b.*)?""", re.DOTALL
)
_CSS_URL = re.compile(rb"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")
_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
_TEMPLATES = "templates/"
_STYLESHEET, _SCRIPT, _EARLY = "site.css", "site.js", "early.js"
_TIMELINE, _SEARCH = "timeline.js", "search.js"


class ThemeConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`theme.yaml`."""

    name: str
    extends: Annotated[str, Meta(pattern=_SLUG)] | None = None
    stylesheets: tuple[str, ...] = ()
    more_stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    timeline: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    icon: str | None = None
    card_fonts: Annotated[tuple[str, ...], Meta(max_length=2)] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The static files that are published one by one."""
        extra = (self.icon,) if self.icon and self.icon not in self.static else ()
        return (*self.static, *extra)


class Theme:
    """A theme's files, read once."""

    def __init__(
        self,
        config: ThemeConfig,
        files: dict[str, bytes],
        origins: dict[str, str],
        language: Language = ENGLISH,
        words: tuple[Catalogue, ...] = (),
    ) -> None:
        """Hold the files by their path in the theme, and the name of the theme each is from.

        It speaks `language`; `words` are all that it can say, for whoever counts them.
        """
        self.config = config
        self.origins = origins
        self.language = language
        self.words = words
        self._files = files
        self._closures: dict[str, Digest] = {}

    @property
    def contents(self) -> Mapping[str, bytes]:
        """Every file of the theme, by its path in it."""
        return self._files

    @cached_property
    def templates(self) -> dict[str, str]:
        """The templates by their name."""
        return {
            path.removeprefix(_TEMPLATES): data.decode("utf-8", "replace")
            for path, data in sorted(self._files.items())
            if path.startswith(_TEMPLATES) and path.endswith(".html")
        }

    @cached_property
    def assets(self) -> dict[str, bytes]:
        """The files to publish, by their fingerprinted path below the site."""
        return {path.lstrip("/"): data for path, data in self._published.values()}

    @property
    def card_fonts(self) -> tuple[bytes, ...]:
        """The font files that card images are set in, if the theme has any of its own."""
        return tuple(self._files.get(f"static/{name}", b"") for name in self.config.card_fonts)

    @property
    def stylesheet_text(self) -> str:
        """The text of all stylesheets, in their order."""
        return self._joined(self.config.stylesheets).decode("utf-8", "replace")

    def stylesheets(self) -> tuple[Asset, ...]:
        """Give the one stylesheet of the theme, or none."""
        return (self._asset(_STYLESHEET),) if self.config.stylesheets else ()

    def scripts(self) -> tuple[Asset, ...]:
        """Give the one script of the theme, or none."""
        return (self._asset(_SCRIPT),) if self.config.scripts else ()

    def early(self) -> tuple[Asset, ...]:
        """Give the one script that runs before a page is shown, or none."""
        return (self._asset(_EARLY),) if self.config.early else ()

    def timeline(self) -> tuple[Asset, ...]:
        """Give the one script that only pages of the timeline load, or none."""
        return (self._asset(_TIMELINE),) if self.config.timeline else ()

    def search(self) -> tuple[Asset, ...]:
        """Give the one script that is fetched when somebody searches, or none."""
        return (self._asset(_SEARCH),) if self.config.search else ()

    def files(self) -> dict[str, str]:
        """Give the published path of each static file, by its name in the theme."""
        return {name: self._published[name][0] for name in self.config.files}

    def closure(self, template: str) -> Digest:
        """Digest a template with all that it refers to, and the language that they speak."""
        if template not in self._closures:
            names = sorted(self._reach(template, set()))
            digests = [(name, of_bytes(self.templates[name].encode())) for name in names]
            self._closures[template] = of_value((self.language.digest, digests))
        return self._closures[template]

    @cached_property
    def _published(self) -> dict[str, tuple[str, bytes]]:
        """Give the path and the bytes of every file that the theme publishes."""
        published: dict[str, tuple[str, bytes]] = {}
        for name in self.config.files:
            data = self._files.get(f"static/{name}", b"")
            published[name] = (_fingerprinted(name, data), data)
        if self.config.stylesheets:
            css = _with_addresses(self._joined(self.config.stylesheets), published)
            published[_STYLESHEET] = (_fingerprinted(_STYLESHEET, css), css)
        scripts = {
            _SCRIPT: self.config.scripts,
            _EARLY: self.config.early,
            _TIMELINE: self.config.timeline,
            _SEARCH: self.config.search,
        }
        for name, parts in scripts.items():
            if parts:
                script = self._joined(parts)
                published[name] = (_fingerprinted(name, script), script)
        return published

    def _joined(self, parts: tuple[str, ...]) -> bytes:
        return b"\n".join(self._files.get(f"static/{part}", b"") for part in parts)

    def _asset(self, name: str) -> Asset:
        path, data = self._published[name]
        digest = b64encode(sha256(data).digest()).decode("ascii")
        return Asset(path, f"sha256-{digest}")

    def _reach(self, template: str, seen: set[str]) -> set[str]:
        if template in self.templates and template not in seen:
            seen.add(template)
            for name in referenced(self.templates[template]):
                self._reach(name, seen)
        return seen


def referenced(text: str) -> list[str]:
    """Give the templates that one names, in their order."""
    names = map(named_by, TAG.finditer(text))
    return [name for name in names if name is not None]


def named_by(tag: re.Match[str]) -> str | None:
    """Give the template that a tag names; None where it is computed, or one of several."""
    literal = _LITERAL.fullmatch(tag["rest"])
    return literal["name"] if literal is not None else None


def _fingerprinted(name: str, data: bytes) -> str:
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return f"/assets/{stem}.{sha256(data).hexdigest()[:10]}{dot}{ending}"


def _with_addresses(css: bytes, published: dict[str, tuple[str, bytes]]) -> bytes:
    """Turn `url(img/x.svg)` into the published name, which lies beside the stylesheet."""

    def address(found: re.Match[bytes]) -> bytes:
        name = found[1].decode("utf-8", "replace")
        path = published[name][0].rpartition("/")[2] if name in published else name
        return f'url("{path}")'.encode()

    return _CSS_URL.sub(address, css)
