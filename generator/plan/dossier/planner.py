"""The dossier of every incident: one document, or several by year where one would be too long."""

from collections.abc import Collection, Iterator
from functools import partial

from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.plan import timeline
from generator.plan.catalog import Catalog
from generator.plan.cite_shown import in_dossier
from generator.plan.dossier.document import first_part, further_part
from generator.plan.dossier.volumes import Volume, dossier_path, volumes
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Count
from generator.plan.facets.citing import Citation
from generator.plan.facets.dossier import Dossier
from generator.plan.facets.values import Link
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker


class DossierPlanner:
    """Plans the dossier of every incident."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._site = catalog.site
        self._language = catalog.language
        self._heads = heads
        self._pages = pages

    def planned(self) -> Iterator[Planned]:
        """Give the dossier of each incident, in all its parts, unless the site wants none."""
        for name in self._site.incident_ids:
            yield from self.of_incident(name)

    def of_incident(self, name: str, years: Collection[str] | None = None) -> Iterator[Planned]:
        """Give the dossier of one incident: the first part, and the further ones, of some years."""
        if not self._site.config.dossiers:
            return
        entry = self._site.entry(name)
        events = timeline.arranged(self._site.events_of.get(name, []), newest_first=False)
        further = volumes(events)
        first = partial(self._first, entry, [] if further else events, further)
        yield Planned(output_of(dossier_path(self._site, entry)), first)
        for volume in further:
            if years is None or volume.year in years:
                path = dossier_path(self._site, entry, volume)
                yield Planned(output_of(path), partial(self._further, entry, volume))

    def _first(self, entry: Entry, events: list[EventBrief], further: list[Volume]) -> Job:
        site, path = self._site, dossier_path(self._site, entry)
        entries = site.entries([event.id for event in events])
        words = self._language.gettext("Dossier: %(title)s")
        title = words % {"title": self._catalog.pieces.title(entry)}
        parts = tuple(
            Count(Link(one.words(self._language), dossier_path(site, entry, one)), len(one.events))
            for one in further
        )
        record = first_part(self._catalog, entry, entries, parts, self._heads.absolute)
        address = self._heads.absolute(path)
        shown = in_dossier(site, entry, entries, first=True)
        cited = self._heads.citations.of_part(entry, "dossier", title, address, shown)
        return self._page(title, path, cited, record)

    def _further(self, entry: Entry, volume: Volume) -> Job:
        site, path = self._site, dossier_path(self._site, entry, volume)
        entries = site.entries([event.id for event in volume.events])
        incident, part = self._catalog.pieces.title(entry), volume.words(self._language)
        words = self._language.gettext("Dossier, %(part)s: %(title)s")
        title = words % {"part": part, "title": incident}
        place = part, Link(incident, dossier_path(site, entry))
        record = further_part(self._catalog, entry, entries, place, self._heads.absolute)
        name, address = f"dossier-{volume.name}", self._heads.absolute(path)
        shown = in_dossier(site, entry, entries, first=False)
        cited = self._heads.citations.of_part(entry, name, title, address, shown)
        return self._page(title, path, cited, record)

    def _page(self, title: str, path: str, cited: Citation, record: Dossier) -> Job:
        about = self._language.gettext(
            "The incident as one document to print, with a numbered note for every source."
        )
        head = self._heads.head(title, path, about, indexed=False, citation=cited)
        return self._pages.page("dossier", head, record=Facet(record))
