"""What the system tells of changes, and what looking finds where it tells nothing."""

from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
import watchfiles

from generator.serve.notices import notices
from generator.serve.watch import Watch

PATIENCE = 60
Batch = list[tuple[watchfiles.Change, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "events").mkdir(parents=True)
    (tmp_path / "content" / "events" / "a.yaml").write_text("title: A")
    return tmp_path / "content"


def told(monkeypatch: pytest.MonkeyPatch, *batches: Batch) -> None:
    """Have the system tell of these changes, and then be out of order."""

    def watch(*_paths: Path, **_options: object) -> Iterator[Batch]:
        yield from batches
        raise OSError("no more folders can be watched")

    monkeypatch.setattr(watchfiles, "watch", watch)


class _OverError(Exception):
    """The script has come to its end."""


def given(watch: Watch) -> list[set[str]]:
    seen: list[set[str]] = []
    with pytest.raises(_OverError):
        seen.extend({Path(path).name for path in changed} for changed in notices(watch))
    return seen


def over(_seconds: float) -> None:
    raise _OverError


def still(seconds: float) -> None:
    """Let files be still, and end where nothing but looking is left."""
    if seconds > 0.1:
        raise _OverError


def modified(path: Path) -> tuple[watchfiles.Change, str]:
    return watchfiles.Change.modified, str(path)


def test_a_change_is_told_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / "events" / "a.yaml"
    watch = Watch([root], over)
    file.write_text("title: B")
    told(monkeypatch, [modified(file)], [modified(file)])
    assert given(watch) == [{"a.yaml"}]


def test_what_an_editor_does_beside_is_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch([root], over)
    (root / "events" / ".a.yaml.swp").write_text("")
    told(monkeypatch, [modified(root / "events" / ".a.yaml.swp")])
    assert given(watch) == []


def test_what_is_not_told_is_found_by_looking(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch([root], still)
    (root / "events" / "a.yaml").write_text("title: B")
    (root / "new").mkdir()
    (root / "new" / "b.yaml").write_text("")
    told(monkeypatch, [])
    assert given(watch) == [{"a.yaml", "b.yaml"}]


def test_new_folders_and_files_that_go_are_looked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch([root], still)
    (root / "new").mkdir()
    (root / "new" / "b.yaml").write_text("")
    (root / "events" / "a.yaml").unlink()
    told(monkeypatch, [modified(root / "new")], [modified(root.parent / "elsewhere")])
    assert given(watch) == [{"a.yaml", "b.yaml"}]


def test_the_system_itself_tells(root: Path) -> None:
    """Or looking finds it, on a disk that tells nothing."""
    watch = Watch([root, root.parent / "absent"])
    seen: Queue[tuple[str, ...]] = Queue()
    changes = notices(watch)
    Thread(target=lambda: seen.put(next(changes)), daemon=True).start()
    (root / "events" / "a.yaml").write_text("title: B")
    assert [Path(path).name for path in seen.get(timeout=PATIENCE)] == ["a.yaml"]
