"""What no type says of a text: how it is written, whatever it is.

Each text of a tree is looked at once, by the field in which it stands.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct, inspect

from generator.core.characters import is_blank
from generator.core.diagnostic import Diagnostic
from generator.core.edtf import Edtf, EdtfError
from generator.core.edtf_said import more_precise
from generator.core.span import Span
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.model.kinds import KINDS
from generator.model.when import When

_Excerpt = Callable[[int], str]
_Text = tuple[str, str, Scalar]
"""A text's key, how it is read (`plain`, `inline`, `block`, `verbatim`, `words`), and itself."""
_REFERENCE = re.compile(rf"\[\[(?:{'|'.join(KINDS)}):")
_MARKS = {"“": "”", '"': '"', "«": "»", "„": "“”"}


def faults(tree: Tree, cls: type[Struct], excerpt: _Excerpt) -> list[Diagnostic]:
    """Give the faults in how the texts of `tree`, a `cls`, are written."""
    texts: list[_Text] = []
    dates: list[tuple[str, Scalar]] = []
    _gather(tree, cls, texts, dates)
    return [
        Diagnostic(span, code, message, way_out, excerpt(span.line))
        for key, sort, text in texts
        for span, code, message, way_out in _faults(key, sort, text)
    ] + [
        Diagnostic(
            words.span,
            "words-too-precise",
            f"these words give {what}, which the date {date} does not have",
            "write as much of it into `date`, or say less",
            excerpt(words.span.line),
        )
        for date, words in dates
        for what in _said_beyond(date, words.value or "")
    ]


def _faults(key: str, sort: str, text: Scalar) -> Iterator[tuple[Span, str, str, str]]:
    if text.comment is not None:
        code = "comment-in-text"
        yield text.comment, code, "what follows # is a comment and would be lost", "quote the text"
    value = text.value or ""
    if value and sort != "block" and is_blank(value):
        code = "empty"
        message = f"{key!r} holds nothing that shows"
        yield text.span, code, message, "write something"
    if sort == "plain" and _REFERENCE.search(value):
        message = f"a reference cannot stand in {key!r}, which is plain text"
        code = "broken-reference"
        yield text.span, code, message, "write the words alone"
    if sort == "verbatim" and _is_in_marks(value.strip()):
        message = "the words of a quotation are written without the marks around them"
        code = "quotation-marks"
        yield text.span, code, message, "take away the first and the last mark"


def _is_in_marks(text: str) -> bool:
    """Tell whether one pair of quotation marks holds all of `text`."""
    opening, inner, closing = text[:1], text[1:-1], text[-1:]
    if len(text) < len("“”") or closing not in _MARKS.get(opening, "") or not closing:
        return False
    depth = 0
    for mark in inner:
        if mark in _MARKS[opening]:
            depth -= 1
        elif mark == opening:
            depth += 1
        if depth < 0:
            return False
    return True


def _said_beyond(date: str, words: str) -> list[str]:
    try:
        return more_precise(words, Edtf.parse(date))
    except EdtfError:
        return []


@cache
def _types(cls: type[Struct]) -> dict[str, tuple[inspect.Type, dict[str, Any]]]:
    """Give the type of each field without what may be wrapped around it, and its rules."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)  # noqa: S101  a Struct's info is a StructType
    return {field.encode_name: _bare(field.type) for field in info.fields}


def _bare(kind: inspect.Type) -> tuple[inspect.Type, dict[str, Any]]:
    extra: dict[str, Any] = {}
    while isinstance(kind, inspect.Metadata | inspect.UnionType):
        if isinstance(kind, inspect.Metadata):
            extra |= kind.extra or {}
            kind = kind.type
        else:
            kind = next(t for t in kind.types if not isinstance(t, inspect.NoneType))
    if isinstance(kind, inspect.VarTupleType):
        item, extra = _bare(kind.item_type)
        return item, {**extra, "list": True}
    return kind, extra


def _parts(tree: Tree, cls: type[Struct]) -> Iterator[tuple[str, Tree, inspect.Type, str]]:
    """Give each part of `tree`: its key, itself, its type, and how it is read if it is text."""
    types = _types(cls)
    for key, (_span, value) in tree.entries.items() if isinstance(tree, Mapping) else ():
        if key in types:
            kind, extra = types[key]
            items = value.items if isinstance(value, Sequence) and "list" in extra else [value]
            for item in items:
                yield key, item, kind, "" if "ref" in extra else extra.get("text", "plain")


def _gather(
    tree: Tree, cls: type[Struct], texts: list[_Text], dates: list[tuple[str, Scalar]]
) -> None:
    """Add each text of `tree` to `texts`, and each date with words, with them, to `dates`."""
    for key, part, kind, sort in _parts(tree, cls):
        if isinstance(kind, inspect.StrType):
            if sort and kind.pattern is None and isinstance(part, Scalar):
                texts.append((key, sort, part))
        elif isinstance(kind, inspect.StructType):
            _gather(part, kind.cls, texts, dates)
        elif isinstance(kind, inspect.CustomType) and kind.cls is When:
            date, words = _said(part)
            if words is not None:
                texts.append(("words", "plain", words))
            if words is not None and date is not None:
                dates.append((date.value or "", words))


def _said(when: Tree) -> tuple[Scalar | None, Scalar | None]:
    """Give the date and the words of a date that is written with words."""
    entries = when.entries if isinstance(when, Mapping) else {}
    parts = [entries[name][1] if name in entries else None for name in ("date", "words")]
    date, words = (part if isinstance(part, Scalar) else None for part in parts)
    return date, words
