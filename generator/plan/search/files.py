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
ROWS = BLOCK * GROUP
"""Rows of the blocks that share a digest."""
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


def pieces_of(
    shards: Sequence[Shard], ids: Sequence[str], rows: Sequence[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Give what the list says of shards and rows, and the files of both, by their paths.

    `rows` are written, `ids` are whose they are.
    """
    words, owners = [digest_of([shard.json]) for shard in shards], _owners_of(ids)
    blocks = [
        headed(owners[at // BLOCK // GROUP], f"[{','.join(rows[at : at + BLOCK])}]")
        for at in range(0, len(rows), BLOCK)
    ]
    files = {
        **{
            words_file(shard.start): headed(digest, shard.json)
            for digest, shard in zip(words, shards, strict=True)
        },
        **{rows_file(number): block for number, block in enumerate(blocks)},
    }
    return _listed(shards, words, owners, blocks), files


def headed(digest: str, text: str) -> str:
    """Give a file whose first word is the digest that the list has for it, before what it holds.

    A browser so knows a file of another build, which a host gives out at the same address.
    """
    return f'["{digest}",{text}]'


def _owners_of(ids: Sequence[str]) -> list[str]:
    """Give the digest of the records of each group of blocks: an edit changes none of them."""
    return [digest_of([" ".join(ids[at : at + ROWS])]) for at in range(0, len(ids), ROWS)]


def _listed(
    shards: Sequence[Shard], words: Sequence[str], owners: Sequence[str], blocks: Sequence[str]
) -> dict[str, Any]:
    """Give what stands where, and what each weighs.

    The digests stand in one text each, which says in a third of the bytes what a list would.
    """
    return {
        "block": BLOCK,
        "group": GROUP,
        "starts": " ".join(shard.start for shard in shards),
        "sizes": [shard.size for shard in shards],
        "words": "".join(words),
        "owners": "".join(owners),
        "rows": "".join(digest_of(blocks[at : at + GROUP]) for at in range(0, len(blocks), GROUP)),
        "largest": max((len(block.encode()) for block in blocks), default=0),
    }


def digest_of(texts: Iterable[str]) -> str:
    """Give the digest that files of the search have in their addresses."""
    return of_bytes("".join(texts).encode())[:SHORT]


def write(value: object) -> str:
    """Write a file of the search."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
