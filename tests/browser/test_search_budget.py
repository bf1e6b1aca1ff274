"""What a first search fetches of a large record: the script itself, asked for its words."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.plan.search.files import INDEX
from generator.plan.search.row import Row
from generator.plan.search.shards import in_order, postings_of
from tests.support.searching import files, many_rows
from tests.support.site import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_FETCHED = 60_000
OFTEN = 300
"""So many words are in so many rows that several of them are often in one."""
_SCRIPT = ROOT / "themes" / "default" / "static" / "js" / "search-index.js"
_ASK = """
async ([queries, on]) => {
  const answers = [];
  for (const query of queries) {
    let fetched = 0, left = true;
    const fetch = async (url) => {
      const text = files[new URL(url).pathname.slice(1)];
      fetched += new Blob([text]).size;
      return { ok: text !== undefined, text: async () => text };
    };
    const index = new Function("fetch", `${script}; return searchIndex;`)(fetch);
    await index.load("https://example.org/search/index.json");
    while (left) {
      const { found, total, skipped, begun } = await index.find(query, 10);
      answers.push([fetched, found.length, total, skipped, begun]);
      fetched = 0;
      left = on && (skipped.length || begun);
    }
  }
  return answers;
}
"""


class Record:
    """A large record: where its words stand, those of most rows first, and its files."""

    def __init__(self, rows: list[Row]) -> None:
        self.postings = postings_of(rows)
        self.files = files(rows)
        self.often = sorted(self.postings, key=lambda word: (-len(self.rows_of(word)), word))

    def rows_of(self, word: str) -> set[int]:
        names, says = self.postings[word]
        return {*names, *says}

    def with_all(self, words: Iterable[str]) -> set[int]:
        return set.intersection(*map(self.rows_of, words))

    def with_start(self, start: str) -> set[int]:
        return set[int]().union(
            *(self.rows_of(word) for word in self.postings if word.startswith(start))
        )


@pytest.fixture(scope="module")
def record() -> Record:
    return Record(many_rows(10_000))


@pytest.fixture(scope="module")
def page(browser: Browser, record: Record) -> Iterator[Page]:
    page = browser.new_page()
    given = {"files": record.files, "script": _SCRIPT.read_text(encoding="utf-8")}
    page.evaluate("(given) => { Object.assign(window, given); }", given)
    yield page
    page.close()


def asked(
    page: Page, queries: list[str], *, on: bool = False
) -> list[tuple[int, int, int, list[str], str]]:
    """What each query fetches and finds; with `on`, also each further act until all is read."""
    answers: Any = page.evaluate(_ASK, [queries, on])
    return [tuple(one) for one in answers]


def test_every_word_fits_in_a_first_search(record: Record) -> None:
    """Whatever is typed: the list, the shard of the word, and ten blocks of rows."""
    published = record.files
    index = json.loads(published[INDEX])
    largest = max(len(text.encode()) for path, text in published.items() if "/rows/" in path)
    shard = max(len(text.encode()) for path, text in published.items() if "/words/" in path)
    assert index["largest"] == largest
    assert len(published[INDEX].encode()) + shard + 10 * largest <= MOST_FETCHED


@pytest.mark.parametrize("nth", range(3))
def test_a_word_is_found_whole(page: Page, record: Record, nth: int) -> None:
    words = in_order(record.postings)[nth * 20 :: 60]
    for word, answer in zip(words, asked(page, [f"{word} " for word in words]), strict=True):
        fetched, shown, total, skipped, begun = answer
        assert fetched <= MOST_FETCHED, word
        assert (total, skipped, begun) == (len(record.rows_of(word)), [], "")
        assert shown == min(10, total), word


def test_a_word_that_is_begun_is_found_or_said_to_go_on(page: Page, record: Record) -> None:
    """Every beginning of two letters, which is the most that can be asked for at once."""
    starts = sorted({word[:2] for word in record.postings if word.isascii()})
    going_on = 0
    for start, answer in zip(starts, asked(page, starts), strict=True):
        fetched, shown, total, skipped, begun = answer
        assert fetched <= MOST_FETCHED, start
        assert not skipped
        assert begun in {"", start}
        going_on += bool(begun)
        wanted = record.with_start(start)
        assert total == len(wanted) or (begun and 0 < total < len(wanted)), start
        assert shown
    assert 0 < going_on < len(starts)


@given(
    st.lists(st.integers(0, OFTEN - 1) | st.integers(0, 30_000), min_size=2, max_size=3),
    st.sampled_from(["", " "]),
)
def test_two_and_three_words_fetch_within_the_budget(
    page: Page, record: Record, places: list[int], ended: str
) -> None:
    words = [record.often[place] for place in places]
    fetched, shown, total, skipped, begun = asked(page, [" ".join(words) + ended])[0]
    assert fetched <= MOST_FETCHED
    assert not skipped
    if ended:
        assert total == len(record.with_all(words))
        assert not begun
    assert shown == min(10, total)


def test_a_long_sentence_names_the_words_that_were_left_out(page: Page, record: Record) -> None:
    words = record.often[:60]
    fetched, _shown, total, skipped, _begun = asked(page, [" ".join(words) + " "])[0]
    assert 20_000 < fetched <= MOST_FETCHED
    assert skipped
    read = set(words) - set(skipped)
    assert total == len(record.with_all(read))


def test_showing_more_reads_what_was_left_out(page: Page, record: Record) -> None:
    """The dialog asks the same again, with what it has read: in the end all is found."""
    words = record.often[:60]
    for query, wanted in (
        ("in", record.with_start("in")),
        (" ".join(words) + " ", record.with_all(words)),
    ):
        steps = asked(page, [query], on=True)
        assert len(steps) > 1
        assert max(step[0] for step in steps) <= MOST_FETCHED
        assert steps[-1][2:] == (len(wanted), [], "")


def test_a_search_that_does_not_count_fetches_too_much(page: Page, record: Record) -> None:
    """The test of the test: the same script without its limit is seen to break it."""
    page.evaluate("window.kept = script; void (script = script.replace('size > left', 'false'))")
    fetched, *_rest = asked(page, [" ".join(record.often[:60]) + " "])[0]
    page.evaluate("void (script = kept)")
    assert fetched > MOST_FETCHED
