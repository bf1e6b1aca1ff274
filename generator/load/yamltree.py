"""YAML to a tree that remembers where everything stands.

The C parser composes, we convert: scalars stay the text their author typed, so that `no`, `1:30`,
`010` and `2024-01-12` mean what they say (YAML 1.2, not 1.1), equal keys are refused, and an
alias bomb is counted before it is expanded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.core.characters import forbidden
from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import SourceText, Span

MAX_NODES = 200_000
MAX_DEPTH = 60
_NULLS = {"", "~", "null", "Null", "NULL"}
_SUSPECT_DEPTH = re.compile(r"(?:[\[{][ \t]*){60}|(?:[-?] ){60}|^ {400}", re.MULTILINE)


class _PlainLoader(yaml.CSafeLoader):
    """The C parser, without guesses at what a plain scalar might be."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[object]]] = {}  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar: its text, or None for a plain null."""

    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping: each key with its own span and its value."""

    entries: dict[str, tuple[Span, "Tree"]]
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list["Tree"]
    span: Span


Tree = Scalar | Mapping | Sequence


class _TooMuchError(Exception):
    """The document is deeper or larger than any that a person writes."""


def compose(source: SourceText, *, first_line: int = 1) -> tuple[Tree | None, list[Diagnostic]]:
    """Parse `source`, whose first line stands at `first_line` of its file.

    Gives the tree, or None where there is none, and the problems found.
    """
    composer = _Composer(source, first_line)
    return composer.tree(), composer.problems


class _Composer:
    def __init__(self, source: SourceText, first_line: int) -> None:
        self.problems: list[Diagnostic] = []
        self._source = source
        self._shift = first_line - 1
        self._nodes = 0

    def tree(self) -> Tree | None:
        if _SUSPECT_DEPTH.search(self._source.text):
            self._refuse_depth(Span(self._source.path, 1 + self._shift))
            return None
        try:
            node = yaml.compose(self._source.text, Loader=_PlainLoader)
        except yaml.MarkedYAMLError as error:
            self.problems.extend(self._syntax(error))
            return None
        if node is None:
            return Mapping({}, Span(self._source.path, 1 + self._shift))
        try:
            return self._convert(node, 0)
        except _TooMuchError:
            self._refuse_depth(self._span(node))
            return None

    def _refuse_depth(self, span: Span) -> None:
        self._report(
            span,
            "alias-bomb",
            f"this document nests or repeats more than {MAX_NODES:,} values",
            "write the values out, without nested anchors and aliases",
        )

    def _convert(self, node: Node, depth: int) -> Tree:
        self._nodes += 1
        if self._nodes > MAX_NODES or depth > MAX_DEPTH:
            raise _TooMuchError
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            items = [self._convert(item, depth + 1) for item in node.value]
            return Sequence(items, self._span(node))
        assert isinstance(node, MappingNode)  # noqa: S101  YAML has no fourth kind of node
        return self._mapping(node, depth)

    def _scalar(self, node: ScalarNode) -> Scalar:
        span = self._span(node)
        self._check_tag(node, span)
        if node.style == '"':
            for _offset, name in forbidden(node.value):
                self._report(
                    span, "control-character", f"this text holds a {name}", "remove the character"
                )
        plain_null = node.style is None and node.value in _NULLS
        return Scalar(None if plain_null else node.value, span)

    def _mapping(self, node: MappingNode, depth: int) -> Mapping:
        entries: dict[str, tuple[Span, Tree]] = {}
        for key_node, value_node in node.value:
            span = self._span(key_node)
            if not isinstance(key_node, ScalarNode):
                self._report(span, "wrong-type", "a key must be a plain word", "")
                continue
            key = key_node.value
            if key in entries:
                first = entries[key][0]
                self._report(
                    span,
                    "duplicate-key",
                    f"the key {key!r} is given twice",
                    "keep one of the two",
                    (Related(first, "first given here"),),
                )
                continue
            entries[key] = (span, self._convert(value_node, depth + 1))
        return Mapping(entries, self._span(node))

    def _check_tag(self, node: Node, span: Span) -> None:
        if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
            self._report(
                span, "yaml-syntax", f"the tag {node.tag!r} has no meaning here", "remove the tag"
            )

    def _span(self, node: Node) -> Span:
        """Give the node's span; a multi-line one ends with its first line."""
        start, end = node.start_mark, node.end_mark
        line = start.line + 1
        width = end.column - start.column if end.line == start.line else 0
        if width <= 0:
            width = len(self._source.excerpt(line).rstrip()) - start.column
        return Span(
            self._source.path,
            line + self._shift,
            start.column + 1,
            line + self._shift,
            start.column + 1 + max(width, 1),
        )

    def _syntax(self, error: yaml.MarkedYAMLError) -> Iterator[Diagnostic]:
        problem = (error.problem or "this is not YAML").replace("\t", "tab")
        if "tab" in problem or "'\\t'" in problem:
            tabs = list(self._tabs())
            if tabs:
                yield from tabs
                return
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        context = f"{error.context}: " if error.context else ""
        yield Diagnostic(
            Span(self._source.path, line + self._shift, column, line + self._shift, column + 1),
            "yaml-syntax",
            f"this is not valid YAML: {context}{problem}",
            "check indentation, and quote text that holds ': ' or ' #'",
            self._source.excerpt(line),
        )

    def _tabs(self) -> Iterator[Diagnostic]:
        for number, line in enumerate(self._source.lines, 1):
            indent = line[: len(line) - len(line.lstrip())]
            if "\t" in indent:
                column = indent.index("\t") + 1
                place = number + self._shift
                yield Diagnostic(
                    Span(self._source.path, place, column, place, column + 1),
                    "tab",
                    "a tab indents this line",
                    "indent with spaces",
                    line,
                )

    def _report(
        self,
        span: Span,
        code: str,
        message: str,
        way_out: str,
        related: tuple[Related, ...] = (),
    ) -> None:
        excerpt = self._source.excerpt(span.line - self._shift)
        self.problems.append(Diagnostic(span, code, message, way_out, excerpt, related=related))
