"""Diagnostics as text for people, JSON for programs, annotations for GitHub."""

import json
from collections.abc import Iterable

from generator.cli.run import Format
from generator.core.diagnostic import Diagnostic
from generator.core.span import Span

_TAB = 8
_LEVELS = {"note": "notice"}
"""What GitHub calls a level, where it has another word."""


def shown(diagnostics: Iterable[Diagnostic], form: Format, content: str) -> str:
    """Give all diagnostics in one form; paths begin with `content`, as the user named it."""
    if form == "json":
        items = [_as_json(diagnostic, content) for diagnostic in diagnostics]
        return json.dumps(items, ensure_ascii=False, indent=2)
    one = _as_github if form == "github" else _as_text
    return "\n".join(one(diagnostic, content) for diagnostic in diagnostics)


def _path(span: Span, content: str) -> str:
    inside = content.rstrip("/")
    return span.path if span.path.startswith("themes/") or not inside else f"{inside}/{span.path}"


def _place(span: Span, content: str) -> str:
    return f"{_path(span, content)}:{span.line}:{span.column}"


def _as_text(diagnostic: Diagnostic, content: str) -> str:
    span = diagnostic.span
    head = f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    lines = [f"{_place(span, content)}: {head}"]
    if diagnostic.excerpt.strip():
        text, start, width = _marked(diagnostic)
        number = f"{span.line:>5}"
        lines.append(f"{number} | {text}")
        lines.append(f"      | {' ' * start}{'^' * width}")
    lines += [
        f"  note: {_place(other.span, content)}: {other.message}" for other in diagnostic.related
    ]
    if diagnostic.help:
        lines.append(f"  help: {diagnostic.help}")
    return "\n".join(lines) + "\n"


def _marked(diagnostic: Diagnostic) -> tuple[str, int, int]:
    """Give the line fit for a terminal, and where its marker begins and how wide it is."""
    span = diagnostic.span
    before = _visible(diagnostic.excerpt[: span.column - 1])
    end = span.end_column if span.end_line == span.line else len(diagnostic.excerpt) + 1
    culprit = _visible(diagnostic.excerpt[span.column - 1 : max(end, span.column + 1) - 1])
    after = _visible(diagnostic.excerpt[max(end, span.column + 1) - 1 :])
    text, start, width = before + culprit + after, len(before), max(len(culprit), 1)
    return _windowed(text, start, width)


def _windowed(text: str, start: int, width: int) -> tuple[str, int, int]:
    """Cut a very long line to what stands around the marker."""
    most = 110
    if len(text) <= most:
        return text, start, width
    first = max(0, min(start - 30, len(text) - most))
    cut = text[first : first + most]
    lead, tail = "…" if first else "", "…" if first + most < len(text) else ""
    shown_width = min(width, most - (start - first))
    return f"{lead}{cut}{tail}", start - first + len(lead), max(shown_width, 1)


def _visible(text: str) -> str:
    """Show what a terminal would obey: tabs become spaces, other controls their code point."""
    spaced = text.expandtabs(_TAB)
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in spaced)


def _as_json(diagnostic: Diagnostic, content: str) -> dict[str, object]:
    return {
        **_span_json(diagnostic.span, content),
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "excerpt": diagnostic.excerpt,
        "related": [
            {**_span_json(other.span, content), "message": other.message}
            for other in diagnostic.related
        ],
    }


def _span_json(span: Span, content: str) -> dict[str, object]:
    return {
        "path": _path(span, content),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column + 1,
    }


def _as_github(diagnostic: Diagnostic, content: str) -> str:
    """Write a workflow command (GitHub Actions, "Workflow commands": error, warning)."""
    span = diagnostic.span
    place = (
        f"file={_property(_path(span, content))},line={span.line},col={span.column}"
        f",endLine={span.end_line or span.line},title={_property(diagnostic.code)}"
    )
    message = f"{diagnostic.message}\n{diagnostic.help}".strip()
    return f"::{_LEVELS.get(diagnostic.severity, diagnostic.severity)} {place}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
