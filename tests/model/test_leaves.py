"""The leaves of a record: every text and reference, found by its type alone."""

from typing import Any

from msgspec import Struct, convert

from generator.core.span import SourceText
from generator.load.decode import custom, plain
from generator.load.salvage import leaves_of
from generator.load.yamltree import compose
from generator.model.leaves import leaves
from generator.model.records import Actor, Discrepancy, Event, Incident, Record, Report, Statement

INCIDENT = """\
slug: a
title: Not a leaf
summary: One.
occurred: 2024
public: 2024
actors: [sea-fog, ice]
organisations:
  - organisation: harbour
    role: victim
facts:
  - text: Two.
    sources: [document:notice, report:b]
    verified: read in full
    note: Three.
questions:
  - id: how-many
    text: Four?
    sources: [document:notice]
    verified: read in full
    answer:
      text: Five.
      public: 2024
      sources: [document:other]
related:
  - incident: b
    relation: related
body: |
  Six.
"""
STATEMENT = """\
slug: a
speaker: Not a leaf
date: 2024
channel: letter
language: en
quote: Never parsed.
variants:
  - text: Nor this.
    source: document:b
sources: [document:notice]
verified: read in full
"""


def found(cls: type[Record], text: str) -> list[tuple[str, str, Any]]:
    tree, _problems = compose(SourceText("a.yaml", text))
    assert tree is not None
    record = convert(plain(tree), cls, strict=False, dec_hook=custom)
    # Of a sound record, the tree says the same, but for what is not written at all.
    in_record = [leaf for leaf in leaves(record) if leaf[1]]
    assert sorted(map(str, leaves_of(tree, cls))) == sorted(map(str, in_record))
    return [
        (path, words, extra.get("text") or extra["ref"]) for path, words, extra in leaves(record)
    ]


def test_texts_and_references_with_their_paths() -> None:
    assert found(Incident, INCIDENT) == [
        ("body", "Six.\n", "block"),
        ("summary", "One.", "inline"),
        ("actors.0", "sea-fog", ("actor",)),
        ("actors.1", "ice", ("actor",)),
        ("organisations.0.organisation", "harbour", ("organisation",)),
        ("facts.0.text", "Two.", "inline"),
        ("facts.0.sources.0", "document:notice", ("document", "report", "statement")),
        ("facts.0.sources.1", "report:b", ("document", "report", "statement")),
        ("facts.0.note", "Three.", "inline"),
        ("questions.0.text", "Four?", "inline"),
        ("questions.0.sources.0", "document:notice", ("document", "report", "statement")),
        ("questions.0.answer.text", "Five.", "inline"),
        ("questions.0.answer.sources.0", "document:other", ("document", "report", "statement")),
        ("related.0.incident", "b", ("incident",)),
    ]


def test_the_words_of_others_are_never_parsed() -> None:
    texts = [(path, kind) for path, _words, kind in found(Statement, STATEMENT)]

    assert ("quote", "verbatim") in texts
    assert ("variants.0.text", "verbatim") in texts


def test_a_field_that_is_absent_has_no_leaf() -> None:
    record = Report(slug="a", outlet="b", language="en", verified="unverified")

    assert [(path, words) for path, words, _extra in leaves(record)] == [
        ("body", ""),
        ("outlet", "b"),
    ]


def test_every_kind_with_parts_is_walked() -> None:
    for cls, field in ((Actor, "names"), (Discrepancy, "claims"), (Event, "facts")):
        assert issubclass(cls, Struct)
        assert field in cls.__struct_fields__


def test_a_broken_tree_still_shows_its_references() -> None:
    text = "titel: x\nsummary: One.\nactors: [ice, {a: b}]\nfacts: none\nrelated: [{incident: b}]\n"
    tree, _problems = compose(SourceText("a.yaml", text))
    assert tree is not None

    assert [(path, words) for path, words, _extra in leaves_of(tree, Incident)] == [
        ("summary", "One."),
        ("actors.0", "ice"),
        ("related.0.incident", "b"),
    ]
