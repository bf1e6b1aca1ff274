"""The sections of a dossier, each from records to numbered paragraphs that cite numbered notes.

Every function counts on `numbering` in the order in which its section is read.
"""

from collections.abc import Iterable, Iterator

from generator.link.briefs import weakest
from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import (
    Actor,
    Discrepancy,
    Event,
    Incident,
    Report,
    Rule,
    Statement,
)
from generator.plan.dossier.numbering import Numbering
from generator.plan.facets import dossier, make_measures
from generator.plan.facets.make_differences import with_differences
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Fact, Question, Source


def attributing(site: Site, entry: Entry) -> list[Entry]:
    """Give the entries that attribute an incident, oldest first."""
    events = site.events_of.get(entry.id, ())
    return site.entries([event.id for event in events if event.kind == "attribution"])


def attributed(
    pieces: Pieces, numbering: Numbering, incident: Incident, events: Iterable[Entry]
) -> tuple[dossier.Attributed, ...]:
    """Give who says who did it: entries that say so, and words on the actors that are named."""
    actors = (pieces.site.find(actor, "actor") for actor in incident.actors)
    return (
        *(_attributing(pieces, numbering, entry) for entry in events),
        *(one for actor in actors for one in _on_actor(pieces, numbering, actor)),
    )


def _attributing(pieces: Pieces, numbering: Numbering, entry: Entry) -> dossier.Attributed:
    event = entry.record
    assert isinstance(event, Event)  # noqa: S101  the caller has looked
    targets = dict.fromkeys(source for fact in event.facts for source in fact.sources)
    return dossier.Attributed(
        number=numbering.paragraph(),
        by=None,
        about=pieces.link(entry),
        date=pieces.date(event.public or event.occurred),
        attribution_kind="attribution",
        text=pieces.prose.optional(entry, "summary"),
        verified=weakest(event),
        notes=numbering.cite(pieces.sources(tuple(targets))),
    )


def _on_actor(pieces: Pieces, numbering: Numbering, entry: Entry) -> Iterator[dossier.Attributed]:
    actor = entry.record
    assert isinstance(actor, Actor)  # noqa: S101  the reference's kind says so
    said = sorted(enumerate(actor.attributions), key=lambda one: one[1].date.date.sort_key)
    for number, one in said:
        yield dossier.Attributed(
            number=numbering.paragraph(),
            by=one.by,
            about=pieces.link(entry),
            date=pieces.date(one.date),
            attribution_kind=one.kind,
            text=pieces.prose.fragment(entry, f"attributions.{number}.text"),
            verified=one.verified,
            notes=numbering.cite(pieces.sources(one.sources)),
        )


def state(
    pieces: Pieces, numbering: Numbering, entry: Entry, incident: Incident
) -> dossier.State | None:
    """Give the state of an incident."""
    status = incident.status
    if status is None:
        return None
    return dossier.State(
        number=numbering.paragraph(),
        state=status.state,
        as_of=pieces.date(status.as_of),
        remark=pieces.prose.optional(entry, "status.note"),
        notes=numbering.cite(pieces.sources(status.sources)),
    )


def facts(
    pieces: Pieces, numbering: Numbering, entry: Entry, record: Event | Incident
) -> tuple[dossier.Paragraph, ...]:
    """Give the facts of a record, a paragraph each."""
    found = with_differences(pieces, entry, record.facts)
    of = pieces.site.path(entry) if isinstance(record, Event) else None
    return tuple(_fact(numbering, fact, of) for fact in found)


def _fact(numbering: Numbering, fact: Fact, of: str | None) -> dossier.Paragraph:
    return dossier.Paragraph(
        number=numbering.paragraph(of),
        text=fact.text,
        remark=fact.note,
        verified=fact.verified,
        notes=numbering.cite(fact.sources),
        differences=fact.differences,
    )


def chapters(
    pieces: Pieces, numbering: Numbering, events: Iterable[Entry]
) -> tuple[dossier.Chapter, ...]:
    """Give the entries of a chronology."""
    return tuple(
        dossier.Chapter(
            event=pieces.link(entry),
            event_kind=event.kind,
            occurred=pieces.date(event.occurred),
            public=pieces.optional_date(event.public),
            same_day=event.public == event.occurred,
            major=event.major,
            summary=pieces.prose.optional(entry, "summary"),
            paragraphs=facts(pieces, numbering, entry, event),
        )
        for entry in events
        for event in [entry.record]
        if isinstance(event, Event)
    )


