"""The catalog: every facet of the site's records, each made once and only if a job asks."""

from collections.abc import Iterable, Iterator

from generator.core.language import ENGLISH, Language
from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Discrepancy, Event, Incident
from generator.model.terms import Kind
from generator.model.when import When
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

MOST_RELATED = 200
"""Cards of a kind beside a record: what ten thousand records name would have a page beyond use."""

Related = tuple[tuple[str, tuple[tuple[str, str, tuple[Facet, ...], str], ...]], ...]
"""Ways, each with its kinds: of each the id of its heading, its cards, and how many there are."""


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

    def event_card(self, event: EventBrief | None) -> Facet | None:
        """Give the card of an event, or None where there is none."""
        return self.card(self.site.entry(event.id)) if event is not None else None

    def full(self, entry: Entry) -> Facet:
        """Give a record in full."""
        return Facet(make_full(self.pieces, entry))

    def around(self, names: Iterable[str], kind: Kind) -> list[Entry]:
        """Give the records of a kind that name any of some others, or are named by one, in order.

        `names` are the identities of the others.
        """
        found = {
            other
            for name in names
            for other in self.site.neighbour_ids(name)
            if other.startswith(f"{kind}:")
        }
        return self._ordered(kind, self.site.entries(sorted(found)))

    def entries(self, kind: Kind) -> list[Entry]:
        """Give the records of a kind, in the order of lists of that kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = self._ordered(kind, self.site.index.of_kind(kind))
        return self._by_kind[kind]

    def related(
        self, entry: Entry, *, shown: Iterable[str] = (), through: Iterable[str] = ()
    ) -> Related:
        """Give the cards of all records that `entry` names or is named by, way by way.

        So also those of what the events `through` name or are named by. Those that its page has
        `shown` already, given by identity, are left out, and each stands there once: where it is
        named both ways, among those that the page names.
        """
        left_out = {entry.id, *shown}
        ways: list[tuple[str, tuple[tuple[str, str, tuple[Facet, ...], str], ...]]] = []
        headings: set[str] = set()
        for way, names in self._ways(entry, through):
            kinds = tuple(
                (
                    kind,
                    _heading_id(way, kind, headings),
                    self.cards(_bounded(kind, entries)),
                    self.language.number(len(entries)),
                )
                for kind, entries in self._by_kinds(names - left_out)
            )
            left_out |= names
            if kinds:
                ways.append((way, kinds))
        return tuple(ways)

    def _ways(self, entry: Entry, through: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
        """Give each way in which records are related to `entry`, with those that are."""
        site = self.site
        names, named = (set(links.get(entry.id, ())) for links in (site.outbound, site.inbound))
        unnamed = site.traced.unnamed.get(entry.id, ())  # words of a statement that it printed
        (names if entry.kind == "report" else named).update(unnamed)
        if entry.kind == "incident":  # its coverage is counted, and stands in one list
            names.update(name for name in named if name.startswith("report:"))
            names.update(
                name
                for event in through
                for name in site.neighbour_ids(event)
                if name.partition(":")[0] in _THROUGH_EVENTS
            )
        yield "through" if entry.kind == "incident" else "names", names
        yield "named", named

    def _by_kinds(self, names: set[str]) -> Iterator[tuple[Kind, list[Entry]]]:
        of_kind: dict[str, list[Entry]] = {}
        for other in self.site.entries(sorted(names)):
            of_kind.setdefault(other.kind, []).append(other)
        for kind in RELATED_ORDER:
            if kind in of_kind:
                yield kind, self._ordered(kind, of_kind[kind])

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


def _heading_id(way: str, kind: str, taken: set[str]) -> str:
    """Give the id of a heading: that of the kind alone where it comes first."""
    found = f"related-{kind}" if f"related-{kind}" not in taken else f"{way}-{kind}"
    taken.add(found)
    return found


def _dated(entry: Entry) -> tuple[object, ...]:
    """Order by date, undated records last, ties by identity."""
    when = when_of(entry)
    return (when is None, when.date.sort_key if when else (), entry.id)


def _rank(entry: Entry) -> tuple[bool, bool]:
    """Differences that are open come first, then those that need care."""
    record = entry.record
    assert isinstance(record, Discrepancy)  # noqa: S101  the caller has looked
    return (record.status != "open", record.weight != "major")


def _bounded(kind: Kind, entries: list[Entry]) -> list[Entry]:
    """Keep the newest of too many, or the first where they have no order of time.

    What has no date stands last, and goes first: nobody can say that it is new.
    """
    if kind not in _BY_DATE or len(entries) <= MOST_RELATED:
        return entries[:MOST_RELATED]
    dated = [entry for entry in entries if when_of(entry) is not None]
    undated = entries[len(dated) :]
    return [*dated[-MOST_RELATED:], *undated[: max(0, MOST_RELATED - len(dated))]]


def when_of(entry: Entry) -> When | None:
    """Give the date by which a record is listed: when it happened, was said or was published."""
    record = entry.record
    field = "occurred" if isinstance(record, Event | Incident) else "date"
    return getattr(record, "published", None) or getattr(record, field, None)
