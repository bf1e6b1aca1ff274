"""A site as the last build left it, recalled from the cache entry by entry.

What an edit touches is small; what it must not read is the rest. Who names whom, where each record
is kept, in what order events stand and which names prose may use are kept in rows of their own, and
read only when they are asked for, as the records are.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from generator.engine.shelf import ForgottenError, Shelf, shelved
from generator.engine.standing import PREFIX
from generator.engine.store import Store
from generator.link.names import Names
from generator.link.published import Month
from generator.link.site import Site
from generator.link.traced import Traced, Traces, decoded, key_of, printed_in
from generator.model.brief import EventBrief
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.freeze import Thawing
from generator.model.index import Index
from generator.model.kinds import RECORDS
from generator.model.nametable import NameTable
from generator.model.terms import Kind

CORE = f"{PREFIX}:site"
"""The row that every recollection begins with."""
_EVENTS, _OF_KIND = f"{CORE}:events", f"{CORE}:of-kind"
_FILES, _SPOTS = f"{CORE}:files", f"{CORE}:spots"
_OUTBOUND, _INBOUND = f"{CORE}:outbound", f"{CORE}:inbound"
_UNNAMED = f"{CORE}:unnamed"

Ids = tuple[str, ...]
T = TypeVar("T")


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """Where an entry is kept: its file, and its place among the file's entries."""

    file: str
    position: int


class _Core(msgspec.Struct, frozen=True):
    counts: dict[Kind, int]
    incident_ids: Ids
    names: tuple[tuple[str, str], ...]
    tabled: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...]
    listed: dict[str, tuple[NameTable, ...]]
    statements: str
    """The digest of what quotations were traced to; with it a report's traces are found again."""
    published: dict[str, Month]


class Shape:
    """Everything of a site but its records. Raises `ForgottenError` where a row of it is lost."""

    def __init__(self, store: Store) -> None:
        """Read from `store` what the last build has kept there."""
        self.store = store
        core = _decoded(store, CORE, _Core)
        self.counts = core.counts
        self.incident_ids = core.incident_ids
        self.names = Names(core.names, core.tabled, core.known)
        self.listed = core.listed
        self.statements = core.statements
        """The digest of what quotations were traced to; with it a report's traces are found."""
        self.published = core.published
        self.unnamed = Shelf(store, _UNNAMED, Ids)
        self.files = Shelf(store, _FILES, str)
        """The key under which each file's records are kept."""
        self.spots = Shelf(store, _SPOTS, Spot)
        self.outbound = Shelf(store, _OUTBOUND, Ids)
        self.inbound = Shelf(store, _INBOUND, Ids)

    @cached_property
    def events(self) -> tuple[EventBrief, ...]:
        """The events, the oldest first."""
        return _decoded(self.store, _EVENTS, tuple[EventBrief, ...])

    def take(self, files: Mapping[str, str], events: tuple[EventBrief, ...]) -> None:
        """Be the shape of the site once `files` have other keys, and events other dates."""
        self.files.take(files)
        self.events = events

    def of_kind(self, kind: Kind) -> Ids:
        """Give the identities of a kind, in order."""
        return _decoded(self.store, f"{_OF_KIND}:{kind}", Ids)


def rows_of(site: Site, files: Mapping[str, str]) -> dict[str, bytes]:
    """Give the rows from which a site is recalled whose files are kept under the keys `files`."""
    positions: dict[str, int] = {}
    spots: dict[str, Spot] = {}
    of_kind: dict[Kind, list[str]] = {kind: [] for kind in RECORDS}
    for entry in site.index.entries:
        position = positions.get(entry.file, 0)
        positions[entry.file] = position + 1
        spots[entry.id] = Spot(entry.file, position)
        of_kind[entry.kind].append(entry.id)
    names = site.names
    core = _Core(
        counts={kind: len(ids) for kind, ids in of_kind.items()},
        incident_ids=site.incident_ids,
        names=names.pairs,
        tabled=names.tabled,
        known=names.known,
        listed=dict(site.listed),
        statements=site.traced.statements,
        published=dict(site.published),
    )
    return {
        CORE: _encode(core),
        _EVENTS: _encode(site.events),
        **{f"{_OF_KIND}:{kind}": _encode(sorted(ids)) for kind, ids in of_kind.items()},
        **shelved(_FILES, files),
        **shelved(_SPOTS, spots),
        **shelved(_OUTBOUND, site.outbound),
        **shelved(_INBOUND, site.inbound),
        **shelved(_UNNAMED, site.traced.unnamed),
    }


