"""The fields of records and of `site.yaml`, as a table in a newsroom's words."""  # noqa: INP001  as `generate`

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import fields

from generator.core.address import Address
from generator.model import measures, parts
from generator.model.config import SiteConfig
from generator.model.kinds import RECORDS
from generator.model.terms import Country, Guid, Language, Slug
from generator.model.when import When

_PARTS = {
    name.lower(): part
    for module in (parts, measures)
    for name, part in vars(module).items()
    if isinstance(part, type) and issubclass(part, parts.Part) and part is not parts.Part
}
STRUCTS: dict[str, type[Struct]] = dict([*RECORDS.items(), *_PARTS.items(), ("site", SiteConfig)])

HEADS = ("Field", "Default", "Type", "Meaning")

_GIVEN = {"slug": "the file’s name", "language": "that of the site"}
"""What a record has that its file need not name."""

Row = tuple[str, str, str, str]


def field_rows(name: str) -> list[Row]:
    """Give a row for each field of a kind, of a part of a record, or of `site.yaml`."""
    cls = STRUCTS[name]
    hints = get_type_hints(cls, include_extras=True)
    return [
        (f"`{field.name}`", _default(field.name, field.default), *_typed(hints[field.name]))
        for field in _in_order(cls)
    ]


def _in_order(cls: type[Struct]) -> list[Any]:
    """Give the fields as an author meets them: `slug` first, `body` last."""
    places = {"slug": 0, "body": 2}
    return sorted(fields(cls), key=lambda field: places.get(field.name, 1))


def _default(name: str, default: object) -> str:
    if default is NODEFAULT:
        return _GIVEN.get(name, "**required**")
    if default is None or default in ("", ()):
        return "–"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _typed(hint: Any) -> tuple[str, str]:
    description = next((meta.description for meta in _metas(hint) if meta.description), "")
    return _words(hint), description


def _words(hint: Any, *, many: bool = False) -> str:
    """Say a type in a newsroom's words."""
    kind, metas = _bare(hint), _metas(hint)
    if get_origin(kind) is tuple:
        least = "one or more " if any(meta.min_length for meta in metas) else ""
        return f"list of {least}{_words(get_args(kind)[0], many=True)}"
    if get_origin(kind) is Literal:
        return f"one of {', '.join(f'`{value}`' for value in get_args(kind))}"
    if kind is str:
        return _text(metas, "s" if many else "")
    if kind is int:
        return _number(metas)
    return _thing(kind, "s" if many else "")


def _thing(kind: type, s: str) -> str:
    if kind is bool:
        return "`true` or `false`"
    if kind is Address:
        return "web addresses" if s else "web address"
    if kind is When:
        return f"[date{s}](#dates)"
    return f"[{kind.__name__.lower()}{s}](#{kind.__name__.lower()})"


def _text(metas: list[Meta], s: str) -> str:
    rules: dict[str, Any] = {}
    for meta in metas:
        rules |= meta.extra or {}
    if "ref" in rules:
        return f"reference{s} ({', '.join(f'`{kind}`' for kind in rules['ref'])})"
    if "text" in rules:
        return _MARKDOWN[rules["text"]]
    pattern = next((meta.pattern for meta in metas if meta.pattern), "")
    return _PATTERNS.get(pattern, f"text{s} of a set form" if pattern else f"text{s}")


def _number(metas: list[Meta]) -> str:
    least = next((meta.ge for meta in metas if meta.ge is not None), None)
    most = next((meta.le for meta in metas if meta.le is not None), None)
    return "whole number" if most is None else f"whole number, {least} to {most:,}"


_MARKDOWN = {
    "inline": "Markdown, one paragraph",
    "block": "Markdown",
    "verbatim": "words, verbatim",
}


def _pattern(hint: Any) -> str:
    return next(meta.pattern for meta in _metas(hint) if meta.pattern)


def _bare(hint: Any) -> Any:
    """Give a type without its annotations and without None."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return _bare(next(one for one in get_args(hint) if one is not NoneType))
    return hint


def _metas(hint: Any) -> list[Meta]:
    if get_origin(hint) is Annotated:
        inner, *metas = get_args(hint)
        return [*(meta for meta in metas if isinstance(meta, Meta)), *_metas(inner)]
    if get_origin(hint) in (Union, UnionType):
        return [meta for one in get_args(hint) for meta in _metas(one)]
    return []


_PATTERNS = {
    _pattern(Slug): "slug",
    _pattern(Guid): "`tag:` id",
    _pattern(Country): "two capital letters",
    _pattern(Language): "language tag",
    _pattern(SiteConfig.__annotations__["guid_prefix"]): "`tag:` prefix",
}
