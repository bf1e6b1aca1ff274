"""No report comes from itself, from a later one, or from likeness alone; findings agree.

Bad: two reports each `derived_from` the other; a `derivation` confirmed by `evidence: [wording]`.
"""

from collections.abc import Iterator

from generator.core.edtf import certainly_before
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found, Index
from generator.model.records import Discrepancy, Report
from generator.model.terms import Kind
from generator.validate.problem import Problem, Records

_SOURCES: tuple[Kind, ...] = ("document", "report", "statement")
_LIKENESS = ({"wording"}, {"quotations"})
_Step = tuple[Entry, Place]


def check(records: Records) -> Iterator[Problem]:
    """Yield derivations that cannot be, or that rest on too little."""
    index = records.index
    steps = {entry.id: list(_steps(index, entry, report)) for entry, report in index.of(Report)}
    yield from _cycles(index, steps)
    for entry, report in index.of(Report):
        for origin, place in steps[entry.id]:
            yield from _later(report, origin, place)
        yield from _conflicts(index, entry, report)
        yield from _thin(entry, report)
    for entry, record in index.of(Discrepancy):
        yield from _repeated(index, entry, record)


def _steps(index: Index, entry: Entry, report: Report) -> Iterator[_Step]:
    """Give the reports that one is said to be made from, each with the place that says so."""
    written = [(report.derived_from, "derived_from")] if report.derived_from else []
    written += [
        (part.report, f"derivation.{number}.report")
        for number, part in enumerate(report.derivation)
        if part.state == "confirmed"
    ]
    for target, field in written:
        found = _named(index, entry, target)
        if found is not None and found.id != entry.id:  # itself: `self-reference` says so
            yield found, entry.place(field)


def _named(
    index: Index, entry: Entry, target: str, kinds: tuple[Kind, ...] = ("report",)
) -> Entry | None:
    found = index.resolve(WrittenRef(target, kinds, entry.place()))
    return found.entry if isinstance(found, Found) else None


def _cycles(index: Index, steps: dict[str, list[_Step]]) -> Iterator[Problem]:
    """Yield each circle once, at the first of its reports."""
    done: set[str] = set()
    for entry, _report in index.of(Report):
        circle = _circle(entry.id, steps) if entry.id not in done else None
        if circle is None:
            continue
        done.update(name for name, _place in circle)
        names = " → ".join([*(name for name, _place in circle), entry.id])
        yield Problem(
            circle[0][1],
            "derivation-cycle",
            f"these reports are made from each other: {names}",
            "take out the one that is wrong; a report cannot come from itself",
            tuple((place, "and here") for _name, place in circle[1:]),
        )


def _circle(start: str, steps: dict[str, list[_Step]]) -> list[tuple[str, Place]] | None:
    """Give a way from a report back to itself: each report on it, with the place that leads on."""
    ways: list[tuple[str, list[tuple[str, Place]]]] = [(start, [])]
    seen: set[str] = set()
    while ways:
        name, way = ways.pop()
        for origin, place in steps.get(name, ()):
            if origin.id == start:
                return [*way, (name, place)]
            if origin.id not in seen:
                seen.add(origin.id)
                ways.append((origin.id, [*way, (name, place)]))
    return None


def _later(report: Report, origin: Entry, place: Place) -> Iterator[Problem]:
    source = origin.record
    if not isinstance(source, Report) or report.published is None or source.published is None:
        return
    if certainly_before(report.published.date, source.published.date):
        yield Problem(
            place,
            "origin-later",
            f"published {report.published.words}, before the report that it is said to come from "
            f"({source.published.words})",
            "name an earlier report, or mend one of the two dates",
            ((origin.place("published"), "that one was published then"),),
        )


def _conflicts(index: Index, entry: Entry, report: Report) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    if report.derived_from is not None:
        stated = _named(index, entry, report.derived_from)
        if stated is not None and any(part.state == "rejected" for part in report.derivation):
            first[stated.id] = entry.place("derived_from")
    states = {}
    for number, part in enumerate(report.derivation):
        field = f"derivation.{number}.report"
        found = _named(index, entry, part.report)
        if found is None:
            continue
        if found.id in states or (part.state == "rejected" and found.id in first):
            yield Problem(
                entry.place(field),
                "derivation-conflict",
                f"there are two findings on {found.id!r} here",
                "keep one of the two",
                ((first[found.id], "the first is here"),),
            )
        states[found.id] = part.state
        first.setdefault(found.id, entry.place(field))
    if report.own_reporting is not None and report.syndicated_from is not None:
        yield Problem(
            entry.place("own_reporting"),
            "derivation-conflict",
            f"this is called own reporting, and the copy of {report.syndicated_from}",
            "keep one of the two",
            ((entry.place("syndicated_from"), "the copy is said here"),),
        )


def _thin(entry: Entry, report: Report) -> Iterator[Problem]:
    for number, part in enumerate(report.derivation):
        if part.state == "confirmed" and set(part.evidence) in _LIKENESS:
            yield Problem(
                entry.place(f"derivation.{number}.evidence"),
                "likeness-alone",
                f"confirmed by {part.evidence[0]} alone: those who tell one story sound alike",
                "add what else shows it, or take the finding out",
            )


def _repeated(index: Index, entry: Entry, record: Discrepancy) -> Iterator[Problem]:
    claimants = [_named(index, entry, claim.source, _SOURCES) for claim in record.claims]
    for number, claim in enumerate(record.claims):
        if claim.repeats is None:
            continue
        found = _named(index, entry, claim.repeats)
        others = [other for at, other in enumerate(claimants) if at != number]
        if found is not None and found not in others:
            yield Problem(
                entry.place(f"claims.{number}.repeats"),
                "repeats-no-claim",
                f"no other claim here is that of {found.id!r}",
                "give the claim that is repeated as well",
            )
