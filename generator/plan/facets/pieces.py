"""From records to the smallest pieces: dates, links, sources, facts, questions."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from generator.core.edtf_words import words_of
from generator.core.language import ENGLISH, Language, base_of_tag
from generator.link.lineage.edges import Ancestry
from generator.link.site import Site
from generator.link.sources import rests_on_primary
from generator.model.entry import Entry
from generator.model.parts import Fact as WrittenFact
from generator.model.records import Document, Event, Incident, Report, Statement
from generator.model.when import When
from generator.plan.facets.prose import (
    ProseWriter,
    first_words_of,
    long_title_of,
    short_title_of,
    title_of,
)
from generator.plan.facets.values import Answer, Date, Fact, Link, Overtaken, Question, Source


@lru_cache(maxsize=10_000)
def date_of(when: When, language: Language = ENGLISH, source: str | None = None) -> Date:
    """Give a date as a reader sees it, exactly as precise as it was written.

    `source` is the language of its source, where that is known.
    """
    foreign = source is not None and base_of_tag(source) != base_of_tag(language.tag)
    return Date(
        words=when.said(language),
        machine=when.date.html_datetime,
        day=words_of(when.date, language, short=True),
        edtf=str(when.date),
        timed=when.date.instant is not None,
        language=source if when.source_words and foreign else None,
    )


def optional_date(when: When | None, language: Language = ENGLISH) -> Date | None:
    """Give a date, or None where none is known."""
    return date_of(when, language) if when is not None else None


def together(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Let sources of one title stand together, so that the title need be said once."""
    titled: dict[str, list[Source]] = {}
    for source in sources:
        titled.setdefault(source.title, []).append(source)
    return tuple(
        replace(source, repeats=True) if number else source
        for found in titled.values()
        for number, source in enumerate(found)
    )


class Pieces:
    """Makes the pieces of one site; equal pieces are made once."""

    def __init__(self, site: Site, prose: ProseWriter) -> None:
        """Make pieces of `site`, with its texts written by `prose`, in the language of that."""
        self.site = site
        self.prose = prose
        self.language = prose.language
        self.ancestry = Ancestry(site)
        self._sources: dict[str, Source] = {}

    def date(self, when: When, source: str | None = None) -> Date:
        """Give a date as a reader sees it; `source` is the language of its source, if known."""
        return date_of(when, self.language, source)

    def optional_date(self, when: When | None, source: str | None = None) -> Date | None:
        """Give a date, or None where none is known."""
        return self.date(when, source) if when is not None else None

    def title(self, entry: Entry) -> str:
        """Give what a record is called in a link."""
        return title_of(self.site, entry, self.language)

    def long_title(self, entry: Entry) -> str:
        """Give what a record is called where others of its kind stand beside it."""
        return long_title_of(self.site, entry, self.language)

    def short_title(self, entry: Entry, most: int) -> str:
        """Give the same in `most` characters."""
        return short_title_of(self.site, entry, self.language, most)

    def first_words(self, entry: Entry) -> str:
        """Give what a statement is called by itself, whatever came after it."""
        return first_words_of(self.site, entry, self.language)

    def term(self, vocabulary: str, value: str) -> str:
        """Give the words for a value of a `vocabulary`."""
        return self.language.pgettext(vocabulary, value)

    def link(self, entry: Entry) -> Link:
        """Give a link to a record."""
        return Link(self.title(entry), self.site.path(entry))

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
        """Give the sources that references name, in their order, those of one title together."""
        return together(self.source(target) for target in targets)

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
                asked=self.optional_date(question.asked),
                note=self.prose.optional(entry, f"questions.{number}.note"),
                verified=question.verified,
                sources=self.sources(question.sources),
                answer=Answer(
                    self.prose.fragment(entry, f"questions.{number}.answer.text"),
                    self.date(question.answer.public),
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
            Overtaken(self.link(entry), self._on(entry.record.public or entry.record.occurred))
            for entry in events
            if isinstance(entry.record, Event)
        )

    def _source(self, entry: Entry) -> Source:
        record = entry.record
        path, title = self.site.path(entry), self.title(entry)
        if isinstance(record, Document):
            return Source(
                kind="document",
                title=title,
                path=path,
                publisher=record.publisher,
                date=self.optional_date(record.date, record.language),
                label=self.term("document", record.kind),
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
                publisher=self.title(self.site.find(record.outlet, "outlet")),
                date=self.optional_date(record.published, record.language),
                label=self.term("report", record.kind),
                primary=False,
                verified=record.verified,
                address=record.address,
                archived=record.archived,
            )
        assert isinstance(record, Statement)  # noqa: S101  the reference's kinds say so
        return Source(
            kind="statement",
            title=self.long_title(entry),
            path=path,
            publisher=record.speaker,
            date=self.date(record.date, record.language),
            label=self.term("channel", record.channel),
            primary=rests_on_primary(self.site.index, record),
            verified=record.verified,
            address=None,
            archived=None,
        )

    def _on(self, when: When) -> str:
        words = when.said(self.language)
        exact = when.date.is_exact_day and words == when.date.words(self.language)
        return self.language.gettext("on %(date)s") % {"date": words} if exact else f"({words})"
