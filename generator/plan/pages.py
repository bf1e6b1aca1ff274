"""One page a record, and how any page becomes a job."""

from collections.abc import Iterator
from functools import partial

from generator.link.lineage.coverage import COUNTED
from generator.link.site import Site
from generator.model.brief import EventBrief, latest_major
from generator.model.entry import Entry
from generator.model.records import Incident
from generator.model.terms import Kind
from generator.plan import strip, timeline
from generator.plan.asof_history import steps_of
from generator.plan.catalog import Catalog
from generator.plan.dossier.volumes import link_to_dossier
from generator.plan.facet import Facet, Facets
from generator.plan.facets.chrome import Head
from generator.plan.facets.make_carried import carried_ids
from generator.plan.facets.make_compared import sheets_of
from generator.plan.facets.make_lineage import origins_of
from generator.plan.facets.make_passages import carriers_of
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.theme import Theme
from generator.plan.timelines.filing import Filing
from generator.plan.timelines.run import MOST_ENTRIES

_TEMPLATES: dict[Kind, str] = {
    "organisation": "entity",
    "person": "entity",
    "outlet": "entity",
}


def compare_path(site: Site, statement: Entry) -> str:
    """Give the path of the page that lays the reports of a statement side by side."""
    return f"{site.path(statement)}compare/"


class PageMaker:
    """Makes jobs of the renderer `page`, all with the same chrome."""

    def __init__(self, theme: Theme, chrome: Facet) -> None:
        """Render with `theme`, inside `chrome`."""
        self._theme = theme
        self._chrome = chrome

    def page(self, name: str, head: Head, **facets: Facets) -> Job:
        """Make the job of a page from the template `pages/<name>.html`."""
        template = f"pages/{name}.html"
        path = head.path
        return Job(
            output=path.lstrip("/") if path.endswith(".html") else output_of(path),
            renderer="page",
            facets={"site": self._chrome, "head": Facet(head), **facets},
            template=template,
            closure=self._theme.closure(template),
        )


class RecordPlanner:
    """Plans the page of every record."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker, filing: Filing) -> None:
        """Plan pages of the catalog's site, whose events are filed by `filing`."""
        self._catalog = catalog
        self._heads = heads
        self._pages = pages
        self._filing = filing

    def planned(self) -> Iterator[Planned]:
        """Give the page of each record."""
        return (self.of_record(entry) for entry in self._catalog.site.index.by_id.values())

    def of_record(self, entry: Entry) -> Planned:
        """Give the page of one record."""
        return Planned(output_of(self._catalog.site.path(entry)), partial(self._page, entry))

    def _page(self, entry: Entry) -> Job:
        return self._pages.page(
            _TEMPLATES.get(entry.kind, entry.kind),
            self._heads.of_record(entry),
            record=self._catalog.full(entry),
            **self._beside(entry),
        )

    def _beside(self, entry: Entry) -> dict[str, Facets]:
        """Give what stands beside the record itself on its page."""
        if entry.kind == "page":
            return {}
        if entry.kind == "incident":
            return self._incident(entry)
        shown = carried_ids(self._catalog.pieces, entry)
        related: dict[str, Facets] = {"related": self._catalog.related(entry, shown=shown)}
        if entry.kind in COUNTED:
            related["origins"] = self._origins(entry)
        if entry.kind == "event":
            return {**related, **self._neighbours(entry), "card": self._catalog.card(entry)}
        if entry.kind == "statement":
            return {**related, "carried": self._carried(entry)}
        return related

    def _carried(self, entry: Entry) -> Facet:
        pieces = self._catalog.pieces
        path = compare_path(pieces.site, entry) if sheets_of(pieces, entry) else None
        return Facet(carriers_of(pieces, entry, path))

    def _incident(self, entry: Entry) -> dict[str, Facets]:
        site, record = self._catalog.site, entry.record
        assert isinstance(record, Incident)  # noqa: S101  the caller has looked
        events = timeline.arranged(site.events_of.get(entry.id, []), newest_first=False)
        relations = [site.find(relation.incident, "incident").id for relation in record.related]
        shown = [*(event.id for event in events), *relations]
        return {
            "related": self._catalog.related(
                entry, shown=shown, through=[event.id for event in events]
            ),
            "origins": self._origins(entry),
            "steps": self._steps(entry),
            "latest": self._catalog.event_card(latest_major(events)),
            "dossier": link_to_dossier(site, entry),
            **self._timeline(entry, events),
        }

    def _steps(self, entry: Entry) -> Facet | None:
        steps = steps_of(self._catalog.site, entry, self._catalog.language)
        return Facet(steps) if steps else None

    def _timeline(self, entry: Entry, events: list[EventBrief]) -> dict[str, Facets]:
        """Give the timeline of an incident; of a long one the newest part."""
        filed = self._filing.find("incident", entry.slug)
        shown = events[-MOST_ENTRIES:]
        whole = len(shown) == len(events)
        run = self._filing.whole if filed is None or whole else filed.run
        found = strip.strip(
            events, timeline.place_on_page if whole else run.place, self._catalog.language
        )
        outline = timeline.outline(
            shown,
            run.year_path,
            order="oldest",
            total=len(events),
            per_year=timeline.per_year(events),
            language=self._catalog.language,
        )
        return {
            "strip": Facet(found) if found else None,
            "outline": Facet(outline),
            "events": self._catalog.event_cards(shown),
            "whole": filed.path if filed else None,
        }

    def _origins(self, entry: Entry) -> Facets:
        found = origins_of(self._catalog.pieces, entry)
        return Facet(found) if found else None

    def _neighbours(self, entry: Entry) -> dict[str, Facets]:
        """Give the events before and after, in the first incident that the event names."""
        site = self._catalog.site
        earlier, later = site.around(entry.id)
        return {
            "earlier": self._catalog.card(site.entry(earlier)) if earlier else None,
            "later": self._catalog.card(site.entry(later)) if later else None,
        }
