"""Laws of slugs and suggestions, each a function that a broken implementation must fail too."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.slug import is_slug, slugify
from generator.core.suggest import nearest

Slugify = Callable[[str], str]
Nearest = Callable[[str, list[str]], str | None]


def law_a_slug_is_one_and_stays_one(text: str, make: Slugify) -> None:
    slug = make(text)
    assert is_slug(slug)
    assert make(slug) == slug


def law_what_is_proposed_is_valid_and_near(written: str, valid: list[str], near: Nearest) -> None:
    meant = near(written, valid)
    assert meant is None or meant in valid
    assert near(written, valid[::-1]) == meant
    assert near(written, valid * 2) == meant
    if any(_same(written, name) for name in valid):
        assert meant is not None
        assert _same(written, meant)
    if meant is not None:
        assert set(meant.casefold()) & set(written.casefold())


def _same(one: str, other: str) -> bool:
    """Tell whether two names differ in case and separators only."""
    one, other = (re.sub(r"[ \-_./:]", "", name).casefold() for name in (one, other))
    return one == other != ""


names = st.text("abcdeTIL_-", min_size=1, max_size=10)


@given(st.text() | st.text("ab-_ ./éÅß", max_size=200))
def test_a_slug_is_one_and_stays_one(text: str) -> None:
    law_a_slug_is_one_and_stays_one(text, lambda one: slugify(one, fallback="fallback"))


@given(names, st.lists(names, max_size=6))
def test_what_is_proposed_is_valid_and_near(written: str, valid: list[str]) -> None:
    law_what_is_proposed_is_valid_and_near(written, valid, nearest)


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_text_may_be_asked_for(written: str, valid: list[str]) -> None:
    meant = nearest(written, valid)

    assert meant is None or meant in valid


# --- A broken one is caught ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "make"),
    [
        ("A b", str.lower),
        ("a--b", lambda text: text.replace(" ", "-")),
        ("é", lambda text: text.encode("ascii", "ignore").decode()),
        ("a", lambda text: f"{text}-x"),
        ("a" * 200, lambda text: text),
    ],
)
def test_a_careless_slug_is_caught(text: str, make: Slugify) -> None:
    with pytest.raises(AssertionError):
        law_a_slug_is_one_and_stays_one(text, make)


@pytest.mark.parametrize(
    "near",
    [
        lambda written, _valid: written,
        lambda _written, valid: valid[0],
        lambda _written, _valid: None,
        lambda written, valid: next((one for one in valid if one[:1] == written[:1]), None),
    ],
)
def test_a_careless_suggestion_is_caught(near: Nearest) -> None:
    with pytest.raises(AssertionError):
        law_what_is_proposed_is_valid_and_near("Title", ["Text", "title", "tile"], near)
