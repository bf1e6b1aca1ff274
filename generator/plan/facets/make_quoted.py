"""What was said and who carried it: from statements and reports to what their own pages show."""

from msgspec import Struct

from generator.model.entry import Entry
from generator.model.records import Report, Statement
from generator.plan.facets import fulls
from generator.plan.facets.make_lineage import descent_of, is_copy, long_link, offspring_of
from generator.plan.facets.pieces import Pieces, date_of, optional_date
from generator.plan.facets.prose import title_of


def carried_by(pieces: Pieces, entry: Entry) -> tuple[fulls.Carried, ...]:
    """Give the reports that carried a statement, and how each did."""
    return tuple(
        _carried(pieces, report_entry, quotation.extent or "part", quotation.text, entry)
        for report_entry in pieces.site.naming(entry, "report")
        if isinstance(report := report_entry.record, Report)
        for quotation in report.quotations
        if quotation.statement and pieces.site.find(quotation.statement, "statement").id == entry.id
    )


def _carried(
    pieces: Pieces, other: Entry, extent: str, text: str | None, statement_entry: Entry
) -> fulls.Carried:
    """Join a statement with a report; `other` is the one that the reader is not looking at."""
    statement = statement_entry.record
    assert isinstance(statement, Statement)  # noqa: S101  the reference's kind says so
    report = other.record
    date = report.published if isinstance(report, Report) else statement.date
    return fulls.Carried(
        link=long_link(pieces, other) if other is statement_entry else pieces.link(other),
        speaker=_outlet_name(pieces, report) if isinstance(report, Report) else statement.speaker,
        date=optional_date(date),
        extent=extent,
        text=text,
        quote=statement.quote if text or extent == "whole" else None,
        overtaken=pieces.overtaken(statement),
        language=statement.language,
    )


def _outlet_name(pieces: Pieces, report: Report) -> str:
    return title_of(pieces.site, pieces.site.find(report.outlet, "outlet"))


def make_statement(pieces: Pieces, entry: Entry, record: Statement) -> Struct:
    """Give a statement in full."""
    return fulls.StatementFull(
        title=title_of(pieces.site, entry),
        quote=record.quote,
        complete=record.complete,
        language=record.language,
        speaker=record.speaker,
        person=pieces.optional_link(record.person, "person"),
        organisation=pieces.optional_link(record.organisation, "organisation"),
        date=date_of(record.date),
        channel=record.channel_detail or record.channel,
        context=pieces.prose.optional(entry, "context"),
        overtaken=pieces.overtaken(record),
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
    return fulls.ReportFull(
        title=title_of(site, entry),
        title_known=record.title is not None,
        title_rebuilt=record.title_rebuilt,
        outlet=pieces.link(site.find(record.outlet, "outlet")),
        report_kind=record.kind,
        published=optional_date(record.published),
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
        quotations=tuple(
            _carried(pieces, statement, quotation.extent or "part", quotation.text, statement)
            for quotation in record.quotations
            if quotation.statement
            for statement in [site.find(quotation.statement, "statement")]
        ),
        body=pieces.prose.fragment(entry, "body"),
    )
