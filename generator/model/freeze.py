"""Loaded files to bytes and back, for the cache and between processes. Nothing is pickled."""

from msgspec import Raw, Struct, msgpack

from generator.core.diagnostic import Diagnostic
from generator.model.body import RichText
from generator.model.entry import Entry, Loaded, WrittenRef
from generator.model.kinds import RECORDS
from generator.model.terms import Kind


class _Entry(Struct, array_like=True):
    kind: Kind
    slug: str
    file: str
    index: int
    record: Raw
    texts: dict[str, RichText]
    refs: tuple[WrittenRef, ...]


class _Loaded(Struct, array_like=True):
    entries: tuple[_Entry, ...]
    broken: tuple[str, ...]
    loose: tuple[WrittenRef, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Listed(Struct, array_like=True):
    entries: tuple[Raw, ...]


def _read(cls: type, value: object) -> object:
    reader = getattr(cls, "read", None) or cls.parse  # type: ignore[attr-defined]
    return reader(value)


_encoder = msgpack.Encoder(enc_hook=lambda value: value.written())
_decoder = msgpack.Decoder(_Loaded)
_listed = msgpack.Decoder(_Listed)
_one = msgpack.Decoder(_Entry)
_records = {kind: msgpack.Decoder(cls, dec_hook=_read) for kind, cls in RECORDS.items()}


def freeze(loaded: Loaded) -> bytes:
    """Give the bytes of `loaded`."""
    entries = tuple(
        _Entry(e.kind, e.slug, e.file, e.index, Raw(_encoder.encode(e.record)), e.texts, e.refs)
        for e in loaded.entries
    )
    return _encoder.encode(_Loaded(entries, loaded.broken, loaded.loose, loaded.diagnostics))


def thaw(data: bytes) -> Loaded:
    """Give back what `freeze` was given."""
    wire = _decoder.decode(data)
    entries = tuple(map(_thawed, wire.entries))
    return Loaded(
        entries=entries, broken=wire.broken, loose=wire.loose, diagnostics=wire.diagnostics
    )


class Thawing:
    """What `freeze` was given, entry by entry: each is read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Find where the entries are in `data`."""
        self._entries = _listed.decode(data).entries

    def __getitem__(self, position: int) -> Entry:
        """Give back one entry."""
        return _thawed(_one.decode(self._entries[position]))


def _thawed(wire: _Entry) -> Entry:
    return Entry(
        id=f"{wire.kind}:{wire.slug}",
        kind=wire.kind,
        slug=wire.slug,
        file=wire.file,
        index=wire.index,
        record=_records[wire.kind].decode(wire.record),
        texts=wire.texts,
        refs=wire.refs,
    )
