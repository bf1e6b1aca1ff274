"""Laws of dates, each a function that a broken implementation must fail too.

The `edtf` package is the oracle for bounds; it takes milliseconds a parse, hence the few examples.
"""

import copy
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from time import struct_time
from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.edtf import Edtf, ImpossibleDateError, certainly_before
from tests.support.edtf_texts import dates, refusal, texts, times, years

parse = Edtf.parse
Bounds = tuple[date | None, date | None]
Values = tuple[Edtf, ...]

# --- The laws ------------------------------------------------------------------------------------


def law_text_is_kept(text: str, read: Callable[[str], Edtf]) -> None:
    value = read(text)
    assert str(value) == text
    again = copy.deepcopy(value)
    assert again.sort_key == value.sort_key
    assert [str(one) for one in (value.start, value.end) if one] == (
        [piece for piece in text.split("/") if piece.strip(".")] if "/" in text else []
    )


SEASON = re.compile(r"(?:^|/)[0-9]{4}-2[1-4](?![0-9-])")


def units_written(text: str) -> set[str]:
    """Name the units of a text by its shape alone."""
    plain = text.rstrip("~?%")
    if "T" in plain:
        return {"clock", "day", "month"}
    if SEASON.search(plain):
        return {"season"}
    return {4: set[str](), 7: {"month"}, 10: {"day", "month"}}[len(plain)]


_SAID = {
    "clock": re.compile(r"\d:\d"),
    "day": re.compile(r"(?<![\d:+−.])\d{1,2}(?![\d:.])"),
    "month": re.compile("January|February|Ma|April|Ju|Aug|September|October|November|December"),
    "season": re.compile("spring|summer|autumn|winter"),
    "approximate": re.compile("about"),
    "uncertain": re.compile("uncertain"),
}


def law_words_have_the_precision_of_the_text(text: str, words: Callable[[Edtf], str]) -> None:
    said = words(parse(text))
    pieces = [piece for piece in text.split("/") if piece.strip(".")]
    expected = set[str]().union(*(units_written(piece) for piece in pieces))
    expected |= {"approximate"} if any(one.endswith(("~", "%")) for one in pieces) else set()
    expected |= {"uncertain"} if any(one.endswith(("?", "%")) for one in pieces) else set()
    assert {name for name, pattern in _SAID.items() if pattern.search(said)} == expected
    assert set(re.findall(r"(?<!\.)\b\d{4}\b", said)) == {piece[:4] for piece in pieces}


def law_bounds_are_the_oracle_s(text: str, bounds: Callable[[Edtf], Bounds]) -> None:
    lower, upper = bounds(parse(text))
    # The oracle reads neither a qualified season nor a time without seconds, and makes an unknown
    # end one of ten years: what is left of each is a text that it does read.
    readable = "/".join(
        re.sub(r"(-2[1-4])[~?%]$", r"\1", piece).split("T")[0] for piece in text.split("/")
    )
    oracle = parse_edtf(readable)
    if not text.startswith("/"):
        assert lower == _day_of(oracle.lower_strict())
    if not text.endswith("/"):
        assert upper == _day_of(oracle.upper_strict())


def _day_of(bound: struct_time | float) -> date | None:
    return date(*bound[:3]) if isinstance(bound, struct_time) else None


def law_keys_order_time(values: Values, key: Callable[[Edtf], Any]) -> None:
    """A total order in which days come first, and less exact values after more exact ones."""
    for a in values:
        for b in values:
            assert (key(a) == key(b)) == (a == b), "only equal texts have equal keys"
            assert (key(a) < key(b)) + (key(b) < key(a)) + (key(a) == key(b)) == 1
            assert all(key(a) < key(c) for c in values if key(a) < key(b) < key(c)), "transitive"
            if a != b and comes_first(a, b):
                assert key(a) < key(b), f"{a} comes before {b}"
    years = [value.year or 0 for value in sorted(values, key=key)]
    assert all(earlier <= later for earlier, later in pairwise(years)), "years are not torn apart"


def comes_first(a: Edtf, b: Edtf) -> bool:
    """Tell whether `a` must stand before `b`; False also where the law leaves it open."""
    first_a, first_b = a.earliest or date.min, b.earliest or date.min
    last_a, last_b = a.latest or date.max, b.latest or date.max
    if (first_a, last_a) != (first_b, last_b):
        return (first_a, last_a) < (first_b, last_b)
    if a.instant and b.instant:
        return a.instant < b.instant
    return b.qualified and not a.qualified if a.kind == b.kind else a.kind == "day"


def law_before_is_beyond_doubt(values: Values, before: Callable[[Edtf, Edtf], bool]) -> None:
    a, b = values
    apart = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    if before(a, b):
        assert apart
        assert not a.qualified
        assert not b.qualified
        assert not before(b, a)
        assert not (a.instant and b.instant and a.instant >= b.instant)
    elif apart and not a.qualified and not b.qualified:
        assert SEASON.search(a) or (a.instant and b.instant)


