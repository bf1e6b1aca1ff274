"""What an author has to do where a text is not YAML, in other words than the parser's."""

import re
from collections.abc import Iterator

import yaml

from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import SourceText, Span

_SYNTAX_HELP = (
    ("another document", "one file holds one document: remove the line `---`"),
    ("undefined alias", "quote a text that begins with `*`"),
    ("expected ',' or", "close the bracket, or quote a text that begins with one"),
    ("end of stream", "close the quotation mark"),
    ("expected key", "check indentation; between single quotes, an apostrophe is written twice"),
    ("", "check indentation, and quote text that holds ': ' or ' #'"),
)
NO_BREAK_WORDS = ("this space is a no-break space (U+00A0)", "type an ordinary space")
_NO_BREAK_LINE = re.compile(r"[ \u00a0]*(?:- *)*(?:[a-z_]+:)?\u00a0")


def explain(error: yaml.MarkedYAMLError, source: SourceText, shift: int) -> Iterator[Diagnostic]:
    """Say what is wrong with `source`, the first line of which has `shift` lines above it."""
    problem = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    excerpt = source.excerpt(line)
    spaces = list(_tabs(source, shift))
    if not (excerpt[column - 1 : column] == "\t" or "tab character" in problem):
        spaces = list(_no_break_spaces(source, shift, line))
    if spaces:
        yield from spaces
        return
    if "invalid Unicode character escape" in problem:
        width = len(r"\u0000") if excerpt[column - 2] == "u" else len(r"\U00000000")
        span = _point(source, line + shift, column - 2, width)
        message, way_out = "this escape names no character", "write the character itself"
        yield Diagnostic(span, "control-character", message, way_out, excerpt)
        return
    context = f"{error.context}: " if error.context else ""
    message = f"this is not valid YAML: {context}{problem}"
    way_out = next(advice for part, advice in _SYNTAX_HELP if part in problem)
    span = _point(source, line + shift, column)
    related = _where_it_began(error, source, line, shift)
    yield Diagnostic(span, "yaml-syntax", message, way_out, excerpt, related=related)


def _where_it_began(
    error: yaml.MarkedYAMLError, source: SourceText, line: int, shift: int
) -> tuple[Related, ...]:
    """Point at an opening that was not closed, where it is on another line."""
    mark, context = error.context_mark, error.context or ""
    open_ended = "flow" in context or "quoted" in context
    if mark is None or not open_ended or mark.line + 1 == line:
        return ()
    opening = _point(source, mark.line + 1 + shift, mark.column + 1)
    return (Related(opening, "it begins here"),)


def _tabs(source: SourceText, shift: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = _point(source, number + shift, indent.index("\t") + 1)
            message = "a tab indents this line"
            yield Diagnostic(place, "tab", message, "indent with spaces", line)


def _no_break_spaces(source: SourceText, shift: int, last: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.lines[:last], 1):
        found = _NO_BREAK_LINE.match(line)
        if found is not None:
            place = _point(source, number + shift, found.end())
            yield Diagnostic(place, "no-break-space", *NO_BREAK_WORDS, line)


def _point(source: SourceText, line: int, column: int, width: int = 1) -> Span:
    return Span(source.path, line, column, line, column + width)
