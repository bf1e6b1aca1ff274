"""Nothing is ever marked better verified than the best of its sources.

Bad: `verified: read in full` on a fact or a name whose only source was read as an excerpt.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from msgspec import Struct, inspect

from generator.model.entry import Place, WrittenRef
from generator.model.index import Found, Index
from generator.model.records import Document, Report, Statement
from generator.model.terms import Kind, Verified
from generator.validate.problem import Problem, Records

_LEVELS: tuple[Verified, ...] = get_args(Verified)
_SOURCES: tuple[Kind, ...] = ("document", "report", "statement")


def check(records: Records) -> Iterator[Problem]:
    """Yield facts, names, questions and all else that claims more than was read."""
    index = records.index
    for entry in index.entries:
        for path, sources, mark in _marks(entry.record, ""):
            best = _best(index, sources)
            if best is not None and _LEVELS.index(mark) < _LEVELS.index(best):
                yield Problem(
                    entry.place(f"{path}verified"),
                    "verified-too-high",
                    f"marked {mark!r}, but the best of its sources is {best!r}",
                    f"write `verified: {best}`, or mend the source's own mark",
                )


def _marks(struct: Any, path: str) -> Iterator[tuple[str, tuple[str, ...], Verified]]:
    """Give each part of `struct` that has sources and a mark: its path, and both."""
    cls: type[Struct] = type(struct)
    marked, parts = _shape(cls)
    if marked:
        yield path, struct.sources, struct.verified
    for name in parts:
        value = getattr(struct, name)
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                yield from _marks(item, f"{path}{name}.{number}.")
        elif value is not None:
            yield from _marks(value, f"{path}{name}.")


@cache
def _shape(cls: type[Struct]) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a struct has sources and a mark, and which of its fields hold structs."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)  # noqa: S101  a Struct's info is a StructType
    names = {field.name for field in info.fields}
    parts = tuple(field.name for field in info.fields if _holds_a_mark(field.type))
    return {"sources", "verified"} <= names, parts


def _holds_a_mark(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.Metadata):
        return _holds_a_mark(kind.type)
    if isinstance(kind, inspect.UnionType):
        return any(map(_holds_a_mark, kind.types))
    if isinstance(kind, inspect.VarTupleType):
        return _holds_a_mark(kind.item_type)
    if not isinstance(kind, inspect.StructType):
        return False
    marked, parts = _shape(kind.cls)
    return marked or bool(parts)


def _best(index: Index, sources: tuple[str, ...]) -> Verified | None:
    """Give the best mark among `sources`, or None where one of them is not known."""
    marks: list[Verified] = []
    for source in sources:
        target = index.resolve(WrittenRef(source, _SOURCES, Place("")))
        if not isinstance(target, Found):
            return None
        record = target.entry.record
        if isinstance(record, Document | Report | Statement):
            marks.append(record.verified)
    return min(marks, key=_LEVELS.index, default=None)
