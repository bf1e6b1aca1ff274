"""The search index: what is found, how it is cut, and what an edit does to it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.plan.search import shards
from generator.plan.search.amend import Change, NotAmendableError, amend
from generator.plan.search.files import words_file
from generator.plan.search.numbers import packed, unpacked
from generator.plan.search.shards import LIMIT, Posting, posting_of, postings_of, shards_of
from generator.plan.search.words import fold, words_of
from tests.support.searching import files, many_rows, row

ALPHABET = "abcé"
WORDS = st.text(ALPHABET, min_size=2, max_size=5)
ROWS = st.lists(
    st.tuples(st.frozensets(WORDS, max_size=4), st.frozensets(WORDS, max_size=9)),
    min_size=1,
    max_size=40,
)


def read_back(found: list[shards.Shard]) -> dict[str, Posting]:
    """The postings that shards hold, each found where the script of the theme looks for it."""
    postings: dict[str, Posting] = {}
    for number, shard in enumerate(found):
        members = json.loads(shard.json)
        assert shard.size == len(shard.json.encode()) - 1 or not members
        for word, value in members.items():
            assert all((one.start <= word) == (at <= number) for at, one in enumerate(found))
            postings[word] = posting_of(value)
    return postings


NUMBERS = st.one_of(
    st.sets(st.integers(0, 40_000), max_size=30),
    st.integers(0, 400).flatmap(lambda most: st.sets(st.integers(0, most))),
)


@given(NUMBERS)
def test_numbers_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert unpacked(packed(sorted(numbers))) == sorted(numbers)


@given(st.integers(1, 3000), st.data())
def test_no_list_of_numbers_is_long(total: int, data: st.DataObject) -> None:
    numbers = data.draw(st.sets(st.integers(0, total - 1)))
    assert len(packed(sorted(numbers))) <= total // 6 + 2


@pytest.mark.parametrize("text", ["é", "=é", '"'])
def test_what_is_no_list_of_numbers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="substring not found"):
        unpacked(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Midnight BLIZZARD", "midnight blizzard"),
        ("Évian Straße", "evian straße"),
        ("ﬁling №5", "filing no5"),
        ("Полночь Й", "полночь и"),
    ],
)
def test_case_marks_and_forms_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded or not unicodedata.is_normalized("NFKD", folded)


def test_words_are_cut_and_letters_alone_are_left_out() -> None:
    assert words_of(["Form, a " + "x" * 40]) == {"form", "x" * 24}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Form 8-K", {"form", "8k"}),
        ("8-K/A", {"8ka"}),
        ("e\u2011mail", {"mail", "email"}),
        ("test-tenant", {"test", "tenant"}),
        ("a - b", set()),
        ("x-", set()),
    ],
)
def test_a_letter_joined_to_a_word_is_part_of_it(text: str, words: set[str]) -> None:
    assert words_of([text]) == words


@given(ROWS, st.integers(8, 400))
def test_no_word_is_lost_however_the_shards_are_cut(
    given_rows: list[tuple[frozenset[str], frozenset[str]]], limit: int
) -> None:
    rows = [row(number, *one) for number, one in enumerate(given_rows)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LIMIT", limit)
        patch.setattr("generator.plan.search.amend.LIMIT", limit)
        found = shards_of(postings_of(rows))
        assert read_back(found) == postings_of(rows)
        assert all(one.size <= limit or len(json.loads(one.json)) == 1 for one in found)


@given(ROWS, st.integers(8, 400), st.data())
def test_an_amended_index_is_that_of_a_clean_plan(
    given_rows: list[tuple[frozenset[str], frozenset[str]]],
    limit: int,
    data: st.DataObject,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LIMIT", limit)
        patch.setattr("generator.plan.search.amend.LIMIT", limit)
        rows = [row(number, *one) for number, one in enumerate(given_rows)]
        published = files(rows)
        number = data.draw(st.integers(0, len(rows) - 1))
        drawn = st.frozensets(WORDS, max_size=4)
        edited = row(number, data.draw(drawn), rows[number].words ^ data.draw(drawn))
        changes: list[Change] = [(number, rows[number], edited)]
        after = files([*rows[:number], edited, *rows[number + 1 :]])
        try:
            new = amend(lambda path: published[path].encode(), changes)
        except NotAmendableError:
            return
        assert {**published, **new} == after


def test_an_edit_of_common_and_of_rare_words_is_amended() -> None:
    rows = [row(number, frozenset(), frozenset({"the", "then"})) for number in range(8)]
    edited = row(3, frozenset({"there"}), frozenset({"then"}))
    published = files(rows)
    new = amend(lambda path: published[path].encode(), [(3, rows[3], edited)])
    assert {**published, **new} == files([*rows[:3], edited, *rows[4:]])
    _digest, words = json.loads(new["search/words/w--.json"])
    assert posting_of(words["the"])[1] == [0, 1, 2, 4, 5, 6, 7]


def test_most_edits_of_a_large_record_are_amended() -> None:
    rows = many_rows(600)
    published, amended = files(rows), 0
    for number in range(0, 600, 60):
        words = rows[number].words | {"hitherto", f"unsaid{number}"}
        words -= {min(rows[number].words)}
        edited = replace(rows[number], words=words, title=f"Entry {number}")
        changes = [(number, rows[number], edited)]
        try:
            new = amend(lambda path: published[path].encode(), changes)
        except NotAmendableError:
            continue
        amended += 1
        assert {**published, **new} == files([*rows[:number], edited, *rows[number + 1 :]])
    assert amended > 7


COMMON = [f"{first}{last}er" for first in "bdfgklmnprst" for last in "aei"]
NEW = [f"{word}{number}" for word in COMMON for number in (1, 2)]


def moving() -> int:
    """Say each new word once among words of 1,200 rows of 2,400; count those that move a cut."""
    postings: dict[str, Posting] = {
        word: ([], list(range(at % 2, 2400, 2))) for at, word in enumerate(COMMON)
    }
    starts = {one.start for one in shards_of(postings)}
    assert len(starts) > len(COMMON) / 4
    return sum(
        starts != {one.start for one in shards_of({**postings, word: ([], [1200])})} for word in NEW
    )


def test_a_new_word_among_common_ones_seldom_moves_a_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LIMIT", 1500)
    assert moving() < len(NEW) / 10


def test_cuts_by_lot_alone_would_move_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LIMIT", 1500)
    level = shards.level
    monkeypatch.setattr(shards, "level", lambda word, _weight: level(word, 1))
    assert moving() > len(NEW) / 4


def test_no_shard_of_a_large_record_is_large() -> None:
    found = shards_of(postings_of(many_rows(2000)))
    assert max(one.size for one in found) <= LIMIT
    assert sum(one.size for one in found) / len(found) > LIMIT / 4


@pytest.mark.parametrize(
    ("shard", "path"),
    [("con", "search/words/w-con.json"), ("по", "search/words/w-43f-43e-.json")],
)
def test_a_shard_has_a_file_name_for_every_system(shard: str, path: str) -> None:
    assert words_file(shard) == path