def sayings(
    pieces: Pieces, numbering: Numbering, statements: Iterable[Entry]
) -> tuple[dossier.Saying, ...]:
    """Give statements, verbatim."""
    return tuple(
        dossier.Saying(
            number=numbering.paragraph(pieces.site.path(entry)),
            path=pieces.site.path(entry),
            quote=said.quote,
            language=said.language,
            complete=said.complete,
            speaker=said.speaker,
            organisation=_organisation(pieces, said),
            date=pieces.date(said.date, said.language),
            channel=said.channel_detail or pieces.term("channel", said.channel),
            context=pieces.prose.optional(entry, "context"),
            overtaken=pieces.overtaken(said),
            verified=said.verified,
            notes=numbering.cite(pieces.sources(said.sources)),
        )
        for entry in statements
        for said in [entry.record]
        if isinstance(said, Statement)
    )


def _organisation(pieces: Pieces, said: Statement) -> str | None:
    link = pieces.optional_link(said.organisation, "organisation")
    return link.title if link is not None and link.title != said.speaker else None


def press(
    pieces: Pieces, numbering: Numbering, reports: Iterable[Entry]
) -> tuple[dossier.Press, ...]:
    """Give reports, a row each; the note of a report is that of the report itself."""
    return tuple(
        dossier.Press(
            number=numbering.paragraph(pieces.site.path(entry)),
            title=pieces.title(entry),
            title_known=report.title is not None and not report.title_rebuilt,
            language=report.language,
            outlet=pieces.title(pieces.site.find(report.outlet, "outlet")),
            authors=report.authors,
            published=pieces.optional_date(report.published),
            report_kind=report.kind,
            notes=numbering.cite([pieces.source(entry.id)]),
        )
        for entry in reports
        for report in [entry.record]
        if isinstance(report, Report)
    )


def matters(
    pieces: Pieces, numbering: Numbering, discrepancies: Iterable[Entry]
) -> tuple[dossier.Matter, ...]:
    """Give differences between sources."""
    return tuple(
        dossier.Matter(
            number=numbering.paragraph(pieces.site.path(entry)),
            title=one.title,
            path=pieces.site.path(entry),
            status=one.status,
            major=one.weight == "major",
            positions=tuple(
                dossier.Position(
                    by=source.publisher,
                    says=pieces.prose.fragment(entry, f"claims.{number}.says"),
                    notes=numbering.cite([source]),
                )
                for number, claim in enumerate(one.claims)
                for source in [pieces.source(claim.source)]
            ),
            resolution=pieces.prose.fragment(entry, "resolution"),
            notes=numbering.cite(pieces.sources(one.settled_by)),
        )
        for entry in discrepancies
        for one in [entry.record]
        if isinstance(one, Discrepancy)
    )


def questions(
    pieces: Pieces, numbering: Numbering, entry: Entry, incident: Incident
) -> tuple[dossier.Open, ...]:
    """Give the questions of an incident."""
    return tuple(_question(numbering, one) for one in pieces.questions(entry, incident))


def _question(numbering: Numbering, one: Question) -> dossier.Open:
    return dossier.Open(
        number=numbering.paragraph(),
        text=one.text,
        asked_by=one.asked_by,
        asked=one.asked,
        remark=one.note,
        verified=one.verified,
        notes=numbering.cite(one.sources),
        answer=dossier.Settled(
            one.answer.text, one.answer.public, numbering.cite(one.answer.sources)
        )
        if one.answer
        else None,
    )


def clocks(
    pieces: Pieces, numbering: Numbering, entry: Entry, incident: Incident
) -> tuple[dossier.RuleClock, ...]:
    """Give the disclosure rules on an incident."""
    found = zip(incident.clocks, make_measures.clocks(pieces, entry, incident), strict=True)
    return tuple(
        dossier.RuleClock(
            numbering.paragraph(),
            clock,
            numbering.cite((*_sources_of_rule(pieces, written.rule), *clock.sources)),
        )
        for written, clock in found
    )


def _sources_of_rule(pieces: Pieces, name: str) -> tuple[Source, ...]:
    rule = pieces.site.find(name, "rule").record
    assert isinstance(rule, Rule)  # noqa: S101  the reference's kind says so
    return pieces.sources(rule.sources)
