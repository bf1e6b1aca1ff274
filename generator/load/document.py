"""A file's text to a YAML tree and, for Markdown, a body with its place."""

from dataclasses import dataclass

from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import SourceText, Span
from generator.load.yamltree import Mapping, Scalar, Tree, compose

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its tree, and the line at which a Markdown body begins (0 for none)."""

    tree: Tree
    body_line: int = 0


def parse(source: SourceText) -> tuple[Document | None, list[Diagnostic]]:
    """Parse YAML, or Markdown with YAML front matter, by the file's ending."""
    if not source.path.endswith(".md"):
        tree, problems = compose(source)
        return (Document(tree) if tree is not None else None), problems
    return _markdown(source)


def _markdown(source: SourceText) -> tuple[Document | None, list[Diagnostic]]:
    lines = source.lines
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if lines[0].rstrip() != _FENCE or closing is None:
        return None, [_unterminated(source, opened=lines[0].rstrip() == _FENCE)]
    front = SourceText(source.path, "\n".join(lines[1:closing]) + "\n")
    tree, problems = compose(front, first_line=2)
    if not isinstance(tree, Mapping):
        if tree is not None:
            problems.append(_not_mapping(source))
        return None, problems
    body = "\n".join(lines[closing + 1 :]).strip("\n")
    skipped = next((i for i, line in enumerate(lines[closing + 1 :]) if line), 0)
    first = closing + 2 + skipped
    if body:
        width = max(len(source.excerpt(first)), 1)
        span = Span(source.path, first, 1, first, 1 + width)
        if "body" in tree.entries:
            problems.append(_two_bodies(source, span, tree.entries["body"][0]))
        tree.entries["body"] = (span, Scalar(body, span, (len(lines) + 1, 1)))
    return Document(tree, first), problems


def _unterminated(source: SourceText, *, opened: bool) -> Diagnostic:
    message = (
        "the front matter is not closed" if opened else "a Markdown record begins with front matter"
    )
    return Diagnostic(
        Span(source.path, 1, 1, 1, max(len(source.lines[0]), 1) + 1),
        "front-matter",
        message,
        "put the YAML part between two lines of `---`",
        source.excerpt(1),
    )


def _two_bodies(source: SourceText, span: Span, key: Span) -> Diagnostic:
    return Diagnostic(
        span,
        "duplicate-key",
        "the front matter has a `body` already",
        "keep one of the two",
        source.excerpt(span.line),
        related=(Related(key, "first given here"),),
    )


def _not_mapping(source: SourceText) -> Diagnostic:
    return Diagnostic(
        Span(source.path, 2, 1, 2, 2),
        "wrong-type",
        "front matter holds one record: `key: value` lines",
        "a list of records goes into a YAML file",
        source.excerpt(2),
    )
