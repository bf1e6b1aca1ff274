"""CSL-JSON as its documentation has it: what an item may hold, and of which sort each is."""

from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"literal": _TEXT},
        "required": ["literal"],
        "additionalProperties": False,
    },
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "prefixItems": [
                    {"type": "integer"},
                    {"type": "integer", "minimum": 1, "maximum": 12},
                    {"type": "integer", "minimum": 1, "maximum": 31},
                ],
            },
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": "boolean"},
        "literal": _TEXT,
    },
    "anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {
            "id": _TEXT,
            "type": {"enum": ["webpage", "document", "entry", "report"]},
            **dict.fromkeys(("title", "container-title", "publisher", "note", "language"), _TEXT),
            **dict.fromkeys(("original-publisher", "original-title"), _TEXT),
            "URL": {"type": "string", "pattern": "^https?://"},
            **dict.fromkeys(("author", "original-author"), _NAMES),
            **dict.fromkeys(("issued", "event-date", "original-date"), _DATE),
        },
        "required": ["id", "type", "title", "URL"],
        "additionalProperties": False,
    },
}
