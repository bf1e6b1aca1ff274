"""Loaded files to bytes and back, for the cache and between processes. Nothing is pickled.

The references of an entry stand in its own file, and most may be of the same few kinds: neither is
written again for each, and all that are read back share them. So do texts share `</p>` and the
like.
"""

from sys import intern

from msgspec import Raw, Struct, msgpack

from generator.core.diagnostic import Diagnostic
from generator.model.body import Html, RichText
from generator.model.entry import Entry, Loaded, Place, WrittenRef
from generator.model.kinds import RECORDS
from generator.model.terms import Kind

_Kinds = tuple[Kind, ...]


class _Ref(Struct, array_like=True):
    """A reference without what it shares with others of its entry."""

    target: str
    kinds: int
    field: str
    raw: str
    line: int
    nth: int


class _Entry(Struct, array_like=True):
    kind: Kind
    slug: str
    file: str
    index: int
    record: Raw
    texts: dict[str, RichText]
    kinds: tuple[_Kinds, ...]
    refs: tuple[_Ref, ...]


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
    entries = tuple(map(_frozen, loaded.entries))
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


def _frozen(entry: Entry) -> _Entry:
    kinds = tuple(dict.fromkeys(ref.kinds for ref in entry.refs))
    return _Entry(
        entry.kind,
        entry.slug,
        entry.file,
        entry.index,
        Raw(_encoder.encode(entry.record)),
        entry.texts,
        kinds,
        tuple(
            _Ref(ref.target, kinds.index(ref.kinds), at.field, at.raw, at.line, at.nth)
            for ref in entry.refs
            for at in [ref.place]
        ),
    )


def _thawed(wire: _Entry) -> Entry:
    kinds = [_shared.setdefault(one, one) for one in wire.kinds]
    file, index = wire.file, wire.index
    return Entry(
        id=f"{wire.kind}:{wire.slug}",
        kind=wire.kind,
        slug=wire.slug,
        file=file,
        index=index,
        record=_records[wire.kind].decode(wire.record),
        texts={intern(field): _sharing(text) for field, text in wire.texts.items()},
        refs=tuple(
            WrittenRef(
                ref.target,
                kinds[ref.kinds],
                Place(file, index, intern(ref.field), ref.raw, ref.line, ref.nth),
            )
            for ref in wire.refs
        ),
    )


def _sharing(text: RichText) -> RichText:
    if len(_tags) > _MOST_TAGS:
        _tags.clear()
    parts = (
        _tags.setdefault(part, part)
        if type(part) is Html and len(part.html) <= _SHORT_TAG
        else part
        for part in text.segments
    )
    return RichText(tuple(parts), text.headings)


_shared: dict[_Kinds, _Kinds] = {}
_tags: dict[Html, Html] = {}
_MOST_TAGS, _SHORT_TAG = 5_000, 40
