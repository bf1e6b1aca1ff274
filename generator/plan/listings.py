"""Pages that list: home, timelines, indexes of each kind, open questions, feeds."""

from collections.abc import Iterator
from itertools import groupby

from generator.model.addresses import LISTED, SECTIONS
from generator.model.entry import Entry
from generator.model.records import Event, Incident
from generator.model.terms import Kind
from generator.plan import timeline
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Count, Feed, Head, Listing, Month
from generator.plan.facets.values import Link, Question
from generator.plan.heads import Heads
from generator.plan.job import Job
from generator.plan.pages import PageMaker
from generator.plan.words import LISTINGS, UNDATED

HOME_EVENTS = 50
HOME_KEY_EVENTS = 8
WHOLE_TIMELINE = 500
_BY_YEAR = frozenset({"incident", "statement", "report", "document"})


class ListingPlanner:
    """Plans the listing pages of one site."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._config = catalog.site.config
        self._heads = heads
        self._pages = pages
        self._events = catalog.entries("event")

    def jobs(self) -> Iterator[Job]:
        """Give the jobs of all listing pages."""
        yield self._home()
        yield from self._timelines()
        yield from (self._index(kind) for kind in LISTED if kind != "event")
        yield self._questions()
        yield self._feeds()
        yield self._not_found()

    def _home(self) -> Job:
        majors = [e for e in self._events if isinstance(e.record, Event) and e.record.major]
        newest = sorted(majors, key=_became_public, reverse=True)
        lead = self._lead()
        shown = timeline.arranged(self._events, newest_first=True)[:HOME_EVENTS]
        return self._pages.page(
            "home",
            self._heads.head(self._config.title, "/", self._config.description),
            lead=self._catalog.card(lead) if lead else None,
            latest=self._catalog.card(newest[0]) if newest else None,
            key_events=self._catalog.cards(newest[:HOME_KEY_EVENTS]),
            questions=tuple(Facet(q) for q in self._all_questions() if self._leads(q, lead)),
            counts=tuple(Facet(count) for count in self._counts()),
            strip=self._strip(),
            outline=Facet(timeline.outline(shown, order="newest", other_path=None)),
            events=self._catalog.cards(shown),
        )

    def _lead(self) -> Entry | None:
        target = self._config.lead_incident
        return self._catalog.site.find(target, "incident") if target else None

    def _leads(self, question: Question, lead: Entry | None) -> bool:
        of_lead = lead is None or question.incident.path == self._catalog.site.path(lead)
        return question.answer is None and of_lead

    def _counts(self) -> Iterator[Count]:
        for kind in ("incident", "event", "statement", "report", "document", "discrepancy"):
            entries = self._catalog.entries(kind)
            title = LISTINGS[kind][0] if kind in LISTINGS else "Events"
            path = f"/{SECTIONS[kind]}/" if kind in LISTINGS else "/timeline/"
            yield Count(Link(title, path), len(entries))

    def _strip(self) -> Facet | None:
        strip = timeline.strip(self._events)
        return Facet(strip) if strip else None

    def _timelines(self) -> Iterator[Job]:
        newest = timeline.arranged(self._events, newest_first=True)[:WHOLE_TIMELINE]
        oldest = timeline.arranged(self._events, newest_first=False)[:WHOLE_TIMELINE]
        about = f"Every entry of {self._config.title}, in order of time."
        by_year = timeline.years_of(self._events)
        years = tuple(
            Facet(Count(Link(_year_title(name), f"/timeline/{name}/"), len(entries)))
            for name, entries in by_year.items()
        )
        ways = (("newest", newest, "/timeline/oldest/"), ("oldest", oldest, "/timeline/"))
        for order, entries, other in ways:
            path = "/timeline/" if order == "newest" else "/timeline/oldest/"
            title = "Timeline" if order == "newest" else "Timeline, oldest first"
            head = self._heads.head(title, path, about)
            yield self._timeline(head, entries, order, other, years)
        for name, entries in by_year.items():
            title = f"Timeline: {_year_title(name)}"
            head = self._heads.head(title, f"/timeline/{name}/", f"{about} {_year_title(name)}.")
            yield self._timeline(
                head, timeline.arranged(entries, newest_first=False), "oldest", None, years
            )

    def _timeline(
        self,
        head: Head,
        entries: list[Entry],
        order: str,
        other: str | None,
        years: tuple[Facet, ...],
    ) -> Job:
        return self._pages.page(
            "timeline",
            head,
            outline=Facet(timeline.outline(entries, order=order, other_path=other)),
            events=self._catalog.cards(entries),
            strip=self._strip(),
            years=years,
        )

    def _index(self, kind: Kind) -> Job:
        title, lead = LISTINGS[kind]
        entries = self._catalog.entries(kind)
        groups: tuple[Month, ...] = (Month("", "", 0, len(entries)),) if entries else ()
        if kind in _BY_YEAR:
            entries, groups = _by_year(entries)
        head = self._heads.head(title, f"/{SECTIONS[kind]}/", lead)
        listing = Listing(title, lead, kind, groups)
        return self._pages.page(
            "listing", head, listing=Facet(listing), cards=self._catalog.cards(entries)
        )

    def _all_questions(self) -> list[Question]:
        pieces = self._catalog.pieces
        return [
            question
            for entry in self._catalog.entries("incident")
            if isinstance(entry.record, Incident)
            for question in pieces.questions(entry, entry.record)
        ]

    def _questions(self) -> Job:
        questions = self._all_questions()
        return self._pages.page(
            "questions",
            self._heads.head(
                "What is not known", "/questions/", "What has not been said, and what was answered."
            ),
            open=tuple(Facet(q) for q in questions if q.answer is None),
            answered=tuple(Facet(q) for q in questions if q.answer is not None),
        )

    def _feeds(self) -> Job:
        feeds = [Feed(self._config.title, "/feed.xml")]
        feeds += [
            Feed(
                self._catalog.pieces.link(entry).title, f"{self._catalog.site.path(entry)}feed.xml"
            )
            for entry in self._catalog.entries("incident")
        ]
        return self._pages.page(
            "feeds",
            self._heads.head("Feeds", "/feeds/", "Feeds of the record and of each incident."),
            feeds=tuple(Facet(feed) for feed in feeds),
        )

    def _not_found(self) -> Job:
        about = "There is no page at this address."
        head = self._heads.head("Page not found", "/404.html", about, indexed=False)
        return self._pages.page("404", head)


def _became_public(entry: Entry) -> tuple[object, ...]:
    event = entry.record
    assert isinstance(event, Event)  # noqa: S101  the caller lists events
    return ((event.public or event.occurred).date.sort_key, entry.id)


def _year_title(name: str) -> str:
    return "Year not known" if name == "undated" else name


def _by_year(entries: list[Entry]) -> tuple[list[Entry], tuple[Month, ...]]:
    """Put dated entries newest first, undated ones last, and group them by year."""
    dated = [entry for entry in entries if _year(entry) is not None]
    undated = [entry for entry in entries if _year(entry) is None]
    ordered = [*reversed(dated), *undated]
    groups: list[Month] = []
    for year, of_year in groupby(ordered, key=_year):
        first = groups[-1].last if groups else 0
        name = str(year) if year is not None else "undated"
        label = str(year) if year is not None else UNDATED
        groups.append(Month(f"y{name}", label, first, first + len(list(of_year))))
    return ordered, tuple(groups)


def _year(entry: Entry) -> int | None:
    record = entry.record
    field = "occurred" if isinstance(record, Incident) else "date"
    when = getattr(record, "published", None) or getattr(record, field, None)
    return when.date.year if when else None
