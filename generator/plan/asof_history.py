"""The history of what could be known of an incident: each thing with the day it became public."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from generator.core.edtf_placed import Placed, placed
from generator.core.language import Language
from generator.link.public import PublicDates
from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.parts import Fact, Question
from generator.model.records import Event, Incident, Statement
from generator.plan.facets.asof import Steps
from generator.plan.facets.values import Link

T = TypeVar("T")


class Told(NamedTuple):
    """A fact, the record in which it stands, and its place there."""

    entry: Entry
    number: int
    fact: Fact


class Asked(NamedTuple):
    """A question of the incident, and its place there."""

    number: int
    question: Question


class Mark(NamedTuple):
    """A statement, and an event that has overtaken it."""

    statement: Entry
    event: Entry


def dates_path(site: Site, entry: Entry) -> str | None:
    """Give the path of the list of an incident's dates; None where it has no pages of dates."""
    assert isinstance(entry.record, Incident)  # noqa: S101  the caller has looked
    begins = placed(entry.record.public.date)
    wanted = begins is not None and site.config.as_of_pages
    return f"{site.path(entry)}as-of/" if wanted else None


def steps_of(site: Site, entry: Entry, language: Language) -> Steps | None:
    """Say where to begin to step through the dates of an incident; None where it has no pages.

    The history itself is not asked. The first page is called by the date of the incident, unless
    that is coarser than a day: then the finest date that falls together with it names the page.
    """
    path = dates_path(site, entry)
    assert isinstance(entry.record, Incident)  # noqa: S101  the caller has looked
    begins = placed(entry.record.public.date)
    if path is None or begins is None:
        return None
    first = Link(begins.words(language), f"{path}{begins.name}/") if begins.unit == 0 else None
    return Steps(first, path)


class Series(Generic[T]):
    """Things of one sort in the order in which they became public, and those without a date."""

    def __init__(self, dated: Iterable[tuple[Placed | None, T]], begins: Placed) -> None:
        """Order things; what was public before the series `begins` counts as public then."""
        known: list[tuple[Placed, T]] = []
        self.undated: list[T] = []
        for date, thing in dated:
            if date is None:
                self.undated.append(thing)
            else:
                known.append((date, thing))
        known.sort(key=lambda one: one[0].day)
        self.dates = [max(date, begins) for date, _thing in known]
        self.things = [thing for _date, thing in known]
        self._days = [date.day for date in self.dates]

    def before(self, day: int) -> int:
        """Say how many were public before a day."""
        return bisect_left(self._days, day)

    def on(self, day: int) -> list[T]:
        """Give those that became public on a day."""
        return self.things[self.before(day) : self.before(day + 1)]

    def by(self, day: int) -> list[T]:
        """Give those that were public by a day."""
        return self.things[: self.before(day + 1)]


class History:
    """What became public of one incident, and the dates on which something did."""

    def __init__(self, site: Site, dates: PublicDates, entry: Entry, begins: Placed) -> None:
        """Look at the incident `entry`, which became public when its history `begins`."""
        incident = entry.record
        assert isinstance(incident, Incident)  # noqa: S101  the caller has looked
        self.entry = entry
        self.begins = begins
        events = [site.entry(event.id) for event in site.events_of.get(entry.id, ())]
        beside = [(dates.of(one), one) for one in map(site.entry, _beside(site, entry.id))]
        asked = [Asked(number, one) for number, one in enumerate(incident.questions)]
        self.events = Series(((dates.of(one), one) for one in events), begins)
        self.facts = Series(_facts(dates, entry, events), begins)
        self.statements = Series((one for one in beside if one[1].kind == "statement"), begins)
        self.reports = Series((one for one in beside if one[1].kind == "report"), begins)
        self.questions = Series(((dates.asked(one.question), one) for one in asked), begins)
        self.answers = Series(
            ((dates.answered(one.question), one) for one in asked if one.question.answer), begins
        )
        self.marks = Series(_marks(site, dates, beside), begins)

    def dates(self) -> list[Placed]:
        """Give the dates on which something became public, each day once and by its finest name."""
        by_day: dict[int, Placed] = {self.begins.day: self.begins}
        for date in (
            *(*self.events.dates, *self.facts.dates, *self.statements.dates, *self.reports.dates),
            *(*self.questions.dates, *self.answers.dates, *self.marks.dates),
        ):
            by_day[date.day] = min(date, by_day.get(date.day, date))
        return [by_day[day] for day in sorted(by_day)]


def _beside(site: Site, incident: str) -> list[str]:
    """Give the identities of the statements and reports that stand on an incident's page."""
    names = set(site.neighbour_ids(incident))
    for event in site.events_of.get(incident, ()):
        names.update(site.neighbour_ids(event.id))
    return sorted(name for name in names if name.startswith(("statement:", "report:")))


def _facts(
    dates: PublicDates, entry: Entry, events: list[Entry]
) -> Iterator[tuple[Placed | None, Told]]:
    """Date facts: a source may be dated before it came out, so its event must be public too."""
    for one in (entry, *events):
        record, public = one.record, dates.of(one)
        assert isinstance(record, Event | Incident)  # noqa: S101  both have facts
        for number, fact in enumerate(record.facts):
            source = dates.earliest(fact.sources)
            date = max(source, public) if source is not None and public is not None else None
            yield date, Told(one, number, fact)


def _marks(
    site: Site, dates: PublicDates, beside: list[tuple[Placed | None, Entry]]
) -> Iterator[tuple[Placed | None, Mark]]:
    for said, entry in beside:
        if isinstance(entry.record, Statement):
            for target in entry.record.overtaken_by:
                event = site.find(target, "event")
                date = dates.of(event)
                both = max(said, date) if said is not None and date is not None else None
                yield both, Mark(entry, event)
