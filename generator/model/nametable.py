"""Name tables: what others call actors, as a file of `names/` lists it."""

from msgspec import Struct

FOLDER = "names"
ENDING = ".tsv"
ROLES = ("primary", "alias")
RELATIONS = ("same", "overlaps")


class TableHead(Struct, frozen=True, array_like=True):
    """What a table says of itself."""

    file: str
    title: str | None = None
    source: str | None = None
    """The address of what it was taken from."""
    licence: str | None = None
    licence_address: str | None = None
    attribution: str | None = None
    """Whom its licence wants named, and what was changed."""


class TableName(Struct, frozen=True, array_like=True):
    """A row: a name that an authority gives an actor, which it knows by a name or number."""

    authority: str
    actor: str
    name: str
    role: str | None = None
    relation: str = "same"
    since: str | None = None
    """EDTF."""
    named_by: str | None = None
    """Who coined the name, by the word of the authority."""
    country: str | None = None
    source: str | None = None
    line: int = 0
    column: int = 0
    """Where the name stands in the file."""


class NameTable(Struct, frozen=True, array_like=True):
    """A table, or those of its rows that are wanted."""

    head: TableHead
    rows: tuple[TableName, ...]
