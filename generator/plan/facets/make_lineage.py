"""Where reports come from: from edges and counts to what pages show of them.

Only what reports declare and what editors have confirmed: what is inferred stands on no page.
"""

from generator.link.lineage.coverage import COUNTED, reports_of
from generator.link.lineage.credit import LOST
from generator.link.lineage.edges import Edge
from generator.link.lineage.words import count_in_words, reports_in_words
from generator.model.entry import Entry
from generator.model.records import Report
from generator.plan.facets import fulls
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Link, Origin, Origins

_BASIS = {"agency line": "agency line", "byline": "byline", "statement of the editor": "editor"}


def long_link(pieces: Pieces, entry: Entry) -> Link:
    """Give a link to a record by its longer title."""
    return Link(pieces.long_title(entry), pieces.site.path(entry))


def descent_of(pieces: Pieces, entry: Entry, report: Report) -> tuple[fulls.Descent, ...]:
    """Give what a report was made from, the reports before the newsrooms."""
    edges = pieces.ancestry.edges(entry)
    return tuple(
        _descent(pieces, entry, report, edge) for edge in edges if edge.state != "rejected"
    )


def _descent(pieces: Pieces, entry: Entry, report: Report, edge: Edge) -> fulls.Descent:
    found = report.derivation[edge.part] if edge.part is not None else None
    return fulls.Descent(
        link=long_link(pieces, pieces.site.entry(edge.origin)) if edge.origin else None,
        of_a_copy=edge.origin is not None and is_copy(pieces, edge.origin),
        newsroom=edge.newsroom,
        basis="evidence" if found else _BASIS[edge.evidence[0].kind],
        unacknowledged=edge.newsroom is not None and report.unacknowledged,
        evidence=found.evidence if found else (),
        note=pieces.prose.optional(entry, f"derivation.{edge.part}.note") if found else None,
        sources=pieces.sources(found.sources) if found else (),
        credit=_credit(pieces, report, edge),
    )


def _credit(pieces: Pieces, report: Report, edge: Edge) -> fulls.Credit | None:
    if edge.origin is None or edge.credit not in LOST:
        return None
    there = pieces.ancestry.report(edge.origin).credits_first
    assert there is not None  # noqa: S101  what is lost was there
    return fulls.Credit(there, report.credits_first)


def is_copy(pieces: Pieces, name: str) -> bool:
    """Tell whether a report is known to carry the copy of a newsroom."""
    return bool(pieces.ancestry.lineage(name).newsrooms)


def offspring_of(pieces: Pieces, entry: Entry) -> tuple[Link, ...]:
    """Give the reports that were made from one, as reports and editors say."""
    return tuple(
        long_link(pieces, other)
        for other in pieces.site.naming(entry, "report")
        if entry.id in pieces.ancestry.lineage(other.id).reports
    )


def origins_of(pieces: Pieces, entry: Entry) -> Origins | None:
    """Count the origins of the reports that a record's page lists; None where it lists none."""
    names = reports_of(pieces.site, entry) if entry.kind in COUNTED else []
    if not names:
        return None
    found = pieces.ancestry.origins(names)
    known = []
    for one in found.known:
        organisation = pieces.ancestry.newsrooms.record(one.newsroom)
        path = pieces.site.path(organisation) if organisation else None
        known.append(
            Origin(pieces.ancestry.title(one), path, reports_in_words(one.reports, pieces.language))
        )
    return Origins(count_in_words(found, pieces.language), tuple(known))
