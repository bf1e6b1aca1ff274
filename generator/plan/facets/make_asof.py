"""From the history of an incident to what the page of a date shows of it."""

from msgspec import structs

from generator.core.edtf_placed import Placed
from generator.core.language import Language
from generator.link.public import PublicDates
from generator.model.entry import Entry
from generator.model.records import Event, Report, Statement
from generator.model.when import When
from generator.plan.asof_history import Asked, Mark, Told
from generator.plan.facets.asof import PublicFact, PublicQuestion, PublicRow
from generator.plan.facets.pieces import Pieces, together
from generator.plan.facets.values import Date, Fragment, Link, Source
from generator.plan.foresight import NEVER, Foresight


class Then:
    """Makes what was known then: every method takes the day, and shows nothing that came later."""

    def __init__(self, pieces: Pieces, dates: PublicDates, foresight: Foresight) -> None:
        """Make pieces of the site of `pieces`."""
        self._pieces = pieces
        self._dates = dates
        self._foresight = foresight

    def date(self, entry: Entry) -> Placed | None:
        """Say when a record became public."""
        return self._dates.of(entry)

    def title_days(self, entry: Entry) -> tuple[int, ...]:
        """Give the days from which the title of an event may stand: one day, or none."""
        day = self._foresight.words(self._pieces.title(entry))
        return (day,) if day else ()

    def mark_days(self, marks: list[Mark]) -> tuple[int, ...]:
        """Give the days from which the marks of a statement stand beside it."""
        return tuple(self._mark_day(mark) for mark in marks)

    def title(self, entry: Entry, day: int) -> str | None:
        """Give the title of an event or incident, if no name in it came later."""
        for field in ("title", "short"):
            title = getattr(entry.record, field, None)
            if title and self._foresight.words(title) <= day:
                return str(title)
        return None

    def link(self, entry: Entry, day: int) -> Link:
        """Give a link to an event or incident, by its title if that may stand."""
        return Link(
            self.title(entry, day) or self._pieces.language.gettext("an entry"),
            self._pieces.site.path(entry),
        )

    def event(self, entry: Entry, day: int, page: str) -> PublicRow:
        """Give an event in a line; `page` is that of the day on which it was new."""
        event = entry.record
        assert isinstance(event, Event)  # noqa: S101  the caller has looked
        return PublicRow(
            date=self._date(entry, event.public),
            title=self.title(entry, day),
            path=self._pieces.site.path(entry),
            label=self._pieces.term("event", event.kind),
            language="",
            page=page,
        )

    def statement(self, entry: Entry, marks: list[Mark], day: int, page: str) -> PublicRow:
        """Give a statement in a line, with those of its `marks` that were made by then."""
        said = entry.record
        assert isinstance(said, Statement)  # noqa: S101  the caller has looked
        known = {
            self._pieces.site.path(mark.event) for mark in marks if self._mark_day(mark) <= day
        }
        return PublicRow(
            date=self._pieces.date(said.date, said.language),
            title=self._pieces.first_words(entry),
            path=self._pieces.site.path(entry),
            label=self._pieces.term("channel", said.channel),
            language=said.language,
            page=page,
            overtaken=tuple(one for one in self._pieces.overtaken(said) if one.event.path in known),
        )

    def report(self, entry: Entry, page: str) -> PublicRow:
        """Give a report in a line."""
        report = entry.record
        assert isinstance(report, Report)  # noqa: S101  the caller has looked
        site = self._pieces.site
        return PublicRow(
            date=self._date(entry, report.published),
            title=self._pieces.title(entry),
            path=site.path(entry),
            label=self._pieces.title(site.find(report.outlet, "outlet")),
            language=report.language if report.title and not report.title_rebuilt else "",
            page=page,
        )

    def fact(self, told: Told, day: int, *, sourced: bool) -> PublicFact:
        """Give a fact; `sourced` with those of its sources that were public."""
        entry, number, fact = told
        clear = self._foresight.fact(entry, number) <= day
        # The number of a fact would tell how many there are today; a name given to it does not.
        anchor = f"#fact-{fact.id}" if clear and fact.id else ""
        return PublicFact(
            path=f"{self._pieces.site.path(entry)}{anchor}",
            text=self._foresight.written(entry, f"facts.{number}.text") if clear else None,
            note=self._note(entry, f"facts.{number}.note", day) if clear else None,
            verified=fact.verified,
            sources=self._sources(fact.sources, day) if sourced else (),
        )

    def question(self, entry: Entry, asked: Asked, day: int) -> PublicQuestion | None:
        """Give a question as it stood; None where its own words name what came later."""
        number, question = asked
        place = f"questions.{number}"
        since = self._dates.asked(question)
        if since is None or self._foresight.field(entry, f"{place}.text") > day:
            return None
        answered = self._dates.answered(question)
        done = question.answer if answered is not None and answered.day <= day else None
        clear = self._foresight.field(entry, f"{place}.answer.text") <= day
        return PublicQuestion(
            text=self._foresight.written(entry, f"{place}.text"),
            asked_by=question.asked_by,
            asked=self._pieces.optional_date(question.asked),
            since=since.words(self._pieces.language),
            note=self._note(entry, f"{place}.note", day),
            answer=self._foresight.written(entry, f"{place}.answer.text")
            if done is not None and clear
            else None,
            answered=self._pieces.date(done.public) if done is not None else None,
        )

    def _mark_day(self, mark: Mark) -> int:
        date = self._dates.of(mark.event)
        title = self._pieces.title(mark.event)
        return max(date.day, self._foresight.words(title)) if date is not None else NEVER

    def _note(self, entry: Entry, field: str, day: int) -> Fragment | None:
        known = field in entry.texts and self._foresight.note(entry, field) <= day
        return self._foresight.written(entry, field) if known else None

    def _sources(self, targets: tuple[str, ...], day: int) -> tuple[Source, ...]:
        public = (
            target
            for target in targets
            if (date := self._dates.source(target)) is not None and date.day <= day
        )
        return together(self._source(target) for target in public)

    def _source(self, target: str) -> Source:
        entry = self._pieces.site.find(target, "document", "report", "statement")
        source = self._pieces.source(target)
        if isinstance(entry.record, Statement):  # its title elsewhere says that it was overtaken
            return structs.replace(source, title=self._pieces.first_words(entry))
        return source

    def _date(self, entry: Entry, when: When | None) -> Date:
        if when is not None:
            return self._pieces.date(when)
        date = self._dates.of(entry)
        assert date is not None  # noqa: S101  what has no date stands on no page of one
        return date_in_words(date, self._pieces.language)


def date_in_words(date: Placed, language: Language) -> Date:
    """Give a date that is that of a source, or of a page, as a reader sees it."""
    words = date.words(language)
    return Date(words=words, machine=date.machine, day=words, edtf=date.name + date.qualifier)
