"""CSL-JSON (the data format of the Citation Style Language, 1.0): an item a program can read.

A date has the parts that are known and no others. What the format cannot say is left in words.
"""

import json
from typing import Any

from generator.core.edtf import Edtf
from generator.core.language import Language
from generator.model.when import When

_JSON = json.JSONEncoder(ensure_ascii=False)
_SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}


def names(authors: tuple[str, ...]) -> list[dict[str, str]]:
    """Give names as printed: which part of one is the family's is not on record."""
    return [{"literal": author} for author in authors]


def date(when: When, language: Language) -> dict[str, Any]:
    """Give a date: the source's own words where it has any, and parts as far as they are known."""
    value = when.date
    parts = _ends(value)
    if parts is None or value.uncertain:  # `circa` says about when, and not perhaps
        return {"literal": when.said(language)}
    return {
        "date-parts": parts,
        **({"season": _SEASONS[value[5:7]]} if value.kind == "season" else {}),
        **({"circa": True} if value.approximate else {}),
        **({"literal": when.source_words} if when.source_words else {}),
    }


def _ends(value: Edtf) -> list[list[int]] | None:
    if value.kind != "interval":
        return [_parts(value)]
    if value.start is None or value.end is None:
        return None
    ends = (value.start, value.end)
    # One `circa` stands for the whole; a season belongs to one date, and doubt to one end.
    same = value.start.approximate == value.end.approximate
    plain = same and all(one.kind != "season" for one in ends)
    return [_parts(one) for one in ends] if plain else None


def _parts(value: Edtf) -> list[int]:
    day = value.rstrip("~?%").partition("T")[0]
    numbers = [int(part) for part in day.split("-")]
    return numbers[:1] if value.kind == "season" else numbers


def item(properties: dict[str, Any]) -> str:
    """Give an array of one item, a property a line; without those that are empty."""
    lines = (f'"{name}": {_JSON.encode(value)}' for name, value in properties.items() if value)
    return "[{\n" + ",\n".join(lines) + "\n}]"
