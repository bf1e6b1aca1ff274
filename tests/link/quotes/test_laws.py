"""Laws of tracing; each fails with a tracer that is wrong in one thing."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.quotes import align, fold, trace, words
from generator.link.quotes.forms import Source, Voice
from generator.link.quotes.trace import Trace, Tracer
from generator.link.quotes.words import Words, words_of

VOICE = Voice("Harbour", (), ("Harbour",))
_WORDS = (
    "we they Mail mail was not read U.S. 1,000 don’t café the of a to “all” (some) — and in 5% "
    "we're copied seen Harbour’s sign staff by letter notice people"
)
WORD = st.sampled_from(_WORDS.split())
MARK = st.sampled_from([" ", " ", " ", ", ", ". ", " – ", "; ", "\u00a0"])


@st.composite
def texts(draw: st.DrawFn, fewest: int = 1, most: int = 24) -> str:
    """Words with marks between them."""
    parts = draw(st.lists(st.tuples(WORD, MARK), min_size=fewest, max_size=most))
    return "".join(word + mark for word, mark in parts).strip()


STATEMENTS = st.lists(texts(fewest=4), min_size=1, max_size=4)


def sources(said: Sequence[str]) -> list[Source]:
    return [Source(f"statement:{number}", VOICE, (text,)) for number, text in enumerate(said)]


# --- The laws ------------------------------------------------------------------------------------


def folding_is_idempotent(text: str) -> None:
    assert words.fold(words.fold(text)) == words.fold(text)


def words_stand_where_they_are_said_to(text: str) -> None:
    found = words_of(text)
    assert list(found.starts) == sorted(found.starts)
    for key, start, end in zip(found.keys, found.starts, found.ends, strict=True):
        assert words.fold(text[start:end]).replace("… ", "") in {key, key.replace("…", "")}


def a_span_is_its_statements(said: list[str], which: int, start: int, length: int) -> None:
    """Four words or more in a row are verbatim or trimmed, whatever they are beside."""
    whole = words_of(said[which % len(said)])
    if len(whole.keys) < 4:
        return
    first = start % (len(whole.keys) - 3)
    last = min(len(whole.keys), first + 4 + length)
    found = Tracer(sources(said)).trace(whole.slice(first, last))
    assert found.verdict in {"verbatim", "trimmed"}


def order_is_of_no_matter(said: list[str], printed: str) -> None:
    forwards = Tracer(sources(said)).trace(printed)
    assert Tracer(reversed(sources(said))).trace(printed) == forwards


def differences_rebuild_both(said: list[str], printed: str) -> None:
    found = Tracer(sources(said)).trace(printed, named="statement:0")
    if not found.difference:
        return
    assert "".join(one.printed for one in found.difference) == printed
    stretch = "".join(one.said for one in found.difference)
    assert stretch
    assert stretch in said[int((found.statement or "").rpartition(":")[2])]
    for one in found.difference:
        assert bool(one.printed) == (one.kind != "delete")
        assert bool(one.said) == (one.kind != "insert")


def stretches_are_equal_words(said: list[str], printed: str) -> None:
    found = Tracer(sources(said)).trace(printed)
    for one in found.stretches:
        there = said[int(one.statement.rpartition(":")[2])][one.start : one.end]
        here = printed[one.printed_start : one.printed_end]
        assert words_of(there).keys == words_of(here).keys


ANY = (
    st.text(max_size=40)
    | texts()
    | st.text(alphabet="โ€™âÃ©a'[].… U.S12,", max_size=30)
    | st.text(alphabet="我们カกั้าa'[]. 1,。-<", max_size=30)
)


@given(ANY)
def test_folding_is_idempotent(text: str) -> None:
    folding_is_idempotent(text)


@given(ANY)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    words_stand_where_they_are_said_to(text)


@given(STATEMENTS, st.integers(0, 9), st.integers(0, 99), st.integers(0, 30))
def test_a_span_is_its_statements(said: list[str], which: int, start: int, length: int) -> None:
    a_span_is_its_statements(said, which, start, length)


@given(STATEMENTS, texts(fewest=4))
def test_order_is_of_no_matter(said: list[str], printed: str) -> None:
    order_is_of_no_matter(said, printed)


def changed(said: str, cut: int, put_in: str) -> str:
    """A statement with one word replaced."""
    parts = said.split(" ")
    parts[cut % len(parts)] = put_in
    return " ".join(parts)


@given(STATEMENTS, st.integers(0, 30), WORD, texts(fewest=1, most=6))
def test_differences_rebuild_both(said: list[str], cut: int, word: str, tail: str) -> None:
    for printed in (changed(said[0], cut, word), f"{said[0]} {tail}", f"{tail} … {said[0]}"):
        differences_rebuild_both(said, printed)
        stretches_are_equal_words(said, printed)


# --- Who tests the tests? ------------------------------------------------------------------------

SAID = ["We have not seen any sign of it.", "As we said, we will go on with it and tell all."]
Law = Callable[[], None]


def _first_come(self: Tracer, words_: Any, _speaker: object, by: str | None, _day: object) -> Trace:
    return self._in(words_, self._sources[0].id, by)


def _words_only(words_: Words, start: int, end: int, first: int, last: int) -> str:
    return words_.slice(start, end)


@pytest.mark.parametrize(
    ("where", "name", "wrong", "law"),
    [
        (words, "_key", lambda word: word + "x", lambda: folding_is_idempotent("We are")),
        (
            Tracer,
            "_anywhere",
            _first_come,
            lambda: order_is_of_no_matter(SAID, "we have not seen any"),
        ),
        (
            align,
            "_raw",
            _words_only,
            lambda: differences_rebuild_both(SAID, "We have seen any sign."),
        ),
        (
            trace,
            "_in_order",
            lambda _words, _form: None,
            lambda: a_span_is_its_statements(SAID, 0, 0, 2),
        ),
        (
            fold.Folded,
            "place",
            lambda _folded, offset: offset,
            lambda: words_stand_where_they_are_said_to("weโ€™re in"),
        ),
    ],
)
def test_a_wrong_tracer_breaks_a_law(
    monkeypatch: pytest.MonkeyPatch, where: Any, name: str, wrong: Any, law: Law
) -> None:
    law()
    words_of.cache_clear()
    monkeypatch.setattr(where, name, wrong)
    with pytest.raises(AssertionError):
        law()
    words_of.cache_clear()


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    words_of.cache_clear()
    yield
    words_of.cache_clear()
