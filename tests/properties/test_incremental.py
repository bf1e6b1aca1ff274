"""The law of incremental builds, on histories that nobody thought of.

After every step of a random history the published folder and what the build says equal those of a
clean build in an empty folder, byte for byte; with an error the folder is what it was. The steps
are in `tests.support.steps`, the law is in `tests.support.world`.

A longer run, on other histories each time, of 100 histories of 40 steps:

    python -m tests.properties.test_incremental 100 40
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support import steps
from tests.support.site import onrecord
from tests.support.steps import Choose, Step
from tests.support.world import Mortals, Tree, World, law, outcome_of_answer, sound_part, tree_of

T = TypeVar("T")

CONTENT: tuple[Step, ...] = (
    steps.set_value,
    steps.set_value,
    steps.set_value,
    steps.set_value_of_event,
    steps.set_value_of_event,
    steps.set_site,
    steps.add_to_body,
    steps.set_table,
    steps.add,
    steps.delete,
    steps.rename,
    steps.say_nothing,
    steps.spoil,
    steps.put_aside,
    steps.link,
    steps.link_over,
    steps.edit_behind_its_back,
    steps.touch,
)
THEME: tuple[Step, ...] = (
    steps.edit_template,
    steps.break_template,
    steps.edit_style,
    steps.edit_theme_config,
    steps.override,
)
DISK: tuple[Step, ...] = (
    steps.damage_output,
    steps.damage_output,
    steps.add_stray,
    steps.move_published_folder,
    steps.remove_public,
    steps.damage_cache,
    steps.damage_row,
)
_PATIENCE = 2
Numbers = tuple[int, ...]


def _nothing(_world: World, _choose: Choose) -> None:
    """Take no step."""


NUMBERS = st.tuples(*(st.integers(0, 65_535) for _ in range(6)))
"""What decides the choices of a step: drawn before it, so that no draw depends on the disk."""


def chooser(numbers: tuple[int, ...]) -> Choose:
    """Choose by numbers, as far as they go."""
    left = iter(numbers)

    def choose(options: Sequence[T]) -> T:
        option = options[next(left, 0) % len(options)]
        note(f"    {option!r}")
        return option

    return choose


class Histories(RuleBasedStateMachine):
    """Random histories of one world."""

    mortals: Mortals

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp(prefix="onrecord-history-"))
        self.world = World(self.root)
        self.sound = self.inputs()
        self.unsound = 0
        self.kept: Path | None = None

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    @initialize(built=st.booleans())
    def begin(self, *, built: bool) -> None:
        """Begin with a site that was built, or with none."""
        if built:
            law(self.world)

    @rule(numbers=NUMBERS, step=st.sampled_from(CONTENT))
    def content(self, numbers: Numbers, step: Step) -> None:
        """Change the content, and perhaps the disk as well."""
        self.change(step, numbers)
        self.hold()

    @rule(numbers=NUMBERS, step=st.sampled_from(THEME))
    def theme(self, numbers: Numbers, step: Step) -> None:
        self.change(step, numbers)
        self.hold()

    @rule(numbers=NUMBERS, step=st.sampled_from(DISK))
    def disk(self, numbers: Numbers, step: Step) -> None:
        self.change(step, numbers)
        self.hold()

    @rule(numbers=NUMBERS, several=st.lists(st.sampled_from(CONTENT + DISK), max_size=3))
    def several(self, numbers: Numbers, several: list[Step]) -> None:
        """Change several things between two builds, or nothing."""
        for turn, step in enumerate(several):
            self.change(step, numbers[turn:])
        self.hold()

    @rule(
        numbers=NUMBERS,
        step=st.sampled_from(CONTENT + THEME + DISK),
        at=st.integers(1, 160),
        then=st.sampled_from((_nothing,) * 20 + CONTENT + DISK),
    )
    def kill(self, numbers: Numbers, step: Step, at: int, then: Step) -> None:
        """Kill a build before one of its writes; then build, perhaps after another change."""
        self.change(step, numbers)
        (died,) = self.mortals.run({**self.world.order(), "die_at": at})
        assert "problem" not in died, died
        self.change(then, numbers[::-1])
        self.hold()

    @rule(numbers=NUMBERS, step=st.sampled_from(CONTENT + DISK), at=st.integers(1, 90))
    def fill_the_disk(self, numbers: Numbers, step: Step, at: int) -> None:
        """Let the disk be full from one write on: the last site stands. Make room, and build."""
        self.change(step, numbers)
        was = tree_of(self.world.public)
        (answer,) = self.mortals.run({**self.world.order(), "full_from": at})
        if was and "problem" in answer:
            assert "No space left" in answer["problem"]
            assert sound_part(tree_of(self.world.public)) == sound_part(was)
        self.hold()

    @rule(numbers=NUMBERS, step=st.sampled_from(CONTENT + THEME + DISK))
    def two_at_once(self, numbers: Numbers, step: Step) -> None:
        """Two builds at once say the same, and leave what one would."""
        self.change(step, numbers)
        was = tree_of(self.world.public)
        both = [
            outcome_of_answer(answer)
            for answer in self.mortals.run({**self.world.order(), "together": 2})
        ]
        assert both == [self.world.clean().outcome] * 2
        if both[0].published:
            assert tree_of(self.world.public) == self.world.clean().tree
        else:
            assert tree_of(self.world.public) == was
        self.hold()

    @rule(numbers=NUMBERS, step=st.sampled_from(CONTENT + DISK))
    def elsewhere(self, numbers: Numbers, step: Step) -> None:
        """Build in another process, into another folder, then here again."""
        self.change(step, numbers)
        other = self.root / "other"
        shutil.rmtree(other, ignore_errors=True)
        (answer,) = self.mortals.run({**self.world.order(), "public": str(other)})
        outcome = outcome_of_answer(answer)
        assert outcome == self.world.clean().outcome
        assert tree_of(other) == self.world.clean().tree
        self.hold()

    @rule(numbers=NUMBERS, step=st.sampled_from(CONTENT))
    def command_line(self, numbers: Numbers, step: Step) -> None:
        """Build by the program itself."""
        self.change(step, numbers)
        was = tree_of(self.world.public)
        clean = self.world.clean()
        done = onrecord("build", cwd=self.world.site.root)
        assert done.returncode == (0 if clean.outcome.published else 1), done.stderr
        wanted: Tree = clean.tree if clean.outcome.published else was
        assert tree_of(self.world.public) == wanted
        self.hold()

    @rule()
    def keep(self) -> None:
        """Keep a copy of what was published and of the cache, for `put_back`."""
        self.kept = self.root / "kept"
        shutil.rmtree(self.kept, ignore_errors=True)
        for folder in (self.world.public, self.world.site.cache.parent):
            if folder.is_dir():
                place = self.kept / folder.name
                shutil.copytree(folder, place, symlinks=True, ignore=_pipes)

    @precondition(lambda self: self.kept is not None)
    @rule(which=st.sampled_from(["public", ".cache"]))
    def put_back(self, which: str) -> None:
        """Put an old state back, as from a backup: old times, and all."""
        assert self.kept is not None
        if (self.kept / which).is_dir():
            shutil.rmtree(self.world.site.root / which, ignore_errors=True)
            shutil.copytree(self.kept / which, self.world.site.root / which, symlinks=True)
        self.hold()

    def change(self, step: Step, numbers: Numbers) -> None:
        """Take a step; content that has had errors for a while is mended first."""
        if self.unsound >= _PATIENCE:
            self.mend()
        step(self.world, chooser(numbers))

    def hold(self) -> None:
        """Hold the world to the law."""
        if law(self.world).published:
            self.sound, self.unsound = self.inputs(), 0
        else:
            self.unsound += 1

    def inputs(self) -> dict[str, Tree]:
        site = self.world.site
        return {name: tree_of(site.root / name) for name in ("content", "themes")}

    def mend(self) -> None:
        """Make the inputs what they were when they were last sound."""
        self.unsound = 0
        for name, wanted in self.sound.items():
            folder, there = self.world.site.root / name, self.inputs()[name]
            for path in sorted({*there} - {*wanted}, reverse=True):
                file = folder / path
                file.rmdir() if there[path][0] == "folder" else file.unlink()
            for path, thing in sorted(wanted.items()):
                if there.get(path) != thing:
                    _make(folder / path, thing)


def _pipes(folder: str, names: list[str]) -> list[str]:
    """Name what cannot be copied."""
    return [name for name in names if Path(folder, name).is_fifo()]


def _make(place: Path, thing: tuple[str, int, bytes]) -> None:
    kind, _mode, data = thing
    if place.is_symlink() or (place.is_file() and kind != "file"):
        place.unlink()
    elif place.is_dir() and kind != "folder":
        shutil.rmtree(place)
    if kind == "folder":
        place.mkdir(exist_ok=True)
    elif kind == "link":
        place.symlink_to(data.decode())
    else:
        place.write_bytes(data)


def run(examples: int, length: int, *, derandomize: bool, shrink: bool = True) -> None:
    """Run the machine."""
    with Mortals() as mortals:
        Histories.mortals = mortals
        run_state_machine_as_test(
            Histories,
            settings=settings(
                max_examples=examples,
                stateful_step_count=length,
                derandomize=derandomize,
                deadline=None,
                database=None,
                print_blob=False,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate, *([Phase.shrink] if shrink else [])],
                report_multiple_bugs=False,
            ),
        )


@pytest.mark.slow
def test_an_incremental_build_is_as_a_clean_one() -> None:
    """The same histories each time; `python -m tests.properties.test_incremental` tries others."""
    run(8, 16, derandomize=True, shrink=False)


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]), derandomize=False)
