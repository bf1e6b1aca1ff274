"""The references of a record that cannot be read: they are checked all the same.

An author who mends a misspelt key should not learn only then that a link was wrong as well.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, inspect

from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.model.leaves import Leaf


def leaves_of(tree: Tree, cls: type[Struct]) -> Iterator[Leaf]:
    """Give (path, text, extra) for each text of `tree` that stands where a `cls` has one."""
    yield from _struct(tree, cls, "")


def _struct(tree: Tree, cls: type[Struct], path: str) -> Iterator[Leaf]:
    info = inspect.type_info(cls)
    if not isinstance(tree, Mapping) or not isinstance(info, inspect.StructType):
        return
    for field in info.fields:
        if field.name in tree.entries:
            yield from _value(tree.entries[field.name][1], field.type, {}, f"{path}{field.name}")


def _value(tree: Tree, kind: inspect.Type, extra: dict[str, Any], path: str) -> Iterator[Leaf]:
    if isinstance(kind, inspect.Metadata):
        yield from _value(tree, kind.type, {**extra, **(kind.extra or {})}, path)
    elif isinstance(kind, inspect.UnionType):
        some = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
        yield from _value(tree, some[0], extra, path)
    elif isinstance(kind, inspect.VarTupleType) and isinstance(tree, Sequence):
        for number, item in enumerate(tree.items):
            yield from _value(item, kind.item_type, {}, f"{path}.{number}")
    elif isinstance(kind, inspect.StructType):
        yield from _struct(tree, kind.cls, f"{path}.")
    elif isinstance(tree, Scalar) and tree.value and extra:
        yield path, tree.value, extra
