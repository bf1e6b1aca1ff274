"""Plans the pages on which a reader catches up: what became public in a month, and since then."""

from collections.abc import Iterator
from functools import cached_property, partial

from generator.core.edtf_placed import Placed
from generator.link.published import month_of
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Event, Incident
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.catching_up import BecamePublic, CatchUp, CatchUpMonth, Posed
from generator.plan.facets.make_asof import date_in_words
from generator.plan.facets.values import Date, Link
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.news import Asked, News, within
from generator.plan.pages import PageMaker
from generator.plan.timelines.run import MOST_ENTRIES

ROOT = "/catch-up/"
MOST_SINCE = 60
"""Major developments since a month, on its page: the newest."""
MOST_QUESTIONS = 30


class CatchUpPlanner:
    """Plans the pages of months."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._heads = heads
        self._pages = pages
        self._language = catalog.language
        self._news = News(catalog.site, catalog.language)
        self._rows: dict[str, Facet] = {}

    def planned(self) -> Iterator[Planned]:
        """Give the list of months, and the pages of each."""
        yield Planned(output_of(ROOT), self._list)
        for month in self._news.months:
            yield from self._of_month(month)

    def showing(self, event: EventBrief) -> Iterator[Planned]:
        """Give the pages on which an event may stand, but not those that only count it."""
        if event.major and event.placed is not None:
            until = month_of(event.placed)
            for month in self._news.months:
                if month <= until:
                    yield from self._of_month(month)

    def _of_month(self, month: str) -> Iterator[Planned]:
        parts = max(1, -(-len(self._news.major.get(month, ())) // MOST_ENTRIES))
        for part in range(1, parts + 1):
            make = partial(self._page, month, part, parts)
            yield Planned(output_of(_path(month, part)), make)

    def _list(self) -> Job:
        say = self._language.gettext
        about = say("What became public in each month, and since then.")
        return self._pages.page(
            "catch-up",
            self._heads.head(say("Catch up"), ROOT, about),
            months=tuple(Facet(self._months[month]) for month in reversed(self._news.months)),
        )

    @cached_property
    def _months(self) -> dict[str, CatchUpMonth]:
        news = self._news
        return {
            month: CatchUpMonth(self._link(month), news.is_exact(month), news.tally([month]))
            for month in news.months
        }

    def _link(self, month: str) -> Link:
        return Link(self._news.called(month), _path(month, 1))

    def _page(self, month: str, part: int, parts: int) -> Job:
        news, title = self._news, self._title(month, part, parts)
        about = self._language.gettext("%(title)s: what became public.") % {"title": title}
        own = news.major.get(month, [])[(part - 1) * MOST_ENTRIES : part * MOST_ENTRIES]
        later = news.months[news.months.index(month) + 1 :] if part == 1 else []
        since = [event for one in reversed(later) for event in news.major.get(one, ())]
        return self._pages.page(
            "catch-up-month",
            self._heads.head(title, _path(month, part), about),
            page=Facet(self._catch_up(month, part, parts, later)),
            events=self._became_public(own),
            since=self._became_public(since[:MOST_SINCE]),
            asked=self._posed(news.asked, {month} if part == 1 else set()),
            asked_since=self._posed(news.asked, {*later}),
            answered=self._posed(news.answered, {month} if part == 1 else set()),
            answered_since=self._posed(news.answered, {*later}),
        )

    def _title(self, month: str, part: int, parts: int) -> str:
        say, called = self._language.gettext, self._news.called(month)
        if part == 1:
            return say("New since %(month)s") % {"month": called}
        words = say("New in %(month)s, part %(part)s of %(parts)s")
        return words % {"month": called, **self._numbers(part, parts)}

    def _numbers(self, part: int, parts: int) -> dict[str, str]:
        return {"part": self._language.number(part), "parts": self._language.number(parts)}

    def _catch_up(self, month: str, part: int, parts: int, later: list[str]) -> CatchUp:
        months = self._news.months
        at = months.index(month)
        words = self._language.gettext("part %(part)s of %(parts)s")
        more = Link(words % self._numbers(part + 1, parts), _path(month, part + 1))
        return CatchUp(
            month=self._months[month],
            part=part,
            more=more if part < parts else None,
            since=self._news.tally(later),
            until=self._news.called(months[-1]),
            earlier=self._link(months[at - 1]) if at else None,
            later=self._link(months[at + 1]) if at + 1 < len(months) else None,
        )

    def _became_public(self, events: list[EventBrief]) -> tuple[Facet, ...]:
        entries = self._catalog.site.entries([event.id for event in events])
        return tuple(map(self._row, events, entries))

    def _row(self, event: EventBrief, entry: Entry) -> Facet:
        """Give an event; one without a public date of its own by that of its earliest source."""
        if event.id not in self._rows:
            record = entry.record
            assert isinstance(record, Event)  # noqa: S101  only events have briefs
            assert event.placed is not None  # noqa: S101  what is not placed is in no month
            date = self._date(record, event.placed)
            self._rows[event.id] = Facet(BecamePublic(date, self._catalog.card(entry).value))
        return self._rows[event.id]

    def _date(self, record: Event, day: Placed) -> Date:
        if record.public is not None:
            return self._catalog.pieces.date(record.public)
        return date_in_words(day, self._language)

    def _posed(self, asked: list[Asked], months: set[str]) -> tuple[Facet, ...]:
        found = within(asked, months)[:MOST_QUESTIONS]
        return tuple(Facet(self._question(entry, number)) for _day, entry, number in found)

    def _question(self, entry: Entry, number: int) -> Posed:
        incident, pieces = entry.record, self._catalog.pieces
        assert isinstance(incident, Incident)  # noqa: S101  only incidents have questions
        question = incident.questions[number]
        return Posed(
            path=f"{self._catalog.site.path(entry)}#question-{question.id}",
            text=pieces.prose.fragment(entry, f"questions.{number}.text"),
            answer=pieces.prose.optional(entry, f"questions.{number}.answer.text"),
            answered=pieces.date(question.answer.public) if question.answer else None,
        )


def _path(month: str, part: int) -> str:
    return f"{ROOT}{month}/" if part == 1 else f"{ROOT}{month}/part-{part}/"
