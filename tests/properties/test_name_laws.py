"""Laws of names: what one authority equates is never carried on by the word of another."""

import pytest
from hypothesis import example, find, given
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from generator.link.claims import recorded, unrecorded
from generator.link.names import Names
from generator.model.entry import Entry
from generator.model.index import Index
from tests.support.naming import Resolve, Row, actor, owners, resolved

NAMES = ("Dark Tide", "DARK TIDE", "Grey Mist", "Low Cloud", "ICE", "Ice", "Ebb", "Machete")
_AUTHORITIES = st.sampled_from(("Desk", "Harbour", "Lab"))
_ACTORS = st.sampled_from(("P", "Q", "Grey Mist"))
_ROWS = st.lists(st.tuples(_AUTHORITIES, _ACTORS, st.sampled_from(NAMES)), max_size=8, unique=True)
_SAME = st.lists(
    st.tuples(_AUTHORITIES, st.sampled_from(("P", "Q", "Grey Mist", "Ebb"))), max_size=3
)
_RECORDS = st.builds(lambda one, other: (actor("heron", *one), actor("gull", *other)), _SAME, _SAME)


def _all(names: Names) -> dict[str, tuple[str, ...]]:
    return {name: owners(names, name) for name in NAMES}


@given(_RECORDS, _ROWS, st.data())
def test_the_order_of_rows_means_nothing(
    records: tuple[Entry, ...], rows: list[Row], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(rows))

    assert _all(resolved(records, rows)) == _all(resolved(records[::-1], other))


@given(_RECORDS, _ROWS, st.tuples(_AUTHORITIES, _ACTORS, st.sampled_from(NAMES)))
def test_a_row_more_makes_a_name_ambiguous_or_leaves_it(
    records: tuple[Entry, ...], rows: list[Row], new: Row
) -> None:
    before, after = _all(resolved(records, rows)), _all(resolved(records, [*rows, new]))

    for name in NAMES:
        gained = not before[name] and name.casefold() == new[2].casefold()
        assert after[name] == before[name] or len(after[name]) > 1 or gained


def _carried_on(resolve: Resolve, records: tuple[Entry, ...], rows: list[Row]) -> list[str]:
    """Give the names that have an owner of which nobody says so in one step."""
    listing = recorded(Index(records))
    said = {
        (name.name.casefold(), entry.id)
        for entry in records
        for name in (*entry.record.names, entry.record)  # type: ignore[attr-defined]
    }
    for authority, whom, name in rows:
        group = (authority, whom)
        said.update(
            (name.casefold(), owner) for owner in listing.get(group) or (unrecorded(group),)
        )
    found = _all(resolve(records, rows))
    return [name for name in NAMES for one in found[name] if (name.casefold(), one) not in said]


def _transitive(records: tuple[Entry, ...], rows: list[Row]) -> Names:
    """Do it wrongly: whoever shares a name is one, and has the names of all of them."""
    names = resolved(records, rows)
    together: list[set[str]] = []
    for name in NAMES:
        new = set(owners(names, name))
        for old in [one for one in together if one & new]:
            together.remove(old)
            new |= old
        together.append(new)
    pairs = {
        (name, one)
        for name in NAMES
        for cluster in together
        if cluster.intersection(owners(names, name))
        for one in cluster
    }
    return Names(pairs)


@given(_RECORDS, _ROWS)
def test_no_name_is_carried_on(records: tuple[Entry, ...], rows: list[Row]) -> None:
    assert _carried_on(resolved, records, rows) == []


def test_names_that_are_carried_on_are_noticed() -> None:
    caught = find(st.tuples(_RECORDS, _ROWS), lambda world: bool(_carried_on(_transitive, *world)))

    assert caught  # and `find` has not raised
    with pytest.raises(NoSuchExample):
        find(st.tuples(_RECORDS, _ROWS), lambda world: bool(_carried_on(resolved, *world)))


@given(_ROWS)
def test_an_authority_keeps_its_actors_apart(rows: list[Row]) -> None:
    names = resolved((), rows)

    for authority, whom, name in rows:
        found = owners(names, name)
        one_of_its_own = [row for row in rows if row[0] == authority and row[2] == name]
        if len({row[1] for row in one_of_its_own}) > 1:
            assert len(found) > 1
        if len(found) == 1:
            assert found == (unrecorded((authority, whom)),)


_LETTERS = st.characters(categories=("Lu", "Ll", "Lt", "Lm", "Lo", "Nd"))
_MARKS = st.characters(categories=("Mn", "Mc", "Me"))


@given(
    st.sampled_from(("Sea Fog", "ICE", "Туман", "Морской туман", "東京電力", "Ångström", "Zoë")),
    _LETTERS,
    st.one_of(_LETTERS, _MARKS),
)
@example("Zoe", "x", "\u0308")
def test_a_name_is_a_whole_word_in_every_script(name: str, before: str, after: str) -> None:
    names = Names([(name, "actor:a")])

    assert names.find(f"({name}), “{name}” — {name}.")[2].owners == ("actor:a",)
    for text in (before + name, name + after, before + name + after):
        assert names.find(text) == ()


@given(st.lists(st.sampled_from(("Sea", "Fog", "Bank", "Low")), min_size=1, max_size=5))
def test_the_longest_name_is_found(words: list[str]) -> None:
    text = " ".join(words)
    every = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    names = Names([(name, f"actor:{name}") for name in every])

    (match,) = names.find(text)
    assert (match.start, match.end) == (0, len(text))
