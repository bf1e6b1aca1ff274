"""From records to the smallest pieces: dates, links, sources, facts, questions."""

import re
from functools import lru_cache

from generator.link.lineage.edges import Ancestry
from generator.link.site import Site
from generator.link.sources import rests_on_primary
from generator.model.entry import Entry
from generator.model.parts import Fact as WrittenFact
from generator.model.records import Document, Event, Incident, Report, Statement
from generator.model.when import When
from generator.plan.facets.prose import ProseWriter, long_title_of, title_of
from generator.plan.facets.values import Answer, Date, Fact, Link, Overtaken, Question, Source

_MONTH = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December)\b"
)


@lru_cache(maxsize=10_000)
def date_of(when: When) -> Date:
    """Give a date as a reader sees it, exactly as precise as it was written."""
    return Date(
        words=when.words,
        machine=when.date.html_datetime,
        day=_MONTH.sub(lambda found: found.group()[:3], when.date.words()),
        edtf=str(when.date),
        timed=when.date.instant is not None,
    )


def optional_date(when: When | None) -> Date | None:
    """Give a date, or None where none is known."""
    return date_of(when) if when is not None else None


class Pieces:
    """Makes the pieces of one site; equal pieces are made once."""

    def __init__(self, site: Site, prose: ProseWriter) -> None:
        """Make pieces of `site`, with its texts written by `prose`."""
        self.site = site
        self.prose = prose
        self.ancestry = Ancestry(site)
        self._sources: dict[str, Source] = {}

    def link(self, entry: Entry) -> Link:
        """Give a link to a record."""
        return Link(title_of(self.site, entry), self.site.path(entry))

    def incidents(self, targets: tuple[str, ...]) -> tuple[Link, ...]:
        """Give links to incidents by their short titles, for lists."""
        entries = [self.site.find(target, "incident") for target in targets]
        return tuple(
            Link(getattr(entry.record, "short", None) or link.title, link.path)
            for entry in entries
            for link in [self.link(entry)]
        )

    def links(self, targets: tuple[str, ...], kind: str) -> tuple[Link, ...]:
        """Give links to the records that bare slugs name."""
        return tuple(self.link(self.site.find(target, kind)) for target in targets)

    def optional_link(self, target: str | None, kind: str) -> Link | None:
        """Give a link, or None where nothing is named."""
        return self.link(self.site.find(target, kind)) if target else None

    def sources(self, targets: tuple[str, ...]) -> tuple[Source, ...]:
        """Give the sources that references name, in their order."""
        return tuple(self.source(target) for target in targets)

    def source(self, target: str) -> Source:
        """Give one source."""
        if target not in self._sources:
            entry = self.site.find(target, "document", "report", "statement")
            self._sources[target] = self._source(entry)
        return self._sources[target]

    def facts(self, entry: Entry, facts: tuple[WrittenFact, ...]) -> tuple[Fact, ...]:
        """Give the facts of an event or incident."""
        found: list[Fact] = []
        before: set[str] = set()
        for number, fact in enumerate(facts):
            sources = self.sources(fact.sources)
            paths = {source.path for source in sources}
            found.append(
                Fact(
                    id=f"fact-{fact.id or number + 1}",
                    text=self.prose.fragment(entry, f"facts.{number}.text"),
                    note=self.prose.optional(entry, f"facts.{number}.note"),
                    verified=fact.verified,
                    sources=sources,
                    again=tuple(sorted(paths & before)),
                )
            )
            before |= paths
        return tuple(found)

    def questions(self, entry: Entry, incident: Incident) -> tuple[Question, ...]:
        """Give the questions of an incident."""
        return tuple(
            Question(
                id=question.id,
                text=self.prose.fragment(entry, f"questions.{number}.text"),
                incident=self.link(entry),
                asked_by=question.asked_by,
                asked=optional_date(question.asked),
                note=self.prose.optional(entry, f"questions.{number}.note"),
                verified=question.verified,
                sources=self.sources(question.sources),
                answer=Answer(
                    self.prose.fragment(entry, f"questions.{number}.answer.text"),
                    date_of(question.answer.public),
                    self.sources(question.answer.sources),
                )
                if question.answer
                else None,
            )
            for number, question in enumerate(incident.questions)
        )

    def overtaken(self, record: Statement) -> tuple[Overtaken, ...]:
        """Give the events after which the words of a statement no longer hold."""
        events = [self.site.find(target, "event") for target in record.overtaken_by]
        return tuple(
            Overtaken(self.link(entry), _on(entry.record.public or entry.record.occurred))
            for entry in events
            if isinstance(entry.record, Event)
        )

    def _source(self, entry: Entry) -> Source:
        record = entry.record
        path, title = self.site.path(entry), title_of(self.site, entry)
        if isinstance(record, Document):
            return Source(
                kind="document",
                title=title,
                path=path,
                publisher=record.publisher,
                date=optional_date(record.date),
                label=record.kind,
                primary=record.tier == "primary",
                verified=record.verified,
                address=record.address,
                archived=record.archived,
            )
        if isinstance(record, Report):
            return Source(
                kind="report",
                title=title,
                path=path,
                publisher=title_of(self.site, self.site.find(record.outlet, "outlet")),
                date=optional_date(record.published),
                label=record.kind,
                primary=False,
                verified=record.verified,
                address=record.address,
                archived=record.archived,
            )
        assert isinstance(record, Statement)  # noqa: S101  the reference's kinds say so
        return Source(
            kind="statement",
            title=long_title_of(self.site, entry),
            path=path,
            publisher=record.speaker,
            date=date_of(record.date),
            label=record.channel,
            primary=rests_on_primary(self.site.index, record),
            verified=record.verified,
            address=None,
            archived=None,
        )


def _on(when: When) -> str:
    exact = when.date.is_exact_day and when.words == when.date.words()
    return f"on {when.words}" if exact else f"({when.words})"
