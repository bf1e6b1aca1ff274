"""A commented skeleton of a record, made from the types that will read it."""

from typing import Any

from msgspec import NODEFAULT, Struct, inspect

from generator.model.kinds import RECORDS
from generator.model.terms import Kind
from generator.model.when import When

_WIDTH = 96


def skeleton(kind: Kind, *, markdown: bool, guid: str, language: str = "en") -> str:
    """Give the text of a new record: each field with what it is for.

    Required fields are open lines; optional ones are commented out, and so is `language`, with
    what it is without the line. It names its JSON Schema for editors (yaml-language-server; path
    relative to the file).
    """
    lines = [f"# yaml-language-server: $schema=../../.schema/{kind}.json"]
    info = inspect.type_info(RECORDS[kind])
    assert isinstance(info, inspect.StructType)  # noqa: S101  a record is a struct
    fields = [field for field in info.fields if field.name not in ("slug", "body")]
    given = {"guid": guid, "language": language}
    for field in sorted(fields, key=_is_optional):
        lines += _field(field, given.get(field.name, ""))
    text = "\n".join(lines) + "\n"
    return f"---\n{text}---\n\nThe text, in Markdown.\n" if markdown else text


def _is_optional(field: inspect.Field) -> bool:
    return not field.required or field.name == "language"


def _field(field: inspect.Field, given: str) -> list[str]:
    lines = [f"# {line}" for line in _wrapped(_description(field.type))]
    example = f" {given}" if given else _example(field)
    mark = "# " if _is_optional(field) else ""
    first, *rest = f"{field.name}:{example}".split("\n")
    return ["", *lines, f"{mark}{first}", *(f"{mark}{line}" for line in rest)]


def _example(field: inspect.Field) -> str:
    kind = _bare(field.type)
    if isinstance(kind, inspect.VarTupleType):
        return _item(kind.item_type)
    if isinstance(kind, inspect.StructType):
        return "\n" + _mapping(kind.cls, "  ")
    return _scalar(kind, field)


def _scalar(kind: inspect.Type, field: inspect.Field) -> str:
    words = _words(field.type)
    if words:
        return f" # {words}"
    if isinstance(kind, inspect.BoolType):
        return " true" if field.default is False else " false"
    default = field.default
    return f" {default}" if default is not NODEFAULT and default not in (None, "") else ""


def _item(item: inspect.Type) -> str:
    kind = _bare(item)
    if isinstance(kind, inspect.StructType):
        text = _mapping(kind.cls, "    ")
        return "\n  - " + text.lstrip()
    return f"\n  - # {_words(item) or 'a text'}"


def _words(kind: inspect.Type) -> str:
    """Say what may stand there; nothing where that is any text."""
    kinds, bare = _references(kind), _bare(kind)
    if kinds:
        article = "an" if kinds[0][0] in "aeiou" else "a"
        one = f"{article} {kinds[0]}'s slug"
        return one if len(kinds) == 1 else _alternatives([f"{name}:…" for name in kinds])
    if isinstance(bare, inspect.LiteralType):
        return f"one of: {', '.join(str(value) for value in bare.values)}"
    if isinstance(bare, inspect.CustomType):
        return "2024-01-19, 2024-01, 2023-11~ …" if bare.cls is When else "https://…"
    return ""


def _references(kind: inspect.Type) -> tuple[str, ...]:
    """Give the kinds of record that a reference may name; none where it is no reference."""
    if isinstance(kind, inspect.UnionType):
        return next(filter(None, map(_references, kind.types)), ())
    if not isinstance(kind, inspect.Metadata):
        return ()
    return tuple((kind.extra or {}).get("ref", ())) or _references(kind.type)


def _alternatives(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _mapping(cls: type[Struct], indent: str) -> str:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)  # noqa: S101  the caller has looked
    lines: list[str] = []
    # Where nothing is required something has to be chosen, and so all of it is shown.
    for field in [field for field in info.fields if field.required] or info.fields:
        first, *rest = f"{field.name}:{_example(field)}".split("\n")
        lines += [f"{indent}{first}", *(f"{indent}{line}" for line in rest)]
    return "\n".join(lines)


def _bare(kind: inspect.Type) -> Any:
    if isinstance(kind, inspect.Metadata):
        return _bare(kind.type)
    if isinstance(kind, inspect.UnionType):
        return _bare(next(t for t in kind.types if not isinstance(t, inspect.NoneType)))
    return kind


def _description(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.Metadata):
        return str((kind.extra_json_schema or {}).get("description", "")) or _description(kind.type)
    return ""


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, _WIDTH)
