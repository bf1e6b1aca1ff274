"""What a written reference means among the records of a site."""

import pytest

from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Broken, Found, Index, Unresolved
from generator.model.kinds import KINDS
from generator.model.records import Actor, Outlet, Page
from generator.model.terms import Kind


def entry(kind: Kind, slug: str) -> Entry:
    return Entry(
        id=f"{kind}:{slug}",
        kind=kind,
        slug=slug,
        file=f"{kind}/{slug}.yaml",
        index=-1,
        record=Outlet(slug=slug, name=slug, language="en")
        if kind == "outlet"
        else Page(slug=slug, title=slug),
        texts={},
        refs=(),
    )


INDEX = Index(
    [
        entry("outlet", "evening-tide"),
        entry("page", "about"),
        entry("outlet", "about"),
        entry("page", "corrections"),
    ],
    broken=["page:legal"],
)


def resolved(target: str, *kinds: Kind) -> Found | Broken | Unresolved:
    return INDEX.resolve(WrittenRef(target, kinds or KINDS, Place("a.yaml")))


@pytest.mark.parametrize(
    ("target", "kinds", "name"),
    [
        ("evening-tide", ("outlet",), "outlet:evening-tide"),
        ("outlet:evening-tide", ("outlet",), "outlet:evening-tide"),
        ("outlet:evening-tide", (), "outlet:evening-tide"),
        ("evening-tide", (), "outlet:evening-tide"),
        ("about", ("page",), "page:about"),
        ("outlet:about", (), "outlet:about"),
    ],
)
def test_a_reference_resolves(target: str, kinds: tuple[Kind, ...], name: str) -> None:
    found = resolved(target, *kinds)

    assert isinstance(found, Found)
    assert found.entry.id == name


@pytest.mark.parametrize(
    ("target", "kinds", "code", "way_out"),
    [
        ("about", (), "ambiguous-reference", "write `outlet:about` or `page:about`"),
        ("evening-tied", ("outlet",), "dangling-reference", "did you mean `evening-tide`?"),
        (
            "outlet:evening-tied",
            ("outlet",),
            "dangling-reference",
            "did you mean `outlet:evening-tide`?",
        ),
        ("corections", (), "dangling-reference", "did you mean `page:corrections`?"),
        ("zzz", ("outlet",), "dangling-reference", "write the record, or mend the reference"),
        ("", ("outlet",), "dangling-reference", "write the record, or mend the reference"),
        ("outlet:", ("outlet",), "dangling-reference", "write the record, or mend the reference"),
        ("outlte:about", ("outlet",), "dangling-reference", "did you mean `outlet:about`?"),
        ("zzz:about", ("outlet",), "dangling-reference", "write `outlet:…`"),
        ("page:about", ("outlet",), "wrong-kind", "write `outlet:…`"),
        ("event:about", ("document", "report"), "wrong-kind", "write `document:…` or `report:…`"),
    ],
)
def test_a_reference_does_not_resolve(
    target: str, kinds: tuple[Kind, ...], code: str, way_out: str
) -> None:
    problem = resolved(target, *kinds)

    assert isinstance(problem, Unresolved)
    assert (problem.code, problem.help) == (code, way_out)


@pytest.mark.parametrize(
    ("target", "kinds"), [("legal", ("page",)), ("page:legal", ()), ("legal", ())]
)
def test_a_broken_record_is_not_also_missing(target: str, kinds: tuple[Kind, ...]) -> None:
    assert resolved(target, *kinds) == Broken()


def test_of_two_records_with_one_name_the_first_counts() -> None:
    first, second = entry("page", "a"), entry("page", "a")
    index = Index([first, second])

    assert index.by_id["page:a"] is first
    assert index.entries == (first, second)


def test_records_are_listed_by_class() -> None:
    assert [found.id for found, _page in INDEX.of(Page)] == ["page:about", "page:corrections"]
    assert list(INDEX.of(Actor)) == []
