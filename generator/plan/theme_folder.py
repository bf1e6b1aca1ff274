"""The files of one theme's folder, and of no other place: a link may not lead out of it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.core.diagnostic import Diagnostic
from generator.core.span import Span
from generator.plan.translations import FOLDER, Catalogue

_WAY_OUT = "put what it should lead to into the theme's folder itself"


class Layer(NamedTuple):
    """The files of a theme of one name, by their path in it."""

    files: dict[str, bytes]
    own: set[str]
    """Those that are the site's own, and not the program's."""
    problems: list[Diagnostic]
    words: dict[str, list[Catalogue]]
    """Catalogues by their path: those of a site stand beside the program's, and come first."""


def read_layer(name: str, places: list[Path], catalogues: frozenset[str]) -> Layer:
    """Read the theme `name`; a site's own file hides the one that comes with the program.

    Of its translations, only `catalogues` are read.

    The last of `places` is the program's. Only what is installed there may be a link to anywhere:
    some installers make nothing but links.
    """
    layer = Layer({}, set(), [], {})
    for number, place in enumerate(places, 1):
        folder = place / name
        own = number < len(places)
        if own and folder.is_symlink() and not _inside(folder, place.resolve()):
            layer.problems.append(_outside(f"themes/{name}"))
            continue
        for path in sorted(_walk(folder, "")) if folder.is_dir() else ():
            words = path.startswith(FOLDER)
            if path in layer.files or (words and path not in catalogues):
                continue
            problem = _link_problem(folder, path, f"themes/{name}/{path}") if own else None
            if problem is not None:
                layer.problems.append(problem)
            elif words and (folder / path).is_file():
                shown = f"themes/{name}/{path}"
                layer.words.setdefault(path, []).append((shown, (folder / path).read_bytes()))
            elif (folder / path).is_file():
                layer.files[path] = (folder / path).read_bytes()
                layer.own.update([path] if own else ())
    return layer


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as items:
        for item in items:
            if item.name.startswith("."):
                continue
            if item.is_dir(follow_symlinks=False):
                yield from _walk(Path(item.path), f"{prefix}{item.name}/")
            else:
                yield f"{prefix}{item.name}"


def _link_problem(folder: Path, path: str, shown: str) -> Diagnostic | None:
    """Say what is wrong with a symbolic link; one to a file of the folder is as good as a file."""
    if not (folder / path).is_symlink():
        return None
    try:
        target = (folder / path).resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is the one or the other, by Python's version
        message = "this symbolic link leads to no file"
        return Diagnostic(Span(shown), "unreadable-file", message, _WAY_OUT)
    if not target.is_relative_to(folder.resolve()):
        return _outside(shown)
    if not target.is_file():
        message = "this symbolic link does not lead to a file"
        return Diagnostic(Span(shown), "unreadable-file", message, _WAY_OUT)
    return None


def _inside(folder: Path, root: Path) -> bool:
    try:
        return folder.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _outside(shown: str) -> Diagnostic:
    message = "this symbolic link leads out of the theme's folder"
    return Diagnostic(Span(shown), "link-outside", message, _WAY_OUT)
