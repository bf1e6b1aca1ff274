"""The cache is never believed: whatever happened to its file, it is sound or empty."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.engine.store import Store

ROWS = {f"key-{number:04}": f"value {number}".encode() * 20 for number in range(1_200)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a cache that holds `ROWS`."""
    file = tmp_path / "cache" / "onrecord.sqlite"
    with Store(file) as store:
        store.put(ROWS)
    return file


def works(file: Path) -> dict[str, bytes]:
    """Give what a cache at `file` holds, having seen that it takes rows and gives them back."""
    with Store(file) as store:
        found = store.get(ROWS)
        store.put({"new": b"row"})
    with Store(file) as store:
        assert store.get(["new"]) == {"new": b"row"}
    return found


def test_rows_come_back(file: Path) -> None:
    with Store(file) as store:
        assert store.get(ROWS) == ROWS
        assert store.get(["key-0000", "key-0000", "no such key"]) == {"key-0000": ROWS["key-0000"]}
        assert store.get([]) == {}


def test_a_row_is_replaced(file: Path) -> None:
    with Store(file) as store:
        store.put({"key-0000": b"other"})

        assert store.get(["key-0000"]) == {"key-0000": b"other"}


def test_only_what_was_used_is_kept(file: Path) -> None:
    with Store(file) as store:
        store.keep_only(["key-0001", "key-0002", "no such key"], prefix="key-10")
    with Store(file) as store:
        kept = sorted(store.get(ROWS))
    assert kept[:3] == ["key-0001", "key-0002", "key-1000"]
    assert len(kept) == 102


def test_all_rows_of_a_sort_are_renewed_together(file: Path) -> None:
    with Store(file) as store:
        store.put({"key%": b"another", "kex": b"other"})
        store.renew("key-", {"key-0000": b"new", "key-x": b"newer"})
        found = store.get([*ROWS, "key-x", "key%", "kex"])

    assert found == {"key-0000": b"new", "key-x": b"newer", "key%": b"another", "kex": b"other"}


def test_without_a_file_it_is_empty() -> None:
    with Store(None) as store:
        store.put(ROWS)
        store.keep_only([], prefix="x")

        assert store.get(ROWS) == {}


# --- Damage --------------------------------------------------------------------------------------


def cut(file: Path) -> None:
    """Leave the first half."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_in_the_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:50])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def other_bytes(file: Path) -> None:
    file.write_bytes(b"This is not a database. " * 100)


def zeros_in_the_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    file.write_bytes(data)


def other_layout(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 999")


def foreign_tables(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE row (id INTEGER, text TEXT)")
        db.execute("INSERT INTO row VALUES (1, 'not ours')")
        db.commit()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: list[Callable[[Path], None]] = [
    cut,
    cut_in_the_header,
    empty,
    other_bytes,
    zeros_in_the_middle,
    other_layout,
    foreign_tables,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_gives_sound_rows_only_and_works_again(
    file: Path, damage: Callable[[Path], None]
) -> None:
    damage(file)
    first = works(file)

    assert all(ROWS[key] == value for key, value in first.items())


def test_a_flipped_byte_costs_its_row_only(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        (value,) = db.execute("SELECT value FROM row WHERE key = 'key-0007'").fetchone()
        db.execute("UPDATE row SET value = ? WHERE key = 'key-0007'", (b"W" + value[1:],))
        db.execute("UPDATE row SET value = 'text' WHERE key = 'key-0008'")
        db.execute("UPDATE row SET digest = 'other' WHERE key = 'key-0009'")
        db.commit()
    lost = {"key-0007", "key-0008", "key-0009"}

    assert works(file) == {key: value for key, value in ROWS.items() if key not in lost}


def test_any_flipped_byte_of_the_file_is_survived(file: Path) -> None:
    sound = file.read_bytes()
    for place in range(0, len(sound), len(sound) // 40):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        with Store(file) as store:
            found = store.get(ROWS)
        assert all(ROWS[key] == value for key, value in found.items())


@pytest.fixture(params=["under-a-file", "a-folder"])
def unusable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Give a path at which no cache can be: root may write anywhere else."""
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder" / "x").mkdir(parents=True)
    yield tmp_path / ("file/cache.sqlite" if request.param == "under-a-file" else "folder")
    assert (tmp_path / "file").read_text() == "in the way"
    assert (tmp_path / "folder" / "x").is_dir()


def test_where_nothing_can_be_written_it_is_empty(unusable: Path) -> None:
    with Store(unusable) as store:
        store.put({"a": b"b"})
        store.renew("a", {"a": b"c"})
        store.keep_only([], prefix="x")

        assert store.get(["a"]) == {}
