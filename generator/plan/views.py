"""What a template may read, in words: the views, their fields, their types."""

import ast
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from generator.plan import facets
from generator.plan.facets.values import Fragment

Naming = Callable[[str, type[Struct]], str]
"""How a view is written, from its words and its class: plain, or as a link."""

_WORDS: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "number",
    float: "number",
    bytes: "bytes",
    dict[str, str]: "mapping of text to text",
}


def plain(words: str, _view: type[Struct]) -> str:
    """Write a view by its name."""
    return words


def views_in(module: ModuleType) -> list[type[Struct]]:
    """Give the views that one module defines, in its order."""
    found = (one for one in vars(module).values() if inspect.isclass(one))
    return [cls for cls in found if issubclass(cls, Struct) and cls.__module__ == module.__name__]


@cache
def all_views() -> dict[str, type[Struct]]:
    """Give every view by its name."""
    names = sorted(module.name for module in iter_modules(facets.__path__))
    modules = (import_module(f"{facets.__name__}.{name}") for name in names)
    return {cls.__name__: cls for module in modules for cls in views_in(module)}


def fields_of(view: type[Struct], naming: Naming = plain) -> list[tuple[str, str, str]]:
    """Give each field of a view: its name, its type in words, and what is said of it."""
    comments = _comments(view)
    hints = get_type_hints(view)
    return [
        (field.name, type_words(hints[field.name], naming), comments.get(field.name, ""))
        for field in fields(view)
    ]


def type_words(hint: Any, naming: Naming = plain) -> str:
    """Say a type in words."""
    if get_origin(hint) in (Union, UnionType):
        return " or ".join(
            "none" if one is NoneType else type_words(one, naming) for one in get_args(hint)
        )
    if get_origin(hint) is tuple:
        items = [one for one in get_args(hint) if one is not Ellipsis]
        if Ellipsis in get_args(hint):
            return f"list of {type_words(items[0], naming)}"
        return f"pair of {' and '.join(type_words(one, naming) for one in items)}"
    if hint is Fragment:
        return naming("HTML", Fragment)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return naming(hint.__name__, hint)
    return _WORDS[hint]


def named_in(view: type[Struct]) -> set[str]:
    """Give the names of the views that the fields of one hold."""
    found: set[str] = set()

    def note(words: str, cls: type[Struct]) -> str:
        found.add(cls.__name__)
        return words

    fields_of(view, note)
    return found


def _comments(view: type[Struct]) -> dict[str, str]:
    """Give the string that stands below a field, by the field's name."""
    return dict(_comments_in(inspect.getmodule(view), view.__name__))


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _comments_in(module: ModuleType | None, name: str) -> Iterator[tuple[str, str]]:
    assert module is not None  # noqa: S101  every view is of a module
    cls = next(one for one in _tree(module).body if getattr(one, "name", "") == name)
    assert isinstance(cls, ast.ClassDef)  # noqa: S101  a view is a class
    for field, below in zip(cls.body, cls.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            yield field.target.id, inspect.cleandoc(str(below.value.value))
