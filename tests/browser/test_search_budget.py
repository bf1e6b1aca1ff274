"""What a first search fetches of a large record: the script itself, asked for its words."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.plan.search.files import INDEX
from generator.plan.search.row import Row
from generator.plan.search.shards import Posting, in_order, postings_of
from tests.support.searching import files, many_rows
from tests.support.site import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_FETCHED = 60_000
OFTEN = 300
"""So many words are in so many rows that several of them are often in one."""
_SCRIPT = ROOT / "themes" / "default" / "static" / "js" / "search-index.js"
_ASK = """
async (queries) => {
  const answers = [];
  for (const query of queries) {
    let fetched = 0;
    const fetch = async (url) => {
      const text = files[new URL(url).pathname.slice(1)];
      fetched += new Blob([text]).size;
      return { ok: text !== undefined, text: async () => text };
    };
    const index = new Function("fetch", `${script}; return searchIndex;`)(fetch);
    await index.load("https://example.org/search/index.json");
    const { found, total, skipped, begun } = await index.find(query, 10);
    answers.push([fetched, found.length, total, skipped, begun]);
  }
  return answers;
}
"""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return many_rows(10_000)


@pytest.fixture(scope="module")
def postings(rows: list[Row]) -> dict[str, Posting]:
    return postings_of(rows)


@pytest.fixture(scope="module")
def often(postings: dict[str, Posting]) -> list[str]:
    """The words, those of most rows first."""
    return sorted(postings, key=lambda word: (-len(rows_of(postings[word])), word))


@pytest.fixture(scope="module")
def published(rows: list[Row]) -> dict[str, str]:
    return files(rows)


@pytest.fixture(scope="module")
def page(browser: Browser, published: dict[str, str]) -> Iterator[Page]:
    page = browser.new_page()
    given = {"files": published, "script": _SCRIPT.read_text(encoding="utf-8")}
    page.evaluate("(given) => { Object.assign(window, given); }", given)
    yield page
    page.close()


def asked(page: Page, queries: list[str]) -> list[tuple[int, int, int, list[str], str]]:
    answers: Any = page.evaluate(_ASK, queries)
    return [tuple(one) for one in answers]


def rows_of(posting: Posting) -> set[int]:
    return {*posting[0], *posting[1]}


def test_every_word_fits_in_a_first_search(published: dict[str, str]) -> None:
    """Whatever is typed: the list, the shard of the word, and ten blocks of rows."""
    index = json.loads(published[INDEX])
    largest = max(len(text.encode()) for path, text in published.items() if "/rows/" in path)
    shard = max(len(text.encode()) for path, text in published.items() if "/words/" in path)
    assert index["largest"] == largest
    assert len(published[INDEX].encode()) + shard + 10 * largest <= MOST_FETCHED


@pytest.mark.parametrize("nth", range(3))
def test_a_word_is_found_whole(page: Page, postings: dict[str, Posting], nth: int) -> None:
    words = in_order(postings)[nth * 20 :: 60]
    for word, answer in zip(words, asked(page, [f"{word} " for word in words]), strict=True):
        fetched, shown, total, skipped, begun = answer
        assert fetched <= MOST_FETCHED, word
        assert (total, skipped, begun) == (len(rows_of(postings[word])), [], "")
        assert shown == min(10, total), word


def test_a_word_that_is_begun_is_found_or_said_to_go_on(
    page: Page, postings: dict[str, Posting]
) -> None:
    """Every beginning of two letters, which is the most that can be asked for at once."""
    starts = sorted({word[:2] for word in postings if word.isascii()})
    going_on = 0
    for start, answer in zip(starts, asked(page, starts), strict=True):
        fetched, shown, total, skipped, begun = answer
        assert fetched <= MOST_FETCHED, start
        assert not skipped
        assert begun in {"", start}
        going_on += bool(begun)
        wanted = {n for word in postings if word.startswith(start) for n in rows_of(postings[word])}
        assert total == len(wanted) or (begun and 0 < total < len(wanted)), start
        assert shown
    assert 0 < going_on < len(starts)


@given(
    st.lists(st.integers(0, OFTEN - 1) | st.integers(0, 30_000), min_size=2, max_size=3),
    st.sampled_from(["", " "]),
)
def test_two_and_three_words_fetch_within_the_budget(
    page: Page, postings: dict[str, Posting], often: list[str], places: list[int], ended: str
) -> None:
    words = [often[place] for place in places]
    fetched, shown, total, skipped, begun = asked(page, [" ".join(words) + ended])[0]
    assert fetched <= MOST_FETCHED
    assert not skipped
    if ended:
        assert total == len(set.intersection(*(rows_of(postings[one]) for one in words)))
        assert not begun
    assert shown == min(10, total)


def test_a_long_sentence_names_the_words_that_were_left_out(
    page: Page, postings: dict[str, Posting], often: list[str]
) -> None:
    words = often[:60]
    fetched, _shown, total, skipped, _begun = asked(page, [" ".join(words) + " "])[0]
    assert 20_000 < fetched <= MOST_FETCHED
    assert skipped
    read = set(words) - set(skipped)
    assert total == len(set.intersection(*(rows_of(postings[one]) for one in read)))


def test_a_search_that_does_not_count_fetches_too_much(page: Page, often: list[str]) -> None:
    """The test of the test: the same script without its limit is seen to break it."""
    page.evaluate("window.kept = script; void (script = script.replace('size > left', 'false'))")
    fetched, *_rest = asked(page, [" ".join(often[:60]) + " "])[0]
    page.evaluate("void (script = kept)")
    assert fetched > MOST_FETCHED
