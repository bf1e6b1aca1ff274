"""How the files of the search are called and written."""

import json

from generator.core.hashing import of_bytes
from generator.model.terms import Kind
from generator.plan.search.row import Row

INDEX = "search/index.json"
ORDER: tuple[Kind, ...] = (
    "incident",
    "event",
    "actor",
    "organisation",
    "person",
    "statement",
    "report",
    "document",
    "discrepancy",
    "rule",
    "outlet",
    "page",
)
BLOCK = 16
"""Rows in one block: results stand far apart, so many small blocks cost less than few big ones."""
_SHORT = 8


def words_file(shard: str) -> str:
    """Give the file of a shard. No name is one that a file system keeps for itself (`con`)."""
    plain = shard.isascii() and shard.isalnum()
    code = shard if plain else "-".join(f"{ord(mark):x}" for mark in shard) + "-"
    return f"search/words/w-{code}.json"


def rows_file(block: int) -> str:
    """Give the file of a block of rows."""
    return f"search/rows/{block}.json"


def shown(row: Row) -> list[object]:
    """Give what a block has of a row."""
    return [ORDER.index(row.kind), row.path, row.title, row.line]


def digest_of(text: str) -> str:
    """Give the digest that a file of the search has in its address."""
    return of_bytes(text.encode())[:_SHORT]


def write(value: object) -> str:
    """Write a file of the search."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
