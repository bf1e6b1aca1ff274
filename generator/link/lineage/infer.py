"""Edges that evidence speaks for and no editor has looked at yet.

Two kinds of evidence or more; likeness of wording is one kind and never enough, nor is a set of
quotations. A report that was certainly published later is never the origin.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.core.edtf import certainly_before
from generator.link.lineage.credit import LOST
from generator.link.lineage.edges import Ancestry, Edge, Evidence
from generator.link.lineage.evidence import Pair, Quoting, pair_of, shared_errors
from generator.link.lineage.prose import (
    FEWEST_FACTS,
    IN_ORDER,
    OPERATING_POINT,
    facts_in_order,
    overlap,
)

FEWEST_KINDS = 2


def edges_of(ancestry: Ancestry, texts: Mapping[str, str]) -> list[Edge]:
    """Give every edge of a site: those on record, with what speaks for each, and those inferred.

    `texts` are the articles that the editor has at hand, by the identities of their reports.
    """
    reports = ancestry.site.index.of_kind("report")
    recorded = [edge for entry in reports for edge in ancestry.edges(entry)]
    found = _evidence(ancestry, recorded, texts)
    edges = [_supported(edge, found) for edge in recorded]
    known = {pair_of(edge.report, edge.origin) for edge in edges if edge.origin is not None}
    for pair in sorted(found.keys() - known):
        kinds = {one.kind for one in found[pair]}
        if len(kinds) >= FEWEST_KINDS and not _one_source(ancestry, pair):
            edges.append(_inferred(ancestry, pair, tuple(sorted(found[pair]))))
    return sorted(edges, key=lambda e: (e.report, e.state, e.origin or "", e.newsroom or ""))


def _supported(edge: Edge, found: Mapping[Pair, list[Evidence]]) -> Edge:
    """Add the evidence found for an edge on record, where it says more than its kind."""
    if edge.origin is None:
        return edge
    more = found.get(pair_of(edge.report, edge.origin), [])
    kinds = {one.kind for one in more}
    kept = [one for one in edge.evidence if one.kind not in kinds]
    return replace(edge, evidence=(*kept, *sorted(more)))


def _evidence(
    ancestry: Ancestry, recorded: list[Edge], texts: Mapping[str, str]
) -> dict[Pair, list[Evidence]]:
    found: dict[Pair, list[Evidence]] = {}
    for pair, one in shared_errors(ancestry):
        found.setdefault(pair, []).append(one)
    quoting = Quoting(ancestry, ancestry.site.index.of_kind("report"))
    families = _families(ancestry, recorded)
    for pair in quoting.pairs():
        joined = families.get(pair[0], set()) | families.get(pair[1], set())
        shared = quoting.evidence(pair, joined | set(pair))
        if shared is not None:
            found.setdefault(pair, []).append(shared)
    names = sorted(texts)
    for at, first in enumerate(names):
        for second in names[at + 1 :]:
            for one in _of_texts(texts[first], texts[second]):
                found.setdefault((first, second), []).append(one)
    return found


def _of_texts(one: str, other: str) -> Iterator[Evidence]:
    alike = overlap(one, other)
    if alike >= OPERATING_POINT:
        yield Evidence("wording", f"{alike:.0%} of the runs of three words")
    shared, ordered = facts_in_order(one, other)
    if shared >= FEWEST_FACTS and ordered >= IN_ORDER * shared:
        yield Evidence("order of facts", f"{ordered} of {shared} in one order")


def _families(ancestry: Ancestry, recorded: list[Edge]) -> dict[str, set[str]]:
    """Give, for each report, those that edges on record join to it, however many lie between."""
    joined: dict[str, set[str]] = {}
    for edge in recorded:
        if edge.state == "rejected":
            continue
        other = edge.origin or ancestry.newsrooms.named(edge.newsroom or "")
        joint = joined.get(edge.report, {edge.report}) | joined.get(other, {other})
        for name in joint:
            joined[name] = joint
    return joined


def _one_source(ancestry: Ancestry, pair: Pair) -> bool:
    """Tell whether both reports are known to be of one origin: then likeness is explained."""
    ends = [{one.newsroom for one in ancestry.origins([name]).known} for name in pair]
    return bool(ends[0] & ends[1])


def _inferred(ancestry: Ancestry, pair: Pair, evidence: tuple[Evidence, ...]) -> Edge:
    derived, origin, directed = _direction(ancestry, pair)
    return Edge(
        report=derived,
        origin=origin,
        state="inferred",
        evidence=evidence,
        directed=directed,
        credit=ancestry.credit(derived, origin) if directed else None,
    )


def _direction(ancestry: Ancestry, pair: Pair) -> tuple[str, str, bool]:
    """Say which of two reports was made from the other, as far as anything tells.

    Their dates; else that one is a rewrite; else that one has lost the other's credit.
    """
    one, other = pair
    for derived, origin in ((one, other), (other, one)):
        dates = [ancestry.report(name).published for name in (origin, derived)]
        if dates[0] and dates[1] and certainly_before(dates[0].date, dates[1].date):
            return derived, origin, True
    for derived, origin in ((one, other), (other, one)):
        kinds = [ancestry.report(name).kind for name in (derived, origin)]
        if kinds[0] == "rewrite" and kinds[1] != "rewrite":
            return derived, origin, True
    lost = [pair for pair in ((one, other), (other, one)) if ancestry.credit(*pair) in LOST]
    if len(lost) == 1:
        return (*lost[0], True)
    return one, other, False
