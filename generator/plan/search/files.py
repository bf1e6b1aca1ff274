"""How the files of the search are called and written."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from generator.core.hashing import of_bytes
from generator.model.terms import Kind
from generator.plan.search.row import Row
from generator.plan.search.shards import Shard

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
BLOCK = 8
"""Rows in one block: results stand far apart, so many small blocks cost less than few big ones."""
GROUP = 16
"""Blocks that share a digest in the list, which every reader fetches."""
SHORT = 8
"""Characters of a digest in an address."""


def words_file(start: str) -> str:
    """Give the file of a shard. No name is one that a file system keeps for itself (`con`)."""
    plain = start.isascii() and start.isalnum()
    code = start if plain else "-".join(f"{ord(mark):x}" for mark in start) + "-"
    return f"search/words/w-{code}.json"


def rows_file(block: int) -> str:
    """Give the file of a block of rows."""
    return f"search/rows/{block}.json"


def shown(row: Row) -> list[object]:
    """Give what a block has of a row."""
    return [ORDER.index(row.kind), row.path, row.title, row.line]


def blocks_of(rows: Sequence[str]) -> list[str]:
    """Give the blocks of rows that are written."""
    return [f"[{','.join(rows[at : at + BLOCK])}]" for at in range(0, len(rows), BLOCK)]


def listed(shards: Sequence[Shard], blocks: Sequence[str]) -> dict[str, Any]:
    """Give what the list says of the files: what stands where, and what each weighs.

    The digests stand in one text each, which says in a third of the bytes what a list would.
    """
    return {
        "block": BLOCK,
        "group": GROUP,
        "starts": " ".join(shard.start for shard in shards),
        "sizes": [shard.size for shard in shards],
        "words": "".join(digest_of([shard.json]) for shard in shards),
        "rows": "".join(digest_of(blocks[at : at + GROUP]) for at in range(0, len(blocks), GROUP)),
        "largest": max((len(block.encode()) for block in blocks), default=0),
    }


def digest_of(texts: Iterable[str]) -> str:
    """Give the digest that files of the search have in their addresses."""
    return of_bytes("".join(texts).encode())[:SHORT]


def write(value: object) -> str:
    """Write a file of the search."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
