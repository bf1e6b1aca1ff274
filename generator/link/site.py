"""The linked, immutable site."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from generator.link.names import Names
from generator.link.published import Published
from generator.link.traced import Traced, Traces
from generator.model.addresses import address
from generator.model.brief import EventBrief
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.nametable import NameTable
from generator.model.terms import Kind

Links = Mapping[str, tuple[str, ...]]


class Site:
    """All records, who names whom, the order of events, and the names that prose may use."""

    def __init__(  # noqa: PLR0913  the parts of a site
        self,
        config: SiteConfig,
        index: Index,
        names: Names,
        traced: Traced,
        *,
        outbound: Links,
        inbound: Links,
        events: tuple[EventBrief, ...],
        incident_ids: tuple[str, ...],
        listed: Mapping[str, tuple[NameTable, ...]],
        published: Published,
    ) -> None:
        """Join the parts; every reference in them resolves.

        `events` are the oldest first; `listed` has what name tables say of a record's actor,
        and `published` how much became public in each month.
        """
        self.config = config
        self.index = index
        self.names = names
        self.traced = traced
        self.outbound = outbound
        self.inbound = inbound
        self.events = events
        self.incident_ids = incident_ids
        self.listed = listed
        self.published = published

    @cached_property
    def events_of(self) -> dict[str, list[EventBrief]]:
        """The events of each incident, by its id, oldest first."""
        found: dict[str, list[EventBrief]] = {}
        for event in self.events:
            for incident in event.incidents:
                found.setdefault(incident, []).append(event)
        return found

    @cached_property
    def briefs(self) -> dict[str, EventBrief]:
        """The events in brief, by identity."""
        return {event.id: event for event in self.events}

    def around(self, name: str) -> tuple[str | None, str | None]:
        """Give the events before and after one, in the first incident that it names."""
        incidents = self.briefs[name].incidents
        if not incidents:
            return None, None
        events, at = self.events_of[incidents[0]], self._places[name]
        return (
            events[at - 1].id if at else None,
            events[at + 1].id if at + 1 < len(events) else None,
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        """The place of each event among those of the first incident that it names."""
        return {
            event.id: at
            for incident, events in self.events_of.items()
            for at, event in enumerate(events)
            if event.incidents[0] == incident
        }

    def entry(self, name: str) -> Entry:
        """Give the entry of an identity."""
        return self.index.by_id[name]

    def entries(self, names: Sequence[str]) -> list[Entry]:
        """Give the entries of several identities, in their order."""
        self.index.expect(names)
        return [self.index.by_id[name] for name in names]

    def find(self, target: str, *kinds: str) -> Entry:
        """Give the entry that a reference names, written `kind:slug` or as a bare slug."""
        return self.index.find(target, *kinds)

    def neighbours(self, entry: Entry) -> list[Entry]:
        """Give the entries that `entry` names, or that name it, each once, in order of identity."""
        return self.entries(self.neighbour_ids(entry.id))

    def neighbour_ids(self, name: str) -> list[str]:
        """Give the identities of an entry's neighbours, in order."""
        return sorted({*self.outbound.get(name, ()), *self.inbound.get(name, ())} - {name})

    def naming(self, entry: Entry, kind: Kind) -> list[Entry]:
        """Give the entries of one kind that name `entry`, in order of identity."""
        return self.entries(self.naming_ids(entry, kind))

    def naming_ids(self, entry: Entry, kind: Kind) -> list[str]:
        """Give the identities of the entries of one kind that name `entry`, in order."""
        return [name for name in self.inbound.get(entry.id, ()) if name.startswith(f"{kind}:")]

    def traces(self, report: Entry) -> Traces | None:
        """Give the traces of a report's quotations, or None where no words are on record."""
        return self.traced.of_report.get(report.id)

    def path(self, entry: Entry) -> str:
        """Give the path of an entry's page."""
        return address(entry)
