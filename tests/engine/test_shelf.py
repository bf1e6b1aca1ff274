"""A shelf gives what was put on it, reads no more rows than it must, and knows what it has lost."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.shelf import ROOM, ForgottenError, Shelf, shelved
from generator.engine.store import Store

ITEMS = {f"item {number}": number for number in range(10 * ROOM)}


class Counting(Store):
    """A store that notes which rows are read."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.read: list[str] = []

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        wanted = list(keys)
        self.read += wanted
        return super().get(wanted)


@pytest.fixture
def store(tmp_path: Path) -> Counting:
    store = Counting(tmp_path / "cache.sqlite")
    store.put(shelved("numbers", ITEMS))
    return store


def test_it_is_the_mapping_that_was_put_there(store: Counting) -> None:
    shelf = Shelf(store, "numbers", int)
    assert dict(shelf) == ITEMS
    assert len(shelf) == len(ITEMS)
    assert "item x" not in shelf
    with pytest.raises(KeyError):
        shelf["item x"]


def test_one_item_costs_one_row_and_several_are_read_at_once(store: Counting) -> None:
    shelf = Shelf(store, "numbers", int)
    assert shelf["item 7"] == 7
    assert len(store.read) == 2  # the number of rows, and the row
    assert shelf["item 7"] == 7
    assert len(store.read) == 2
    shelf.expect(ITEMS)
    read = len(store.read)
    assert read == 11
    assert sum(shelf.values()) == sum(ITEMS.values())
    assert len(store.read) == read


def test_a_change_writes_the_rows_of_what_has_changed(store: Counting) -> None:
    rows = Shelf(store, "numbers", int).changed({"item 7": -7, "new": 1})
    assert len(rows) <= 2
    store.put(rows)
    assert dict(Shelf(store, "numbers", int)) == {**ITEMS, "item 7": -7, "new": 1}


@pytest.mark.parametrize("lost", ["numbers", "numbers:3"])
@pytest.mark.parametrize("damage", [b"", b"\xc1", b"nonsense"])
def test_what_is_lost_is_not_absent(store: Counting, lost: str, damage: bytes) -> None:
    store.put({lost: damage})
    with pytest.raises(ForgottenError):
        dict(Shelf(store, "numbers", int))
    store.renew(lost, {})
    with pytest.raises(ForgottenError):
        dict(Shelf(store, "numbers", int))


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers(0, 9), max_size=200))
def test_any_keys_come_back(items: dict[str, int]) -> None:
    rows = shelved("any", items)

    class Rows(Store):
        def get(self, keys: Iterable[str]) -> dict[str, bytes]:
            return {key: rows[key] for key in keys if key in rows}

    assert dict(Shelf(Rows(None), "any", int)) == items
