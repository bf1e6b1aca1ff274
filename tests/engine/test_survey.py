"""Stamps: what tells that a file has changed, and what tells that stamps would not."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.engine import survey as module
from generator.engine.survey import TICK, Survey, settle, stamped, survey


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file, and one with another."""
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    (folder / "a").write_text("one")
    (folder / "in" / "b").write_text("two")
    return folder


def test_all_that_lies_below_is_stamped(folder: Path) -> None:
    found = survey([folder, folder.parent / "absent"])
    assert found is not None
    names = [os.path.relpath(path, folder) for path in found.paths]
    assert sorted(names) == [".", "a", "in", "in/b"]
    assert found.newest == max(path.lstat().st_ctime_ns for path in map(Path, found.paths))
    assert len(set(found.each())) == 4


def edit_of_one_size(folder: Path) -> None:
    """Edit in place, and put the time back."""
    stat = (folder / "a").stat()
    (folder / "a").write_text("two")
    os.utime(folder / "a", ns=(stat.st_atime_ns, stat.st_mtime_ns))


def exchange(folder: Path) -> None:
    """Put a file of the same size and time in the place of another."""
    stat = (folder / "a").stat()
    (folder.parent / "new").write_text("two")
    os.utime(folder.parent / "new", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (folder.parent / "new").replace(folder / "a")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit that keeps size and time": edit_of_one_size,
    "another file in its place": exchange,
    "other rights": lambda folder: (folder / "a").chmod(0o600),
    "a new file": lambda folder: (folder / "in" / "c").touch(),
    "a file gone": lambda folder: (folder / "in" / "b").unlink(),
    "another name": lambda folder: (folder / "in").rename(folder / "out"),
    "an old time": lambda folder: os.utime(folder / "in" / "b", (0, 0)),
    "a time before times": lambda folder: os.utime(folder / "in" / "b", (-9, -9)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    before = survey([folder])
    assert before is not None
    assert settle(before, folder.parent)
    assert kept(before)
    change(folder)
    assert not kept(before)


def kept(before: Survey) -> bool:
    now = stamped(before.groups)
    return now is not None and now.stamps == before.stamps


BLIND: dict[str, Callable[[Path], object]] = {
    "a link to a file": lambda folder: (folder / "link").symlink_to("a"),
    "a link to a folder": lambda folder: (folder / "link").symlink_to("in"),
    "a link to nothing": lambda folder: (folder / "link").symlink_to("nowhere"),
    "a name of two lines": lambda folder: (folder / "two\nlines").touch(),
}


@pytest.mark.parametrize("change", BLIND.values(), ids=BLIND)
def test_there_are_no_stamps_where_they_would_say_too_little(
    folder: Path, change: Callable[[Path], object]
) -> None:
    change(folder)
    assert survey([folder]) is None


def test_a_time_beyond_numbers_gives_no_stamps(folder: Path) -> None:
    os.utime(folder / "a", (15e9, 15e9))
    if (folder / "a").stat().st_mtime_ns < 2**63:
        pytest.skip("this file system has no such times")
    assert survey([folder]) is None


def test_a_name_that_is_no_text_is_stamped(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9")).touch()
    found = survey([folder])
    assert found is not None
    assert kept(found)


def test_a_folder_that_is_a_link_is_stamped_with_what_it_leads_to(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    before = survey([link])
    assert before is not None
    assert settle(before, folder.parent)
    (folder / "new").mkdir()
    assert not kept(before)


def test_stamps_are_settled_when_their_tick_is_over(folder: Path) -> None:
    found = survey([folder])
    assert found is not None
    assert settle(found, folder.parent)
    probe = folder.parent / "probe"
    probe.touch()
    assert probe.stat().st_ctime_ns > found.newest + TICK
    assert sorted(path.name for path in folder.parent.iterdir()) == ["folder", "probe"]


def test_quiet_files_need_no_waiting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = survey([folder])
    assert found is not None
    assert settle(found, folder.parent)
    naps: list[float] = []
    monkeypatch.setattr(time, "sleep", naps.append)
    assert settle(found, folder.parent)
    assert not naps


def test_a_clock_that_was_put_back_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = survey([folder])
    assert found is not None
    for at in range(2, len(found.stamps), 4):
        found.stamps[at] += 10**18
    naps: list[float] = []
    monkeypatch.setattr(time, "sleep", naps.append)
    settle(found, folder.parent)
    assert sum(naps) < 1


def test_without_a_place_to_ask_for_the_time_nothing_is_settled(folder: Path) -> None:
    found = survey([folder])
    assert found is not None
    assert not settle(found, folder / "a")
    assert not settle(found, folder / "nowhere")


def test_the_change_time_is_part_of_a_stamp() -> None:
    """What the canary without it relies on."""
    root = Path("/").stat()
    assert module._fields(root)[module._CHANGED] == root.st_ctime_ns
