"""YAML to a tree that remembers where everything stands.

The C parser composes, we convert: scalars stay the text their author typed, so that `no`, `1:30`,
`010` and `2024-01-12` mean what they say (YAML 1.2, not 1.1), equal keys are refused, and an
alias bomb is counted before it is expanded.
"""

import re
from dataclasses import dataclass
from itertools import islice

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.core.characters import forbidden, is_clean
from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import SourceText, Span
from generator.load.syntax import NO_BREAK_WORDS, explain

MAX_NODES = 200_000
MAX_DEPTH = 60
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
# YAML 1.2, 5.7, "Escaped Characters": those that stand for what is forbidden, by their letter.
_NAMED_ESCAPES = {
    "0": "\0",
    "a": "\x07",
    "b": "\x08",
    "v": "\x0b",
    "f": "\x0c",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_TOO_DEEP = f"this document nests deeper than {MAX_DEPTH} levels"
_TOO_MANY = f"this document repeats its parts into more than {MAX_NODES:,} values"
_NULLS = {"", "~", "null", "Null", "NULL"}
_TAGS = {
    ScalarNode: "tag:yaml.org,2002:str",
    SequenceNode: "tag:yaml.org,2002:seq",
    MappingNode: "tag:yaml.org,2002:map",
}
_COMMENT = re.compile(r"([ \t]+)(#[^\n]*)")
# `note: #2 was not detected`; what is said in passing has a space behind its `#`.
_EMPTY_COMMENT = re.compile(r"([ \t]+)(#[^\s#][^\n]*)")
_NO_BREAK = re.compile(r"(?:-|[a-z_]+:)?\u00a0")
_OPENING = re.compile(r"[\[{]")
_DEEP_LINE = re.compile(r"^[ \t?:-]{30}", re.MULTILINE)
_FEW = 30


class _PlainLoader(yaml.CSafeLoader):
    """The C parser, without guesses at what a plain scalar might be."""

    def resolve(self, kind: type[Node], _value: object, _implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, _node: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar: its text, or None for a plain null."""

    value: str | None
    span: Span
    until: tuple[int, int] = (0, 0)
    """The line and column at which the text ends, however many lines it has."""
    comment: Span | None = None
    """The comment right behind a plain text, which may have been meant as part of it."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping: each key with its own span and its value."""

    entries: dict[str, tuple[Span, "Tree"]]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: list["Tree"]
    span: Span


Tree = Scalar | Mapping | Sequence


def _numbered(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) > 1 else ""


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
        try:
            if self._is_too_deep():
                return None
            node = yaml.compose(self._source.text, Loader=_PlainLoader)
        except yaml.MarkedYAMLError as error:
            self.problems.extend(explain(error, self._source, self._shift))
            return None
        if node is None:
            return Mapping({}, Span(self._source.path, 1 + self._shift))
        try:
            return self._convert(node, 0)
        except _TooMuchError as limit:
            self._refuse(self._span(node), str(limit))
            return None

    def _is_too_deep(self) -> bool:
        """Look at the events first: composing recurses in C, and deep nesting would end us all.

        Depth needs many brackets or a far indentation, which no ordinary file has.
        """
        text = self._source.text
        brackets = sum(1 for _ in islice(_OPENING.finditer(text), _FEW))
        if brackets < _FEW and _DEEP_LINE.search(text) is None:
            return False
        loader = yaml.CSafeLoader(text)
        depth = 0
        try:
            while loader.check_event():
                event = loader.get_event()
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth > MAX_DEPTH:
                    mark = event.start_mark if event else None
                    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
                    self._refuse(self._point(line, column), _TOO_DEEP)
                    return True
        finally:
            loader.dispose()
        return False

    def _refuse(self, span: Span, message: str) -> None:
        way_out = "write the values out, without nested lists, anchors and aliases"
        self._report(span, "alias-bomb", message, way_out)

    def _convert(self, node: Node, depth: int) -> Tree:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _TooMuchError(_TOO_MANY)
        if depth > MAX_DEPTH:
            raise _TooMuchError(_TOO_DEEP)
        self._check_tag(node)
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            items = [self._convert(item, depth + 1) for item in node.value]
            return Sequence(items, self._span(node))
        assert isinstance(node, MappingNode)  # noqa: S101  YAML has no fourth kind of node
        return self._mapping(node, depth)

    def _scalar(self, node: ScalarNode) -> Scalar:
        span = self._span(node)
        if node.style == '"' and not is_clean(node.value):
            self._hidden_characters(node)
        plain_null = not node.style and node.value in _NULLS
        end = node.end_mark
        until = (end.line + 1 + self._shift, end.column + 1)
        comment = None
        if not node.style:
            self._no_break_space(node.value, span)
            behind = _EMPTY_COMMENT if plain_null else _COMMENT
            found = behind.match(self._source.text, end.index)
            if found is not None:
                column = end.column + 1 + len(found[1])
                comment = self._point(end.line + 1, column, len(found[2].rstrip()))
        return Scalar(None if plain_null else node.value, span, until, comment)

    def _no_break_space(self, text: str, span: Span) -> None:
        """Report a no-break space that was typed for the one behind `-` or `:`."""
        found = _NO_BREAK.match(text)
        if found is not None:
            place = self._point(span.line - self._shift, span.column + found.end() - 1)
            self._report(place, "no-break-space", *NO_BREAK_WORDS)

    def _hidden_characters(self, node: ScalarNode) -> None:
        """Report escapes in quotes that stand for what may not stand in a text itself."""
        for found in _ESCAPE.finditer(
            self._source.text, node.start_mark.index, node.end_mark.index
        ):
            char = _NAMED_ESCAPES.get(found[1]) or _numbered(found[1])
            for _offset, name in forbidden(char):
                place = self._source.span_at(found.start(), len(found.group()))
                span = self._point(place.line, place.column, len(found.group()))
                message = f"this escape stands for {name}"
                self._report(span, "control-character", message, "remove it")

    def _mapping(self, node: MappingNode, depth: int) -> Mapping:
        entries: dict[str, tuple[Span, Tree]] = {}
        for key_node, value_node in node.value:
            span = self._span(key_node)
            if not isinstance(key_node, ScalarNode):
                self._report(span, "wrong-type", "a key must be a plain word", "quote it")
                continue
            key = key_node.value.lstrip("\u00a0 ")
            if key != key_node.value or "\u00a0" in key:
                self._no_break_space(key_node.value, span)
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
        return Mapping(entries, self._span(node), flow=bool(node.flow_style))

    def _check_tag(self, node: Node) -> None:
        if node.tag != _TAGS[type(node)]:
            message = f"the tag {node.tag!r} has no meaning here"
            self._report(self._span(node), "yaml-syntax", message, "remove the tag")

    def _point(self, line: int, column: int, width: int = 1) -> Span:
        """Give the span of some characters, by their place in the text at hand."""
        place = line + self._shift
        return Span(self._source.path, place, column, place, column + width)

    def _span(self, node: Node) -> Span:
        """Give the node's span; a multi-line one ends with its first line."""
        start, end = node.start_mark, node.end_mark
        line, first = start.line, start.column
        width = end.column - first if end.line == line else 0
        if width <= 0:
            width = max(len(self._source.excerpt(line + 1).rstrip()) - first, 1)
        line += 1 + self._shift
        return Span(self._source.path, line, first + 1, line, first + 1 + width)

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
