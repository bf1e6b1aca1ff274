"""The catalog: every facet of the site's records, each made once and only if a job asks."""

from collections.abc import Iterable

from generator.core.language import ENGLISH, Language
from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Discrepancy, Event, Incident
from generator.model.terms import Kind
from generator.plan.facet import Facet
from generator.plan.facets.make_cards import make_card
from generator.plan.facets.make_fulls import make_full
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import ProseWriter
from generator.plan.search.words import fold

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
_BY_DATE: frozenset[Kind] = frozenset({"incident", "event", "statement", "report", "document"})

_THROUGH_EVENTS = frozenset(RELATED_ORDER) - {"incident", "event", "outlet", "page"}
"""What an incident's page shows because its events name it, or are named by it."""


class Catalog:
    """Facets of one site."""

    def __init__(self, site: Site, base: str, language: Language = ENGLISH) -> None:
        """Make facets of `site`, whose links begin with `base`, with words of `language`."""
        self.site = site
        self.language = language
        self.pieces = Pieces(site, ProseWriter(site, base, language=language))
        self._cards: dict[str, Facet] = {}
        self._order: dict[str, tuple[object, ...]] = {}
        self._by_kind: dict[Kind, list[Entry]] = {}

    def card(self, entry: Entry) -> Facet:
        """Give a record's card."""
        if entry.id not in self._cards:
            self._cards[entry.id] = Facet(make_card(self.pieces, entry))
        return self._cards[entry.id]

    def cards(self, entries: Iterable[Entry]) -> tuple[Facet, ...]:
        """Give the cards of several records, in their order."""
        return tuple(self.card(entry) for entry in entries)

    def event_cards(self, events: Iterable[EventBrief]) -> tuple[Facet, ...]:
        """Give the cards of events, in their order."""
        return self.cards(self.site.entries([event.id for event in events]))

    def full(self, entry: Entry) -> Facet:
        """Give a record in full."""
        return Facet(make_full(self.pieces, entry))

    def entries(self, kind: Kind) -> list[Entry]:
        """Give the records of a kind, in the order of lists of that kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = self._ordered(kind, self.site.index.of_kind(kind))
        return self._by_kind[kind]

    def related(
        self, entry: Entry, *, shown: Iterable[str] = (), through: Iterable[str] = ()
    ) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
        """Give the cards of all records that `entry` names or is named by, kind by kind.

        So also those of what the events `through` name or are named by. Those that its page has
        `shown` already, given by identity, are left out.
        """
        names = {*self.site.neighbour_ids(entry.id), *self.site.traced.unnamed.get(entry.id, ())}
        for event in through:
            names.update(
                name
                for name in self.site.neighbour_ids(event)
                if name.partition(":")[0] in _THROUGH_EVENTS
            )
        of_kind: dict[str, list[Entry]] = {}
        for other in self.site.entries(sorted(names - {entry.id, *shown})):
            of_kind.setdefault(other.kind, []).append(other)
        return tuple(
            (kind, self.cards(self._ordered(kind, of_kind[kind])))
            for kind in RELATED_ORDER
            if kind in of_kind
        )

    def _ordered(self, kind: Kind, entries: list[Entry]) -> list[Entry]:
        if kind == "discrepancy":
            return sorted(entries, key=lambda entry: (_rank(entry), self._title(entry)))
        return sorted(entries, key=self._dated if kind in _BY_DATE else self._title)

    def _dated(self, entry: Entry) -> tuple[object, ...]:
        if entry.id not in self._order:
            self._order[entry.id] = _dated(entry)
        return self._order[entry.id]

    def _title(self, entry: Entry) -> tuple[str, str, str]:
        title = self.pieces.link(entry).title
        return fold(title), title.casefold(), entry.id


def _dated(entry: Entry) -> tuple[object, ...]:
    """Order by date, undated records last, ties by identity."""
    record = entry.record
    field = "occurred" if isinstance(record, Event | Incident) else "date"
    when = getattr(record, "published", None) or getattr(record, field, None)
    return (when is None, when.date.sort_key if when else (), entry.id)


def _rank(entry: Entry) -> tuple[bool, bool]:
    """Differences that are open come first, then those that need care."""
    record = entry.record
    assert isinstance(record, Discrepancy)  # noqa: S101  the caller has looked
    return (record.status != "open", record.weight != "major")
