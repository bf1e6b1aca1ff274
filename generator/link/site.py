"""The linked, immutable site."""

from typing import TypeVar

from generator.link.names import Names
from generator.model.addresses import address
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.records import Record

R = TypeVar("R", bound=Record)


class Site:
    """All records, who names whom, and the names that prose may use."""

    def __init__(
        self,
        config: SiteConfig,
        index: Index,
        names: Names,
        outbound: dict[str, tuple[str, ...]],
        inbound: dict[str, tuple[str, ...]],
    ) -> None:
        """Join the parts; every reference in them resolves."""
        self.config = config
        self.index = index
        self.names = names
        self._outbound = outbound
        self._inbound = inbound

    def find(self, target: str, *kinds: str) -> Entry:
        """Give the entry that a reference names, written `kind:slug` or as a bare slug."""
        if ":" in target:
            return self.index.by_id[target]
        ids = (f"{kind}:{target}" for kind in kinds)
        return next(self.index.by_id[name] for name in ids if name in self.index.by_id)

    def neighbours(self, entry: Entry) -> list[Entry]:
        """Give the entries that `entry` names, or that name it, each once, in order of identity."""
        ids = {*self._outbound.get(entry.id, ()), *self._inbound.get(entry.id, ())} - {entry.id}
        return [self.index.by_id[name] for name in sorted(ids)]

    def naming(self, entry: Entry) -> list[Entry]:
        """Give the entries that name `entry`, in order of identity."""
        return [self.index.by_id[name] for name in self._inbound.get(entry.id, ())]

    def path(self, entry: Entry) -> str:
        """Give the path of an entry's page."""
        return address(entry)
