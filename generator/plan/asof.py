"""The pages of an incident as of each date on which something of it became public.

A page of a date says in full what was new that day, and in a line each what had been public before.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, partial

from msgspec import Struct

from generator.core.edtf_placed import Placed
from generator.link.public import PublicDates
from generator.model.entry import Entry
from generator.plan.asof_history import History, Mark, Told, dates_path
from generator.plan.asof_rows import Known, Rows
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.asof import AsOf, AsOfDate, Earlier, PublicFacts, PublicRow, Unplaced
from generator.plan.facets.make_asof import Then
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Link
from generator.plan.foresight import Foresight
from generator.plan.heads import Heads, base_of
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker

_MOST_IN_FULL = 60
"""Of an incident with more dates, a page repeats only the last of what had been public before."""


class AsOfPlanner:
    """Plans the pages of dates of every incident."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._heads = heads
        self._pages = pages
        self._catalog = catalog
        self._site = catalog.site
        self._dates = PublicDates(catalog.site.index)

    @cached_property
    def _then(self) -> Then:
        """What makes pieces; it reads the actors, whom most edits do not touch."""
        foresight = Foresight(self._catalog.pieces, self._dates, base_of(self._site.config))
        return Then(self._catalog.pieces, self._dates, foresight)

    def planned(self) -> Iterator[Planned]:
        """Give the pages of dates of every incident, unless the site wants none."""
        for name in self._site.incident_ids:
            yield from self.of_incident(name)

    def of_incident(self, name: str) -> Iterator[Planned]:
        """Give the pages of dates of one incident, and the list of them."""
        entry = self._site.entry(name)
        begins = self._dates.of(entry)
        if begins is None or dates_path(self._site, entry) is None:
            return
        past = Past(
            self._catalog.pieces, self._then, History(self._site, self._dates, entry, begins)
        )
        yield Planned(output_of(past.path()), partial(self._list, past))
        for number in range(len(past.dates)):
            yield Planned(output_of(past.path(number)), partial(self._page, past, number))

    def _page(self, past: "Past", number: int) -> Job:
        date, page = past.dates[number], past.page(number)
        say = self._catalog.language.gettext
        title = say("As of %(date)s: %(incident)s")
        about = say("What was public by %(date)s, and what was not known; nothing that came later.")
        words = {"date": page.words, "incident": page.incident.title}
        called, path = title % words, past.path(number)
        cited = self._heads.citations.of_date(
            past.history.entry, date.name, called, self._heads.absolute(path), page.words
        )
        return self._pages.page(
            "as-of",
            self._heads.head(called, path, about % words, indexed=False, citation=cited),
            page=Facet(page),
            facts=past.known_facts(date.day),
            known=past.known(number),
            questions=past.questions(date.day),
        )

    def _list(self, past: "Past") -> Job:
        say, title = self._catalog.language.gettext, self._catalog.pieces.title(past.history.entry)
        about = say("Each date on which something became public, with what was known by then.")
        heading = say("What was public when: %(incident)s") % {"incident": title}
        return self._pages.page(
            "as-of-dates",
            self._heads.head(heading, past.path(), about),
            incident=Facet(Link(title, self._site.path(past.history.entry))),
            dates=tuple(Facet(past.date(number)) for number in range(len(past.dates))),
            unplaced=Facet(past.unplaced()),
        )


