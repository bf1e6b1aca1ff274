"""The faces that card images are set in: the theme's own, or those that come with `[cards]`.

The site itself is set in what a reader's system has. On a picture that would be another type on
every machine; Source Serif and Source Sans stand in for it.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.core.hashing import of_bytes
from generator.core.typeface import Typeface

_SERIF, _SANS = "font_source_serif_pro/SourceSerifPro", "font_source_sans_pro/SourceSansPro"


class Face(NamedTuple):
    """A face to measure with, and the file from which it is drawn."""

    measure: Typeface
    file: str


class Faces(NamedTuple):
    """What a card is set in."""

    title: Face
    words: Face
    label: Face
    strong: Face

    @property
    def files(self) -> list[str]:
        """Give each file once."""
        return list(dict.fromkeys(face.file for face in self))


def faces_of(fonts: tuple[bytes, ...], *, sans: bool) -> Faces:
    """Give the faces for the theme's own `fonts`, or ours where it has none."""
    if fonts:
        first, last = _own(fonts[0]), _own(fonts[-1])
        return Faces(first, first, last, last)
    name = _SANS if sans else _SERIF
    return Faces(
        _packaged(f"{name}-Bold"),
        _packaged(f"{name}-Regular"),
        _packaged(f"{_SANS}-Regular"),
        _packaged(f"{_SANS}-Semibold"),
    )


@lru_cache(maxsize=8)
def _packaged(name: str) -> Face:
    package, _slash, stem = name.partition("/")
    spec = find_spec(package)
    assert spec is not None  # noqa: S101  a build with cards has looked
    assert spec.submodule_search_locations is not None  # noqa: S101  it is a package
    file = Path(spec.submodule_search_locations[0]) / "files" / f"{stem}.ttf"
    return Face(Typeface(file.read_bytes()), str(file))


@lru_cache(maxsize=4)
def _own(data: bytes) -> Face:
    """Put a font where the renderer, which reads files only, finds it until this process ends."""
    file = Path(_folder().name) / f"{of_bytes(data)}.ttf"
    file.write_bytes(data)
    return Face(Typeface(data), str(file))


@lru_cache(maxsize=1)
def _folder() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="onrecord-")
