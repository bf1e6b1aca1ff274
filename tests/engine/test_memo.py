"""A memo makes what it has not seen, once, and forgets what is no longer used."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.engine.memo import Memo, Outcome
from generator.engine.store import Store


def shouted(mark: str, word: str) -> bytes:
    return f"{word.upper()}{mark}".encode()


def run(file: Path | None, words: Sequence[str], *, finish: bool = True) -> Outcome:
    with Store(file) as store:
        memo = Memo(store, workers=1)
        outcome = memo.run(shouted, "!", [f"key of {word}" for word in words], words.__getitem__)
        if finish:
            memo.finish("standing")
    return outcome


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"

    assert run(file, ["a", "b"]) == Outcome([b"A!", b"B!"], (0, 1))
    assert run(file, ["a", "b"]) == Outcome([b"A!", b"B!"], ())


def test_only_what_is_new_is_made_and_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    run(file, ["a", "b"])
    asked: list[int] = []

    def item(number: int) -> str:
        asked.append(number)
        return "cab"[number]

    with Store(file) as store:
        outcome = Memo(store, 1).run(shouted, "!", ["key of c", "key of a", "key of b"], item)

    assert outcome == Outcome([b"C!", b"A!", b"B!"], (0,))
    assert asked == [0]


def test_equal_keys_are_made_once(tmp_path: Path) -> None:
    assert run(tmp_path / "cache.sqlite", ["a", "b", "a"]) == Outcome([b"A!", b"B!", b"A!"], (0, 1))


def test_what_was_not_used_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    run(file, ["a", "b"])
    run(file, ["a"])

    assert run(file, ["a", "b"]).made == (1,)


def test_a_run_that_does_not_finish_forgets_nothing(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    run(file, ["a", "b"])
    run(file, ["c"], finish=False)

    assert run(file, ["a", "b", "c"]).made == ()


def test_without_a_cache_all_is_made() -> None:
    assert run(None, ["a"]) == run(None, ["a"]) == Outcome([b"A!"], (0,))


def test_what_fails_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    with Store(file) as store, pytest.raises(IndexError):
        Memo(store, 1).run(shouted, "!", ["key of a", "key of b"], ["a"].__getitem__)

    assert run(file, ["a", "b"]).made == (0, 1)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Store(tmp_path / "cache.sqlite") as store:
        keys = ["1", "2"]
        Memo(store, 1).run(shouted, "!", keys, keys.__getitem__, lambda *at: told.append(at))

    assert told == [(1, 2), (2, 2)]
