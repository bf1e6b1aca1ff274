"""The dossier of every incident: one document, or several by year where one would be too long."""

from collections.abc import Iterator
from functools import partial

from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.plan import timeline
from generator.plan.catalog import Catalog
from generator.plan.dossier.document import first_part, further_part
from generator.plan.dossier.volumes import Volume, dossier_path, volumes
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Count
from generator.plan.facets.dossier import Dossier
from generator.plan.facets.prose import title_of
from generator.plan.facets.values import Link
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker

TITLE = "Dossier: {title}"
PART = "Dossier, {part}: {title}"
ABOUT = "The incident as one document to print, with a numbered note for every source."


class DossierPlanner:
    """Plans the dossier of every incident."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._site = catalog.site
        self._heads = heads
        self._pages = pages

    def planned(self) -> Iterator[Planned]:
        """Give the dossier of each incident, in all its parts."""
        for name in self._site.incident_ids:
            yield from self.of_incident(name)

    def of_incident(self, name: str) -> Iterator[Planned]:
        """Give the dossier of one incident: the first part, and the further ones."""
        entry = self._site.entry(name)
        yield Planned(output_of(dossier_path(self._site, entry)), partial(self._page, entry, None))
        for volume in volumes(self._events(entry)):
            path = dossier_path(self._site, entry, volume)
            yield Planned(output_of(path), partial(self._page, entry, volume))

    def _events(self, entry: Entry) -> list[EventBrief]:
        events = self._site.events_of.get(entry.id, [])
        return timeline.arranged(events, newest_first=False)

    def _page(self, entry: Entry, volume: Volume | None) -> Job:
        site, path = self._site, dossier_path(self._site, entry, volume)
        events = self._events(entry)
        further = volumes(events)
        if volume is not None or further:
            events = volume.events if volume else []
        entries = site.entries([event.id for event in events])
        title, name = title_of(site, entry), f"dossier-{volume.name}" if volume else "dossier"
        shown = PART.format(part=volume.words, title=title) if volume else TITLE.format(title=title)
        address = self._heads.absolute(path)
        stands = [entry, *entries]
        citation = self._heads.citations.of_part(entry, name, shown, address, stands)
        return self._pages.page(
            "dossier",
            self._heads.head(shown, path, ABOUT, indexed=False, citation=citation),
            record=Facet(self._dossier(entry, volume, further, entries)),
        )

    def _dossier(
        self, entry: Entry, volume: Volume | None, further: list[Volume], events: list[Entry]
    ) -> Dossier:
        to = self._heads.absolute
        if volume is None:
            return first_part(self._catalog, entry, events, self._parts(entry, further), to)
        whole = Link(title_of(self._site, entry), dossier_path(self._site, entry))
        return further_part(self._catalog, entry, events, (volume.words, whole), to)

    def _parts(self, entry: Entry, further: list[Volume]) -> tuple[Count, ...]:
        return tuple(
            Count(Link(one.words, dossier_path(self._site, entry, one)), len(one.events))
            for one in further
        )
