"""The record that is shipped is in its own words, judges nobody, and is nobody's article."""

import re
from collections.abc import Iterable

import pytest

from tests.support.clippings import (
    QUOTED,
    articles,
    needs_clippings,
    runs_of,
    runs_outside_quotations,
)
from tests.support.records import Record, Text


def record(kind: str = "event", **fields: object) -> dict[str, Record]:
    """One record made for a test, to show that a check can fail."""
    return {f"{kind}:x": Record(kind, "x", "x.yaml", fields)}


# --- Nobody's article ----------------------------------------------------------------------------

_NAMES = {"title", "publisher", "name", "aliases", "authors", "authority", "citation"}
_ADDRESSES = {"address", "archived", "guid"}


def is_theirs(one: Record, text: Text) -> bool:
    """Whether the words are somebody else's: a quotation, a headline, a name, an address."""
    headline = text.key in _NAMES and one.kind not in {"event", "incident", "discrepancy", "page"}
    return text.is_verbatim or headline or text.key in _ADDRESSES


def copied(records: dict[str, Record], articles: Iterable[str]) -> list[str]:
    """The runs of eight words that stand in an article and, outside quotations, in a record."""
    printed = runs_of(articles)
    return [
        f"{name}: {' '.join(run)}"
        for name, one in records.items()
        for text in one.texts()
        if not is_theirs(one, text)
        for run in runs_outside_quotations(text.words)
        if run in printed
    ]


@needs_clippings
def test_no_sentence_of_a_clipping_is_ours(records: dict[str, Record]) -> None:
    assert len(articles()) == 2
    assert not copied(records, articles())


_ARTICLE = (
    "Weโ€™re told the grey ship — it had left “the harbour” — sailed on before the morning fog"
)


@pytest.mark.parametrize(
    "text",
    [
        "WE'RE TOLD the grey ship, it had left the harbour, sailed on.",
        "So it had left the harbour sailed on\nbefore the morning came.",
        "He said “no”. It had left the harbour – sailed on before dawn.",
    ],
)
def test_a_copied_sentence_is_found_through_its_disguise(text: str) -> None:
    assert copied(record(summary=text), [_ARTICLE])


@pytest.mark.parametrize(
    "good",
    [
        record(summary="“We’re told the grey ship, it had left the harbour, sailed on”, it said."),
        record("report", title="We’re told the grey ship, it had left the harbour"),
        record("statement", quote="told the grey ship it had left the harbour"),
        record(summary="It had left the harbour and sailed on before the fog."),
    ],
)
def test_a_quotation_a_headline_and_a_chance_run_are_not_copying(good: dict[str, Record]) -> None:
    assert not copied(good, [_ARTICLE])


# --- Our own voice -------------------------------------------------------------------------------

_MONTHS = "January February March April May June July August September October November December"
_BANNED = re.compile(
    r"\b(?:non-?)?compliant\b|\bviolat(?:es|ed|ing|ions?)\b|\b(?:trust|truth) scores?\b"
    rf"|\blate\b(?! (?:in |{'|'.join(_MONTHS.split())}|\d{{4}}|spring|summer|autumn|winter))"
    r"|\blateness\b|\bbelated(?:ly)?\b|\boverdue\b",
    re.IGNORECASE,
)


def judging(records: dict[str, Record]) -> list[str]:
    """The words of judgement in our own voice."""
    return [
        f"{name}: {'.'.join(text.keys)}: {found.group()}"
        for name, one in records.items()
        for text in one.texts()
        if not is_theirs(one, text)
        for piece in QUOTED.split(" ".join(text.words.split()))
        for found in _BANNED.finditer(piece)
    ]


def test_our_own_voice_judges_nobody(records: dict[str, Record]) -> None:
    assert not judging(records)


@pytest.mark.parametrize(
    "text",
    [
        "The notice was late.",
        "The company was not compliant.",
        "A violation of the rule.",
        "It violated the rule.",
        "Its trust score is 4.",
        "The filing was two days late, and “late” was its own word.",
    ],
)
def test_a_judgement_is_found(text: str) -> None:
    assert len(judging(record(summary=text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "From late November 2023 on; in late 2023; late in the year; of late\nJune; later.",
        "It called this “a violation”.",
    ],
)
def test_a_time_and_a_quoted_judgement_are_not_ours(text: str) -> None:
    assert not judging(record(summary=text))


# --- For readers, not for editors ----------------------------------------------------------------

_INTERNAL = re.compile(
    r"\b(?:fact sheet|compiler|clippings?|crawl(?:er|ed)?|stored (?:cop|page|text|record))"
    r"|\b(?:is|are) (?:not |never )?to be (?:shown|repeated|kept|used|given|compared)\b"
    r"|(?:^|[.;:] )(?:Give|Show|Credit|Keep|Treat|Use|Do not|Don[’']t)\b",
)


def internal(records: dict[str, Record]) -> list[str]:
    """The words of our workshop, and what was written to an editor, in text for readers."""
    return [
        f"{name}: {'.'.join(text.keys)}: {found.group()}"
        for name, one in records.items()
        for text in one.texts()
        if text.key not in {"slug", "channel_detail"} and not is_theirs(one, text)
        for piece in QUOTED.split(" ".join(text.words.split()))
        for found in _INTERNAL.finditer(piece)
    ]


def test_nothing_is_written_to_an_editor(records: dict[str, Record]) -> None:
    assert not internal(records)


@pytest.mark.parametrize(
    "text",
    [
        "Give each count with its speaker.",
        "It is a count of scans. Do not add them up.",
        "The first is never to be shown without the second.",
        "Worked out by the compiler.",
        "Read in stored copies.",
    ],
)
def test_a_word_to_an_editor_is_found(text: str) -> None:
    assert len(internal(record(summary=text))) == 1


@pytest.mark.parametrize("text", ["They give no number.", "It said: “Do not reply.”"])
def test_a_reader_may_be_told_and_others_quoted(text: str) -> None:
    assert not internal(record(summary=text))
