"""From records to what their own pages show of them: one function a kind, in a visible table."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from generator.core.elapsed import counted
from generator.model.entry import Entry
from generator.model.nametable import NameTable
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
    Rule,
)
from generator.model.terms import Kind
from generator.model.when import When
from generator.plan.facets import fulls, make_measures, who
from generator.plan.facets.make_differences import concerned, with_differences
from generator.plan.facets.make_quoted import make_report, make_statement
from generator.plan.facets.make_unknown import unknown_of
from generator.plan.facets.pieces import Pieces


def make_full(pieces: Pieces, entry: Entry) -> Struct:
    """Give a record in full."""
    return _MAKERS[entry.kind](pieces, entry, entry.record)


def _incident(pieces: Pieces, entry: Entry, record: Incident) -> Struct:
    prose = pieces.prose
    status = record.status
    return fulls.IncidentFull(
        title=record.title,
        summary=prose.fragment(entry, "summary"),
        body=prose.fragment(entry, "body"),
        occurred=pieces.date(record.occurred),
        public=pieces.date(record.public),
        status=fulls.Status(
            status.state,
            pieces.date(status.as_of),
            prose.optional(entry, "status.note"),
            pieces.sources(status.sources),
        )
        if status
        else None,
        actors=pieces.links(record.actors, "actor"),
        organisations=involvements(pieces, record),
        facts=with_differences(pieces, entry, record.facts),
        questions=pieces.questions(entry, record),
        open_questions=record.open_questions,
        intervals=make_measures.intervals(pieces, entry, record),
        clocks=make_measures.clocks(pieces, entry, record),
        relations=relations(pieces, entry, record),
    )


def involvements(pieces: Pieces, record: Incident) -> tuple[fulls.Involvement, ...]:
    """Give the organisations of an incident, each with its role."""
    return tuple(
        fulls.Involvement(
            pieces.link(pieces.site.find(part.organisation, "organisation")), part.role
        )
        for part in record.organisations
    )


def relations(pieces: Pieces, entry: Entry, record: Incident) -> tuple[fulls.Relation, ...]:
    """Give the incidents that an incident relates to, and how."""
    return tuple(
        fulls.Relation(
            pieces.link(pieces.site.find(relation.incident, "incident")),
            relation.relation,
            pieces.prose.optional(entry, f"related.{number}.note"),
        )
        for number, relation in enumerate(record.related)
    )


def _event(pieces: Pieces, entry: Entry, record: Event) -> Struct:
    return fulls.EventFull(
        title=record.title,
        event_kind=record.kind,
        occurred=pieces.date(record.occurred),
        public=pieces.optional_date(record.public),
        same_day=record.public == record.occurred,
        summary=pieces.prose.optional(entry, "summary"),
        major=record.major,
        incidents=pieces.links(record.incidents, "incident"),
        unknown=unknown_of(pieces, record.incidents),
        facts=with_differences(pieces, entry, record.facts),
        body=pieces.prose.fragment(entry, "body"),
    )


def _document(pieces: Pieces, entry: Entry, record: Document) -> Struct:
    return fulls.DocumentFull(
        title=record.title,
        document_kind=record.kind,
        primary=record.tier == "primary",
        publisher=record.publisher,
        organisation=pieces.optional_link(record.organisation, "organisation"),
        authors=record.authors,
        date=pieces.optional_date(record.date, record.language),
        language=record.language,
        address=record.address,
        address_unverified=record.address_unverified,
        archived=record.archived,
        read_via=pieces.sources(record.read_via),
        verified=record.verified,
        note=pieces.prose.optional(entry, "note"),
        body=pieces.prose.fragment(entry, "body"),
    )


def _actor(pieces: Pieces, entry: Entry, record: Actor) -> Struct:
    prose = pieces.prose
    return who.ActorFull(
        title=record.name,
        summary=prose.fragment(entry, "summary"),
        attack_id=record.attack_id,
        attack_name=record.attack_name,
        sponsor=prose.optional(entry, "sponsor"),
        names=tuple(
            who.Name(
                name.name,
                name.authority,
                name.relation,
                pieces.optional_date(name.since),
                prose.optional(entry, f"names.{number}.note"),
                pieces.sources(name.sources),
                name.verified,
            )
            for number, name in enumerate(record.names)
        ),
        tables=tuple(_name_table(pieces, one) for one in pieces.site.listed.get(entry.id, ())),
        attributions=tuple(
            who.Attribution(
                said.by,
                pieces.date(said.date),
                said.kind,
                prose.fragment(entry, f"attributions.{number}.text"),
                pieces.sources(said.sources),
                said.verified,
            )
            for number, said in sorted(
                enumerate(record.attributions), key=lambda one: one[1].date.date.sort_key
            )
        ),
        body=prose.fragment(entry, "body"),
    )


def _name_table(pieces: Pieces, table: NameTable) -> who.NameTable:
    head = table.head
    return who.NameTable(
        head.title or PurePosixPath(head.file).stem,
        head.source,
        head.licence,
        head.licence_address,
        head.attribution,
        tuple(
            who.ListedName(
                row.name,
                row.authority,
                row.actor,
                row.relation,
                pieces.date(When.read(row.since)) if row.since else None,
                row.named_by,
                row.source,
            )
            for row in table.rows
        ),
    )


def _entity(pieces: Pieces, entry: Entry, record: Organisation | Person | Outlet) -> Struct:
    prose = pieces.prose
    named = None if isinstance(record, Outlet) else record
    return who.EntityFull(
        title=record.name,
        entity_kind=entry.kind,
        label=record.kind if isinstance(record, Organisation) else None,
        country=record.country if isinstance(record, Organisation) else None,
        role=prose.optional(entry, "role"),
        organisation=pieces.optional_link(record.organisation, "organisation")
        if isinstance(record, Person)
        else None,
        aliases=named.aliases if named else (),
        note=prose.optional(entry, "note"),
        sources=pieces.sources(named.sources) if named else (),
        verified=named.verified if named else None,
        body=prose.fragment(entry, "body"),
    )


def _discrepancy(pieces: Pieces, entry: Entry, record: Discrepancy) -> Struct:
    return fulls.DiscrepancyFull(
        title=record.title,
        discrepancy_kind=record.kind,
        status=record.status,
        major=record.weight == "major",
        claims=tuple(
            fulls.Claim(
                pieces.source(claim.source), pieces.prose.fragment(entry, f"claims.{number}.says")
            )
            for number, claim in enumerate(record.claims)
        ),
        facts=concerned(pieces, entry, record),
        resolution=pieces.prose.fragment(entry, "resolution"),
        settled_by=pieces.sources(record.settled_by),
        body=pieces.prose.fragment(entry, "body"),
    )


def _rule(pieces: Pieces, entry: Entry, record: Rule) -> Struct:
    return fulls.RuleFull(
        title=record.title,
        citation=record.citation,
        jurisdiction=record.jurisdiction,
        trigger=pieces.prose.fragment(entry, "trigger"),
        limit=pieces.prose.fragment(entry, "limit"),
        within=_within(pieces, record),
        calendar=record.within.calendar if record.within else None,
        applies_from=pieces.optional_date(record.applies_from),
        state=record.state,
        note=pieces.prose.optional(entry, "note"),
        sources=pieces.sources(record.sources),
        verified=record.verified,
        body=pieces.prose.fragment(entry, "body"),
    )


def _within(pieces: Pieces, rule: Rule) -> str | None:
    limit = rule.within
    return counted(limit.count, limit.unit.removesuffix("s"), pieces.language) if limit else None


def _page(pieces: Pieces, entry: Entry, record: Page) -> Struct:
    return fulls.PageFull(record.title, record.summary, pieces.prose.fragment(entry, "body"))


_MAKERS: dict[Kind, Callable[[Pieces, Entry, Any], Struct]] = {
    "incident": _incident,
    "event": _event,
    "statement": make_statement,
    "report": make_report,
    "document": _document,
    "actor": _actor,
    "organisation": _entity,
    "outlet": _entity,
    "person": _entity,
    "discrepancy": _discrepancy,
    "rule": _rule,
    "page": _page,
}
