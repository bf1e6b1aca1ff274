"""Themes from their folders: the layers, and what is wrong with them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.core.diagnostic import Diagnostic
from generator.core.language import ENGLISH
from generator.core.span import SourceText, Span
from generator.core.suggest import nearest
from generator.core.typeface import NotAFontError, Typeface
from generator.load.decode import decode
from generator.load.document import parse
from generator.load.source import decode as decode_text
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.plan.theme import TAG, Theme, ThemeConfig, named_by
from generator.plan.theme_check import check_templates
from generator.plan.theme_folder import read_layer
from generator.plan.translations import ALL_WORDS, Catalogue, catalogues_of, language_of

_CONFIG = "theme.yaml"
_LISTS = (
    *("stylesheets", "more_stylesheets", "scripts", "early", "timeline", "search"),
    *("static", "icon", "card_fonts"),
)

_ADDING = "more_stylesheets"
"""The list that adds to the parent's and does not replace it."""


class NoThemeError(Exception):
    """There is no theme of a name; holds the name, the nearest there is, and how to go on."""

    def __init__(self, name: str, known: set[str]) -> None:
        """Say which name was looked for, and which there are."""
        super().__init__(name)
        self.name = name
        self.nearest = nearest(name, known)
        self.way_out = _one_of(self.nearest, known)


class _Described(NamedTuple):
    """A `theme.yaml` as it was read."""

    config: ThemeConfig
    tree: Tree
    source: SourceText

    def place_of(self, key: str) -> Tree:
        entries = self.tree.entries if isinstance(self.tree, Mapping) else {}
        return entries[key][1] if key in entries else self.tree

    def diagnostic(self, tree: Tree, code: str, message: str, way_out: str) -> Diagnostic:
        excerpt = self.source.excerpt(tree.span.line)
        return Diagnostic(tree.span, code, message, way_out, excerpt)


def load_theme(
    name: str, places: list[Path], language: str = ENGLISH.tag
) -> tuple[Theme | None, list[Diagnostic]]:
    """Read the theme `name` from the folders `places`, each holding themes by name.

    Its words are those of `language`.

    The last of them is the program's own, which is trusted. Gives the theme, or None where it
    cannot be read, and what is wrong with it. Raises `NoThemeError` where there is none of that
    name.
    """
    files: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    own: set[str] = set()
    problems: list[Diagnostic] = []
    chain: list[_Described] = []
    words: dict[str, list[Catalogue]] = {}
    catalogues = frozenset((*catalogues_of(language), ALL_WORDS))
    wanted: str | None = name
    while wanted is not None and wanted not in {one.config.name for one in chain}:
        layer = read_layer(wanted, places, catalogues)
        problems += layer.problems
        if _CONFIG not in layer.files:
            return None, [*problems, _absent(wanted, chain, places, known=bool(layer.problems))]
        described, faults = _config(wanted, layer.files[_CONFIG])
        if described is None:
            return None, problems + faults
        own |= layer.own - set(files)
        files = {**layer.files, **files}
        origins = {**dict.fromkeys(layer.files, wanted), **origins}
        for path, found in layer.words.items():
            words.setdefault(path, []).extend(found)
        chain.append(described)
        problems += faults
        wanted = described.config.extends
    spoken, faults = language_of(language, words)
    theme = Theme(_inherited(chain), files, origins, spoken, tuple(words.get(ALL_WORDS, ())))
    checks = (
        faults,
        _missing(chain, files),
        _no_fonts(chain, files),
        _damaged(files, origins),
        _unnamed(theme),
    )
    problems += [problem for problems_of in checks for problem in problems_of]
    return theme, [*problems, *check_templates(theme, own)]


def _absent(name: str, chain: list[_Described], places: list[Path], *, known: bool) -> Diagnostic:
    """Report a theme that is not there, where its name stands: in site.yaml that is not for us."""
    missing = NoThemeError(name, _names(places))
    if not chain and not known:
        raise missing
    message = f"there is no theme called {name!r}"
    if not chain:
        return Diagnostic(Span(f"themes/{name}"), "no-theme", message, "see docs/theme.md")
    place = chain[-1].place_of("extends")
    return chain[-1].diagnostic(place, "no-theme", message, missing.way_out)


