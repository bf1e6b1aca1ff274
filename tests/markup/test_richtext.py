"""Markdown becomes segments: the cases in `cases/` are the specification."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.markup import richtext
from generator.model.body import Heading, Html, MarkupProblem, Prose, Reference, RichText, Segment

CASES = Path(__file__).parent / "cases"


_EDGE = re.compile(r"^ | $")


class Case(NamedTuple):
    """One case, and the line of its title, so that a failure points at it."""

    place: str
    text: str
    expected: str


def read_cases(name: str) -> Iterator[Case]:
    """Read "title . text . expected ." again and again, after an introduction."""
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    dots = [number for number, line in enumerate(lines) if line == "."]
    for first, second, third in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        text = "\n".join(lines[first + 1 : second])
        expected = "\n".join(lines[second + 1 : third])
        yield Case(f"{name}:{first}: {lines[first - 1]}", text, expected)


def shown(text: RichText, problems: tuple[MarkupProblem, ...]) -> str:
    lines = [_shown(segment) for segment in text.segments]
    lines += [f"! {problem.code} {problem.raw} {problem.nth}" for problem in problems]
    return "\n".join(lines)


def _shown(segment: Segment) -> str:
    if isinstance(segment, Html):
        return "H " + segment.html.replace("\n", "⏎")
    if isinstance(segment, Prose):
        return "P " + _EDGE.sub("␣", segment.text).replace("\n", "⏎")
    label = f'"{segment.label}"' if segment.label else "-"
    return f"R {segment.target} {label} {segment.nth}"


@pytest.mark.parametrize("case", [*read_cases("blocks.md")], ids=lambda case: case.place)
def test_blocks(case: Case) -> None:
    assert shown(*richtext.block(case.text)) == case.expected


@pytest.mark.parametrize("case", [*read_cases("inline.md")], ids=lambda case: case.place)
def test_inline(case: Case) -> None:
    assert shown(*richtext.inline(case.text)) == case.expected


def test_headings_are_listed() -> None:
    text, _problems = richtext.block("# One `two` *three*\n\ntext\n\nFour\n----\n")

    assert text.headings == (
        Heading(2, "h-one-two-three", "One two three"),
        Heading(3, "h-four", "Four"),
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[[a]]", [(0, 0)]),
        ("x\n\n[[a]]\n[[a]]\n", [(2, 0), (2, 1)]),
        ("- [[a]]\n- [[a]]\n", [(0, 0), (1, 0)]),
        ("> [[a]] [[a]]\n", [(0, 0), (0, 1)]),
        ("|a|b|\n|-|-|\n|[[a]]|[[a]]|\n|[[a]]||\n", [(2, 0), (2, 1), (3, 0)]),
        ("`[[a]]` [[a]]\n", [(0, 1)]),
        ("# [[a]]\n\n[[a]]", [(0, 0), (2, 0)]),
    ],
)
def test_a_reference_can_be_found_again(text: str, places: list[tuple[int, int]]) -> None:
    parsed, _problems = richtext.block(text)

    assert [(reference.line, reference.nth) for reference in parsed.references] == places


def test_the_words_of_a_text_are_kept_beside_its_tags() -> None:
    text, _problems = richtext.block("One *two*\n\n- `three` [four](https://x.example/)\n")
    words = [
        part.plain if isinstance(part, Html) else part.text
        for part in text.segments
        if not isinstance(part, Reference)
    ]

    assert "".join(words).split() == ["One", "two", "three", "four"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5_000,
        "*a " * 5_000,
        "[[" * 5_000,
        "![" * 5_000,
        "> " * 500,
        "`" * 5_000,
        '"' * 5_000,
        "|" * 5_000 + "\n|-|",
    ],
    ids=lambda text: text[:3],
)
def test_adversarial_texts_end(text: str) -> None:
    parsed, _problems = richtext.block(text)

    assert isinstance(parsed, RichText)
