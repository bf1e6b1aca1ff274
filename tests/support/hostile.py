"""A site that has the same text in every field of every kind, whatever the text.

The fields are taken from the records' own types, so a new one is filled without a word here.
"""

import json
from typing import Any

from msgspec import inspect

from generator.core.address import Address
from generator.model.kinds import FOLDERS, RECORDS
from generator.model.terms import COUNTRY_PATTERN, LANGUAGE_PATTERN, Kind
from generator.model.when import When
from tests.support.site import SiteBuilder

SLUG = "one"
OTHER = "two"
ADDRESS = "https://a.example/?a=1&b='x'&lt;(y)#z"
GUID = "tag:record.example,2026:event/a'&$()*+,;=:@/?-"
_OWN_NAME = {"title", "name", "short"}
_PLAIN_PATTERNS = {
    LANGUAGE_PATTERN: "en",
    COUNTRY_PATTERN: "GB",
}

# What stays the same in Markdown and out of it: no sign of Markdown's own is in these.
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "closing script": "</script><script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)>' onmouseover='alert(1)",
    "template": "{{ 7+7 }} {% include 'base.html' %} {# none #} ${7+7} {{ site }}",
    "ends": "]]> --> </title></textarea></style></main></a> <!-- <![CDATA[ ?>",
    "ampersand": "a & b &c < d > e %3Cscript%3E \\u003cscript\\u003e",
    "quotes": "\" ' ’ ‘ “ ” « » „",
    "right to left": "مرحبا שלום 1 < 2 — العالم",
    "far away": "\U0001d54f 👩 e\u0301 \u00a0 \u2009 \u200d ﷽ ",
    "javascript": "javascript:alert(1) data:text/html,<script>alert(1)</script>",
}
EVERYTHING = " ".join(HOSTILE.values())


class Filler:
    """Makes the fields of a record, with one text wherever there may be any."""

    def __init__(self, text: str, *, title: str | None = None) -> None:
        """Fill with `text`; names are `title`, and unlike each other."""
        self._text = text
        self._title = title if title is not None else text

    def record(self, kind: Kind, slug: str) -> dict[str, Any]:
        fields = self._struct(RECORDS[kind], f"{kind} {slug}", (kind,), slug)
        fields["slug"] = slug
        if kind == "event":
            fields["guid"] = GUID + slug
        if kind == "incident":
            clock = fields["clocks"][0]
            known = {key: value for key, value in clock.items() if key != "reason"}
            unknown = {key: value for key, value in clock.items() if key != "trigger"}
            fields["clocks"] = [known, {**unknown, "id": OTHER}]
        if kind == "page":
            fields.pop("address")
            fields["menu"] = 1
        if kind == "report":
            self._as_one_story(fields, slug)
        if kind == "discrepancy":
            repeated = {"source": f"report:{SLUG}", "says": self._text[:4000]}
            fields["claims"].append(repeated)
        return fields

    @staticmethod
    def _as_one_story(fields: dict[str, Any], slug: str) -> None:
        """Let the one report come from the other, and the other be its outlet's own."""
        for name in (
            ("own_reporting",)
            if slug == SLUG
            else (
                "derived_from",
                "derivation",
                "syndicated_from",
            )
        ):
            fields.pop(name)

    def _struct(self, cls: type, own: str, keys: tuple[str, ...], slug: str) -> dict[str, Any]:
        info = inspect.type_info(cls)
        assert isinstance(info, inspect.StructType)
        fields: dict[str, Any] = {}
        for field in info.fields:
            value = self._value(field.type, {}, own, (*keys, field.name), slug)
            if value is not None:
                fields[field.encode_name] = value
        return fields

    def _value(
        self, kind: inspect.Type, extra: dict[str, Any], own: str, keys: tuple[str, ...], slug: str
    ) -> Any:
        match kind:
            case inspect.Metadata():
                extra = {**extra, **(kind.extra or {})}
                value = self._value(kind.type, extra, own, keys, slug)
            case inspect.UnionType():
                some = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
                value = self._value(some[0], extra, own, keys, slug)
            case inspect.VarTupleType():
                value = [self._value(kind.item_type, extra, own, keys, slug)]
            case inspect.StructType():
                value = self._struct(kind.cls, own, keys, slug)
            case inspect.CustomType():
                value = ADDRESS if issubclass(kind.cls, Address) else self._when(kind.cls, keys)
            case inspect.LiteralType():
                # What a report quotes here is all that the statement says.
                value = "whole" if keys[-1] == "extent" else kind.values[0]
            case inspect.IntType():
                value = kind.ge
            case inspect.StrType():
                value = self._string(kind, extra, own, keys, slug)
            case _:
                value = None
        return value

    def _when(self, cls: type, keys: tuple[str, ...]) -> dict[str, str]:
        assert issubclass(cls, When)
        return {"date": "2024-01-19" if keys[-1] != "answer" else "2024-02-01", "words": self._text}

    def _string(
        self,
        kind: inspect.StrType,
        extra: dict[str, Any],
        own: str,
        keys: tuple[str, ...],
        slug: str,
    ) -> str:
        if "ref" in extra:
            return self._reference(extra["ref"], keys, slug)
        if kind.pattern in _PLAIN_PATTERNS:
            return _PLAIN_PATTERNS[kind.pattern]
        if kind.pattern is not None:
            return SLUG
        most = kind.max_length or 20_000
        if keys[-1] in _OWN_NAME | {"aliases"} and len(keys) == 2:
            return f"{self._title[: most - 40]} {keys[-1]} {own}"
        return self._text[:most]

    def _reference(self, kinds: tuple[Kind, ...], keys: tuple[str, ...], slug: str) -> str:
        wanted = "document" if "document" in kinds else kinds[0]
        itself = wanted == keys[0]
        name = (OTHER if slug == SLUG else SLUG) if itself else SLUG
        return name if len(kinds) == 1 else f"{wanted}:{name}"


def written(fields: dict[str, Any]) -> str:
    """Give YAML, of which JSON is a part, with every character as it is."""
    return json.dumps(fields, ensure_ascii=False)


def fill(site: SiteBuilder, text: str, *, title: str | None = None) -> None:
    """Give the site two records of each kind, and a `site.yaml`, that say nothing but `text`."""
    filler = Filler(text, title=title)
    for folder, kind in FOLDERS.items():
        site.remove(folder)
        for slug in (SLUG, OTHER):
            site.write(f"{folder}/{slug}.yaml", written(filler.record(kind, slug)))
    config = {
        "url": "https://record.example/",
        "guid_prefix": "tag:record.example,2026:",
        "lead_incident": SLUG,
        **dict.fromkeys(("title", "tagline", "description", "publisher", "notice"), text[:600]),
    }
    site.write("site.yaml", written(config))
