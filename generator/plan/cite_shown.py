"""Which records stand on a page, beside the one that it is of: its text is as new as the newest.

They are given one by one: where the editors state a day, none is asked for.
"""

from collections.abc import Iterable, Iterator

from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.entry import Entry

_SOURCES = frozenset({"document", "report", "statement"})
_TOLD = frozenset({"discrepancy", "report", "statement"})
_OWN = frozenset({"actor", "rule"})
"""What a dossier tells of an incident, and cites by sources of its own."""


def on_page(site: Site, entry: Entry) -> Iterator[Entry]:
    """Give a record, what it names, what names it, and of an incident what its events have."""
    names = {entry.id, *site.neighbour_ids(entry.id), *site.traced.unnamed.get(entry.id, ())}
    if entry.kind == "incident":
        events = site.events_of.get(entry.id, [])
        names = _but(names, {"event"}) | _newest(events)
        for event in events:
            names |= _but(site.neighbour_ids(event.id), {"event", "incident"})
    yield from site.entries(sorted(names))


def on_sheet(site: Site, statement: Entry, reports: Iterable[Entry]) -> Iterator[Entry]:
    """Give a statement with the reports that are compared, and the events that overtook it."""
    yield from (statement, *reports)
    yield from site.entries(sorted(_cited(site, statement.id, {"event"})))


def in_dossier(site: Site, incident: Entry, events: list[Entry], *, first: bool) -> Iterator[Entry]:
    """Give what stands in a part of a dossier; only the first tells of the incident itself."""
    about, own = {event.id for event in events}, set[str]()
    if first:
        about.add(incident.id)
        own = _cited(site, incident.id, _OWN) | _attributing(site, incident)
    told = {n for one in about for n in site.neighbour_ids(one) if _kind(n) in _TOLD}
    overtaking = {
        n for one in told if _kind(one) == "statement" for n in _cited(site, one, {"event"})
    }
    cited = {n for one in about | told | own for n in _cited(site, one, _SOURCES)}
    yield from site.entries(sorted({incident.id} | about | told | own | overtaking | cited))


def _newest(events: Iterable[EventBrief]) -> set[str]:
    """Give the event that became public last: of ten thousand without reading the others."""
    dated = [(one.placed, one.id) for one in events if one.was_public and one.placed is not None]
    return {name for _day, name in sorted(dated)[-1:]}


def _attributing(site: Site, incident: Entry) -> set[str]:
    events = site.events_of.get(incident.id, ())
    return {event.id for event in events if event.kind == "attribution"}


def _but(names: Iterable[str], kinds: Iterable[str]) -> set[str]:
    return {name for name in names if _kind(name) not in kinds}


def _cited(site: Site, name: str, kinds: Iterable[str]) -> set[str]:
    return {one for one in site.outbound.get(name, ()) if _kind(one) in kinds}


def _kind(name: str) -> str:
    return name.partition(":")[0]
