"""What has changed is seen by looking; what comes and goes at once is not."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from generator.serve.watch import Watch

Step = Callable[[], object]


class _OverError(Exception):
    """The script has come to its end."""


def changes_of(root: Path, steps: list[Step], *, roots: list[Path] | None = None) -> list[set[str]]:
    """What a watch gives if each of its rests is one of `steps`, and then two with nothing."""
    end: list[Step] = [lambda: None] * 2
    script = iter([*steps, *end])

    def rest(_time: float) -> None:
        step = next(script, None)
        if step is None:
            raise _OverError
        step()

    seen: list[set[str]] = []
    watch = Watch(roots or [root], rest)
    with pytest.raises(_OverError):
        seen.extend(
            {Path(path).relative_to(root).as_posix() for path in changed}
            for changed in watch.changes()
        )
    return seen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a.yaml").write_text("title: A")
    (tmp_path / "site.yaml").write_text("title: S")
    return tmp_path


def test_nothing_is_no_change(root: Path) -> None:
    assert changes_of(root, [lambda: None]) == []


def test_edits_additions_removals_and_renames_are_seen(root: Path) -> None:
    a, b = root / "events" / "a.yaml", root / "deep" / "er" / "b.yaml"

    def add() -> None:
        b.parent.mkdir(parents=True)
        b.write_text("")

    steps: list[Step] = []
    for step in (lambda: a.write_text("title: B"), add, b.unlink, lambda: a.rename(root / "c")):
        steps += [step, lambda: None]

    assert changes_of(root, steps) == [
        {"events/a.yaml"},
        {"deep/er/b.yaml"},
        {"deep/er/b.yaml"},
        {"events/a.yaml", "c"},
    ]


def test_an_older_copy_put_back_is_a_change(root: Path) -> None:
    file = root / "site.yaml"
    old = root / "_old.yaml"
    old.write_text("title: O")

    assert changes_of(root, [lambda: old.replace(file)]) == [{"_old.yaml", "site.yaml"}]


def test_a_save_in_many_steps_is_one_change(root: Path) -> None:
    file = root / "site.yaml"
    steps: list[Step] = [
        lambda: file.write_text("t"),
        lambda: file.write_text("title"),
        lambda: file.write_text("title: T"),
    ]

    assert changes_of(root, steps) == [{"site.yaml"}]


def test_files_of_editors_are_not_looked_at(root: Path) -> None:
    def litter() -> None:
        for name in (".site.yaml.swp", "#site.yaml#", "site.yaml~"):
            (root / name).write_text("")

    assert changes_of(root, [litter]) == []


def test_a_file_that_comes_and_goes_is_no_change(root: Path) -> None:
    passing = root / "4913"

    assert changes_of(root, [lambda: passing.write_text(""), passing.unlink]) == []


def test_a_folder_may_come_later_and_is_looked_at_once(root: Path) -> None:
    themes = root / "themes"

    def add() -> None:
        themes.mkdir()
        (themes / "theme.yaml").write_text("")

    assert changes_of(root, [add], roots=[themes, root / "." / "themes"]) == [{"themes/theme.yaml"}]


def test_a_link_that_leads_nowhere_is_only_a_file(root: Path) -> None:
    link = root / "link"

    assert changes_of(root, [lambda: link.symlink_to(root / "nowhere")]) == [{"link"}]


def test_a_change_during_the_work_on_another_is_not_lost(root: Path) -> None:
    file = root / "site.yaml"
    edits = iter(["title: 1"])

    def rest(_time: float) -> None:
        for edit in islice(edits, 1):
            file.write_text(edit)

    changes = Watch([root], rest).changes()
    first = next(changes)
    file.write_text("title: 22")

    assert (first, next(changes)) == ((str(file),), (str(file),))
