"""A tree becomes a record, or every reason why not, each at its place."""

import pytest

from generator.core.span import SourceText
from generator.load.decode import decode
from generator.load.yamltree import compose
from generator.model.config import SiteConfig
from generator.model.kinds import RECORDS
from generator.model.records import Event, Page
from generator.model.terms import Kind

SOUND = """\
slug: a
guid: tag:record.example,2026:event/1
title: A title
kind: detection
occurred: 2024-01-12
facts:
  - text: A sentence.
    sources: [document:notice]
    verified: read in full
"""


def problems_of(text: str, kind: Kind = "event") -> list[tuple[str, int, int]]:
    source = SourceText("a.yaml", text)
    tree, syntax = compose(source)
    assert tree is not None
    assert syntax == []
    value, problems = decode(tree, RECORDS[kind], source.excerpt)
    assert (value is None) == bool(problems)
    return [(problem.code, problem.span.line, problem.span.column) for problem in problems]


def with_line(number: int, text: str) -> str:
    lines = SOUND.splitlines()
    lines[number - 1] = text
    return "\n".join(lines) + "\n"


def test_a_sound_tree_is_a_record() -> None:
    source = SourceText("a.yaml", f"{SOUND}major: true\nsummary:\npeople: ~\n")
    tree, _syntax = compose(source)
    assert tree is not None
    event, problems = decode(tree, Event, source.excerpt)

    assert problems == []
    assert event is not None
    assert (event.title, event.major, event.summary, event.people) == ("A title", True, None, ())
    assert str(event.occurred.date) == "2024-01-12"


@pytest.mark.parametrize(
    ("line", "text", "problem"),
    [
        (1, "slug: A b", ("bad-slug", 1, 7)),
        (1, 'slug: "a\\n"', ("bad-slug", 1, 7)),
        (1, f"slug: {'a' * 121}", ("too-long", 1, 7)),
        (2, "guid: x", ("bad-guid", 2, 7)),
        (2, "guid: tag:record.example,٢٠٢٦:event/1", ("bad-guid", 2, 7)),
        (2, "", ("missing-key", 1, 1)),
        (3, "title:", ("empty", 3, 1)),
        (3, "title: ''", ("empty", 3, 8)),
        (3, "titel: A title", ("unknown-key", 3, 1)),
        (3, "title: {a: b}", ("wrong-type", 3, 8)),
        (4, "kind: detecton", ("unknown-kind", 4, 7)),
        (5, "occurred: 2024-13", ("impossible-date", 5, 11)),
        (5, "occurred: 2024-01-12T10:00", ("zoneless-time", 5, 11)),
        (5, "occurred: last week", ("bad-date", 5, 11)),
        (5, "occurred: {date: 2024-13}", ("impossible-date", 5, 18)),
        (5, "occurred: {date: {date: 2024}}", ("wrong-type", 5, 18)),
        (5, "occurred: {date: 2024, words: [a]}", ("wrong-type", 5, 31)),
        (5, "occurred: {date: 2024, wrods: a}", ("unknown-key", 5, 24)),
        (5, "occurred: {words: a}", ("missing-key", 5, 12)),
        (5, "occurred: [2024]", ("wrong-type", 5, 11)),
        (7, "  - txet: A sentence.", ("unknown-key", 7, 5)),
        (8, "    sources: []", ("no-source", 8, 14)),
        (8, "    sources:", ("no-source", 8, 5)),
        (8, "    sources: [~]", ("empty", 8, 15)),
        (8, "    sources: document:notice", ("wrong-type", 8, 14)),
        (9, "    verified: full", ("unknown-value", 9, 15)),
    ],
)
def test_each_fault_is_placed(line: int, text: str, problem: tuple[str, int, int]) -> None:
    assert problems_of(with_line(line, text)) == [problem]


def test_all_faults_are_reported() -> None:
    text = (
        "slug: A\ntitel: x\nkind: y\noccurred: z\nfacts:\n  - text: ''\n  - nothing\nmajor: maybe\n"
    )

    assert [code for code, _line, _column in problems_of(text)] == [
        "unknown-key",
        "missing-key",
        "bad-slug",
        "unknown-kind",
        "bad-date",
        "no-source",
        "missing-key",
        "empty",
        "wrong-type",
        "wrong-type",
    ]


def test_a_misspelt_key_is_not_also_missing() -> None:
    assert problems_of(with_line(3, "titel: A title")) == [("unknown-key", 3, 1)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", "wrong-type"),
        ("1001", "wrong-type"),
        ("-1", "wrong-type"),
        ("100", None),
        ("1_0", "wrong-type"),
    ],
)
def test_a_number_has_bounds(text: str, code: str | None) -> None:
    base = "title: x\ndescription: x\nurl: https://x.example/\npublisher: x\n"
    source = SourceText(
        "site.yaml", f"{base}guid_prefix: 'tag:x.example,2026:'\nfeed_items: {text}\n"
    )
    tree, _syntax = compose(source)
    assert tree is not None
    config, problems = decode(tree, SiteConfig, source.excerpt)

    assert [problem.code for problem in problems] == ([code] if code else [])
    assert (config is None) == bool(problems)


@pytest.mark.parametrize("text", ["a", "- a", "~", "''"])
def test_what_is_no_mapping_is_no_record(text: str) -> None:
    assert [code for code, _line, _column in problems_of(text)] == ["wrong-type"]


def test_what_the_decoder_alone_refuses_is_not_passed_over() -> None:
    """An explanation that finds nothing must not make a broken record vanish."""
    source = SourceText("a.yaml", "slug: a\ntitle: x\nmenu: 99999999999999999999999999\n")
    tree, _syntax = compose(source)
    assert tree is not None
    page, problems = decode(tree, Page, source.excerpt)

    assert (page is None) == bool(problems)
