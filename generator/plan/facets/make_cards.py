"""From records to cards: one function a kind, in a visible table."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.language import base_of_tag
from generator.link.briefs import strongest
from generator.model.entry import Entry
from generator.model.records import (
    Actor,
    Discrepancy,
    Document,
    Event,
    Incident,
    Organisation,
    Outlet,
    Page,
    Person,
    Report,
    Rule,
    Statement,
)
from generator.model.terms import Kind
from generator.plan.facets.cards import (
    ActorCard,
    Card,
    DiscrepancyCard,
    DocumentCard,
    EventCard,
    IncidentCard,
    OrganisationCard,
    OutletCard,
    PageCard,
    PersonCard,
    ReportCard,
    RuleCard,
    StatementCard,
)
from generator.plan.facets.pieces import Pieces


def make_card(pieces: Pieces, entry: Entry) -> Card:
    """Give the card of a record."""
    return _MAKERS[entry.kind](pieces, entry, entry.record)


def _incident(pieces: Pieces, entry: Entry, record: Incident) -> Card:
    return IncidentCard(
        path=pieces.site.path(entry),
        title=record.title,
        short=record.short or record.title,
        summary=pieces.prose.fragment(entry, "summary"),
        occurred=pieces.date(record.occurred),
        public=pieces.date(record.public),
        actors=pieces.links(record.actors, "actor"),
        events=len(pieces.site.events_of.get(entry.id, ())),
        open_questions=record.open_questions,
    )


def _event(pieces: Pieces, entry: Entry, record: Event) -> Card:
    return EventCard(
        path=pieces.site.path(entry),
        title=record.title,
        event_kind=record.kind,
        occurred=pieces.date(record.occurred),
        public=pieces.optional_date(record.public),
        same_day=record.public == record.occurred,
        summary=pieces.prose.optional(entry, "summary"),
        major=record.major,
        incidents=pieces.incidents(record.incidents),
        sources=len({source for fact in record.facts for source in fact.sources}),
        statements=len(record.statements),
        reports=len(record.coverage),
        verified=strongest(record),
    )


def _statement(pieces: Pieces, entry: Entry, record: Statement) -> Card:
    return StatementCard(
        path=pieces.site.path(entry),
        title=pieces.long_title(entry),
        quote=record.quote,
        speaker=record.speaker,
        organisation=pieces.optional_link(record.organisation, "organisation"),
        date=pieces.date(record.date, record.language),
        channel=record.channel_detail or pieces.term("channel", record.channel),
        complete=record.complete,
        overtaken=pieces.overtaken(record),
        language=record.language,
    )


def _report(pieces: Pieces, entry: Entry, record: Report) -> Card:
    return ReportCard(
        path=pieces.site.path(entry),
        title=pieces.title(entry),
        title_known=record.title is not None and not record.title_rebuilt,
        outlet=pieces.link(pieces.site.find(record.outlet, "outlet")),
        published=pieces.optional_date(record.published, record.language),
        report_kind=record.kind,
        syndicated_from=record.syndicated_from,
        language=record.language,
        verified=record.verified,
    )


def _document(pieces: Pieces, entry: Entry, record: Document) -> Card:
    return DocumentCard(
        path=pieces.site.path(entry),
        title=record.title,
        publisher=record.publisher,
        document_kind=record.kind,
        primary=record.tier == "primary",
        date=pieces.optional_date(record.date, record.language),
        language=record.language,
        verified=record.verified,
    )


def _actor(pieces: Pieces, entry: Entry, record: Actor) -> Card:
    return ActorCard(
        path=pieces.site.path(entry),
        title=record.name,
        summary=pieces.prose.fragment(entry, "summary"),
        names=record.own_names,
        overlaps=record.overlapping,
    )


def _organisation(pieces: Pieces, entry: Entry, record: Organisation) -> Card:
    return OrganisationCard(
        path=pieces.site.path(entry),
        title=record.name,
        role=pieces.prose.fragment(entry, "role"),
        organisation_kind=record.kind,
        country=record.country,
    )


def _person(pieces: Pieces, entry: Entry, record: Person) -> Card:
    return PersonCard(
        path=pieces.site.path(entry),
        title=record.name,
        role=pieces.prose.fragment(entry, "role"),
        organisation=pieces.optional_link(record.organisation, "organisation"),
    )


def _outlet(pieces: Pieces, entry: Entry, record: Outlet) -> Card:
    return OutletCard(
        path=pieces.site.path(entry),
        title=record.name,
        reports=sum(_published_by(pieces, entry)),
        language=record.language,
        foreign=base_of_tag(record.language) != base_of_tag(pieces.language.tag),
    )


def _published_by(pieces: Pieces, outlet: Entry) -> Iterator[bool]:
    """Say of each report that names an outlet whether the outlet published it."""
    for entry in pieces.site.naming(outlet, "report"):
        report = entry.record
        assert isinstance(report, Report)  # noqa: S101  the kind says so
        yield pieces.site.find(report.outlet, "outlet").id == outlet.id


def _discrepancy(pieces: Pieces, entry: Entry, record: Discrepancy) -> Card:
    return DiscrepancyCard(
        path=pieces.site.path(entry),
        title=record.title,
        discrepancy_kind=record.kind,
        status=record.status,
        major=record.weight == "major",
        resolution=pieces.prose.fragment(entry, "resolution"),
    )


def _rule(pieces: Pieces, entry: Entry, record: Rule) -> Card:
    return RuleCard(
        path=pieces.site.path(entry),
        title=record.title,
        jurisdiction=record.jurisdiction,
        limit=pieces.prose.fragment(entry, "limit"),
        state=record.state,
    )


def _page(pieces: Pieces, entry: Entry, record: Page) -> Card:
    return PageCard(path=pieces.site.path(entry), title=record.title, summary=record.summary)


_MAKERS: dict[Kind, Callable[[Pieces, Entry, Any], Card]] = {
    "incident": _incident,
    "event": _event,
    "statement": _statement,
    "report": _report,
    "document": _document,
    "actor": _actor,
    "organisation": _organisation,
    "outlet": _outlet,
    "person": _person,
    "discrepancy": _discrepancy,
    "rule": _rule,
    "page": _page,
}
