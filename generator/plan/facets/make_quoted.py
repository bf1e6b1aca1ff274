"""What was said and who carried it: from statements and reports to what their own pages show."""

from collections.abc import Iterator

from msgspec import Struct

from generator.model.entry import Entry
from generator.model.records import Event, Report, Statement
from generator.plan.facets import fulls
from generator.plan.facets.make_carried import quotations_of
from generator.plan.facets.make_differences import differences_of
from generator.plan.facets.make_lineage import descent_of, is_copy, offspring_of
from generator.plan.facets.make_unknown import unknown_of
from generator.plan.facets.pieces import Pieces


def _events(pieces: Pieces, entry: Entry) -> Iterator[tuple[Entry, Event]]:
    """Give the events that a statement or a report is of, as they say themselves."""
    for event in pieces.site.naming(entry, "event"):
        record = event.record
        assert isinstance(record, Event)  # noqa: S101  the kind says so
        named = record.statements if entry.kind == "statement" else record.coverage
        if any(pieces.site.find(target, entry.kind).id == entry.id for target in named):
            yield event, record


def _incidents(events: list[tuple[Entry, Event]]) -> dict[str, None]:
    return dict.fromkeys(target for _entry, event in events for target in event.incidents)


def make_statement(pieces: Pieces, entry: Entry, record: Statement) -> Struct:
    """Give a statement in full; one that an organisation made itself names it once."""
    house = pieces.optional_link(record.organisation, "organisation")
    events = list(_events(pieces, entry))
    same = house is not None and not record.person and house.title == record.speaker
    return fulls.StatementFull(
        title=pieces.title(entry),
        quote=record.quote,
        complete=record.complete,
        language=record.language,
        speaker=record.speaker,
        person=pieces.optional_link(record.person, "person") or (house if same else None),
        organisation=None if same else house,
        date=pieces.date(record.date, record.language),
        channel=record.channel_detail or pieces.term("channel", record.channel),
        context=pieces.prose.optional(entry, "context"),
        about=tuple(pieces.link(event) for event, _record in events),
        unknown=unknown_of(pieces, _incidents(events)),
        overtaken=pieces.overtaken(record),
        differences=differences_of(pieces, entry),
        variants=tuple(
            fulls.Variant(
                variant.text,
                pieces.source(variant.source),
                pieces.prose.optional(entry, f"variants.{number}.note"),
            )
            for number, variant in enumerate(record.variants)
        ),
        also_quoted_in=pieces.sources(record.also_quoted_in),
        sources=pieces.sources(record.sources),
        verified=record.verified,
        body=pieces.prose.fragment(entry, "body"),
    )


def make_report(pieces: Pieces, entry: Entry, record: Report) -> Struct:
    """Give a report in full."""
    site = pieces.site
    events = list(_events(pieces, entry))
    return fulls.ReportFull(
        title=pieces.title(entry),
        title_known=record.title is not None,
        title_rebuilt=record.title_rebuilt,
        outlet=pieces.link(site.find(record.outlet, "outlet")),
        report_kind=record.kind,
        published=pieces.optional_date(record.published, record.language),
        about=tuple(pieces.link(event) for event, _record in events),
        unknown=unknown_of(pieces, _incidents(events)),
        authors=record.authors,
        editors=record.editors,
        language=record.language,
        address=record.address,
        archived=record.archived,
        descent=descent_of(pieces, entry, record),
        own_reporting=pieces.prose.optional(entry, "own_reporting"),
        is_copy=is_copy(pieces, entry.id),
        offspring=offspring_of(pieces, entry),
        credits_first=record.credits_first,
        verified=record.verified,
        note=pieces.prose.optional(entry, "note"),
        quotations=quotations_of(pieces, entry),
        body=pieces.prose.fragment(entry, "body"),
    )
