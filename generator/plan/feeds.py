"""Which feeds there are, and what their items say. One item an event, under its permanent id.

RSS asks for a time where the record has a day. A day is given as its first second in UTC; anything
coarser or uncertain gets no `pubDate` at all, and says its date in words.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import cached_property, partial
from heapq import nlargest
from html import escape
from operator import attrgetter

from generator.core.language import noted
from generator.model.addresses import address_of
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Event
from generator.model.when import When
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.feeds import Channel, Item
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import ProseWriter
from generator.plan.facets.values import Fact, Overtaken, Source
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned

_PUBLIC_ORDER = attrgetter("public_order")


def newest(events: Iterable[EventBrief], count: int) -> list[EventBrief]:
    """Give the events that a feed of `count` items carries, the newest first."""
    return nlargest(count, events, key=_PUBLIC_ORDER)


class FeedPlanner:
    """Plans the feeds of one site."""

    def __init__(self, catalog: Catalog, heads: Heads) -> None:
        """Plan feeds of the catalog's site."""
        self._site = catalog.site
        self._catalog = catalog
        self._heads = heads
        self._language = catalog.language
        base = heads.absolute("/").rstrip("/")
        writer = ProseWriter(catalog.site, base, names=False, language=catalog.language)
        self._pieces = Pieces(catalog.site, writer)
        self._items: dict[str, Facet] = {}

    def planned(self) -> Iterator[Planned]:
        """Give the site's feed and one for each incident."""
        yield self.of_site()
        for name in self._site.incident_ids:
            yield self.of_incident(name)

    def of_site(self) -> Planned:
        """Give the site's feed."""
        return Planned("feed.xml", self._of_site)

    def of_incident(self, name: str) -> Planned:
        """Give the feed of the incident of that identity."""
        path = address_of(name)
        return Planned(f"{path}feed.xml".lstrip("/"), partial(self._of_incident, name))

    def _of_site(self) -> Job:
        config = self._site.config
        return self._job(config.title, config.description, "/", self._site.events)

    def _of_incident(self, name: str) -> Job:
        incident = self._site.entry(name)
        title = f"{self._site.config.title}: {self._pieces.link(incident).title}"
        about = self._pieces.prose.plain(incident, "summary")
        events = self._site.events_of.get(name, ())
        return self._job(title, about, self._site.path(incident), events)

    def _job(self, title: str, description: str, path: str, events: Iterable[EventBrief]) -> Job:
        carried = newest(events, self._site.config.feed_items)
        items = tuple(map(self._item, self._site.entries([event.id for event in carried])))
        dates = [item.value.published for item in items if item.value.published]
        channel = Channel(
            title=title,
            description=description,
            link=self._heads.absolute(path),
            self_link=self._heads.absolute(f"{path}feed.xml"),
            language=self._site.config.language,
            publisher=self._site.config.publisher,
            updated=max(dates, default=None),
        )
        return Job(
            f"{path}feed.xml".lstrip("/"), "rss", {"channel": Facet(channel), "items": items}
        )

    def _item(self, entry: Entry) -> Facet:
        """Give an event's item; those of the newest stand in the site's feed as well, and stay."""
        if entry.id not in self._newest:
            return Facet(self._make_item(entry))
        if entry.id not in self._items:
            self._items[entry.id] = Facet(self._make_item(entry))
        return self._items[entry.id]

    @cached_property
    def _newest(self) -> frozenset[str]:
        in_order = sorted(self._site.events, key=lambda event: event.public_order, reverse=True)
        return frozenset(event.id for event in in_order[: self._site.config.feed_items])

    def _make_item(self, entry: Entry) -> Item:
        event = entry.record
        assert isinstance(event, Event)  # noqa: S101  feeds are made of events
        summary = "summary" if "summary" in entry.texts else "facts.0.text"
        incidents = self._pieces.links(event.incidents, "incident")
        published = _moment(event.public)
        return Item(
            guid=event.guid,
            title=event.title,
            link=self._heads.absolute(self._site.path(entry)),
            published=published,
            summary=("" if published else self._dates(event))
            + self._pieces.prose.plain(entry, summary),
            html=self._html(entry, event),
            categories=(
                self._pieces.term("event", event.kind),
                *(incident.title for incident in incidents),
            ),
        )

    def _html(self, entry: Entry, event: Event) -> str:
        """Write the whole entry: dates, summary, facts with sources, quotations."""
        facts = "".join(self._fact(fact) for fact in self._pieces.facts(entry, event.facts))
        summary = self._pieces.prose.fragment(entry, "summary").html
        quotes = "".join(
            self._quotation(self._site.find(target, "statement")) for target in event.statements
        )
        parts = (
            f"<p>{escape(self._dates(event).rstrip())}</p>",
            f"<p>{summary}</p>" if summary else "",
            f"<ul>{facts}</ul>",
            self._pieces.prose.fragment(entry, "body").html,
            quotes,
        )
        return "".join(parts)

    def _fact(self, fact: Fact) -> str:
        sources = "; ".join(self._source(source) for source in fact.sources)
        note = f" <small>{fact.note.html}</small>" if fact.note else ""
        mark = escape(self._language.gettext(_MARKS[fact.verified]), quote=False)
        return f"<li>{fact.text.html}{note} <small>({mark}: {sources})</small></li>"

    def _source(self, source: Source) -> str:
        page = escape(self._heads.absolute(source.path))
        return f'<a href="{page}">{escape(source.publisher)}, {escape(source.title)}</a>'

    def _quotation(self, entry: Entry) -> str:
        card = self._catalog.card(entry).value
        page = escape(self._heads.absolute(card.path))
        said = f"{escape(card.speaker)}, {escape(card.date.words)}, {escape(card.channel)}"
        return (
            f"<blockquote><p>{escape(card.quote, quote=False)}</p></blockquote>"
            f'<p>— <a href="{page}">{said}</a></p>{"".join(map(self._overtaken, card.overtaken))}'
        )

    def _overtaken(self, by: Overtaken) -> str:
        page = escape(self._heads.absolute(by.event.path))
        event = f'<a href="{page}">{escape(by.event.title)}</a>'
        words = self._language.gettext("<strong>Overtaken</strong> by %(event)s %(when)s.")
        return f"<p>{words % {'event': event, 'when': escape(by.when)}}</p>"

    def _dates(self, event: Event) -> str:
        """Give the dates in words, for those who are given no `pubDate`."""
        say = self._language.gettext
        public = event.public.said(self._language) if event.public else say("not known")
        words = say("Happened: %(happened)s. Became public: %(public)s.")
        return f"{words % {'happened': event.occurred.said(self._language), 'public': public}} "


_MARKS = {
    "read in full": noted("read in full"),
    "excerpt": noted("excerpt read"),
    "unverified": noted("unverified"),
}


def _moment(when: When | None) -> str | None:
    """Give the moment of an exact day or time, else None."""
    if when is None or not when.date.is_exact_day:
        return None
    if when.date.instant is not None:
        return when.date.instant.astimezone(UTC).isoformat()
    assert when.date.earliest is not None  # noqa: S101  an exact day has a day
    return datetime.combine(when.date.earliest, time(), UTC).isoformat()
