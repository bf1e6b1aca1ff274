"""The search index: what is found, how it is cut, and what an edit does to it."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.plan.search import shards
from generator.plan.search.amend import Change, NotAmendableError, amend
from generator.plan.search.files import BLOCK, INDEX, digest_of, rows_file, shown, words_file, write
from generator.plan.search.row import Row
from generator.plan.search.shards import Posting, postings_of, shards_of
from generator.plan.search.words import fold, words_of

ALPHABET = "abcé"
WORDS = st.text(ALPHABET, min_size=2, max_size=5)
ROWS = st.lists(
    st.tuples(st.frozensets(WORDS, max_size=4), st.frozensets(WORDS, max_size=9)),
    min_size=1,
    max_size=40,
)


def row(number: int, names: frozenset[str], words: frozenset[str]) -> Row:
    name = f"event:{number}"
    return Row(name, "event", f"/events/{number}/", name, "", names, words - names)


def files(rows: list[Row]) -> dict[str, str]:
    """The files of the search, planned from nothing."""
    found = shards_of(postings_of(rows), len(rows))
    blocks = [
        write([shown(one) for one in rows[at : at + BLOCK]]) for at in range(0, len(rows), BLOCK)
    ]
    index = {
        "total": len(rows),
        "words": {one.name: [one.size, digest_of(one.json)] for one in found},
        "rows": [digest_of(block) for block in blocks],
    }
    return {
        INDEX: write(index),
        **{words_file(one.name): one.json for one in found},
        **{rows_file(number): block for number, block in enumerate(blocks)},
    }


def read_back(found: list[shards.Shard]) -> dict[str, Posting]:
    """The postings that shards hold, as the script of the theme reads them."""
    postings: dict[str, Posting] = {}
    for shard in found:
        for word, value in json.loads(shard.json).items():
            assert word.startswith(shard.name)
            names, says = map(_numbers, value)
            postings[word] = (names, says)
    return postings


def _numbers(gaps: list[int]) -> list[int]:
    return [sum(gaps[: at + 1]) for at in range(len(gaps))]


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
        patch.setattr(shards, "SMALL", limit // 8)
        patch.setattr("generator.plan.search.amend.SMALL", limit // 8)
        assert read_back(shards_of(postings_of(rows), len(rows))) == postings_of(rows)


@given(ROWS, st.integers(8, 400), st.sampled_from([2, 1000]), st.data())
def test_an_amended_index_is_that_of_a_clean_plan(
    given_rows: list[tuple[frozenset[str], frozenset[str]]],
    limit: int,
    common: int,
    data: st.DataObject,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "_COMMON", common)
        patch.setattr(shards, "LIMIT", limit)
        patch.setattr(shards, "SMALL", limit // 8)
        patch.setattr("generator.plan.search.amend.SMALL", limit // 8)
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


def test_an_edit_of_common_and_of_rare_words_is_amended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_COMMON", 3)
    rows = [row(number, frozenset(), frozenset({"the", "then"})) for number in range(8)]
    edited = row(3, frozenset({"there"}), frozenset({"then"}))
    published = files(rows)
    new = amend(lambda path: published[path].encode(), [(3, rows[3], edited)])
    assert {**published, **new} == files([*rows[:3], edited, *rows[4:]])
    assert json.loads(new["search/words/w--.json"])["the"] == [[], -7]


def test_what_most_records_say_is_counted_and_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_COMMON", 3)
    rows = [row(number, frozenset(), frozenset({"the"})) for number in range(5)]
    shard, *_others = shards_of(postings_of(rows), len(rows))
    assert json.loads(shard.json) == {"the": [[], -5]}


@pytest.mark.parametrize(
    ("shard", "path"),
    [("con", "search/words/w-con.json"), ("по", "search/words/w-43f-43e-.json")],
)
def test_a_shard_has_a_file_name_for_every_system(shard: str, path: str) -> None:
    assert words_file(shard) == path
