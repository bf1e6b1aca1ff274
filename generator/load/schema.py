"""JSON Schemas of all kinds, from the very types that decode them (draft 2020-12, `$defs`)."""

import json
from typing import Any

import msgspec

from generator.core.address import Address
from generator.model.config import SiteConfig
from generator.model.kinds import RECORDS
from generator.model.terms import SLUG_PATTERN
from generator.model.when import When

# What an editor takes for a number, a year or a count, is text to us.
_TEXT = ["string", "number"]
_EDTF = {
    "type": _TEXT,
    "minLength": 4,
    "description": "EDTF: 2024-01-19, 2024-01, 2023-11~, 2024-08?, 2024-01-12/2024-01-19, 2015-22,"
    " or a time with its offset",
    "examples": ["2024-01-19", "2023-11~", "2024-01-19T16:39:35-05:00"],
}
_WHEN = {
    "anyOf": [
        _EDTF,
        {
            "type": "object",
            "properties": {
                "date": _EDTF,
                "words": {"type": _TEXT, "description": "The words of the source."},
            },
            "required": ["date"],
            "additionalProperties": False,
        },
    ]
}


def schemas() -> dict[str, str]:
    """Give each schema as JSON text by its file's name."""
    made = {f"{kind}.json": _record(cls) for kind, cls in RECORDS.items()}
    made["site.json"] = _schema(SiteConfig)
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in made.items()
    }


def _record(cls: type[msgspec.Struct]) -> dict[str, Any]:
    """Accept a record, whose slug may be left to its file and language to the site, or a list."""
    schema = _schema(cls)
    name = schema["$ref"].rpartition("/")[2]
    listed = _without(schema["$defs"][name], "language")
    single = _without(listed, "slug")
    schema["$defs"] = {**schema["$defs"], name: listed, f"{name}File": single}
    del schema["$ref"]
    schema["anyOf"] = [
        {"$ref": f"#/$defs/{name}File"},
        {"type": "array", "items": {"$ref": f"#/$defs/{name}"}},
    ]
    return schema


def _without(schema: dict[str, Any], given: str) -> dict[str, Any]:
    """Accept a record that lacks a key which loading gives it."""
    return {**schema, "required": [key for key in schema["required"] if key != given]}


def _schema(cls: type[msgspec.Struct]) -> dict[str, Any]:
    schema = _with_numbers(msgspec.json.schema(cls, schema_hook=_custom))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _with_numbers(schema: Any) -> Any:
    """Let a number stand wherever any text or a slug may."""
    if isinstance(schema, list):
        return [_with_numbers(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _with_numbers(value) for key, value in schema.items()}
    free = schema.get("pattern", SLUG_PATTERN) == SLUG_PATTERN and "format" not in schema
    return {**made, "type": _TEXT} if schema.get("type") == "string" and free else made


def _custom(cls: type) -> dict[str, Any]:
    if cls is When:
        return _WHEN
    if cls is Address:
        return {"type": "string", "format": "uri", "pattern": "^https?://"}
    raise NotImplementedError(cls)
