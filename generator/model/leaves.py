"""The leaves of a record: each text and reference with the path that leads to it.

What a leaf is comes from the types alone (`generator.model.terms`), so a new field of a new record
is found here without a word.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct, inspect

Leaf = tuple[str, str, dict[str, Any]]
_Finder = Callable[[Any, str], Iterator[Leaf]]


def leaves(record: Struct) -> Iterator[Leaf]:
    """Give (path, text, extra) for each text that carries a rule, in the order of fields."""
    return _finder(type(record))(record, "")


@cache
def _finder(cls: type[Struct]) -> _Finder:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)  # noqa: S101  a Struct's info is a StructType
    fields = [(f.name, find) for f in info.fields if (find := _for_type(f.type, {})) is not None]

    def find_all(record: Any, path: str) -> Iterator[Leaf]:
        for name, find in fields:
            value = getattr(record, name)
            if value is not None and value != ():
                yield from find(value, f"{path}{name}")

    return find_all


def _for_type(kind: inspect.Type, extra: dict[str, Any]) -> _Finder | None:
    if isinstance(kind, inspect.Metadata):
        return _for_type(kind.type, {**extra, **(kind.extra or {})})
    if isinstance(kind, inspect.UnionType):
        some = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
        return _for_type(some[0], extra) if len(some) == 1 else None
    if isinstance(kind, inspect.VarTupleType):
        return _for_items(_for_type(kind.item_type, {}))
    if isinstance(kind, inspect.StructType):
        nested = _finder(kind.cls)
        return lambda value, path: nested(value, f"{path}.")
    if isinstance(kind, inspect.StrType) and extra:
        return lambda value, path: iter([(path, value, extra)])
    return None


def _for_items(find: _Finder | None) -> _Finder | None:
    if find is None:
        return None

    def find_in_items(values: tuple[Any, ...], path: str) -> Iterator[Leaf]:
        for index, value in enumerate(values):
            yield from find(value, f"{path}.{index}")

    return find_in_items
