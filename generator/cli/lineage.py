"""Where reports come from, as a table for people and as JSON lines for programs."""

import json
from collections.abc import Iterable, Iterator

from generator.link.lineage.coverage import COUNTED, reports_of
from generator.link.lineage.credit import LOST
from generator.link.lineage.edges import Ancestry, Edge
from generator.link.lineage.origins import Origins
from generator.link.lineage.words import count_in_words, reports_in_words
from generator.model.entry import Entry

Counted = tuple[Entry, Origins]


def as_json(ancestry: Ancestry, edges: Iterable[Edge]) -> Iterator[str]:
    """Give a line for each edge, and for each record that has reports."""
    for edge in edges:
        yield _line(_edge(ancestry, edge))
    for entry, origins in _counted(ancestry):
        known = [{"newsroom": ancestry.title(o), "reports": o.reports} for o in origins.known]
        yield _line(
            {
                "type": "origins",
                "record": entry.id,
                "reports": list(origins.reports),
                "known": known,
                "unknown": list(origins.unknown),
            }
        )


def as_table(ancestry: Ancestry, edges: Iterable[Edge]) -> Iterator[str]:
    """Give the lines of a table: first the edges, each with its evidence, then the counts."""
    shown = list(edges)
    yield "Edges" if shown else "No report is on record or inferred to come from another."
    width = max((len(edge.report) for edge in shown), default=0)
    for edge in shown:
        origin = edge.origin or f"copy of {edge.newsroom}"
        arrow = "from" if edge.directed else "with"
        yield f"  {edge.state:<9}  {edge.report:<{width}}  {arrow}  {origin}"
        yield from (f"             {line}" for line in _reasons(ancestry, edge))
    counted = list(_counted(ancestry))
    yield from ("", "Origins") if counted else ()
    for entry, origins in counted:
        yield f"  {entry.id}: {count_in_words(origins)}"
        for one in origins.known:
            yield f"    {ancestry.title(one)}: {reports_in_words(one.reports)}"
        if origins.unknown:
            yield f"    not known: {', '.join(origins.unknown)}"


def _counted(ancestry: Ancestry) -> Iterator[Counted]:
    site = ancestry.site
    for kind in COUNTED:
        for entry in site.index.of_kind(kind):
            names = reports_of(site, entry)
            if names:
                yield entry, ancestry.origins(names)


def _reasons(ancestry: Ancestry, edge: Edge) -> Iterator[str]:
    for one in edge.evidence:
        yield f"{one.kind}: {one.detail}" if one.detail else one.kind
    if not edge.directed:
        yield "which of the two was first is not on record"
    if edge.credit in LOST and edge.origin is not None:
        theirs, ours = _credits(ancestry, edge)
        yield (
            f"credit lost: {theirs!r} there, {ours!r} here"
            if ours
            else (f"credit lost: {theirs!r} there, none here")
        )


def _edge(ancestry: Ancestry, edge: Edge) -> dict[str, object]:
    theirs, ours = _credits(ancestry, edge)
    return {
        "type": "edge",
        "report": edge.report,
        "origin": edge.origin,
        "newsroom": edge.newsroom,
        "state": edge.state,
        "directed": edge.directed,
        "evidence": [{"kind": one.kind, "detail": one.detail} for one in edge.evidence],
        "credit": edge.credit,
        "credit_there": theirs,
        "credit_here": ours,
    }


def _credits(ancestry: Ancestry, edge: Edge) -> tuple[str | None, str | None]:
    theirs = ancestry.report(edge.origin).credits_first if edge.origin else None
    return theirs, ancestry.report(edge.report).credits_first


def _line(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