def changed_rows(
    shape: Shape, files: Mapping[str, str], events: tuple[EventBrief, ...]
) -> dict[str, bytes]:
    """Give the rows of a shape that are new once `files` have other keys, and events other dates.

    The identities and the references are those of the shape.
    """
    rows = shape.files.changed(files)
    return rows if events == shape.events else {**rows, _EVENTS: _encode(events)}


def _decoded(store: Store, key: str, of: type[T]) -> T:
    row = store.get([key]).get(key)
    try:
        if row is None:
            raise ForgottenError(key)
        return msgspec.msgpack.decode(row, type=of)
    except msgspec.DecodeError as lost:  # as another version of the program wrote it
        raise ForgottenError(key) from lost


class Recalled(Mapping[str, Entry]):
    """The entries of a shape, each read from the store when it is asked for."""

    def __init__(self, shape: Shape, edited: Mapping[str, Entry]) -> None:
        """Read from the shape's store; `edited` stand in for what is kept there."""
        self.shape = shape
        self._entries = dict(edited)
        self._files: dict[str, Thawing] = {}

    def __getitem__(self, name: str) -> Entry:
        """Give an entry; raise `KeyError` for none, `ForgottenError` for one that is lost."""
        if name not in self._entries:
            self.expect([name])
            spot = self.shape.spots[name]
            self._entries[name] = self._file(spot.file)[spot.position]
        return self._entries[name]

    def expect(self, names: Iterable[str]) -> None:
        """Read at once what is going to be asked for."""
        missing = [name for name in names if name not in self._entries]
        self.shape.spots.expect(missing)
        wanted = {self.shape.spots[name].file for name in missing} - self._files.keys()
        self.shape.files.expect(wanted)
        keys = {self.shape.files[path]: path for path in wanted}
        for key, data in self.shape.store.get(keys).items():
            self._files[keys[key]] = Thawing(data)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such an entry, without reading it."""
        return name in self.shape.spots

    def __iter__(self) -> Iterator[str]:
        """Give the identities."""
        return iter(self.shape.spots)

    def __len__(self) -> int:
        """Say how many there are."""
        return len(self.shape.spots)

    def _file(self, path: str) -> Thawing:
        if path not in self._files:
            raise ForgottenError(path)
        return self._files[path]


class RecalledIndex(Index):
    """An index that reads a record only when it is asked for; `entries` are those given."""

    def __init__(self, entries: tuple[Entry, ...], recalled: Recalled) -> None:
        """Look entries up in `recalled`."""
        super().__init__(entries)
        self.by_id = recalled
        self._recalled = recalled

    def expect(self, names: Iterable[str]) -> None:
        """Read several entries at once."""
        self._recalled.expect(names)

    def of_kind(self, kind: Kind) -> list[Entry]:
        """Give the entries of a kind, in order of identity."""
        ids = self._recalled.shape.of_kind(kind)
        self._recalled.expect(ids)
        return [self.by_id[name] for name in ids]

    def count(self, kind: Kind) -> int:
        """Say how many entries of a kind there are."""
        return self._recalled.shape.counts.get(kind, 0)


class RecalledTraces(Mapping[str, Traces]):
    """The traces of reports, each read from the store when it is asked for."""

    def __init__(self, shape: Shape, index: Index) -> None:
        """Read from the shape's store what the reports of `index` were found to quote."""
        self._shape = shape
        self._index = index

    def __getitem__(self, name: str) -> Traces:
        """Give a report's traces; raise `KeyError` for none, `ForgottenError` for lost ones."""
        printed = printed_in(self._index, self._index.by_id[name])
        if all(one.text is None for one in printed):
            raise KeyError(name)
        key = key_of(self._shape.statements, printed)
        found = self._shape.store.get([key])
        if key not in found:
            raise ForgottenError(name)
        return decoded(found[key])

    def __iter__(self) -> Iterator[str]:
        """Give the identities of all reports; some may have no traces."""
        return (name for name in self._index.by_id if name.startswith("report:"))

    def __len__(self) -> int:
        """Say how many reports there are."""
        return sum(1 for _name in self)


def recall(
    config: SiteConfig,
    shape: Shape,
    index: RecalledIndex,
    events: tuple[EventBrief, ...],
) -> Site:
    """Give the site of a shape, with its names, and its events in the order `events`."""
    return Site(
        config,
        index,
        shape.names,
        Traced(RecalledTraces(shape, index), shape.statements, shape.unnamed),
        outbound=shape.outbound,
        inbound=shape.inbound,
        events=events,
        incident_ids=shape.incident_ids,
        listed=shape.listed,
        published=shape.published,
    )


def _encode(value: object) -> bytes:
    return msgspec.msgpack.encode(value)
