"""Which outputs an edit of events can change, given the site before and after it.

The edit has changed neither identities nor references: only what the events say, and when they
happened. Asking too widely costs time and no more, since a job whose key is old is not made again;
asking too narrowly would leave a stale page, and the property test of the engine looks for that.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.link.site import Site
from generator.model.body import Reference
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Event
from generator.model.terms import Kind
from generator.plan import timeline
from generator.plan.catalog import Catalog
from generator.plan.feeds import newest
from generator.plan.job import Planned
from generator.plan.listings import HOME, QUESTIONS
from generator.plan.plan import Planner

Outlines = dict[str, tuple[object, ...]]
"""What each of some pages has, by output."""
_CITING = frozenset({"actor", "discrepancy", "rule", "statement"})
"""Kinds of records, not of events, whose sources are cited in the dossiers that tell of them."""


class Affected:
    """Finds what an edit can change."""

    def __init__(self, before: Planner, after: Planner) -> None:
        """Compare the plan of the site `before` an edit with that `after` it."""
        self._old = before
        self._new = after
        self._before = before.catalog.site
        self._after = after.catalog.site
        self._compared: dict[tuple[str, ...], list[tuple[Outlines, Outlines]]] = {}

    @property
    def before(self) -> Catalog:
        """The catalog of the site before the edit."""
        return self._old.catalog

    def planned(self, edited: Iterable[str]) -> list[Planned]:
        """Give the outputs that an edit of the events `edited` can change, but for the search."""
        touched = self.touched(edited)
        outputs: dict[str, Planned] = {}
        wanted: set[str] = set()
        for name in sorted(touched):
            outputs.update((one.output, one) for one in self._pages_of(name))
            wanted.update(self._listings_of(name))
        listed = self._new.listings.planned()
        outputs.update((one.output, one) for one in listed if one.output in wanted)
        outputs.update((one.output, one) for one in self._in_new_order(self._moved(edited)))
        for incident in self._with_dates_changed(edited):
            outputs.update((one.output, one) for one in self._new.as_of.of_incident(incident))
        outputs.update((one.output, one) for one in self._dossiers(touched))
        return [outputs[output] for output in sorted(outputs)]

    def touched(self, edited: Iterable[str]) -> set[str]:
        """Give the events `edited`, and the records that show what their titles or dates were."""
        return set(edited).union(*(self._showing_title(name) for name in edited))

    def moves_pages(self, edited: Iterable[str]) -> bool:
        """Tell whether the edit files events elsewhere, or makes or ends a page of the timeline.

        A year or a month may lose its last event, or have one too many for its page.
        """
        moved = self._moved(edited)
        return any(
            self._before.briefs[name].filed != self._after.briefs[name].filed for name in moved
        ) or any(old.keys() != new.keys() for old, new in self._outlines(moved))

    def _moved(self, edited: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in edited if not self._is_placed_alike(name))

    def _outlines(self, moved: tuple[str, ...]) -> list[tuple[Outlines, Outlines]]:
        """Give what pages of time had, counted and led to, and what they do now."""
        if moved not in self._compared:
            both = [(self._before.briefs[name], self._after.briefs[name]) for name in moved]
            found = [
                (self._old.timelines.outlines(old), self._new.timelines.outlines(new))
                for old, new in both
            ]
            if moved:
                found.append((self._old.catch_up.outlines, self._new.catch_up.outlines))
            self._compared[moved] = found
        return self._compared[moved]

    def _in_new_order(self, moved: tuple[str, ...]) -> Iterator[Planned]:
        """Give what is ordered or counted by when events happened or became public."""
        changed = {
            output
            for old, new in self._outlines(moved)
            for output in new
            if new[output] != old[output]
        }
        for name in moved:
            event = self._after.briefs[name]
            listed = self._new.timelines.holding(event), self._new.catch_up.planned()
            yield from (one for one in chain(*listed) if one.output in changed)
            yield from self._new.timelines.filter.depending_on(event)

    def _is_placed_alike(self, name: str) -> bool:
        return self._before.briefs.get(name) == self._after.briefs.get(name)

    def moves_dates(self, edited: Iterable[str]) -> bool:
        """Tell whether an incident has other dates than before on which something became public."""
        return any(
            [one.output for one in self._old.as_of.of_incident(incident)]
            != [one.output for one in self._new.as_of.of_incident(incident)]
            for incident in self._with_dates_changed(edited)
        )

    def moves_parts(self, edited: Iterable[str]) -> bool:
        """Tell whether the dossier of an incident has other parts than before."""
        incidents = {one for name in edited for one in self._after.briefs[name].incidents}
        return any(
            [one.output for one in self._old.dossiers.of_incident(incident)]
            != [one.output for one in self._new.dossiers.of_incident(incident)]
            for incident in incidents
        )

    def _dossiers(self, touched: set[str]) -> Iterator[Planned]:
        """Give the dossiers in which records stand, or what shows their titles or dates."""
        shown = self._told_with(touched)
        years: dict[str, set[str]] = {name: set() for name in shown if name.startswith("incident:")}
        for site in (self._before, self._after):
            for event in (site.briefs[name] for name in shown if name in site.briefs):
                for incident in event.incidents:
                    years.setdefault(incident, set()).add(
                        timeline.year_name(timeline.year_of(event))
                    )
        for incident in sorted(years):
            yield from self._new.dossiers.of_incident(incident, years[incident])

    def _told_with(self, touched: set[str]) -> set[str]:
        """Give records, and those in whose dossiers they may stand, by title or by their words.

        A dossier has more of a record than its card: the context of a statement, the claims of a
        difference. And it has a note by the title of each source of what stands in it, so that
        a statement comes in by way of a difference as well.
        """
        shown = set(touched)
        for name in touched:
            if name not in self._after.briefs or not self._shows_alike(name):
                shown.update(self._after.neighbour_ids(name))
        for name in [one for one in shown if one.partition(":")[0] in _CITING]:
            shown.update(self._after.neighbour_ids(name))
        return shown

    def _with_dates_changed(self, edited: Iterable[str]) -> list[str]:
        """Give the incidents whose pages of dates an edit of events can change."""
        incidents: set[str] = set()
        for name in edited:
            if self._dated_part(self._before, name) == self._dated_part(self._after, name):
                continue
            shown = {name, *self._after.inbound.get(name, ())}
            for other in sorted(shown):  # a statement says there that an event has overtaken it
                if other.startswith("statement:"):
                    shown.update(self._after.neighbour_ids(other))
            incidents.update(one for one in shown if one.startswith("incident:"))
            events = (self._after.briefs[one] for one in shown if one in self._after.briefs)
            incidents.update(incident for event in events for incident in event.incidents)
        return sorted(incidents)

    def _dated_part(self, site: Site, name: str) -> tuple[object, ...]:
        """Give what pages of dates show of an event, or depend on."""
        event = site.entry(name).record
        assert isinstance(event, Event)  # noqa: S101  only events are edited
        return event.title, event.kind, event.occurred, event.public, event.facts

    def _showing_title(self, name: str) -> set[str]:
        """Give the records that show the title or the dates of an event that has new ones."""
        if self._shows_alike(name):
            return set()
        naming = (self._after.entry(other) for other in self._after.inbound.get(name, ()))
        return {entry.id for entry in naming if _unlabelled(entry)}

    def _pages_of(self, name: str) -> Iterator[Planned]:
        """Give the record's own page and feeds, and the pages that show its card."""
        entry = self._after.entry(name)
        yield self._new.records.of_record(entry)
        yield from self._new.cards.of_record(entry)
        if entry.kind == "event":
            yield from self._feeds_of(name)
        if entry.kind == "incident":
            yield self._new.feeds.of_incident(name)
            yield from self._new.catch_up.planned()  # its questions stand there
        if entry.kind == "statement":  # whoever shows its words says what has overtaken them
            yield from self._around(name)
            yield from self._new.catch_up.showing_statement(entry)
            yield from self._new.comparisons.of_statement(entry)
            for event in self._neighbouring_events(name):
                yield from self._feeds_of(event)
        if not self._shows_alike(name):
            yield from self._around(name)
            yield from self._in_time(name)

    def _in_time(self, name: str) -> Iterator[Planned]:
        """Give the pages of time on which an event stands."""
        if name in self._after.briefs:
            yield from self._new.timelines.showing(self._after.briefs[name])
            yield from self._new.catch_up.showing(self._after.briefs[name])

    def _around(self, name: str) -> Iterator[Planned]:
        """Give the pages on which a record stands beside others."""
        beside = {*self._after.neighbour_ids(name), *self._adjacent(name)}
        beside.update(self._after.traced.unnamed.get(name, ()))  # they show its words, unnamed
        for event in self._neighbouring_events(name):  # incidents show what their events name
            beside.update(self._after.briefs[event].incidents)
        for other in sorted(beside):
            yield self._new.records.of_record(self._after.entry(other))

    def _neighbouring_events(self, name: str) -> list[str]:
        return [other for other in self._after.neighbour_ids(name) if other in self._after.briefs]

    def _feeds_of(self, name: str) -> Iterator[Planned]:
        """Give the feeds that carry an event, or have carried it."""
        sites: tuple[Site, ...] = (self._before, self._after)
        if self._before.events == self._after.events:
            sites = (self._after,)
        if any(name in _carried(site, site.events) for site in sites):
            yield self._new.feeds.of_site()
        for incident in self._after.briefs[name].incidents:
            if any(name in _carried(site, site.events_of[incident]) for site in sites):
                yield self._new.feeds.of_incident(incident)

    def _adjacent(self, name: str) -> set[str]:
        """Give the events next to one in each of its incidents, where it stood and stands."""
        if name not in self._after.briefs:
            return set()
        found: set[str] = set()
        for site in (self._before, self._after):
            for incident in site.briefs[name].incidents:
                ids = [event.id for event in site.events_of[incident]]
                at = ids.index(name)
                found.update(ids[max(0, at - 1) : at + 2])
        return found - {name}

    def _listings_of(self, name: str) -> Iterator[str]:
        """Give the listing pages that show the record, or are ordered by it."""
        kind: Kind = self._after.entry(name).kind
        if kind == "incident":  # its questions may have changed, which its card does not show
            yield from (HOME, QUESTIONS)
        if self._shows_alike(name):
            return
        yield HOME
        if kind != "event" or self._index_shows(name):
            yield from (one.output for one in self._new.listings.index(kind))

    def _index_shows(self, name: str) -> bool:
        """Tell whether the index of events shows an event or counts it, or did."""
        sides = (self._old, self._before), (self._new, self._after)
        return any(plan.listings.shows(site.briefs[name]) for plan, site in sides)

    def _shows_alike(self, name: str) -> bool:
        """Tell whether lists show and order the record as before."""
        old = self._old.catalog.card(self._before.entry(name)).digest
        new = self._new.catalog.card(self._after.entry(name)).digest
        return old == new and self._is_placed_alike(name)


def _carried(site: Site, events: Iterable[EventBrief]) -> set[str]:
    return {event.id for event in newest(events, site.config.feed_items)}


def _unlabelled(entry: Entry) -> bool:
    """Tell whether a record has references that show the title of what they name."""
    parts = (part for text in entry.texts.values() for part in text.segments)
    overtaken = getattr(entry.record, "overtaken_by", ())
    return bool(overtaken) or any(isinstance(p, Reference) and p.label is None for p in parts)