def law_markup_is_no_finer(text: str, attribute: Callable[[Edtf], str | None]) -> None:
    doubtful = re.search(r"[~?%]|\.\.|^/|/$", text) or SEASON.search(text)
    assert attribute(parse(text)) == (None if doubtful else text)


# --- They hold -----------------------------------------------------------------------------------

_several = st.lists(texts.map(parse), min_size=3, max_size=6).map(tuple)
_pairs = st.tuples(texts.map(parse), texts.map(parse))
# What chance finds seldom, and a broken implementation gets wrong.
_instants = st.just((parse("2024-01-12T09:00:00Z"), parse("2024-01-12T10:00:00+05:00")))
_doubtful = st.just((parse("2023-11~"), parse("2023-12-01")))


def check(
    law: Callable[[Any, Any], None], examples: st.SearchStrategy[Any], implementation: object
) -> None:
    """Run a law on many examples; always the same, so that a broken one is always caught."""

    @settings(
        max_examples=300,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(examples)
    def run(example: object) -> None:
        law(example, implementation)

    run()


def bounds_of(value: Edtf) -> Bounds:
    return value.earliest, value.latest


def key_of(value: Edtf) -> object:
    return value.sort_key


def test_text_is_kept() -> None:
    check(law_text_is_kept, texts, parse)


def test_words_have_the_precision_of_the_text() -> None:
    check(law_words_have_the_precision_of_the_text, texts, Edtf.words)


def test_bounds_are_the_oracle_s() -> None:
    check(law_bounds_are_the_oracle_s, texts, bounds_of)


def test_keys_order_time() -> None:
    check(law_keys_order_time, _several, key_of)


def test_before_is_beyond_doubt() -> None:
    check(law_before_is_beyond_doubt, _pairs, certainly_before)


def test_markup_is_no_finer() -> None:
    check(law_markup_is_no_finer, texts, lambda value: value.iso_prefix)
    check(law_markup_is_no_finer, dates | times, lambda value: value.html_datetime)


# --- And broken implementations break them -------------------------------------------------------


def months_as_their_first_day(value: Edtf) -> str:
    return parse(str(value.earliest)).words() if value.kind == "month" else value.words()


def qualifiers_unsaid(value: Edtf) -> str:
    return re.sub(r"about | \(uncertain\)", "", value.words())


def months_of_thirty_days(value: Edtf) -> Bounds:
    last = value.latest
    return value.earliest, last.replace(day=min(last.day, 30)) if last else None


def unknown_qualifiers(a: Edtf, b: Edtf) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


BROKEN = {
    "a parser that drops qualifiers": partial(
        check, law_text_is_kept, texts, lambda text: parse(re.sub("[~?%]", "", text))
    ),
    "words that give a month as its first day": partial(
        check, law_words_have_the_precision_of_the_text, texts, months_as_their_first_day
    ),
    "words without about": partial(
        check, law_words_have_the_precision_of_the_text, texts, qualifiers_unsaid
    ),
    "months of thirty days": partial(
        check, law_bounds_are_the_oracle_s, texts, months_of_thirty_days
    ),
    "a key of the first day only": partial(
        check, law_keys_order_time, _several, lambda value: value.sort_key[:1]
    ),
    "a key of the text": partial(check, law_keys_order_time, _several, str),
    "a key that forgets the instant": partial(
        check,
        law_keys_order_time,
        _several | _instants,
        lambda value: (*value.sort_key[:3], str(value)),
    ),
    "before, deaf to qualifiers": partial(
        check, law_before_is_beyond_doubt, _pairs | _doubtful, unknown_qualifiers
    ),
    "before, too shy": partial(check, law_before_is_beyond_doubt, _pairs, lambda _a, _b: False),
    "markup with the first day": partial(
        check, law_markup_is_no_finer, dates, lambda value: str(value.earliest)
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_implementation_is_caught(broken: str) -> None:
    with pytest.raises(AssertionError):
        BROKEN[broken]()


# --- What is refused -----------------------------------------------------------------------------

_any_digits = st.builds(
    "{}-{:02}-{:02}".format, years, st.integers(0, 13), st.integers(0, 32)
) | st.builds("{}-02-{:02}".format, years, st.integers(28, 31))


@settings(max_examples=150, deadline=None)
@given(_any_digits)
def test_refuses_the_days_that_no_calendar_has(text: str) -> None:
    day = calendar_day(text)
    refused = refusal(text)
    assert (day is None) == isinstance(refused, ImpossibleDateError)
    if day is None and not text.endswith("-02-29"):  # the oracle has one every year
        with pytest.raises(EDTFParseException):
            parse_edtf(text)


def calendar_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
