"""The law of incremental builds on sites whose pages are full: random edits, and small pages.

A page of one hundred rows is never full in a small world. Here most lists hold two, so that every
edit moves something into a list, out of it, or from one part to the next.

A longer run, of 40 histories of 30 edits from number 100 on: `python -m
tests.properties.test_small_pages 100 40 30`.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest

from generator.core.hashing import of_bytes
from generator.engine import shelf, stamps
from generator.plan import catalog, catch_up, indexes, listings, pages
from generator.plan.dossier import volumes
from generator.plan.timelines import filter as filtering
from generator.plan.timelines import planner, run
from tests.support import steps
from tests.support.steps import Step
from tests.support.world import Tree, World, law, tree_of

T = TypeVar("T")

EDITS: tuple[Step, ...] = (
    *(steps.set_value,) * 5,
    *(steps.set_value_of_event,) * 5,
    steps.set_site,
    steps.add_to_body,
    steps.add,
    steps.delete,
    steps.rename,
)
SMALL = (
    (catalog, "MOST_RELATED", 2),
    (catch_up, "MOST_ROWS", 2),
    (catch_up, "MOST_SINCE", 2),
    (catch_up, "MOST_QUESTIONS", 1),
    (indexes, "MOST_LISTED", 2),
    (listings, "HOME_EVENTS", 2),
    (listings, "HOME_KEY_EVENTS", 2),
    (listings, "MOST_ROWS", 2),
    (pages, "MOST_ENTRIES", 2),
    (run, "MOST_ENTRIES", 2),
    (planner, "MOST_VALUES", 2),
    (filtering, "BLOCK", 2),
    (volumes, "MOST_ENTRIES", 2),
    (shelf, "ROOM", 4),
    (stamps, "PAGE", 5),
)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
def test_full_pages_are_those_of_a_clean_build(number: int, tmp_path: Path) -> None:
    with small_pages():
        history(number, 12, tmp_path)


@contextmanager
def small_pages() -> Iterator[None]:
    """Let pages and rows of the cache hold little."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, most in SMALL:
            patch.setattr(module, name, most)
        yield


def history(number: int, length: int, root: Path) -> None:
    """Hold a world to the law through the random edits of a number."""
    drawn = count()

    def choose(options: Sequence[T]) -> T:
        return options[int(of_bytes(f"{number} {next(drawn)}".encode()), 16) % len(options)]

    world = World(root)
    for name, text in steps.RECORDS.items():  # more of a kind than a list holds
        for at in "34" if not name.startswith("actors") else "":  # whose names would be alike
            world.site.write(name.replace("{n}", f"new-{at}"), text.replace("{n}", at))
    assert law(world).published
    for turn in range(length):
        step, sound = choose(EDITS), tree_of(world.site.content)
        step(world, choose)
        try:
            published = law(world).published
        except AssertionError as broken:
            broken.add_note(f"history {number}, edit {turn}, {step.__name__}")
            raise
        if not published:
            _mend(world, sound)


def _mend(world: World, sound: Tree) -> None:
    """Take an edit back that is an error: the next one is made on top of a site that stands."""
    shutil.rmtree(world.site.content)
    world.site.content.mkdir()
    for path, (kind, _mode, data) in sorted(sound.items()):
        place = world.site.content / path
        place.mkdir() if kind == "folder" else place.write_bytes(data)


if __name__ == "__main__":
    first, histories, edits = map(int, sys.argv[1:])
    with small_pages():
        for at in range(first, first + histories):
            with TemporaryDirectory(prefix="onrecord-small-") as folder:
                history(at, edits, Path(folder))
