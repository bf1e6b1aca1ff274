"""How well the overlap of prose tells texts that were made from each other from other texts.

The pairs are descriptions of intruder groups in versions years apart, from the history of MITRE
ATT&CK: two versions of one description are derived by construction, descriptions of two groups are
not. They are short and of one mould, so that unrelated ones are more alike than articles are.

`python -m benchmarks.evaluation.derivation FILE` prints the curve for any such file.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.link.lineage.prose import LENGTH, OPERATING_POINT, overlap

MOST_FALSE = 0.02
"""At the operating point: of the edges drawn, and of the pairs that are not derived."""

STEPS = tuple(step / 20 for step in range(2, 20))


class Pair(Struct, frozen=True):
    """Two texts, and whether the one was made from the other."""

    candidate: str
    candidate_date: str
    source: str
    source_date: str
    label: str


class Point(Struct, frozen=True):
    """What a threshold finds, of the derived pairs, and what it takes for derived among others."""

    threshold: float
    found: int
    derived: int
    false: int
    others: int

    @property
    def recall(self) -> float:
        """The part of the derived pairs that is found."""
        return self.found / self.derived

    @property
    def false_edges(self) -> float:
        """The part of the edges drawn that is false."""
        return self.false / (self.false + self.found) if self.false else 0.0

    @property
    def false_pairs(self) -> float:
        """The part of the other pairs that is taken for derived."""
        return self.false / self.others


def read_pairs(file: Path) -> list[Pair]:
    """Read labelled pairs, one JSON object a line. Raises `OSError` or `msgspec.DecodeError`."""
    lines = file.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Pair) for line in lines if line.strip()]


def points(pairs: Iterable[Pair], thresholds: Iterable[float] = STEPS) -> Iterator[Point]:
    """Give the curve: what each threshold finds."""
    scored = [(overlap(pair.candidate, pair.source), pair.label == "derived") for pair in pairs]
    derived = sum(is_derived for _score, is_derived in scored)
    for threshold in thresholds:
        taken = [is_derived for score, is_derived in scored if score >= threshold]
        yield Point(
            threshold=threshold,
            found=sum(taken),
            derived=derived,
            false=len(taken) - sum(taken),
            others=len(scored) - derived,
        )


def operating_point(pairs: list[Pair]) -> float:
    """Give the lowest threshold from which on at most so many edges are false."""
    wrong = [p.threshold for p in points(pairs) if max(p.false_edges, p.false_pairs) > MOST_FALSE]
    return min(step for step in STEPS if step > max(wrong, default=0.0))


_HEAD = """\
Overlap of runs of {length} words, quotations taken out, of the shorter text in the longer, on
{pairs} labelled pairs. The operating point (*) is the lowest from which on at most {most:.0%} of
the edges drawn are false. Overlap alone makes no edge: it is one kind of evidence of two or more.

| Overlap from | Derived, found | Recall | Not derived, taken for it | Of these | Of the edges |
| ---: | ---: | ---: | ---: | ---: | ---: |
"""


def section(pairs: list[Pair]) -> str:
    """Write the curve for `docs/evaluation.md`."""
    head = _HEAD.format(length=LENGTH, pairs=len(pairs), most=MOST_FALSE)
    return head + "\n".join(map(_row, points(pairs)))


def _row(point: Point) -> str:
    mark = " *" if point.threshold == OPERATING_POINT else ""
    cells = (
        f"{point.threshold:.2f}{mark}",
        f"{point.found} of {point.derived}",
        f"{point.recall:.3f}",
        f"{point.false} of {point.others}",
        f"{point.false_pairs:.3f}",
        f"{point.false_edges:.3f}",
    )
    return f"| {' | '.join(cells)} |"


def line(pairs: list[Pair]) -> str:
    """Give the figures at the operating point on one line."""
    (point,) = points(pairs, (OPERATING_POINT,))
    return (
        f"derivation: {len(pairs)} pairs, overlap from {OPERATING_POINT}; "
        f"recall {point.recall:.3f}, false edges {point.false_edges:.3f}"
    )


def report(file: Path) -> str:
    """Give the line and the curve, or say that there is nothing to measure on."""
    if not file.is_file():
        return f"derivation: skipped, there is no {file.as_posix()}"
    pairs = read_pairs(file)
    return f"{line(pairs)}\n\n{section(pairs)}"


if __name__ == "__main__":
    sys.stdout.write(f"{report(Path(sys.argv[1]))}\n")
