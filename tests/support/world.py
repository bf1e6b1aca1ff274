"""A small but complete world, and the law of incremental builds: as a clean one, byte for byte."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple, Self

from generator import incremental, pipeline
from generator.core.result import Result
from tests.support.mortal import Answer, Order
from tests.support.site import ROOT, SiteBuilder

OVERLAY = ROOT / "tests" / "properties" / "world"
"""What the world has beside the base site: a second incident, names, and a theme of its own."""

STAGING = ".onrecord-staging"

Tree = dict[str, tuple[str, int, bytes]]
"""Everything below a folder by path: what it is, its rights, and its bytes or its target."""


class Outcome(NamedTuple):
    """What a run said, in a form that can be compared between processes."""

    published: bool
    diagnostics: tuple[str, ...]
    records: int
    files: int


class Clean(NamedTuple):
    """What a clean build said, and left."""

    outcome: Outcome
    tree: Tree


class World:
    """One site in `root`, and clean builds of it to compare with."""

    def __init__(self, root: Path, *, overlay: Path | None = OVERLAY) -> None:
        """Lay the world over the base site."""
        self.site = SiteBuilder(root / "site")
        if overlay is not None:
            shutil.copytree(overlay, self.site.root, dirs_exist_ok=True)
        self.public = self.site.public
        self.own_theme = self.site.root / "themes"
        self._aside = root / "clean"
        self._known: dict[str, Clean] = {}

    def build(self, *, strict: bool = False) -> Result:
        """Build by the way in that every command takes."""
        paths = self.site.paths
        return incremental.build(paths, workers=1, strict=strict, progress=pipeline.silent)

    def order(self) -> Order:
        """Give an order for `Mortals` to build this world."""
        paths = self.site.paths
        return {
            "content": str(paths.content),
            "themes": list(map(str, paths.themes)),
            "public": str(paths.public),
            "cache": str(paths.cache),
        }

    def clean(self) -> Clean:
        """Build into a new folder, without a cache; equal inputs are built once."""
        state = repr((tree_of(self.site.content), tree_of(self.own_theme)))
        if state not in self._known:
            public = self._aside / "public"
            paths = self.site.paths._replace(public=public, cache=None)
            result = pipeline.build(paths)
            self._known[state] = Clean(outcome_of(result), tree_of(public))
            shutil.rmtree(self._aside, ignore_errors=True)
        return self._known[state]


def law(world: World, build: Callable[[], Outcome] | None = None) -> Outcome:
    """Build, and hold the result to that of a clean build; raise `AssertionError` if it differs.

    A build that finds errors leaves the published folder as it was, and a second build of the same
    finds the same.
    """
    run = build if build is not None else lambda: outcome_of(world.build())
    was = tree_of(world.public)
    for turn in ("the build", "the same build again"):
        said, clean = run(), world.clean()
        assert said == clean.outcome, f"{turn} says otherwise than a clean one"
        if clean.outcome.published:
            _same(tree_of(world.public), clean.tree, f"{turn} and a clean one")
            left = [path.name for path in world.site.root.glob(f"{STAGING}*")]
            assert not left, f"{turn} leaves {left} behind"
        else:
            now = tree_of(world.public)
            _same(sound_part(now), sound_part(was), f"what {turn} left, and what was there")
        run = lambda: outcome_of(world.build())  # noqa: E731  the second is an ordinary one
    return said


def outcome_of(result: Result) -> Outcome:
    """Give what a run said."""
    diagnostics = tuple(map(repr, result.diagnostics))
    return Outcome(result.published is not None, diagnostics, result.records, result.files)


def outcome_of_answer(answer: Answer) -> Outcome:
    """Give what a run in another process said."""
    assert "published" in answer, f"the build ended by {answer}"
    diagnostics = tuple(answer["diagnostics"])
    return Outcome(answer["published"], diagnostics, answer["records"], answer["files"])


def tree_of(folder: Path) -> Tree:
    """Give everything below a folder; the rights of folders are the umask's and left out."""
    found: Tree = {}
    if not folder.is_dir():
        return found
    root = str(folder)
    for here, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = os.path.join(here, name)  # noqa: PTH118  thousands of times a test
            found[path[len(root) + 1 :]] = _thing(path)
    return found


def _thing(path: str) -> tuple[str, int, bytes]:
    mode = os.lstat(path).st_mode
    if S_ISLNK(mode):
        return "link", 0, os.fsencode(Path(path).readlink())
    if S_ISDIR(mode):
        return "folder", 0, b""
    if not S_ISREG(mode):
        return "other", S_IMODE(mode), b""
    with open(path, "rb") as file:  # noqa: PTH123  as above
        return "file", S_IMODE(mode), file.read()


def sound_part(tree: Tree) -> Tree:
    """Leave out what a killed build has left, which any later build may take away."""
    return {path: thing for path, thing in tree.items() if not path.startswith(STAGING)}


def _same(left: Tree, right: Tree, what: str) -> None:
    if left != right:
        paths = sorted(path for path in {*left, *right} if left.get(path) != right.get(path))
        shown = [f"{path}: {_short(left.get(path))} / {_short(right.get(path))}" for path in paths]
        raise AssertionError("\n".join((f"{what} differ:", *shown[:12])))


def _short(thing: tuple[str, int, bytes] | None) -> str:
    if thing is None:
        return "nothing"
    kind, mode, data = thing
    return f"{kind} {mode:o} of {len(data)} bytes" if kind == "file" else kind


class Mortals:
    """Builds in processes that can be killed; see `tests.support.mortal`."""

    def __enter__(self) -> Self:
        """Start the process that they are forks of."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.mortal"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_problem: object) -> None:
        """End it: it ends when nothing more is asked of it."""
        self._process.communicate()

    def run(self, order: Order) -> list[Answer]:
        """Have an order carried out, and give the answer of each build."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        answers: list[Answer] = json.loads(self._process.stdout.readline())
        return answers
