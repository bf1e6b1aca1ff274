"""A site as the last build left it, recalled from the cache entry by entry.

What an edit touches is small; what it must not read is the rest. The shape of the site (who names
whom, in what order events stand, which names prose may use) is one row; the records are read only
when they are asked for.
"""

from collections.abc import Iterator, Mapping

import msgspec

from generator.engine.store import Store
from generator.link.names import Names
from generator.link.site import Site
from generator.link.traced import Traced, Traces, decoded, key_of, printed_in
from generator.model.brief import EventBrief
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.freeze import thaw_at
from generator.model.index import Index
from generator.model.nametable import NameTable
from generator.model.terms import Kind


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """Where an entry is kept: its file, and its place among the file's entries."""

    file: str
    position: int


class Shape(msgspec.Struct, frozen=True):
    """Everything of a site but its records."""

    files: dict[str, str]
    """The key under which each file's records are kept."""
    spots: dict[str, Spot]
    outbound: dict[str, tuple[str, ...]]
    inbound: dict[str, tuple[str, ...]]
    events: tuple[EventBrief, ...]
    incident_ids: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    tabled: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...]
    listed: dict[str, tuple[NameTable, ...]]
    statements: str
    """The digest of what quotations were traced to; with it a report's traces are found again."""
    unnamed: dict[str, tuple[str, ...]]


def shape_of(site: Site, files: Mapping[str, str]) -> Shape:
    """Give the shape of a site whose files are kept under the keys `files`."""
    positions: dict[str, int] = {}
    spots: dict[str, Spot] = {}
    for entry in site.index.entries:
        position = positions.get(entry.file, 0)
        positions[entry.file] = position + 1
        spots[entry.id] = Spot(entry.file, position)
    return Shape(
        files=dict(files),
        spots=spots,
        outbound=dict(site.outbound),
        inbound=dict(site.inbound),
        events=site.events,
        incident_ids=site.incident_ids,
        names=site.names.pairs,
        tabled=site.names.tabled,
        known=site.names.known,
        listed=dict(site.listed),
        statements=site.traced.statements,
        unnamed=dict(site.traced.unnamed),
    )


def encode(shape: Shape) -> bytes:
    """Give the bytes of a shape."""
    return msgspec.msgpack.encode(shape)


def decode(data: bytes) -> Shape | None:
    """Give back a shape, or None for one that another version of the program wrote."""
    try:
        return msgspec.msgpack.decode(data, type=Shape)
    except msgspec.DecodeError:
        return None


class ForgottenError(Exception):
    """A record that should be in the cache is not there, or not sound."""


class Recalled(Mapping[str, Entry]):
    """The entries of a shape, each read from the store when it is asked for."""

    def __init__(self, shape: Shape, store: Store, edited: Mapping[str, Entry]) -> None:
        """Read from `store`; `edited` stand in for what is kept there."""
        self._shape = shape
        self._store = store
        self._entries = dict(edited)
        self._files: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> Entry:
        """Give an entry; raise `KeyError` for none, `ForgottenError` for one that is lost."""
        if name not in self._entries:
            spot = self._shape.spots[name]
            self._entries[name] = thaw_at(self._file(spot.file), spot.position)
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such an entry, without reading it."""
        return name in self._shape.spots

    def __iter__(self) -> Iterator[str]:
        """Give the identities."""
        return iter(self._shape.spots)

    def __len__(self) -> int:
        """Say how many there are."""
        return len(self._shape.spots)

    def _file(self, path: str) -> bytes:
        if path not in self._files:
            key = self._shape.files[path]
            found = self._store.get([key])
            if key not in found:
                raise ForgottenError(path)
            self._files[path] = found[key]
        return self._files[path]


class RecalledIndex(Index):
    """An index that reads a record only when it is asked for; `entries` are those given."""

    def __init__(self, entries: tuple[Entry, ...], recalled: Recalled) -> None:
        """Look entries up in `recalled`."""
        super().__init__(entries)
        self.by_id = recalled

    def of_kind(self, kind: Kind) -> list[Entry]:
        """Give the entries of a kind, in order of identity."""
        return [self.by_id[name] for name in sorted(self.by_id) if name.startswith(f"{kind}:")]


def names_in(shape: Shape) -> Names:
    """Give the names of a shape."""
    return Names(shape.names, shape.tabled, shape.known)


class RecalledTraces(Mapping[str, Traces]):
    """The traces of reports, each read from the store when it is asked for."""

    def __init__(self, shape: Shape, index: Index, store: Store) -> None:
        """Read from `store` what the reports of `index` were found to quote."""
        self._shape = shape
        self._index = index
        self._store = store

    def __getitem__(self, name: str) -> Traces:
        """Give a report's traces; raise `KeyError` for none, `ForgottenError` for lost ones."""
        printed = printed_in(self._index, self._index.by_id[name])
        if all(one.text is None for one in printed):
            raise KeyError(name)
        key = key_of(self._shape.statements, printed)
        found = self._store.get([key])
        if key not in found:
            raise ForgottenError(name)
        return decoded(found[key])

    def __iter__(self) -> Iterator[str]:
        """Give the identities of all reports; some may have no traces."""
        return (name for name in self._index.by_id if name.startswith("report:"))

    def __len__(self) -> int:
        """Say how many reports there are."""
        return sum(1 for _name in self)


def recall(  # noqa: PLR0913  the parts of a site
    config: SiteConfig,
    shape: Shape,
    index: RecalledIndex,
    events: tuple[EventBrief, ...],
    *,
    names: Names,
    store: Store,
) -> Site:
    """Give the site of a shape, with its names, and its events in the order `events`."""
    return Site(
        config,
        index,
        names,
        Traced(RecalledTraces(shape, index, store), shape.statements, shape.unnamed),
        outbound=shape.outbound,
        inbound=shape.inbound,
        events=events,
        incident_ids=shape.incident_ids,
        listed=shape.listed,
    )
