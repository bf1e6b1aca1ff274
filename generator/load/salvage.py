"""What can be checked in a tree that is no record yet: its references and its texts.

An author who has misspelt a key wants to hear of a dangling reference in the same run.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, inspect

from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.model.leaves import Leaf


def leaves_of(tree: Tree, cls: type[Struct]) -> Iterator[Leaf]:
    """Give (path, text, extra) for each text of `tree` that carries a rule as part of a `cls`."""
    yield from _leaves(tree, inspect.type_info(cls), "", {})


def _leaves(tree: Tree, kind: inspect.Type, path: str, extra: dict[str, Any]) -> Iterator[Leaf]:
    if isinstance(kind, inspect.Metadata):
        yield from _leaves(tree, kind.type, path, {**extra, **(kind.extra or {})})
    elif isinstance(kind, inspect.UnionType):
        some = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        yield from _leaves(tree, some[0], path, extra)
    elif isinstance(kind, inspect.VarTupleType) and isinstance(tree, Sequence):
        for index, item in enumerate(tree.items):
            yield from _leaves(item, kind.item_type, f"{path}.{index}", {})
    elif isinstance(kind, inspect.StructType) and isinstance(tree, Mapping):
        for field in kind.fields:
            if field.name in tree.entries:
                inner = f"{path}.{field.name}" if path else field.name
                yield from _leaves(tree.entries[field.name][1], field.type, inner, {})
    elif isinstance(kind, inspect.StrType) and isinstance(tree, Scalar) and tree.value and extra:
        yield path, tree.value, extra
