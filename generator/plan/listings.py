"""Pages that list: home, timelines, indexes of each kind, open questions, feeds."""

from collections.abc import Iterator
from functools import cached_property, partial
from itertools import groupby

from msgspec.structs import replace

from generator.core.language import Language
from generator.model.addresses import LISTED, SECTIONS
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Event, Incident
from generator.model.terms import Kind
from generator.plan import timeline
from generator.plan.asof_history import dates_path
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Count, Head, Listing, Month, Outline
from generator.plan.facets.values import Link, Question
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker
from generator.plan.words import UNDATED, listing

HOME_EVENTS = 50
HOME_KEY_EVENTS = 10
WHOLE_TIMELINE = 500
HOME, QUESTIONS = "index.html", "questions/index.html"
_COUNTED: tuple[Kind, ...] = ("incident", "statement", "report", "document", "discrepancy")
_BY_YEAR = frozenset({"incident", "statement", "report", "document"})


class ListingPlanner:
    """Plans the listing pages of one site."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._config = catalog.site.config
        self._language = catalog.language
        self._heads = heads
        self._pages = pages
        self._events = list(catalog.site.events)

    def planned(self) -> Iterator[Planned]:
        """Give all listing pages."""
        yield Planned(HOME, self._home)
        yield from self.timelines()
        for kind in LISTED:
            index = self._index_of_events if kind == "event" else partial(self._index, kind)
            yield Planned(output_of(f"/{SECTIONS[kind]}/"), index)
        yield Planned(QUESTIONS, self._questions)
        yield Planned("feeds/index.html", self._feeds)
        yield Planned("404.html", self._not_found)

    def timelines(self) -> Iterator[Planned]:
        """Give the whole timeline, both ways round, and a page for each year."""
        yield Planned("timeline/index.html", partial(self._whole, newest_first=True))
        yield Planned("timeline/oldest/index.html", partial(self._whole, newest_first=False))
        for name in self._by_year:
            yield Planned(f"timeline/{name}/index.html", partial(self._of_year, name))

    def _home(self) -> Job:
        majors = [event for event in self._events if event.major]
        newest = sorted(majors, key=lambda event: event.public_order, reverse=True)
        lead = self._lead()
        shown = timeline.arranged(self._events, newest_first=True)[:HOME_EVENTS]
        outline = timeline.outline(
            shown, order="newest", total=len(self._events), language=self._language
        )
        return self._pages.page(
            "home",
            self._heads.head(self._config.title, "/", self._config.description),
            lead=self._catalog.card(lead) if lead else None,
            dates=dates_path(self._catalog.site, lead) if lead else None,
            latest=self._catalog.event_cards(newest[:1])[0] if newest else None,
            key_events=self._catalog.event_cards(self._key_events(lead, newest[:1])),
            questions=tuple(Facet(q) for q in self._all_questions() if self._leads(q, lead)),
            counts=tuple(Facet(count) for count in self._counts()),
            strip=self._strip,
            outline=Facet(outline),
            events=self._catalog.event_cards(shown),
        )

    def _key_events(self, lead: Entry | None, shown: list[EventBrief]) -> list[EventBrief]:
        """Give the newest major events of the lead incident, or of the site, by when they happened.

        The first disclosure is always among them. Those that are `shown` already are left out.
        """
        events = self._catalog.site.events_of.get(lead.id, []) if lead else self._events
        majors = [event for event in events if event.major and event not in shown]
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

    @cached_property
    def _strip(self) -> Facet | None:
        strip = timeline.strip(self._events, language=self._language)
        return Facet(strip) if strip else None

    @cached_property
    def _by_year(self) -> dict[str, list[EventBrief]]:
        return timeline.years_of(self._events)

    @cached_property
    def _years(self) -> tuple[Facet, ...]:
        links = {name: Link(self._year_title(name), f"/timeline/{name}/") for name in self._by_year}
        return tuple(Facet(Count(links[n], len(events))) for n, events in self._by_year.items())

    def _whole(self, *, newest_first: bool) -> Job:
        events = timeline.arranged(self._events, newest_first=newest_first)[:WHOLE_TIMELINE]
        total = len(self._events)
        other = ("/timeline/oldest/" if newest_first else "/timeline/") if total > 1 else None
        say = self._language.gettext
        if newest_first:
            head = self._timeline_head(say("Timeline"), "/timeline/")
        else:
            head = self._timeline_head(say("Timeline, oldest first"), "/timeline/oldest/")
        outline = timeline.outline(
            events,
            order="newest" if newest_first else "oldest",
            other_path=other,
            total=total,
            language=self._language,
        )
        return self._timeline(head, outline, events)

    def _of_year(self, name: str) -> Job:
        events = timeline.arranged(self._by_year[name], newest_first=False)
        title = self._language.gettext("Timeline: %(year)s") % {"year": self._year_title(name)}
        head = self._timeline_head(title, f"/timeline/{name}/")
        names = list(self._by_year)
        later, earlier = (
            self._years[at].value.link if 0 <= at < len(names) else None
            for at in (names.index(name) - 1, names.index(name) + 1)
        )
        outline = timeline.outline(events, order="oldest", language=self._language)
        outline = replace(outline, earlier=earlier, later=later)
        return self._timeline(head, outline, events)

    def _timeline_head(self, title: str, path: str) -> Head:
        about = self._language.gettext("%(title)s. Every entry of %(site)s, in order of time.")
        values = {"title": title, "site": self._config.title}
        return self._heads.head(title, path, about % values)

    def _timeline(self, head: Head, outline: Outline, events: list[EventBrief]) -> Job:
        return self._pages.page(
            "timeline",
            head,
            outline=Facet(outline),
            events=self._catalog.event_cards(events),
            strip=self._strip if outline.total == len(self._events) else None,
            years=self._years,
        )

    def _index(self, kind: Kind) -> Job:
        title, lead = listing(kind, self._language)
        entries = self._catalog.entries(kind)
        groups: tuple[Month, ...] = (Month("", "", 0, len(entries)),) if entries else ()
        if kind in _BY_YEAR:
            entries, groups = _by_year(entries, self._language)
        head = self._heads.head(title, f"/{SECTIONS[kind]}/", lead)
        outline = Listing(title, lead, kind, groups)
        return self._pages.page(
            "listing", head, listing=Facet(outline), cards=self._catalog.cards(entries)
        )

    def _index_of_events(self) -> Job:
        """List the newest events by year; where there are more, the pages of years hold them."""
        title, lead = listing("event", self._language)
        shown = timeline.arranged(self._events, newest_first=True)[:WHOLE_TIMELINE]
        if len(shown) < len(self._events):
            words = self._language.gettext("%(lead)s The newest %(shown)s of %(total)s stand here.")
            shown_count, total = map(self._language.number, (len(shown), len(self._events)))
            lead = words % {"lead": lead, "shown": shown_count, "total": total}
        years = timeline.outline(shown, order="newest", language=self._language).years
        groups = tuple(
            Month(year.id, year.label, year.months[0].first, year.months[-1].last) for year in years
        )
        return self._pages.page(
            "listing",
            self._heads.head(title, "/events/", lead),
            listing=Facet(Listing(title, lead, "event", groups)),
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

    def _year_title(self, name: str) -> str:
        return self._language.gettext("Year not known") if name == "undated" else name


def _by_year(entries: list[Entry], language: Language) -> tuple[list[Entry], tuple[Month, ...]]:
    """Put dated entries newest first, undated ones last, and group them by year."""
    dated = [entry for entry in entries if _year(entry) is not None]
    undated = [entry for entry in entries if _year(entry) is None]
    ordered = [*reversed(dated), *undated]
    groups: list[Month] = []
    for year, of_year in groupby(ordered, key=_year):
        first = groups[-1].last if groups else 0
        name = str(year) if year is not None else "undated"
        label = str(year) if year is not None else language.gettext(UNDATED)
        groups.append(Month(f"y{name}", label, first, first + len(list(of_year))))
    return ordered, tuple(groups)


def _year(entry: Entry) -> int | None:
    record = entry.record
    field = "occurred" if isinstance(record, Incident) else "date"
    when = getattr(record, "published", None) or getattr(record, field, None)
    return when.date.year if when else None
