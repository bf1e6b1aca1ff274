"""The laws of counting origins, on random sets of reports; broken ways to count must fail them."""

from collections.abc import Callable, Iterable, Mapping

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.link.lineage.origins import Lineage, Origin, Origins, origins

World = Mapping[str, Lineage]
Count = Callable[[Iterable[str], Callable[[str], Lineage]], Origins]

_NEWSROOMS = st.sampled_from(["tide", "wire", "dawn", "gale"])
_NAMES = [f"report:{letter}" for letter in "abcdef"]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Six reports, each made from any that stand before it, or from newsrooms, or its own work."""
    return {
        name: Lineage(
            newsroom=draw(_NEWSROOMS),
            own=draw(st.booleans()),
            reports=tuple(draw(st.sets(st.sampled_from(_NAMES[:at]), max_size=2))) if at else (),
            newsrooms=tuple(draw(st.sets(_NEWSROOMS, max_size=1))),
        )
        for at, name in enumerate(_NAMES)
    }


_sets = st.lists(st.sampled_from(_NAMES), min_size=1, max_size=8)


def known(found: Origins) -> set[str]:
    return {one.newsroom for one in found.known}


def a_copy_adds_no_origin(count: Count, world: World, names: list[str], newsroom: str) -> None:
    """The law: neither a copy that names the report nor one that names its newsroom adds any."""
    before = count(names, world.__getitem__)
    for copied in names:
        for copy in (
            Lineage(newsroom=newsroom, reports=(copied,)),
            Lineage(newsroom=newsroom, newsrooms=(world[copied].newsroom,)),
        ):
            after = count([*names, "report:z"], {**world, "report:z": copy}.__getitem__)
            assert len(after.known) <= len(before.known)
            assert len(after.reports) == len(before.reports) + 1


def the_order_is_nothing(count: Count, world: World, names: list[str], again: list[str]) -> None:
    assert count(names, world.__getitem__) == count(again, world.__getitem__)


def own_work_adds_one(count: Count, world: World, names: list[str]) -> None:
    before = count(names, world.__getitem__)
    more = {**world, "report:z": Lineage(newsroom="new", own=True)}
    after = count([*names, "report:z"], more.__getitem__)
    assert known(after) == known(before) | {"new"}


def nothing_unknown_is_known(count: Count, world: World, names: list[str]) -> None:
    """A report of which nothing is said has no known origin, and adds none."""
    before = count(names, world.__getitem__)
    more = {**world, "report:z": Lineage(newsroom="new")}
    after = count([*names, "report:z"], more.__getitem__)
    assert set(after.unknown) == {*before.unknown, "report:z"}
    assert known(after) == known(before)


@settings(deadline=None)
@given(worlds(), _sets, _NEWSROOMS)
def test_a_copy_adds_no_origin(world: World, names: list[str], newsroom: str) -> None:
    a_copy_adds_no_origin(origins, world, names, newsroom)


@given(worlds(), _sets.flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_the_order_is_nothing(world: World, both: tuple[list[str], list[str]]) -> None:
    the_order_is_nothing(origins, world, *both)


@given(worlds(), _sets)
def test_own_work_adds_one(world: World, names: list[str]) -> None:
    own_work_adds_one(origins, world, names)


@given(worlds(), _sets)
def test_nothing_unknown_is_known(world: World, names: list[str]) -> None:
    nothing_unknown_is_known(origins, world, names)


@given(worlds(), _sets)
def test_each_report_leads_somewhere(world: World, names: list[str]) -> None:
    found = origins(names, world.__getitem__)

    assert set(found.unknown) <= set(found.reports) == set(names)
    assert len(found.known) + len(found.unknown) > 0
    assert all(0 < one.reports <= len(found.reports) for one in found.known)


@given(worlds(), _sets)
def test_a_circle_of_names_ends(world: World, names: list[str]) -> None:
    turned = {
        name: replace(one, own=False, newsrooms=("tide", "wire")) for name, one in world.items()
    }
    origins(names, turned.__getitem__)


# --- Ways to count that must be caught -----------------------------------------------------------


def every_report_an_origin(names: Iterable[str], lineage: Callable[[str], Lineage]) -> Origins:
    reports = tuple(sorted(set(names)))
    return Origins(reports, tuple(Origin(name, name, 1) for name in reports), ())


def outlets_as_origins(names: Iterable[str], lineage: Callable[[str], Lineage]) -> Origins:
    reports = tuple(sorted(set(names)))
    outlets = sorted({lineage(name).newsroom for name in reports})
    return Origins(reports, tuple(Origin(one, one, 1) for one in outlets), ())


def names_taken_at_their_word(names: Iterable[str], lineage: Callable[[str], Lineage]) -> Origins:
    """A named newsroom is an origin, though its own report is there and is itself a copy."""
    reports = tuple(sorted(set(names)))
    found: set[str] = set()
    for name in reports:
        one = lineage(name)
        found |= set(one.newsrooms) | ({one.newsroom} if one.own else set())
    return Origins(reports, tuple(Origin(one, one, 1) for one in sorted(found)), ())


def as_they_come(names: Iterable[str], lineage: Callable[[str], Lineage]) -> Origins:
    found = origins(names, lineage)
    return replace(found, reports=tuple(names))


BROKEN: list[tuple[Count, Callable[..., None], st.SearchStrategy[tuple[object, ...]]]] = [
    (every_report_an_origin, a_copy_adds_no_origin, st.tuples(worlds(), _sets, _NEWSROOMS)),
    (outlets_as_origins, a_copy_adds_no_origin, st.tuples(worlds(), _sets, _NEWSROOMS)),
    (names_taken_at_their_word, a_copy_adds_no_origin, st.tuples(worlds(), _sets, _NEWSROOMS)),
    (
        as_they_come,
        the_order_is_nothing,
        st.tuples(worlds(), st.just(_NAMES[:3]), st.permutations(_NAMES[:3])),
    ),
    (every_report_an_origin, nothing_unknown_is_known, st.tuples(worlds(), _sets)),
]


@pytest.mark.parametrize(("count", "law", "over"), BROKEN)
def test_a_broken_count_is_caught(
    count: Count, law: Callable[..., None], over: st.SearchStrategy[tuple[object, ...]]
) -> None:
    def broken(drawn: tuple[object, ...]) -> bool:
        try:
            law(count, *drawn)
        except AssertionError:
            return True
        return False

    find(
        over, broken, settings=settings(database=None, deadline=None)
    )  # raises where none is found


# --- By hand -------------------------------------------------------------------------------------


def lineage(newsroom: str, **parts: object) -> Lineage:
    return Lineage(newsroom=newsroom, spelled=((newsroom, newsroom.title()),), **parts)  # type: ignore[arg-type]


def test_copies_of_an_agency_are_one_origin() -> None:
    world = {
        "report:a": lineage("tide", newsrooms=("wire",)),
        "report:b": lineage("dawn", newsrooms=("wire",)),
        "report:c": lineage("gale", reports=("report:a",)),
        "report:d": lineage("foam"),
    }

    found = origins(world, world.__getitem__)

    assert found.known == (Origin("wire", "wire", 3),)
    assert found.unknown == ("report:d",)


def test_a_name_leads_to_what_that_newsroom_published() -> None:
    world = {
        "report:a": lineage("wire"),
        "report:b": lineage("tide", newsrooms=("wire",)),
    }

    assert origins(world, world.__getitem__).unknown == ("report:a", "report:b")
    world["report:a"] = replace(world["report:a"], own=True)
    assert origins(world, world.__getitem__).known == (Origin("wire", "Wire", 2),)