class Past:
    """What the pages of dates of one incident show."""

    def __init__(self, pieces: Pieces, then: Then, history: History) -> None:
        """Show `history` as `then` says it."""
        self.history = history
        self.dates = history.dates()
        self._days = [date.day for date in self.dates]
        self._site = pieces.site
        self._pieces = pieces
        self._language = pieces.language
        self._then = then
        self._marks: dict[str, list[Mark]] = {}
        for mark in history.marks.things:
            self._marks.setdefault(mark.statement.id, []).append(mark)
        self._rows = {
            "event": Rows(history.events, then.title_days, self._event),
            "statement": Rows(history.statements, self._mark_days, self._statement),
            "report": Rows(history.reports, lambda _entry: (), self._report),
        }
        self._shared: dict[Struct, Facet] = {}

    def path(self, number: int | None = None) -> str:
        """Give the path of a date's page, or of the list of dates."""
        folder = f"{self._site.path(self.history.entry)}as-of/"
        return folder if number is None else f"{folder}{self.dates[number].name}/"

    def page(self, number: int) -> AsOf:
        """Give what was new on a date, and where its page stands among the others."""
        date, history = self.dates[number], self.history
        day, marks = date.day, history.marks.on(date.day)
        last = number + 1 == len(self.dates)
        return AsOf(
            incident=self._incident(day),
            words=date.words(self._language),
            machine=date.machine,
            first=number == 0,
            earlier=self._link(number - 1) if number else None,
            later=None if last else self._link(number + 1),
            dates=self.path(),
            facts=self._new_facts(day),
            rows=tuple((kind, rows.on(day)) for kind, rows in self._rows.items()),
            overtaken=tuple(
                self._statement(entry, day)
                for entry in {one.statement.id: one.statement for one in marks}.values()
            ),
        )

    def known(self, number: int) -> tuple[tuple[str, tuple[Facet, ...], Facet | None], ...]:
        """Give the events, statements and reports of the days before that of a page, in runs.

        With each goes how many stand on earlier pages only.
        """
        last = number + 1 == len(self.dates)
        whole = last or len(self.dates) <= _MOST_IN_FULL
        return tuple(
            (kind, known.runs, self._earlier(known))
            for kind, rows in self._rows.items()
            for known in [rows.before(self.dates[number].day, whole=whole)]
        )

    def known_facts(self, day: int) -> tuple[Facet, ...]:
        """Give the incident's own facts of the days before one; those of events stand with them."""
        told = self.history.facts.things[: self.history.facts.before(day)]
        own = (one for one in told if one.entry is self.history.entry)
        return self._once(self._then.fact(one, day, sourced=False) for one in own)

    def questions(self, day: int) -> tuple[Facet, ...]:
        """Give the questions that were open on a day, or had been answered by it."""
        asked = self.history.questions.by(day)
        found = (self._then.question(self.history.entry, one, day) for one in asked)
        return self._once(one for one in found if one is not None)

    def date(self, number: int) -> AsOfDate:
        """Give a line of the list of dates."""
        history, day = self.history, self.dates[number].day
        return AsOfDate(
            link=self._link(number),
            machine=self.dates[number].machine,
            events=len(history.events.on(day)),
            facts=len(history.facts.on(day)),
            statements=len(history.statements.on(day)),
            reports=len(history.reports.on(day)),
            asked=len(history.questions.on(day)),
            answered=len(history.answers.on(day)),
        )

    def unplaced(self) -> Unplaced:
        """Give what stands on no page of a date."""
        history = self.history
        return Unplaced(
            events=tuple(self._pieces.link(entry) for entry in history.events.undated),
            facts=len(history.facts.undated),
            statements=len(history.statements.undated),
            reports=len(history.reports.undated),
            questions=len(history.questions.undated),
        )

    def _new_facts(self, day: int) -> tuple[PublicFacts, ...]:
        """Give the facts of a day: those of the incident, then those of each event."""
        of_record: dict[str, list[Told]] = {self.history.entry.id: []}
        for told in self.history.facts.on(day):
            of_record.setdefault(told.entry.id, []).append(told)
        return tuple(
            PublicFacts(
                event=self._then.link(told[0].entry, day) if name.startswith("event:") else None,
                facts=tuple(self._then.fact(one, day, sourced=True) for one in told),
            )
            for name, told in of_record.items()
            if told
        )

    def _earlier(self, known: Known) -> Facet | None:
        """Lead to the page on which the last of what is not repeated was new."""
        if known.last_hidden is None:
            return None
        number = bisect_left(self._days, known.last_hidden.day)
        return Facet(Earlier(known.hidden, self._link(number)))

    def _incident(self, day: int) -> Link:
        title = self._then.title(self.history.entry, day)
        name = title or self._language.gettext("this incident")
        return Link(name, self._site.path(self.history.entry))

    def _link(self, number: int) -> Link:
        return Link(self.dates[number].words(self._language), self.path(number))

    def _page_of(self, date: Placed | None) -> str:
        """Give the page on which something of `date` was new."""
        assert date is not None  # noqa: S101  what has no date is in no series
        return self.path(bisect_left(self._days, date.day))

    def _event(self, entry: Entry, day: int) -> PublicRow:
        return self._then.event(entry, day, self._page_of(self._then.date(entry)))

    def _statement(self, entry: Entry, day: int) -> PublicRow:
        marks = self._marks.get(entry.id, [])
        return self._then.statement(entry, marks, day, self._page_of(self._then.date(entry)))

    def _report(self, entry: Entry, _day: int) -> PublicRow:
        return self._then.report(entry, self._page_of(self._then.date(entry)))

    def _mark_days(self, entry: Entry) -> tuple[int, ...]:
        return self._then.mark_days(self._marks.get(entry.id, []))

    def _once(self, values: Iterable[Struct]) -> tuple[Facet, ...]:
        return tuple(self._shared.setdefault(value, Facet(value)) for value in values)
