"""Results that are a line each: a table for people, JSON lines for programs."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import click

Lines = Literal["text", "json"]


def lines_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format`, a table or JSON lines."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="A table, or JSON: one object a line.",
    )(command)


def as_json(rows: Iterable[Mapping[str, object]]) -> str:
    """Give one JSON object a line, with its keys in the order given (jsonlines.org)."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def as_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a table in columns; the last one is as long as its text."""
    shown = [tuple(map(_visible, row)) for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)][:-1]
    return "\n".join("  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in shown)


def _visible(text: str) -> str:
    """Show what a terminal would obey as its code point: the words are somebody else's."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
