"""Which records stand on a page, beside the one that it is of: its text is as new as the newest."""

from collections.abc import Iterable, Iterator

from generator.link.site import Site
from generator.model.entry import Entry

_SOURCES = frozenset({"document", "report", "statement"})
_TOLD = _SOURCES | {"discrepancy"}
_CITING = frozenset({"actor", "discrepancy", "rule", "statement"})
"""What a dossier tells of, and cites by sources of its own."""
_APART = frozenset({"event", "incident"})
"""What events name or are named by, and the page of their incident does not show for that."""


def on_page(site: Site, entry: Entry) -> list[Entry]:
    """Give a record, what it names, what names it, and of an incident what its events have."""
    names = {entry.id, *site.neighbour_ids(entry.id), *site.traced.unnamed.get(entry.id, ())}
    for event in site.events_of.get(entry.id, ()):
        names.add(event.id)
        names.update(one for one in site.neighbour_ids(event.id) if _kind(one) not in _APART)
    return site.entries(sorted(names))


def on_sheet(site: Site, statement: Entry, reports: Iterable[Entry]) -> list[Entry]:
    """Give a statement with the reports that are compared, and the events that overtook it."""
    events = (one for one in site.outbound.get(statement.id, ()) if _kind(one) == "event")
    return [statement, *reports, *site.entries(sorted(events))]


def in_dossier(site: Site, incident: Entry, events: list[Entry], *, first: bool) -> list[Entry]:
    """Give what stands in a part of a dossier; only the first tells of the incident itself."""
    about = [incident, *events] if first else events
    names = {one for told in about for one in site.neighbour_ids(told.id) if _kind(one) in _TOLD}
    own = site.outbound.get(incident.id, ()) if first else ()
    all_events = site.events_of.get(incident.id, ()) if first else ()
    attributing = {event.id for event in all_events if event.kind == "attribution"}
    names |= attributing
    citing = attributing.union(one for one in (*names, *own) if _kind(one) in _CITING)
    cited = {source for name in citing for source in _cited(site, name)}
    return [incident, *events, *site.entries(sorted(names | cited))]


def _cited(site: Site, name: str) -> Iterator[str]:
    """Give the sources that a record has of its own, and the events that overtook a statement."""
    kinds = {*_SOURCES, "event"} if _kind(name) == "statement" else _SOURCES
    return (one for one in site.outbound.get(name, ()) if _kind(one) in kinds)


def _kind(name: str) -> str:
    return name.partition(":")[0]
