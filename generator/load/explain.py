"""Everything that is wrong with a tree, measured against a type; run only after a failure.

msgspec stops at its first complaint. An author wants all of them, each at its key or its value.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, inspect

from generator.core.address import Address, AddressError, UnsafeSchemeError
from generator.core.diagnostic import Diagnostic
from generator.core.edtf import Edtf, EdtfError, ImpossibleDateError, ZonelessTimeError
from generator.core.slug import slugify
from generator.core.span import Span
from generator.core.suggest import nearest
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.model.kinds import KINDS
from generator.model.terms import GUID_PATTERN, SLUG_PATTERN
from generator.model.when import When

Excerpt = Callable[[int], str]


class _DateInWords(Struct):
    """What `When` is, written as a mapping."""

    date: Edtf
    words: str | None = None


def explain(tree: Tree, cls: type[Struct], excerpt: Excerpt) -> list[Diagnostic]:
    """Give every problem of `tree` as a `cls`, in the order of the file."""
    explainer = _Explainer(excerpt)
    explainer.struct(tree, cls)
    return explainer.problems


class _Explainer:
    def __init__(self, excerpt: Excerpt) -> None:
        self.problems: list[Diagnostic] = []
        self._excerpt = excerpt
        self._optional = True

    def struct(self, tree: Tree, cls: type[Struct]) -> None:
        info = inspect.type_info(cls)
        assert isinstance(info, inspect.StructType)  # noqa: S101  a Struct's info is a StructType
        fields = {field.encode_name: field for field in info.fields}
        if not isinstance(tree, Mapping):
            keys = ", ".join(f"`{name}:`" for name, field in fields.items() if field.required)
            way_out = f"write its keys: {keys}"
            self._add(tree.span, "wrong-type", "a mapping is expected here", way_out)
            return
        missing = [f for f in fields.values() if f.required and _absent(tree, f.encode_name)]
        unknown = [key for key in tree.entries if key not in fields]
        for key in unknown:
            self._unknown_key(tree, key, fields, missing)
        for field in missing:
            self._missing(tree, field.encode_name)
        for key, (_span, value) in tree.entries.items():
            if key in fields and not _absent(tree, key):
                self._optional = not fields[key].required
                self._value(value, fields[key].type, key)

    def _unknown_key(
        self,
        tree: Mapping,
        key: str,
        fields: dict[str, inspect.Field],
        missing: list[inspect.Field],
    ) -> None:
        """One message for a misspelt key: the key it stands for is then not missing as well."""
        absent = [name for name in fields if name not in tree.entries]
        meant = nearest(key, absent) or nearest(key, fields)
        missing[:] = [field for field in missing if field.encode_name != meant]
        known = ", ".join(fields)
        way_out = f"did you mean {meant!r}?" if meant else f"the keys here are: {known}"
        self._add(tree.entries[key][0], "unknown-key", f"unknown key {key!r}", way_out)

    def _missing(self, tree: Mapping, name: str) -> None:
        span = tree.span
        if tree.entries:
            span = next(iter(tree.entries.values()))[0]
        is_there = name in tree.entries
        if is_there:
            span = tree.entries[name][0]
        if name == "sources":
            self._no_source(span)
        elif is_there and name == "guid":
            self._add(span, "empty", f"{name!r} is empty", _MINT)
        elif is_there:
            self._add(span, "empty", f"{name!r} is empty", "write it")
        elif name == "guid":
            self._add(span, "missing-key", f"the key {name!r} is missing", _MINT)
        else:
            self._add(span, "missing-key", f"the key {name!r} is missing", f"add `{name}:`")

    def _no_source(self, span: Span) -> None:
        self._add(
            span,
            "no-source",
            "nothing is stated here without a source",
            "add `sources:` with at least one reference, such as `document:…`",
        )

    def _value(self, tree: Tree, kind: inspect.Type, key: str) -> None:
        if isinstance(kind, inspect.Metadata):
            spaced = _spaced_reference(tree) if "ref" in (kind.extra or {}) else ""
            if spaced:
                message = "a reference has no space after the colon"
                self._add(tree.span, "wrong-type", message, f"write `{spaced}`")
                return
            self._value(tree, kind.type, key)
        elif isinstance(kind, inspect.UnionType):
            some = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
            self._value(tree, some[0], key)
        elif isinstance(kind, inspect.StructType):
            self.struct(tree, kind.cls)
        elif isinstance(kind, inspect.VarTupleType):
            self._list(tree, kind, key)
        elif isinstance(kind, inspect.CustomType):
            self._custom(tree, kind.cls)
        elif not isinstance(tree, Scalar):
            self._add(tree.span, "wrong-type", f"{key!r} is one value", f"write `{key}: …`")
        elif tree.value is None:
            self._add(tree.span, "empty", f"an item of {key!r} is empty", "write it, or remove it")
        else:
            self._scalar(tree.span, tree.value, kind, key)

    def _list(self, tree: Tree, kind: inspect.VarTupleType, key: str) -> None:
        if not isinstance(tree, Sequence):
            self._add(tree.span, "wrong-type", f"{key!r} is a list", "begin each item with `- `")
        elif len(tree.items) < (kind.min_length or 0):
            if key == "sources":
                self._no_source(tree.span)
            else:
                self._add(tree.span, "empty", f"{key!r} needs at least one item", "add one")
        else:
            for item in tree.items:
                self._value(item, kind.item_type, key)

    def _custom(self, tree: Tree, cls: Any) -> None:
        if cls is When and isinstance(tree, Mapping):
            self.struct(tree, _DateInWords)
            return
        if not isinstance(tree, Scalar) or tree.value is None:
            is_address = cls is Address
            what, way_out = ("address", _ADDRESS_HELP) if is_address else ("date", EDTF_HELP)
            self._add(tree.span, "wrong-type", f"one {what} is expected here", way_out)
            return
        try:
            cls.read(tree.value) if hasattr(cls, "read") else cls.parse(tree.value)
        except EdtfError as error:
            way_out = f"did you mean {error.suggestion}?" if error.suggestion else EDTF_HELP
            if isinstance(error, ZonelessTimeError):
                day = tree.value[: len("2024-01-12")]
                way_out = f"give its offset, such as -05:00, or write the day alone: {day}"
            self._add(tree.span, date_code(error), error.message, way_out)
        except AddressError as error:
            unsafe = isinstance(error, UnsafeSchemeError)
            code = "unsafe-address" if unsafe else "bad-address"
            self._add(tree.span, code, str(error), error.help)

    def _scalar(self, span: Span, text: str, kind: inspect.Type, key: str) -> None:
        if isinstance(kind, inspect.LiteralType):
            if text not in kind.values:
                self._not_listed(span, text, [str(v) for v in kind.values], key)
        elif isinstance(kind, inspect.BoolType | inspect.IntType):
            wanted = "true or false" if isinstance(kind, inspect.BoolType) else _whole_number(kind)
            if not _converts(text, kind):
                self._add(span, "wrong-type", f"{text!r} is not {wanted}", f"write {wanted}")
        elif isinstance(kind, inspect.StrType):
            self._text(span, text, kind, key)

    def _not_listed(self, span: Span, text: str, valid: list[str], key: str) -> None:
        meant = nearest(text, valid)
        choice = ", ".join(valid)
        way_out = f"did you mean {meant!r}? ({choice})" if meant else f"one of: {choice}"
        code = "unknown-kind" if key == "kind" else "unknown-value"
        self._add(span, code, f"{key!r} cannot be {text!r}", way_out)

    def _text(self, span: Span, text: str, kind: inspect.StrType, key: str) -> None:
        if len(text) < (kind.min_length or 0):
            way_out = "write something, or leave the key out" if self._optional else "write it"
            self._add(span, "empty", f"{key!r} is empty", way_out)
        elif kind.max_length is not None and len(text) > kind.max_length:
            message = f"{key!r} has {len(text):,} characters; the most is {kind.max_length:,}"
            near = slugify(text) if kind.pattern == SLUG_PATTERN else ""
            self._add(
                span, "too-long", message, f"did you mean {near!r}?" if near else "shorten it"
            )
        elif kind.pattern is not None and re.search(kind.pattern, text) is None:
            self._pattern(span, text, kind.pattern, key)

    def _pattern(self, span: Span, text: str, pattern: str, key: str) -> None:
        if pattern == SLUG_PATTERN and key == "theme":
            self._add(
                span,
                "bad-value",
                f"{text!r} cannot be the name of a theme: small letters, digits and single hyphens",
                f"did you mean {slugify(text, fallback='default')!r}?",
            )
        elif pattern == SLUG_PATTERN:
            proposal = slugify(text, fallback="a-name")
            self._add(
                span,
                "bad-slug",
                f"{text!r} cannot stand in an address: small letters, digits and single hyphens",
                f"did you mean {proposal!r}?",
            )
        elif pattern == GUID_PATTERN:
            self._add(
                span,
                "bad-guid",
                f"{text!r} is not a tag: id (RFC 4151)",
                "take the line out and run `onrecord mint`, which writes a new id",
            )
        else:
            message = f"{text!r} is not a valid {key.replace('_', ' ')}"
            self._add(span, "bad-value", message, f"it looks like {_EXAMPLES.get(key, pattern)}")

    def _add(self, span: Span, code: str, message: str, way_out: str) -> None:
        self.problems.append(Diagnostic(span, code, message, way_out, self._excerpt(span.line)))


_ADDRESS_HELP = "write the whole address, with https://"
_EXAMPLES = {
    "country": "US, GB or DE: two capital letters",
    "guid_prefix": "tag:example.org,2026: (RFC 4151)",
    "language": "en, de or pt-BR",
}
_MINT = "run `onrecord mint`, which writes a new id"
EDTF_HELP = "dates look like 2024-01-19, 2024-01, 2023-11~ or 2024-01-12/2024-01-19"


def date_code(error: EdtfError) -> str:
    """Give the code for what is wrong with a date."""
    if isinstance(error, ZonelessTimeError):
        return "zoneless-time"
    return "impossible-date" if isinstance(error, ImpossibleDateError) else "bad-date"


def _spaced_reference(tree: Tree) -> str:
    """Give `document:notice` for `document: notice`, which YAML takes for a mapping."""
    if isinstance(tree, Mapping) and len(tree.entries) == 1:
        (key, (_span, value)), *_none = tree.entries.items()
        if key in KINDS and isinstance(value, Scalar) and value.value:
            return f"{key}:{value.value}"
    return ""


def _absent(tree: Mapping, key: str) -> bool:
    value = tree.entries.get(key)
    return value is None or (isinstance(value[1], Scalar) and value[1].value is None)


def _whole_number(kind: inspect.IntType) -> str:
    bounded = kind.ge is not None and kind.le is not None
    return f"a whole number from {kind.ge:,} to {kind.le:,}" if bounded else "a whole number"


def _converts(text: str, kind: inspect.BoolType | inspect.IntType) -> bool:
    target: Any = bool
    if isinstance(kind, inspect.IntType):
        target = Annotated[int, Meta(ge=kind.ge, le=kind.le)]
    try:
        msgspec.convert(text, target, strict=False)
    except msgspec.ValidationError:
        return False
    return True
