"""What an evaluation gives: a section of the document, and the tables in it."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Section(NamedTuple):
    """One evaluation: its title, and its text in Markdown."""

    title: str
    text: str


class Options(NamedTuple):
    """How to evaluate."""

    held_out: bool
    """Whether the cases that were kept apart are scored as well."""


Evaluation = Callable[[Options], Section]


class Score(NamedTuple):
    """How well one class was told from all others."""

    name: str
    cases: int
    precision: float
    recall: float


def scores(pairs: Iterable[tuple[str, str]], classes: Sequence[str]) -> list[Score]:
    """Score pairs of the class that was expected and the one that was given."""
    known = list(pairs)
    found: list[Score] = []
    for name in classes:
        right = sum(one == (name, name) for one in known)
        given = sum(answer == name for _expected, answer in known)
        cases = sum(expected == name for expected, _answer in known)
        found.append(Score(name, cases, _share(right, given), _share(right, cases)))
    return found


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a table in Markdown; numbers stand at the right."""
    shown = [[_cell(cell) for cell in row] for row in rows]
    marks = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(head), marks, *shown])


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
