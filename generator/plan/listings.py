"""Pages that list: home, indexes of each kind, open questions, feeds."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.model.addresses import LISTED, SECTIONS
from generator.model.brief import EventBrief, latest_major
from generator.model.entry import Entry
from generator.model.records import Event, Incident
from generator.model.terms import Kind
from generator.plan import timeline
from generator.plan.asof_history import dates_path
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Count, Group, Listing
from generator.plan.facets.values import Link, Question
from generator.plan.heads import Heads
from generator.plan.indexes import IndexPlanner
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker
from generator.plan.timelines.planner import TimelinePlanner
from generator.plan.words import listing

HOME_EVENTS = 20
HOME_KEY_EVENTS = 10
MOST_ROWS = 500
HOME, QUESTIONS = "index.html", "questions/index.html"
_COUNTED: tuple[Kind, ...] = ("incident", "statement", "report", "document", "discrepancy")
_WAYS: tuple[Kind, ...] = ("statement", "discrepancy")


class ListingPlanner:
    """Plans the listing pages of one site."""

    def __init__(
        self, catalog: Catalog, heads: Heads, pages: PageMaker, timelines: TimelinePlanner
    ) -> None:
        """Plan pages of the catalog's site; what is said of time is said by `timelines`."""
        self._catalog = catalog
        self._config = catalog.site.config
        self._language = catalog.language
        self._heads = heads
        self._pages = pages
        self._timelines = timelines
        self._indexes = IndexPlanner(catalog, heads, pages)
        self._events = list(catalog.site.events)

    def planned(self) -> Iterator[Planned]:
        """Give all listing pages."""
        yield Planned(HOME, self._home)
        for kind in LISTED:
            yield from self.index(kind)
        yield Planned(QUESTIONS, self._questions)
        yield Planned("feeds/index.html", self._feeds)
        yield Planned("404.html", self._not_found)

    def index(self, kind: Kind) -> Iterator[Planned]:
        """Give the index of a kind, in as many parts as it has."""
        if kind == "event":
            yield Planned(output_of("/events/"), self._index_of_events)
        else:
            yield from self._indexes.of_kind(kind)

    def shows(self, event: EventBrief) -> bool:
        """Tell whether the index of events shows one, or counts it in a year that it shows."""
        return timeline.year_of(event) in self._years_shown

    @cached_property
    def _years_shown(self) -> set[int]:
        return set(map(timeline.year_of, self._newest))

    @cached_property
    def _per_year(self) -> Mapping[int, int]:
        return timeline.per_year(self._events)

    @cached_property
    def _newest(self) -> list[EventBrief]:
        return timeline.arranged(self._events, newest_first=True)[:MOST_ROWS]

    def _home(self) -> Job:
        latest = latest_major(self._events)
        lead = self._lead()
        shown = timeline.arranged(self._events, newest_first=True)[:HOME_EVENTS]
        whole = self._timelines.filing.whole
        outline = timeline.outline(
            shown,
            whole.year_path,
            order="newest",
            total=len(self._events),
            per_year=self._per_year,
            language=self._language,
        )
        return self._pages.page(
            "home",
            self._heads.head(self._config.title, "/", self._config.description),
            lead=self._catalog.card(lead) if lead else None,
            ways=tuple(Facet(link) for link in self._ways(lead)),
            latest=self._catalog.event_card(latest),
            key_events=self._catalog.event_cards(self._key_events(lead, latest)),
            questions=tuple(Facet(q) for q in self._all_questions() if self._leads(q, lead)),
            counts=tuple(Facet(count) for count in self._counts()),
            strip=self._timelines.strip,
            outline=Facet(outline),
            events=self._catalog.event_cards(shown),
        )

    def _ways(self, lead: Entry | None) -> Iterator[Link]:
        """Say where a reader goes from the front page: what was said, who says otherwise, when."""
        for kind in _WAYS:
            if self._catalog.site.index.count(kind):
                yield Link(listing(kind, self._language)[0], f"/{SECTIONS[kind]}/")
        dates = dates_path(self._catalog.site, lead) if lead else None
        if dates:
            yield Link(self._language.gettext("What was public when"), dates)
        yield Link(self._language.gettext("What is new"), "/catch-up/")

    def _key_events(self, lead: Entry | None, shown: EventBrief | None) -> list[EventBrief]:
        """Give the newest major events of the lead incident, or of the site, by when they happened.

        The first disclosure is always among them. What is `shown` already is left out.
        """
        events = self._catalog.site.events_of.get(lead.id, []) if lead else self._events
        majors = [event for event in events if event.major and event != shown]
        first = next(filter(self._is_disclosure, majors), None)
        if first is None or first in majors[-HOME_KEY_EVENTS:]:
            return majors[-HOME_KEY_EVENTS:][::-1]
        return [*majors[1 - HOME_KEY_EVENTS :][::-1], first]

    def _is_disclosure(self, event: EventBrief) -> bool:
        record = self._catalog.site.entry(event.id).record
        return isinstance(record, Event) and record.kind == "disclosure"

    def _lead(self) -> Entry | None:
        target = self._config.lead_incident
        return self._catalog.site.find(target, "incident") if target else None

    def _leads(self, question: Question, lead: Entry | None) -> bool:
        of_lead = lead is None or question.incident.path == self._catalog.site.path(lead)
        return question.answer is None and of_lead

    def _counts(self) -> Iterator[Count]:
        yield Count(Link(self._language.gettext("Events"), "/timeline/"), len(self._events))
        for kind in _COUNTED:
            link = Link(listing(kind, self._language)[0], f"/{SECTIONS[kind]}/")
            yield Count(link, self._catalog.site.index.count(kind))

    def _index_of_events(self) -> Job:
        """List the newest events by year; where there are more, the pages of years hold them."""
        title, lead = listing("event", self._language)
        shown = self._newest
        if len(shown) < len(self._events):
            words = self._language.gettext("%(lead)s The newest %(shown)s of %(total)s stand here.")
            shown_count, total = map(self._language.number, (len(shown), len(self._events)))
            lead = words % {"lead": lead, "shown": shown_count, "total": total}
        years = timeline.outline(
            shown,
            lambda _year: None,
            order="newest",
            per_year=self._per_year,
            language=self._language,
        ).years
        groups = tuple(
            Group(year.id, year.label, year.months[0].first, year.months[-1].last, year.total)
            for year in years
        )
        return self._pages.page(
            "listing",
            self._heads.head(title, "/events/", lead),
            listing=Facet(Listing(title, lead, "event", len(self._events), groups)),
            cards=self._catalog.event_cards(shown),
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
        questions, say = self._all_questions(), self._language.gettext
        return self._pages.page(
            "questions",
            self._heads.head(
                say("What is not known"),
                "/questions/",
                say("What has not been said, and what was answered."),
            ),
            open=tuple(Facet(q) for q in questions if q.answer is None),
            answered=tuple(Facet(q) for q in questions if q.answer is not None),
        )

    def _feeds(self) -> Job:
        say = self._language.gettext
        feeds = [self._heads.feed(self._config.title, "/")]
        feeds += [
            self._heads.feed(self._catalog.pieces.link(entry).title, self._catalog.site.path(entry))
            for entry in self._catalog.entries("incident")
        ]
        return self._pages.page(
            "feeds",
            self._heads.head(
                say("Feeds"), "/feeds/", say("Feeds of the record and of each incident.")
            ),
            feeds=tuple(Facet(feed) for feed in feeds),
        )

    def _not_found(self) -> Job:
        say = self._language.gettext
        about = say("There is no page at this address.")
        head = self._heads.head(say("Page not found"), "/404.html", about, indexed=False)
        return self._pages.page("404", head)
