"""Joins facts and discrepancies: which facts differ, and what each says of the matter."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.model.body import Reference
from generator.model.entry import Entry
from generator.model.kinds import KINDS
from generator.model.parts import Fact as WrittenFact
from generator.model.parts import Quantity
from generator.model.records import Discrepancy, Event, Incident
from generator.plan.facets.fulls import Concerned
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Difference, Fact, Link


def with_differences(
    pieces: Pieces, entry: Entry, facts: tuple[WrittenFact, ...]
) -> tuple[Fact, ...]:
    """Give the facts of a record, each with the discrepancies that concern it.

    One that the fact or its remark links to by itself is not named twice.
    """
    site = pieces.site
    found = [
        (one, other.record)
        for one in site.naming_ids(entry, "discrepancy")
        for other in [site.entry(one)]
        if isinstance(other.record, Discrepancy)
    ]
    return tuple(
        replace(
            shown,
            differences=tuple(
                Difference(pieces.link(pieces.site.entry(name)), one.status, _value(one, fact))
                for name, one in found
                if name not in _named(pieces, entry, number) and _concerns(pieces, one, entry, fact)
            ),
        )
        for number, (fact, shown) in enumerate(zip(facts, pieces.facts(entry, facts), strict=True))
    )


def differences_of(pieces: Pieces, entry: Entry) -> tuple[Difference, ...]:
    """Give the discrepancies that name a record or are named by it: open ones first."""
    found = [
        Difference(pieces.link(other), other.record.status, None)
        for other in pieces.site.neighbours(entry)
        if isinstance(other.record, Discrepancy)
    ]
    return tuple(sorted(found, key=lambda one: (one.status != "open", one.discrepancy.title)))


def concerned(pieces: Pieces, entry: Entry, discrepancy: Discrepancy) -> tuple[Concerned, ...]:
    """Give the facts that a discrepancy concerns, in order of their records."""
    names = {*pieces.site.outbound.get(entry.id, ()), *pieces.site.inbound.get(entry.id, ())}
    return tuple(
        Concerned(link, _said(fact.quantity) if fact.quantity else None)
        for name in sorted(names)
        for other in [pieces.site.entry(name)]
        if isinstance(other.record, Event | Incident)
        for number, (fact, link) in enumerate(_facts(pieces, other, other.record))
        if _concerns(pieces, discrepancy, other, fact) or entry.id in _named(pieces, other, number)
    )


def _facts(
    pieces: Pieces, entry: Entry, record: Event | Incident
) -> Iterator[tuple[WrittenFact, Link]]:
    title, path = pieces.link(entry).title, pieces.site.path(entry)
    for number, fact in enumerate(record.facts):
        yield fact, Link(title, f"{path}#fact-{fact.id or number + 1}")


def _concerns(pieces: Pieces, one: Discrepancy, entry: Entry, fact: WrittenFact) -> bool:
    """Tell whether a discrepancy concerns a fact: by its quantity, or because it names it."""
    if fact.quantity is not None and fact.quantity.key == one.quantity:
        return True
    return fact.id is not None and any(
        named.fact == fact.id and pieces.site.find(named.record, "event", "incident").id == entry.id
        for named in one.facts
    )


def _named(pieces: Pieces, entry: Entry, number: int) -> set[str]:
    """Give what a fact and its remark link to, by identity."""
    texts = (entry.texts.get(f"facts.{number}.{field}") for field in ("text", "note"))
    targets = {
        part.target
        for text in texts
        if text
        for part in text.segments
        if isinstance(part, Reference)
    }
    return {pieces.site.find(target, *KINDS).id for target in targets}


def _value(one: Discrepancy, fact: WrittenFact) -> str | None:
    same = fact.quantity is not None and fact.quantity.key == one.quantity
    return _said(fact.quantity) if same and fact.quantity else None


def _said(quantity: Quantity) -> str:
    return " ".join(filter(None, (quantity.value, quantity.unit)))
