"""The catalog: every facet of the site's records, each made once and only if a job asks."""

from collections.abc import Iterable
from typing import TypeVar

from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import Event, Incident, Record
from generator.model.terms import Kind
from generator.plan.facet import Facet
from generator.plan.facets.make_cards import make_card
from generator.plan.facets.make_fulls import make_full
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import ProseWriter

R = TypeVar("R", bound=Record)

RELATED_ORDER: tuple[Kind, ...] = (
    "discrepancy",
    "incident",
    "event",
    "statement",
    "report",
    "document",
    "rule",
    "actor",
    "organisation",
    "person",
    "outlet",
    "page",
)


class Catalog:
    """Facets of one site."""

    def __init__(self, site: Site, base: str) -> None:
        """Make facets of `site`, whose links begin with `base`."""
        self.site = site
        self.pieces = Pieces(site, ProseWriter(site, base))
        self._cards: dict[str, Facet] = {}
        self._order: dict[str, tuple[object, ...]] = {}
        self._events = sorted(site.index.of(Event), key=_occurred)
        self._by_kind: dict[Kind, list[Entry]] = {}
        self._of_incident: dict[str, list[Entry]] = {}
        for entry, event in self._events:
            for target in dict.fromkeys(event.incidents):
                incident = site.find(target, "incident")
                self._of_incident.setdefault(incident.id, []).append(entry)

    def card(self, entry: Entry) -> Facet:
        """Give a record's card."""
        if entry.id not in self._cards:
            self._cards[entry.id] = Facet(make_card(self.pieces, entry))
        return self._cards[entry.id]

    def cards(self, entries: Iterable[Entry]) -> tuple[Facet, ...]:
        """Give the cards of several records, in their order."""
        return tuple(self.card(entry) for entry in entries)

    def full(self, entry: Entry) -> Facet:
        """Give a record in full."""
        return Facet(make_full(self.pieces, entry))

    def entries(self, kind: Kind) -> list[Entry]:
        """Give the records of a kind, in the order of lists of that kind."""
        if kind == "event":
            return [entry for entry, _event in self._events]
        if kind not in self._by_kind:
            of_kind = [entry for entry in self.site.index.by_id.values() if entry.kind == kind]
            self._by_kind[kind] = self._ordered(kind, of_kind)
        return self._by_kind[kind]

    def events_of(self, incident: Entry) -> list[Entry]:
        """Give the events of an incident, oldest first."""
        return self._of_incident.get(incident.id, [])

    def related(
        self, entry: Entry, *, without: Iterable[Kind] = ()
    ) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
        """Give the cards of all records that `entry` names or is named by, kind by kind."""
        left_out = frozenset(without)
        neighbours = self.site.neighbours(entry)
        groups: list[tuple[str, tuple[Facet, ...]]] = []
        for kind in RELATED_ORDER:
            of_kind = [other for other in neighbours if other.kind == kind]
            if of_kind and kind not in left_out:
                groups.append((kind, self.cards(self._ordered(kind, of_kind))))
        return tuple(groups)

    def _ordered(self, kind: Kind, entries: list[Entry]) -> list[Entry]:
        key = self._dated if kind in _BY_DATE or kind == "event" else self._title
        return sorted(entries, key=key)

    def _dated(self, entry: Entry) -> tuple[object, ...]:
        if entry.id not in self._order:
            self._order[entry.id] = _dated(entry)
        return self._order[entry.id]

    def _title(self, entry: Entry) -> tuple[str, str]:
        return (self.pieces.link(entry).title.casefold(), entry.id)


_BY_DATE: frozenset[Kind] = frozenset({"incident", "statement", "report", "document"})


def _occurred(pair: tuple[Entry, Event]) -> tuple[object, ...]:
    entry, event = pair
    return (event.occurred.date.sort_key, entry.id)


def _dated(entry: Entry) -> tuple[object, ...]:
    """Order by date, undated records last, ties by identity."""
    record = entry.record
    field = "occurred" if isinstance(record, Event | Incident) else "date"
    when = getattr(record, "published", None) or getattr(record, field, None)
    return (when is None, when.date.sort_key if when else (), entry.id)
