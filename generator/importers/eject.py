"""Files of a theme, copied into a site so that they can be changed there."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from generator.core.suggest import nearest
from generator.plan.contract import digest_of, with_contract, without_contract
from generator.plan.theme import Theme
from generator.plan.theme_files import load_theme
from generator.plan.theme_folder import read_layer

_TEMPLATES, _STATIC = "templates/", "static/"
_ENDING = ".html"


class UnknownFileError(Exception):
    """A theme has no such file; holds the names that may have been meant."""

    def __init__(self, name: str, meant: list[str]) -> None:
        """Say what was looked for, and what there is that is like it."""
        super().__init__(name)
        self.name = name
        self.meant = meant


class Override(NamedTuple):
    """A file of a site's own theme that stands in for another."""

    theme: str
    """The theme whose file it stands in for, which may be one that the theme in use extends."""
    name: str
    """As the commands take it: `pages/report.html`, `css/tokens.css`."""
    outdated: bool
    """The original is another by now than the one that was copied."""


def names_in(theme: Theme) -> list[str]:
    """Give the names of the templates and the static files that can be copied."""
    return sorted(_names(theme.contents))


def meant_by(written: str, names: Iterable[str]) -> str:
    """Give the one of `names` that is meant by `written`, which may lack folder and ending.

    A page is meant before a component of the same name. Raises `UnknownFileError`.
    """
    known = sorted(names)
    name = written.removeprefix("./").removeprefix(_TEMPLATES).removeprefix(_STATIC)
    for whole in (name, f"{name}{_ENDING}", f"pages/{name}", f"pages/{name}{_ENDING}"):
        if whole in known:
            return whole
    same = [one for one in known if _stem(one) == _stem(name)]
    if len(same) == 1:
        return same[0]
    raise UnknownFileError(written, same or _like(name, known))


def target_of(themes: Path, theme: str, name: str) -> Path:
    """Give where the copy of a file stands, in a site's folder `themes`."""
    return themes / theme / _path_of(name)


def copied(theme: Theme, name: str, version: str) -> bytes:
    """Give the bytes of a copy: a template has its contract at the top, all else is as it is."""
    if name.endswith(_ENDING):
        return with_contract(theme, name, version).encode()
    return theme.contents[_path_of(name)]


def overrides(places: tuple[Path, ...], loaded: Theme) -> Iterator[Override]:
    """Give the files of a site's own that a theme uses: its own, then those of what it extends.

    A file is not used where a nearer theme has one of that name.
    """
    for theme in _lineage(places, loaded):
        for one in _overrides(places, theme):
            if loaded.origins.get(_path_of(one.name)) == theme:
                yield one


def _lineage(places: tuple[Path, ...], loaded: Theme) -> Iterator[str]:
    """Name a theme and those that it extends, the nearest first."""
    passed: dict[str, None] = {}
    theme: Theme | None = loaded
    while theme is not None and theme.config.name not in passed:
        passed[theme.config.name] = None
        parent = theme.config.extends
        theme = load_theme(parent, list(places))[0] if parent else None
    yield from passed


def _overrides(places: tuple[Path, ...], theme: str) -> Iterator[Override]:
    originals = _originals(places, theme)
    for name in sorted(_names(originals)):
        own = target_of(places[0], theme, name)
        if own.is_file():
            copy_of, _text = without_contract(_read(own))
            now = digest_of(_text_of(originals, name))
            yield Override(theme, name, copy_of not in {None, now})


def difference(places: tuple[Path, ...], theme: str, name: str) -> list[str]:
    """Give the lines by which a site's own file differs from the one that it stands in for."""
    own = without_contract(_read(target_of(places[0], theme, name)))[1]
    before = _text_of(_originals(places, theme), name)
    named = (f"original/{name}", f"yours/{name}")
    return list(unified_diff(before.splitlines(), own.splitlines(), *named, lineterm=""))


def _originals(places: tuple[Path, ...], name: str) -> Mapping[str, bytes]:
    """Give the files that a theme would have without those of its name in the site."""
    theme = load_theme(name, list(places))[0]
    parent = theme.config.extends if theme is not None else None
    inherited = load_theme(parent, list(places))[0] if parent else None
    beneath = read_layer(name, list(places[1:]), frozenset()).files
    return {**(inherited.contents if inherited is not None else {}), **beneath}


def _names(files: Iterable[str]) -> Iterator[str]:
    for path in files:
        if path.startswith(_STATIC) or (path.startswith(_TEMPLATES) and path.endswith(_ENDING)):
            yield path.removeprefix(_TEMPLATES).removeprefix(_STATIC)


def _path_of(name: str) -> str:
    return f"{_TEMPLATES if name.endswith(_ENDING) else _STATIC}{name}"


def _like(name: str, known: list[str]) -> list[str]:
    near, stems = nearest(name, known), {_stem(one): one for one in known}
    by_stem = nearest(_stem(name), stems)
    return list(dict.fromkeys([*([stems[by_stem]] if by_stem else []), *([near] if near else [])]))


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(_ENDING)


def _text_of(files: Mapping[str, bytes], name: str) -> str:
    return files[_path_of(name)].decode("utf-8", "replace")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
