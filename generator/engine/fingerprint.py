"""What the program itself is: part of every key, so that no one has to remember a version."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.core.hashing import Digest, of_bytes

_LIBRARIES = (
    *("babel", "feedgen", "jinja2", "lxml", "markdown_it_py", "markupsafe", "msgspec", "pyyaml"),
    *("font_source_sans_pro", "font_source_serif_pro", "resvg_py"),
)


@cache
def engine() -> Digest:
    """Digest our own sources, the libraries' versions and the interpreter's."""
    package = str(Path(__file__).resolve().parent.parent)
    parts = [f"{sys.version_info[:3]}", *_versions()]
    for path in sorted(_sources(package)):
        with open(path, "rb") as source:  # noqa: PTH123  a hundred files at every start
            parts.append(f"{path[len(package) :]} {of_bytes(source.read())}")
    return of_bytes("\n".join(parts).encode())


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as items:
        for item in items:
            if item.is_dir():
                yield from _sources(item.path)
            elif item.name.endswith(".py"):
                yield item.path


def _versions() -> list[str]:
    """Give the libraries' names with their versions, as pip records them beside each.

    `importlib.metadata` says the same and takes longer to import than a build with nothing to do.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  names alone are wanted
        except OSError:
            continue
        for name in sorted(names):
            library = name.partition("-")[0].lower().replace(".", "_")
            if name.endswith((".dist-info", ".egg-info")) and library in _LIBRARIES:
                found.setdefault(library, name)
    return [found.get(library, f"{library} unknown") for library in _LIBRARIES]
