"""All entries of a site, and what a written reference means among them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from generator.core.suggest import nearest
from generator.model.entry import Entry, WrittenRef
from generator.model.kinds import FOLDERS, RECORDS
from generator.model.records import Record
from generator.model.terms import Kind

R = TypeVar("R", bound=Record)


class Found(Struct, frozen=True):
    """A reference that resolves."""

    entry: Entry


class Broken(Struct, frozen=True):
    """A reference to a record that has problems of its own, which are reported already."""


class Unresolved(Struct, frozen=True):
    """A reference that names nothing, or too much."""

    code: str
    message: str
    help: str


class Index:
    """Entries by identity; of two with one identity the first in order counts."""

    def __init__(
        self,
        entries: Iterable[Entry],
        broken: Iterable[str] = (),
        loose: Iterable[WrittenRef] = (),
    ) -> None:
        """Index `entries`; `broken` names the records that could not be read.

        `loose` are the references that stand in no record: in a broken one, or in `site.yaml`.
        """
        self.entries = tuple(entries)
        self.broken = frozenset(broken)
        self.loose = tuple(loose)
        by_id: dict[str, Entry] = {}
        for entry in self.entries:
            by_id.setdefault(entry.id, entry)
        self.by_id: Mapping[str, Entry] = by_id

    def of(self, cls: type[R]) -> Iterator[tuple[Entry, R]]:
        """Give the entries whose record is a `cls`, with the record."""
        for entry in self.entries:
            if isinstance(entry.record, cls):
                yield entry, entry.record

    def expect(self, names: Iterable[str]) -> None:
        """Learn which entries are going to be asked for; one that has to read them may prepare."""

    def of_kind(self, kind: Kind) -> list[Entry]:
        """Give the entries of a kind, in order of identity."""
        return sorted((e for e in self.by_id.values() if e.kind == kind), key=lambda e: e.id)

    def count(self, kind: Kind) -> int:
        """Say how many entries of a kind there are."""
        return self._counts[kind]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(name.partition(":")[0] for name in self.by_id)

    def find(self, target: str, *kinds: str) -> Entry:
        """Give the entry that a sound reference names, as `kind:slug` or as a bare slug."""
        if ":" in target:
            return self.by_id[target]
        ids = (f"{kind}:{target}" for kind in kinds)
        return next(self.by_id[name] for name in ids if name in self.by_id)

    def resolve(self, ref: WrittenRef) -> Found | Broken | Unresolved:
        """Say what `ref` names."""
        prefix, colon, slug = ref.target.partition(":")
        if not colon:
            return self._bare(ref)
        if prefix not in RECORDS:
            meant = FOLDERS.get(prefix) or nearest(prefix, ref.kinds)
            return Unresolved(
                "dangling-reference",
                f"there is no kind of record called {prefix!r}",
                f"did you mean `{meant}:{slug}`?" if meant else _kinds(ref.kinds),
            )
        if prefix not in ref.kinds:
            return Unresolved(
                "wrong-kind", f"{_article(prefix)} cannot stand here", _kinds(ref.kinds)
            )
        return self._known([f"{prefix}:{slug}"], ref)

    def _bare(self, ref: WrittenRef) -> Found | Broken | Unresolved:
        folder, slash, name = ref.target.rpartition("/")
        kind = FOLDERS.get(folder.rpartition("/")[2]) if slash else None
        if kind is not None:
            return Unresolved(
                "dangling-reference",
                f"a reference names a record, not its file: {ref.target!r}",
                f"did you mean `{kind}:{name.removesuffix('.md').removesuffix('.yaml')}`?",
            )
        return self._known([f"{kind}:{ref.target}" for kind in ref.kinds], ref)

    def _known(self, ids: list[str], ref: WrittenRef) -> Found | Broken | Unresolved:
        found = [self.by_id[name] for name in ids if name in self.by_id]
        if len(found) == 1:
            return Found(found[0])
        if found:
            names = " or ".join(f"`{entry.id}`" for entry in found)
            return Unresolved(
                "ambiguous-reference",
                f"{ref.target!r} names more than one record",
                f"write {names}",
            )
        if any(name in self.broken for name in ids):
            return Broken()
        return self._dangling(ids, ref)

    def _dangling(self, ids: list[str], ref: WrittenRef) -> Unresolved:
        kinds = {name.partition(":")[0] for name in ids}
        slugs = {e.slug: e.id for e in self.entries if e.kind in kinds}
        meant = nearest(ref.target.rpartition(":")[2], slugs)
        shown = (slugs[meant] if ":" in ref.target or len(kinds) > 1 else meant) if meant else None
        what = kinds.pop() if len(kinds) == 1 else "record"
        return Unresolved(
            "dangling-reference",
            f"there is no {what} called {ref.target.rpartition(':')[2]!r}",
            f"did you mean `{shown}`?" if shown else "write the record, or mend the reference",
        )


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _kinds(kinds: tuple[Kind, ...]) -> str:
    return f"write {' or '.join(f'`{kind}:…`' for kind in kinds)}"
