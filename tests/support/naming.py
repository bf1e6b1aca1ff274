"""Names for tests: records of actors and rows of tables, made here, and the table in ../shared."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.link.claims import claims_of
from generator.link.names import Names, names_among
from generator.load.nametable import load_table
from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.nametable import NameTable, TableHead, TableName
from generator.model.parts import Name
from generator.model.records import Actor

SHARED = Path(__file__).parents[3] / "shared" / "data" / "actors" / "aliases.tsv"
needs_shared_names = pytest.mark.skipif(not SHARED.is_file(), reason="no table of names at hand")

Row = tuple[str, str, str]
Resolve = Callable[[tuple[Entry, ...], list[Row]], Names]


@cache
def shared_table() -> NameTable:
    loaded = load_table("names/aliases.tsv", SHARED.read_bytes())
    assert loaded.diagnostics == ()
    return loaded.table


def actor(slug: str, *names: tuple[str, str], overlaps: Iterable[tuple[str, str]] = ()) -> Entry:
    """Make the record of an actor from pairs of an authority and a name."""
    same = [_name(authority, name) for authority, name in names]
    also = [_name(authority, name, relation="overlaps") for authority, name in overlaps]
    record = Actor(slug=slug, name=slug.title(), summary="", names=(*same, *also))
    return Entry(
        id=f"actor:{slug}",
        kind="actor",
        slug=slug,
        file=f"actors/{slug}.yaml",
        index=-1,
        record=record,
        texts={},
        refs=(),
    )


def _name(authority: str, name: str, **more: Any) -> Name:
    return Name(name=name, authority=authority, sources=(), verified="excerpt", **more)


def table(rows: Iterable[Row]) -> NameTable:
    numbered = (TableName(*row, line=line) for line, row in enumerate(rows, 2))
    return NameTable(TableHead("names/table.tsv"), tuple(numbered))


def resolved(actors: Iterable[Entry], rows: Iterable[Row]) -> Names:
    return names_among(claims_of(Index(actors), [table(rows)]))


def owners(names: Names, name: str) -> tuple[str, ...]:
    """Whose a name is where it stands alone in a text."""
    whole = (0, len(name))
    return next((one.owners for one in names.find(name) if (one.start, one.end) == whole), ())
