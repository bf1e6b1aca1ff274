"""Catching up: what became public in each month, and since then.

Everything stands in the month in which it is placed (`generator.link.public`): what is dated to a
year or a season counts as known at its end, as on the pages of dates. What has no such day stands
in no month.
"""

from collections.abc import Iterator
from functools import cached_property, partial

from generator.core.edtf_placed import Placed
from generator.core.edtf_words import words_of
from generator.link.public import PublicDates
from generator.link.published import finest, month_of
from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.records import Event, Incident
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.catching_up import BecamePublic, CatchUp, CatchUpMonth, Tally
from generator.plan.facets.make_asof import date_in_words
from generator.plan.facets.pieces import date_of
from generator.plan.facets.values import Link, Question
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker
from generator.plan.timelines.run import MOST_ENTRIES

ROOT = "/catch-up/"
MOST_SINCE = 60
"""Major developments since a month, on its page: the newest."""
MOST_QUESTIONS = 30
_MONTH = 1
"""The unit of what is dated to a month; days are finer."""

Posed = tuple[Placed, Question]
"""A question, and the day on which it was asked or answered."""


class CatchUpPlanner:
    """Plans the pages of months."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._heads = heads
        self._pages = pages
        self._site: Site = catalog.site

    def planned(self) -> Iterator[Planned]:
        """Give the list of months, and the pages of each."""
        yield Planned(output_of(ROOT), self._list)
        for month in self._months:
            yield from self._of_month(month)

    def showing(self, event: EventBrief) -> Iterator[str]:
        """Give the outputs on which an event may stand, but not those that only count it."""
        if event.major and event.placed is not None:
            until = month_of(event.placed)
            for month in self._months:
                if month <= until:
                    yield from (one.output for one in self._of_month(month))

    def _of_month(self, month: str) -> Iterator[Planned]:
        parts = max(1, -(-len(self._major.get(month, ())) // MOST_ENTRIES))
        for part in range(1, parts + 1):
            path = _path(month, part)
            yield Planned(output_of(path), partial(self._page, month, part, parts))

    @cached_property
    def _major(self) -> dict[str, list[EventBrief]]:
        """The major developments of each month, newest first."""
        return self._by_month(major=True)

    @cached_property
    def _others(self) -> dict[str, list[EventBrief]]:
        return self._by_month(major=False)

    def _by_month(self, *, major: bool) -> dict[str, list[EventBrief]]:
        found: dict[str, list[EventBrief]] = {}
        placed = [(one.placed, one) for one in self._site.events if one.placed is not None]
        for day, event in sorted(placed, key=lambda one: (one[0], one[1].id), reverse=True):
            if event.major is major:
                found.setdefault(month_of(day), []).append(event)
        return found

    @cached_property
    def _months(self) -> list[str]:
        """The months in which something became public, oldest first."""
        return sorted(self._finest)

    @cached_property
    def _finest(self) -> dict[str, Placed]:
        """The most exact date of each month."""
        found = {name: month.finest for name, month in self._site.published.items()}
        events = (event.placed for event in self._site.events)
        posed = (placed for placed, _question in (*self._asked, *self._answered))
        for placed in (*events, *posed):
            if placed is not None:
                name = month_of(placed)
                found[name] = finest(found.get(name, placed), placed)
        return found

    @cached_property
    def _asked(self) -> list[Posed]:
        return sorted(self._posed(answered=False), key=_day, reverse=True)

    @cached_property
    def _answered(self) -> list[Posed]:
        return sorted(self._posed(answered=True), key=_day, reverse=True)

    def _posed(self, *, answered: bool) -> Iterator[Posed]:
        dates = PublicDates(self._site.index)
        for entry in self._site.entries(self._site.incident_ids):
            incident = entry.record
            assert isinstance(incident, Incident)  # noqa: S101  the kind says so
            shown = self._catalog.pieces.questions(entry, incident)
            for written, question in zip(incident.questions, shown, strict=True):
                day = dates.answered(written) if answered else dates.asked(written)
                if day is not None:
                    yield day, question

    @cached_property
    def _tallies(self) -> dict[str, Tally]:
        return {month: self._tally([month]) for month in self._months}

    def _tally(self, months: list[str]) -> Tally:
        wanted = {*months}
        published = [self._site.published[one] for one in months if one in self._site.published]
        return Tally(
            major=sum(len(self._major.get(month, ())) for month in months),
            others=sum(len(self._others.get(month, ())) for month in months),
            statements=sum(month.statements for month in published),
            reports=sum(month.reports for month in published),
            asked=sum(month_of(day) in wanted for day, _question in self._asked),
            answered=sum(month_of(day) in wanted for day, _question in self._answered),
        )

    def _list(self) -> Job:
        about = "What became public in each month, and since then."
        return self._pages.page(
            "catch-up",
            self._heads.head("Catch up", ROOT, about),
            months=tuple(Facet(self._month(month)) for month in reversed(self._months)),
        )

    def _month(self, month: str) -> CatchUpMonth:
        exact = self._finest[month].unit <= _MONTH
        return CatchUpMonth(self._link(month), exact, self._tallies[month])

    def _link(self, month: str) -> Link:
        return Link(self._called(month), _path(month, 1))

    def _called(self, month: str) -> str:
        """Name a month, but no more exactly than anything in it is dated."""
        placed = self._finest[month]
        return words_of(month) if placed.unit <= _MONTH else placed.words

    def _page(self, month: str, part: int, parts: int) -> Job:
        called = self._called(month)
        title = f"New since {called}"
        if part > 1:
            title = f"New in {called}, part {part} of {parts}"
        about = f"{title}: what became public, the newest first."
        own = self._major.get(month, [])[(part - 1) * MOST_ENTRIES : part * MOST_ENTRIES]
        later = self._months[self._months.index(month) + 1 :] if part == 1 else []
        since = [event for one in reversed(later) for event in self._major.get(one, ())]
        return self._pages.page(
            "catch-up-month",
            self._heads.head(title, _path(month, part), about),
            page=Facet(self._catch_up(month, part, parts, later)),
            events=self._rows(own),
            since=self._rows(since[:MOST_SINCE]),
            asked=_questions(self._asked, {month} if part == 1 else set()),
            asked_since=_questions(self._asked, {*later}),
            answered=_questions(self._answered, {month} if part == 1 else set()),
            answered_since=_questions(self._answered, {*later}),
        )

    def _catch_up(self, month: str, part: int, parts: int, later: list[str]) -> CatchUp:
        at = self._months.index(month)
        next_part = Link(f"part {part + 1}", _path(month, part + 1))
        return CatchUp(
            month=self._month(month),
            part=part,
            parts=parts,
            more=next_part if part < parts else None,
            since=self._tally(later),
            until=self._called(self._months[-1]),
            earlier=self._link(self._months[at - 1]) if at else None,
            later=self._link(self._months[at + 1]) if at + 1 < len(self._months) else None,
        )

    def _rows(self, events: list[EventBrief]) -> tuple[Facet, ...]:
        self._site.index.expect([event.id for event in events])
        return tuple(self._row(event) for event in events)

    @cached_property
    def _made(self) -> dict[str, Facet]:
        return {}

    def _row(self, event: EventBrief) -> Facet:
        """Give an event; one without a public date of its own by that of its earliest source."""
        if event.id not in self._made:
            entry = self._site.entry(event.id)
            record = entry.record
            assert isinstance(record, Event)  # noqa: S101  only events have briefs
            assert event.placed is not None  # noqa: S101  what is not placed is in no month
            date = date_of(record.public) if record.public else date_in_words(event.placed)
            card = self._catalog.card(entry).value
            self._made[event.id] = Facet(BecamePublic(date, card))
        return self._made[event.id]


def _questions(posed: list[Posed], months: set[str]) -> tuple[Facet, ...]:
    found = [question for day, question in posed if month_of(day) in months]
    return tuple(map(Facet, found[:MOST_QUESTIONS]))


def _path(month: str, part: int) -> str:
    return f"{ROOT}{month}/" if part == 1 else f"{ROOT}{month}/part-{part}/"


def _day(posed: Posed) -> Placed:
    return posed[0]
