"""The record that is shipped: complete, sourced, in its own words, and nobody's article.

What it must hold is in a fact sheet and two clippings that are not part of the repository; where
they are not at hand, the tests that need them are skipped.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.records import Record, plain_yaml, read_records

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SHEET = SHARED / "facts" / "facts.yaml"

needs_sheet = pytest.mark.skipif(not SHEET.is_file(), reason="the fact sheet is not at hand")

LONGEST_QUOTATION = 60


@cache
def shipped() -> dict[str, Record]:
    return read_records(ROOT / "content")


@cache
def sheet() -> dict[str, list[dict[str, Any]]]:
    lists: dict[str, list[dict[str, Any]]] = plain_yaml(SHEET.read_text(encoding="utf-8"))
    return lists


def of_kind(kind: str) -> list[Record]:
    return [record for record in shipped().values() if record.kind == kind]


def record(kind: str = "event", **fields: Any) -> dict[str, Record]:
    """One record made for a test, to show that a check can fail."""
    return {f"{kind}:x": Record(kind, "x", "x.yaml", fields)}


# --- What it must hold ---------------------------------------------------------------------------


@needs_sheet
@pytest.mark.parametrize(
    ("of_sheet", "prefix", "kind"),
    [
        ("statements", "st-", "statement"),
        ("coverage", "c-", "report"),
        ("discrepancies", "d-", "discrepancy"),
        ("deadlines", "dl-", "rule"),
        ("actors", "a-", "actor"),
    ],
)
def test_every_item_of_the_sheet_is_a_record_of_the_same_name(
    of_sheet: str, prefix: str, kind: str
) -> None:
    wanted = {str(item["id"]).removeprefix(prefix) for item in sheet()[of_sheet]}
    assert wanted == {record.slug for record in of_kind(kind)}


@needs_sheet
@pytest.mark.parametrize(
    ("of_sheet", "kind", "number"),
    [
        ("incidents", "incident", 19),
        ("events", "event", 85),
        ("statements", "statement", 62),
        ("coverage", "report", 158),
        ("discrepancies", "discrepancy", 50),
        ("organisations", "organisation", 36),
        ("people", "person", 48),
        ("deadlines", "rule", 19),
        ("actors", "actor", 2),
    ],
)
def test_the_record_holds_as_many_as_the_sheet(of_sheet: str, kind: str, number: int) -> None:
    assert len(sheet()[of_sheet]) == number
    assert len(of_kind(kind)) == number


def test_the_record_is_large_enough_without_the_sheet() -> None:
    held = Counter(record.kind for record in shipped().values())
    assert held["incident"] == 19
    assert held["event"] >= 70
    assert held["statement"] == 62
    assert held["report"] == 158


@needs_sheet
def test_every_source_of_the_sheet_is_a_document_or_a_report() -> None:
    slugs = {record.slug for record in (*of_kind("document"), *of_kind("report"))}
    wanted = {str(item["id"])[2:] for item in sheet()["sources"]}
    assert not wanted - slugs


def test_at_least_fifteen_questions_are_open() -> None:
    asked = [
        question for one in of_kind("incident") for question in one.fields.get("questions", ())
    ]
    assert sum("answer" not in question for question in asked) >= 15


# --- Sources -------------------------------------------------------------------------------------


def without_source(records: dict[str, Record]) -> list[str]:
    """The facts, questions, answers and statements that rest on nothing."""
    faults: list[str] = []
    for name, one in records.items():
        stated = [one.fields] if one.kind in {"statement", "rule", "organisation", "person"} else []
        for field in ("facts", "questions", "names", "attributions"):
            stated += one.fields.get(field, ())
        stated += [item["answer"] for item in one.fields.get("questions", ()) if "answer" in item]
        stated += (
            [one.fields["status"]] if one.kind == "incident" and "status" in one.fields else []
        )
        faults += [f"{name}: {item}" for item in stated if not item.get("sources")]
        faults += [f"{name}: {c}" for c in one.fields.get("claims", ()) if not c.get("source")]
    return faults


def test_nothing_is_stated_without_a_source() -> None:
    assert not without_source(shipped())
    assert all(event.fields["facts"] for event in of_kind("event"))


@pytest.mark.parametrize(
    "bad",
    [
        record(facts=[{"text": "So it was."}]),
        record(facts=[{"text": "So it was.", "sources": []}]),
        record("incident", questions=[{"sources": ["a"], "answer": {"text": "Yes."}}]),
        record("statement", quote="So it was."),
        record("discrepancy", claims=[{"says": "So it was."}]),
        record("actor", names=[{"name": "Sea Fog"}]),
    ],
)
def test_a_statement_without_a_source_is_found(bad: dict[str, Record]) -> None:
    assert len(without_source(bad)) == 1


# --- Quotations ----------------------------------------------------------------------------------


def too_long(records: dict[str, Record]) -> list[str]:
    """The quotations of more than sixty words."""
    return [
        f"{name}: {'.'.join(text.keys)}"
        for name, one in records.items()
        for text in one.texts()
        if text.is_verbatim and len(text.words.split()) > LONGEST_QUOTATION
    ]


def test_no_quotation_is_longer_than_sixty_words() -> None:
    assert not too_long(shipped())


@pytest.mark.parametrize(
    "bad",
    [
        record("statement", quote="word " * 61),
        record("statement", quote="short", variants=[{"text": "word " * 61}]),
        record("report", quotations=[{"text": "word\n" * 61}]),
    ],
)
def test_a_long_quotation_is_found(bad: dict[str, Record]) -> None:
    assert len(too_long(bad)) == 1
    assert not too_long(record("statement", quote="word " * 60))


def misquoted(records: dict[str, Record], statements: list[dict[str, Any]]) -> list[str]:
    """The statements whose words are not, character for character, those of the sheet."""
    faults: list[str] = []
    for item in statements:
        slug = str(item["id"]).removeprefix("st-")
        one = records.get(f"statement:{slug}")
        if one is None or one.fields["quote"] != item["quote"]:
            faults.append(slug)
            continue
        printed = [variant["text"] for variant in one.fields.get("variants", ())]
        faults += [
            f"{slug}: {variant['text']}"
            for variant in item.get("variants", ())
            if variant["text"] not in printed
        ]
    return faults


@needs_sheet
def test_statements_are_word_for_word_those_of_the_sheet() -> None:
    assert not misquoted(shipped(), sheet()["statements"])


@pytest.mark.parametrize(
    ("said", "printed"), [("It's so", "It’s so"), ("so it was", "so it was "), ("a  b", "a b")]
)
def test_a_retouched_statement_is_found(said: str, printed: str) -> None:
    assert misquoted(record("statement", quote=printed), [{"id": "st-x", "quote": said}]) == ["x"]


# --- What the facts rest on, and what overtook them ----------------------------------------------


def on_rewrites_alone(records: dict[str, Record]) -> list[str]:
    """The facts with nothing but rewritten reports behind them that are not marked unverified."""
    return [
        f"{name}: {fact['text']}"
        for name, one in records.items()
        for fact in one.fields.get("facts", ())
        if fact.get("verified") != "unverified"
        and all(
            source in records and records[source].fields.get("kind") == "rewrite"
            for source in fact["sources"]
        )
    ]


def test_a_rewrite_alone_verifies_nothing() -> None:
    assert not on_rewrites_alone(shipped())


def test_a_fact_on_a_rewrite_alone_is_found() -> None:
    rewrite = Record("report", "r", "x.yaml", {"kind": "rewrite"})
    fact = {"text": "So it was.", "sources": ["report:r"], "verified": "excerpt"}
    bad = record(facts=[fact]) | {"report:r": rewrite}
    assert len(on_rewrites_alone(bad)) == 1
    good = bad | record(facts=[fact | {"verified": "unverified"}])
    assert not on_rewrites_alone(good)


def test_every_fact_has_an_id_of_its_own() -> None:
    for one in (*of_kind("event"), *of_kind("incident")):
        parts = (*one.fields["facts"], *one.fields.get("questions", ()))
        ids = [part.get("id") for part in parts]
        assert None not in ids, one.path
        assert len(ids) == len(set(ids)), one.path


@pytest.mark.parametrize("slug", ["jan-denial", "key-account", "source-2020"])
def test_what_was_superseded_says_by_what(slug: str) -> None:
    about = shipped()[f"discrepancy:{slug}"].fields["about"]
    earlier = [name for name in about if shipped()[name].fields.get("overtaken_by")]
    assert earlier
    assert all(
        f"event:{event}" in about
        for name in earlier
        for event in shipped()[name].fields["overtaken_by"]
    )
