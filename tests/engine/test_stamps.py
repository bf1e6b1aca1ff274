"""Surveys in the cache: a changed stamp is found by its page, and nothing lost is believed."""

from array import array
from pathlib import Path

import pytest

from generator.engine import stamps
from generator.engine.store import Store
from generator.engine.survey import Survey

ROOTS = ["content", "themes", "absent"]
PATHS = [["content", *(f"content/{n}" for n in range(20))], ["themes", "themes/caf\udce9"], []]


def numbered(*changed: int) -> Survey:
    numbers = array("q", range(4 * 23))
    for number in changed:
        numbers[4 * number + 2] = -1
    return Survey(PATHS, numbers)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Give a cache that keeps a survey in pages of five."""
    monkeypatch.setattr(stamps, "PAGE", 5)
    store = Store(tmp_path / "cache.sqlite")
    store.put(stamps.pages("name", numbered()))
    return store


def test_paths_come_back_below_the_folders_as_they_are_called_now() -> None:
    row = stamps.paths_row(numbered(), ROOTS)
    assert stamps.paths_in(row, ROOTS) == PATHS
    moved = stamps.paths_in(row, ["/else/where", "t", "a"])
    assert moved[0][:2] == ["/else/where", "/else/where/0"]
    assert stamps.paths_in(row, ["another", "number"]) == [[], []]


@pytest.mark.usefixtures("store")
def test_only_the_pages_that_differ_are_written() -> None:
    known = stamps.digests(numbered())
    assert len(known) == 5
    assert stamps.pages("name", numbered(), known) == {}
    assert list(stamps.pages("name", numbered(7, 22), known)) == ["name:1", "name:4"]


def test_what_differs_is_found(store: Store) -> None:
    known = stamps.digests(numbered())
    assert stamps.differing(store, "name", numbered(), known) == []
    assert stamps.differing(store, "name", numbered(0, 7, 9, 22), known) == [0, 7, 9, 22]


def test_a_survey_is_recalled_whole_or_not_at_all(store: Store) -> None:
    known = stamps.digests(numbered())
    found = stamps.recalled(store, "name", PATHS, known)
    assert found is not None
    assert found.stamps == numbered().stamps
    store.put(stamps.pages("name", numbered(7), known))
    assert stamps.recalled(store, "name", PATHS, known) is None
    assert stamps.recalled(store, "name", PATHS[:1], known) is None
    assert stamps.differing(store, "name", numbered(8), known) is None
    store.renew("name:1", {})
    assert stamps.recalled(store, "name", PATHS, known) is None
    assert stamps.differing(store, "name", numbered(8), known) is None
    assert stamps.differing(store, "name", numbered(22), known) == [22]
