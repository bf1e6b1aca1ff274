"""A record with what loading found in it. No positions of YAML: those are looked up when needed."""

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.model.body import RichText
from generator.model.records import Record
from generator.model.terms import Kind


class Place(Struct, frozen=True, order=True, array_like=True):
    """A place in a record, for messages: a field, or a text inside that field.

    `field` is a path of keys and indices joined by dots; `index` is the record's place in a file
    that holds a list, or -1. `raw` is searched from line `line` of the field, the `nth` time.
    """

    file: str
    index: int = -1
    field: str = ""
    raw: str = ""
    line: int = 0
    nth: int = 0
    on_key: bool = False


class WrittenRef(Struct, frozen=True, array_like=True):
    """A reference as written: what it names, of which kinds it may be, and where it stands."""

    target: str
    kinds: tuple[Kind, ...]
    place: Place


class Entry(Struct, frozen=True, kw_only=True):
    """One record of one file."""

    id: str
    """The record's identity: `kind:slug`."""
    kind: Kind
    slug: str
    file: str
    index: int
    record: Record
    texts: dict[str, RichText]
    refs: tuple[WrittenRef, ...]

    def place(self, field: str = "", *, on_key: bool = False) -> Place:
        """Point at a field of this record."""
        return Place(self.file, self.index, field, on_key=on_key)


class Loaded(Struct, frozen=True, kw_only=True):
    """What one file gave: entries, the ids and references of what is broken, and problems."""

    entries: tuple[Entry, ...] = ()
    broken: tuple[str, ...] = ()
    loose: tuple[WrittenRef, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
