"""What the words of two articles share, by hand; and the operating point, on labelled pairs."""

from pathlib import Path

import pytest

from benchmarks.evaluation.derivation import (
    MOST_FALSE,
    Pair,
    operating_point,
    points,
    read_pairs,
    report,
    section,
)
from generator.link.lineage.infer import _of_texts
from generator.link.lineage.prose import OPERATING_POINT, facts_in_order, overlap
from tests.support.clippings import articles, needs_clippings
from tests.support.site import ROOT

PAIRS = ROOT.parent / "shared" / "data" / "derivation" / "versions.jsonl"
needs_pairs = pytest.mark.skipif(not PAIRS.is_file(), reason="no labelled pairs at hand")


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("one two three four", "one two three four", 1.0),
        ("one two three four", "ONE, two: three — four!", 1.0),
        ("one two three", "zero one two three four five", 1.0),
        ("one two three four", "one two three five", 0.5),
        ("one two three", "three two one", 0.0),
        ("one two", "one two", 0.0),
        ("", "", 0.0),
        ("it’s one of two", "it's one of two", 1.0),
        ("“one two three four” five six", "“one two three four” six seven", 0.0),
        ('"one two three four" five', "„one two three four“ six", 0.0),
    ],
)
def test_the_overlap_of_prose(one: str, other: str, shared: float) -> None:
    assert overlap(one, other) == overlap(other, one) == shared


@pytest.mark.parametrize(
    ("one", "other", "counts"),
    [
        ("he met Ada and Ben in Brest in 2024", "then Ada and Ben left Brest in 2024", (4, 4)),
        ("he met Ada and Ben", "she met Ben and Ada", (2, 1)),
        ("Ada met Ben’s son", "then Ada saw Ben", (1, 1)),  # the first word has its capital anyway
        ("he met “Ada and Ben”", "he met Ada and Ben", (0, 0)),
        ("nobody", "nothing", (0, 0)),
        ("of Ada, Ada and Ben", "of Ada and Ben, Ada", (2, 2)),
    ],
)
def test_facts_in_order(one: str, other: str, counts: tuple[int, int]) -> None:
    assert facts_in_order(one, other) == counts


def test_the_curve_counts_what_is_found_and_what_is_false() -> None:
    day = "2024-01-19"
    pairs = [
        Pair("one two three four", day, "one two three four", day, "derived"),
        Pair("one two three four", day, "five six seven", day, "derived"),
        Pair("one two three four", day, "one two three five", day, "not-derived"),
        Pair("one two three four", day, "six", day, "not-derived"),
    ]

    low, high = points(pairs, (0.5, 0.75))

    assert (low.found, low.derived, low.false, low.others) == (1, 2, 1, 2)
    assert (low.recall, low.false_edges, low.false_pairs) == (0.5, 0.5, 0.5)
    assert (high.found, high.false, high.false_edges, high.false_pairs) == (1, 0, 0.0, 0.0)
    assert operating_point(pairs) == 0.55
    assert "| 0.70 * | 1 of 2 | 0.500 | 0 of 2 | 0.000 | 0.000 |" in section(pairs)


def test_without_pairs_the_measure_says_so(tmp_path: Path) -> None:
    assert report(tmp_path / "none.jsonl").startswith("derivation: skipped, there is no ")


@needs_pairs
def test_the_operating_point_is_the_one_that_was_measured() -> None:
    pairs = read_pairs(PAIRS)
    (point,) = points(pairs, (OPERATING_POINT,))

    assert len(pairs) == 190
    assert operating_point(pairs) == OPERATING_POINT
    assert max(point.false_edges, point.false_pairs) <= MOST_FALSE
    assert point.recall > 0.5
    written = (ROOT / "docs/evaluation.md").read_text(encoding="utf-8")
    assert section(pairs) in written


@needs_clippings
def test_the_clippings_are_alike_in_order_and_not_in_wording() -> None:
    """The one was rewritten from the other's source: likeness alone would never have said so."""
    first, second = articles()

    found = [one.kind for one in _of_texts(first, second)]

    assert overlap(first, second) < OPERATING_POINT
    assert found == ["order of facts"]
