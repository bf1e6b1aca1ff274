"""A located tree to a typed record: quickly where it is right, thoroughly where it is not."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.load.explain import explain
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree

S = TypeVar("S", bound=Struct)
Excerpt = Callable[[int], str]


def decode(tree: Tree, cls: type[S], excerpt: Excerpt) -> tuple[S | None, list[Diagnostic]]:
    """Read `tree` as a `cls`. Gives the value, or None with every problem in it.

    `excerpt` shows a line of the file by its number.
    """
    try:
        value = msgspec.convert(plain(tree), cls, strict=False, dec_hook=custom)
    except msgspec.ValidationError as error:
        problems = explain(tree, cls, excerpt)
        return None, problems or [_unexplained(tree, str(error), excerpt)]
    return value, []


def plain(tree: Tree) -> Any:
    """Give the tree as dictionaries, lists and text. A null in a mapping is an absent key."""
    if isinstance(tree, Scalar):
        return tree.value
    if isinstance(tree, Sequence):
        return [plain(item) for item in tree.items]
    pairs = ((key, plain(value)) for key, (_span, value) in tree.entries.items())
    return {key: value for key, value in pairs if value is not None}


def custom(cls: type, value: object) -> object:
    """Read a value of one of our own scalar types, for msgspec."""
    reader = getattr(cls, "read", None) or cls.parse  # type: ignore[attr-defined]
    if reader.__name__ == "parse" and not isinstance(value, str):
        message = "text expected"
        raise TypeError(message)
    return reader(value)


def _unexplained(tree: Tree, message: str, excerpt: Excerpt) -> Diagnostic:
    """Pass on the decoder's own words: whatever it refuses, no build goes on in silence."""
    return Diagnostic(tree.span, "bad-value", message, "", excerpt(tree.span.line))


def with_slug(tree: Mapping, slug: str) -> Mapping:
    """Give the mapping with `slug` where it names none itself."""
    if "slug" in tree.entries:
        return tree
    span = next(iter(tree.entries.values()))[0] if tree.entries else tree.span
    return Mapping({"slug": (span, Scalar(slug, span)), **tree.entries}, tree.span, tree.flow)


def with_language(tree: Tree, language: str) -> Tree:
    """Give the record with `language` where it names none itself."""
    if not isinstance(tree, Mapping):
        return tree
    key, written = tree.entries.get("language", (tree.span, None))
    if written is not None and not (isinstance(written, Scalar) and written.value is None):
        return tree
    given = {**tree.entries, "language": (key, Scalar(language, tree.span))}
    return Mapping(given, tree.span, tree.flow)