def _one_of(meant: str | None, known: set[str]) -> str:
    choice = ", ".join(sorted(known))
    return f"did you mean {meant!r}? ({choice})" if meant else f"one of: {choice}"


def _names(places: list[Path]) -> set[str]:
    folders = (folder for place in places if place.is_dir() for folder in place.iterdir())
    return {folder.name for folder in folders if (folder / _CONFIG).is_file()}


def _inherited(chain: list[_Described]) -> ThemeConfig:
    """A theme that lists nothing of a sort takes its parent's."""
    config = _with_more(chain[-1].config)
    for child in (one.config for one in reversed(chain[:-1])):
        config = _with_more(
            ThemeConfig(
                name=child.name,
                extends=child.extends,
                stylesheets=child.stylesheets or config.stylesheets,
                more_stylesheets=child.more_stylesheets,
                scripts=child.scripts or config.scripts,
                early=child.early or config.early,
                timeline=child.timeline or config.timeline,
                search=child.search or config.search,
                static=child.static or config.static,
                icon=child.icon or config.icon,
                card_fonts=child.card_fonts or config.card_fonts,
            )
        )
    return config


def _with_more(config: ThemeConfig) -> ThemeConfig:
    from msgspec.structs import replace

    whole = (*config.stylesheets, *config.more_stylesheets)
    return replace(config, stylesheets=whole, more_stylesheets=())


def _config(name: str, data: bytes) -> tuple[_Described | None, list[Diagnostic]]:
    path = f"themes/{name}/{_CONFIG}"
    source, problems = decode_text(path, data)
    document, more = parse(source) if source is not None else (None, [])
    if source is None or document is None:
        return None, problems + more
    config, faults = decode(document.tree, ThemeConfig, source.excerpt)
    if config is None:
        return None, problems + more + faults
    described = _Described(config, document.tree, source)
    if config.name != name:
        place, way_out = described.place_of("name"), f"write {name!r}, or rename the folder"
        message = f"a theme has the name of its folder, and that is {name!r}"
        faults = [*faults, described.diagnostic(place, "bad-value", message, way_out)]
        # From here on the folder's name counts.
        described = described._replace(config=_renamed(config, name))
    return described, problems + more + faults


def _renamed(config: ThemeConfig, name: str) -> ThemeConfig:
    from msgspec.structs import replace

    return replace(config, name=name)


def _missing(chain: list[_Described], files: dict[str, bytes]) -> Iterator[Diagnostic]:
    """Report what the lists name and no layer has, at the item of the list that counts."""
    there = {path.removeprefix("static/") for path in files if path.startswith("static/")}
    for lists, item in (found for key in _LISTS for found in _listed(chain, key)):
        if item.value in there:
            continue
        meant = nearest(str(item.value), there)
        way_out = f"did you mean {meant!r}?" if meant else "write the file, or take it off the list"
        message = f"static/{item.value} is missing"
        yield lists.diagnostic(item, "theme-file-missing", message, way_out)


def _listed(chain: list[_Described], key: str) -> Iterator[tuple[_Described, Scalar]]:
    """Give the items of the list that counts, with the file that it stands in."""
    having = [one for one in chain if getattr(one.config, key)]
    for lists in having if key == _ADDING else having[:1]:
        tree = lists.place_of(key)
        for item in tree.items if isinstance(tree, Sequence) else [tree]:
            if isinstance(item, Scalar) and item.value is not None:
                yield lists, item


def _no_fonts(chain: list[_Described], files: dict[str, bytes]) -> Iterator[Diagnostic]:
    """Report files that card images are to be set in, and that are no fonts."""
    for lists, item in _listed(chain, "card_fonts"):
        data = files.get(f"static/{item.value}")
        try:
            if data is not None:
                Typeface(data)
        except NotAFontError:
            message = f"static/{item.value} is no font that card images can be set in"
            way_out = "give a file of one TrueType or OpenType font: .ttf or .otf"
            yield lists.diagnostic(item, "no-cards", message, way_out)


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
            named = named_by(tag)
            if named not in theme.templates:
                at, width = _culprit(tag)
                span = source.span_at(at, width)
                meant = nearest(named, theme.templates) if named else None
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
