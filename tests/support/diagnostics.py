"""The broken sites of `tests/diagnostics/`: each a few files laid over the base site.

A case is a folder with `expected.txt`, what `onrecord check` says of it. Beside that it has
`content/` and `themes/`, files to add or replace, and `removed.txt`, files of the base to remove.
What no repository can hold is made here, by a function named in `MAKERS`.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from generator.cli.main import cli
from tests.support.site import ROOT, SiteBuilder

TWENTY = "_twenty-faults"
FOLDER = ROOT / "tests" / "diagnostics"
_HEAD = re.compile(
    r"^(?P<path>\S.*?):(?P<line>\d+):(?P<column>\d+): "
    r"(?:error|warning|note)\[(?P<code>[a-z0-9-]+)\]: "
)


class Case(NamedTuple):
    """One broken site; its name is its path, and begins with the code that it is for."""

    name: str

    @property
    def code(self) -> str:
        return self.name.split("/")[0]

    @property
    def command(self) -> str:
        """A template fails only where a page is made."""
        return "build" if self.code == "theme-fault" else "check"

    @property
    def strictly(self) -> tuple[str, ...]:
        """A warning stops nothing unless it is asked to."""
        return ("--strict",) if self.code == "unused-template" else ()

    @property
    def is_note(self) -> bool:
        """A note is for an editor to look at: no run fails by it."""
        return self.code in {"candidate-discrepancy", "untranslated"}

    @property
    def expected(self) -> Path:
        return FOLDER / self.name / "expected.txt"

    def break_(self, site: SiteBuilder) -> None:
        """Lay the case over a sound site."""
        source = FOLDER / self.name
        for part in ("content", "themes"):
            if (source / part).is_dir():
                shutil.copytree(source / part, site.root / part, dirs_exist_ok=True)
        if (source / "removed.txt").is_file():
            for path in (source / "removed.txt").read_text().split():
                site.remove(path)
        if self.name in MAKERS:
            MAKERS[self.name](site)


class Said(NamedTuple):
    """What a run of the program in this process gave."""

    status: int
    out: str
    err: str


class Spot(NamedTuple):
    """Where a message points, and what it says is there."""

    path: str
    line: int
    column: int
    code: str


def cases() -> list[Case]:
    """Give every case in order of its name."""
    parts = [part for name in ("content", "themes", "removed.txt") for part in FOLDER.rglob(name)]
    found = {folder.parent.relative_to(FOLDER).as_posix() for folder in parts} | set(MAKERS)
    return [Case(name) for name in sorted(found) if not name.startswith("_")]


def say(cwd: Path, *args: str) -> Said:
    """Run the program in this process, in the folder `cwd`."""
    out, err = StringIO(), StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        status = cli.main(args, prog_name="onrecord", standalone_mode=False)
    return Said(status, out.getvalue(), err.getvalue())


def spots(text: str) -> list[Spot]:
    """Read the places and codes out of a report."""
    heads = filter(None, map(_HEAD.match, text.splitlines()))
    return [Spot(h["path"], int(h["line"]), int(h["column"]), h["code"]) for h in heads]


# --- What no repository can hold -----------------------------------------------------------------


def large_file(site: SiteBuilder) -> None:
    """Make a file of 50 MB that takes no room on a disk."""
    with (site.content / "outlets" / "large.yaml").open("wb") as file:
        file.truncate(50_000_000)


def link_to_a_file_outside(site: SiteBuilder) -> None:
    secret = site.root / "secret.yaml"
    secret.write_text("name: A secret\n")
    (site.content / "outlets" / "secret.yaml").symlink_to(secret)


def link_to_a_folder_outside(site: SiteBuilder) -> None:
    (site.root / "more").mkdir()
    (site.content / "outlets" / "more").symlink_to(site.root / "more")


def configuration_from_outside(site: SiteBuilder) -> None:
    secret = site.root / "secret.yaml"
    secret.write_text("password: hunter2\n")
    (site.content / "site.yaml").unlink()
    (site.content / "site.yaml").symlink_to(secret)


def link_to_nothing(site: SiteBuilder) -> None:
    (site.content / "outlets" / "gone.yaml").symlink_to("nowhere.yaml")


def link_to_itself(site: SiteBuilder) -> None:
    (site.content / "outlets" / "loop.yaml").symlink_to("loop.yaml")


def link_to_a_folder_inside(site: SiteBuilder) -> None:
    (site.content / "outlets" / "more").symlink_to("../people")


def pipe(site: SiteBuilder) -> None:
    """Make a file that never ends for whoever reads it."""
    os.mkfifo(site.content / "outlets" / "pipe.yaml")


def undecodable_name(site: SiteBuilder) -> None:
    (site.content / "outlets" / os.fsdecode(b"caf\xe9.yaml")).write_text("name: Café\n")


def name_with_a_bell(site: SiteBuilder) -> None:
    (site.content / "outlets" / "bell\x07.yaml").write_text("name: Bell\n")


def name_with_a_line_break(site: SiteBuilder) -> None:
    (site.content / "outlets" / "two\nlines.yaml").write_text("name: Two lines\n")


MAKERS: dict[str, Callable[[SiteBuilder], None]] = {
    "bad-file-name/bell": name_with_a_bell,
    "bad-file-name/line-break": name_with_a_line_break,
    "bad-file-name/undecodable": undecodable_name,
    "file-too-large": large_file,
    "link-outside/configuration": configuration_from_outside,
    "link-outside/file": link_to_a_file_outside,
    "link-outside/folder": link_to_a_folder_outside,
    "unreadable-file/link-to-a-folder": link_to_a_folder_inside,
    "unreadable-file/link-to-itself": link_to_itself,
    "unreadable-file/link-to-nothing": link_to_nothing,
    "unreadable-file/pipe": pipe,
}


def report(site: SiteBuilder, case: Case, options: Sequence[str] = ()) -> Said:
    """Break a sound site and run the command of the case on it."""
    case.break_(site)
    return say(site.root, case.command, *case.strictly, *options)


def expected_places() -> Iterator[tuple[Case, list[Spot]]]:
    """Give each case with the places of its expected report."""
    for case in cases():
        yield case, spots(case.expected.read_text(encoding="utf-8"))
