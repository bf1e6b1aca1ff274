"""The edges that are on record: what reports declare, and what editors have found."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from generator.link.lineage.credit import Fate, fate
from generator.link.lineage.newsrooms import Newsrooms
from generator.link.lineage.origins import Lineage, Origin, Origins, origins
from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.parts import Derivation
from generator.model.records import Report

State = Literal["declared", "confirmed", "inferred", "rejected"]


class Evidence(Struct, frozen=True, order=True):
    """One thing that speaks for an edge."""

    kind: str
    detail: str = ""


class Edge(Struct, frozen=True, kw_only=True):
    """That one report was made from another, or carries a newsroom's copy."""

    report: str
    """The identity of the one that was made."""
    origin: str | None = None
    """The identity of the report that it was made from."""
    newsroom: str | None = None
    """The name of the newsroom whose copy it carries, as it is on record."""
    state: State
    evidence: tuple[Evidence, ...] = ()
    directed: bool = True
    """False where nothing tells which of the two was first; they stand in order of identity."""
    credit: Fate | None = None
    """What became of the original's credit."""
    part: int | None = None
    """The place of the editor's finding in `derivation`."""


class Ancestry:
    """Who comes from whom on a site. Looks up no report that it is not asked about."""

    def __init__(self, site: Site) -> None:
        """Read what the reports of `site` and their editors say."""
        self.site = site
        self.newsrooms = Newsrooms(site)
        self._lineages: dict[str, Lineage] = {}

    def report(self, name: str) -> Report:
        """Give a report by its identity."""
        record = self.site.entry(name).record
        assert isinstance(record, Report)  # noqa: S101  the caller has looked
        return record

    def edges(self, entry: Entry) -> tuple[Edge, ...]:
        """Give the edges on record that lead from a report to what it was made from."""
        report = self.report(entry.id)
        found = [self._found(entry, part, at) for at, part in enumerate(report.derivation)]
        if report.derived_from is not None:
            stated = self._id(report.derived_from)
            if all(edge.origin != stated for edge in found):
                found.insert(0, self._edge(entry, stated, Evidence("statement of the editor")))
        return (*found, *self._copies(entry, report))

    def lineage(self, name: str) -> Lineage:
        """Give what is on record of where a report comes from; rejected edges lead nowhere."""
        if name not in self._lineages:
            report = self.report(name)
            edges = [e for e in self.edges(self.site.entry(name)) if e.state != "rejected"]
            outlet = self.newsrooms.outlet_name(report.outlet)
            copied = [edge.newsroom for edge in edges if edge.newsroom is not None]
            self._lineages[name] = Lineage(
                newsroom=self.newsrooms.named(outlet),
                spelled=tuple((self.newsrooms.named(one), one) for one in (outlet, *copied)),
                own=report.own_reporting is not None,
                reports=tuple(edge.origin for edge in edges if edge.origin is not None),
                newsrooms=tuple(map(self.newsrooms.named, copied)),
            )
        return self._lineages[name]

    def origins(self, names: Iterable[str]) -> Origins:
        """Give the origins of a set of reports."""
        return origins(names, self.lineage)

    def title(self, origin: Origin) -> str:
        """Give the name of an origin; of an organisation on record, that of its record."""
        entry = self.newsrooms.record(origin.newsroom)
        return getattr(entry.record, "name", origin.name) if entry else origin.name

    def credit(self, name: str, origin: str) -> Fate | None:
        """Say what became of the credit of `origin` in the report `name`."""
        derived = self.report(name)
        return fate(
            self.report(origin).credits_first,
            derived.credits_first,
            read_in_full=derived.verified == "read in full",
            same=lambda one, other: self.newsrooms.named(one) == self.newsrooms.named(other),
        )

    def _found(self, entry: Entry, part: Derivation, at: int) -> Edge:
        origin = self._id(part.report)
        return Edge(
            report=entry.id,
            origin=origin,
            state=part.state,
            evidence=tuple(Evidence(kind) for kind in part.evidence),
            credit=self.credit(entry.id, origin) if part.state == "confirmed" else None,
            part=at,
        )

    def _edge(self, entry: Entry, origin: str, evidence: Evidence) -> Edge:
        return Edge(
            report=entry.id,
            origin=origin,
            state="confirmed",
            evidence=(evidence,),
            credit=self.credit(entry.id, origin),
        )

    def _copies(self, entry: Entry, report: Report) -> list[Edge]:
        """Give the newsrooms whose copy a report carries: of a rewrite, an editor says so."""
        edges: list[Edge] = []
        own = self.newsrooms.named(self.newsrooms.outlet_name(report.outlet))
        copied = report.syndicated_from
        if copied is not None and self.newsrooms.named(copied) != own:
            stated = report.kind == "rewrite" or report.unacknowledged
            edges.append(
                Edge(
                    report=entry.id,
                    newsroom=copied,
                    state="confirmed" if stated else "declared",
                    evidence=(Evidence("statement of the editor" if stated else "agency line"),),
                )
            )
        known = {self.newsrooms.named(edge.newsroom) for edge in edges if edge.newsroom}
        edges += [
            Edge(
                report=entry.id,
                newsroom=name,
                state="declared",
                evidence=(Evidence("byline", name),),
            )
            for name in self.newsrooms.of_bylines(report)
            if self.newsrooms.named(name) not in known
        ]
        return edges

    def _id(self, target: str) -> str:
        return self.site.find(target, "report").id
