"""The link stage: resolved references, backlinks and names."""

from collections import defaultdict
from collections.abc import Iterator

from generator.link.briefs import Briefs
from generator.link.claims import listed
from generator.link.names import Names
from generator.link.published import published
from generator.link.site import Site
from generator.link.traced import Traced
from generator.model.brief import EventBrief
from generator.model.config import SiteConfig
from generator.model.entry import WrittenRef
from generator.model.index import Found, Index
from generator.model.nametable import NameTable
from generator.model.records import Discrepancy, Event, Incident


def connect(
    config: SiteConfig,
    index: Index,
    names: Names,
    traced: Traced,
    tables: tuple[NameTable, ...] = (),
) -> Site:
    """Join the records of a site whose references all resolve, and whose names are `names`."""
    outbound: dict[str, tuple[str, ...]] = {}
    inbound: defaultdict[str, set[str]] = defaultdict(set)
    for entry in index.by_id.values():
        targets = {target for ref in entry.refs for target in _target(index, ref)}
        outbound[entry.id] = tuple(sorted(targets))
        for name in targets:
            inbound[name].add(entry.id)
    for name, concerned in _by_quantity(index):
        outbound[name] = tuple(sorted({*outbound[name], *concerned}))
        for target in concerned:
            inbound[target].add(name)
    return Site(
        config,
        index,
        names,
        traced,
        outbound=outbound,
        inbound={name: tuple(sorted(sources)) for name, sources in inbound.items()},
        events=tuple(sorted(map(Briefs(index).of, index.of_kind("event")), key=_order)),
        incident_ids=tuple(entry.id for entry in index.of_kind("incident")),
        listed=listed(index, tables),
        published=published(index),
    )


def _by_quantity(index: Index) -> Iterator[tuple[str, set[str]]]:
    """Give each discrepancy of a quantity, with the records that state that quantity."""
    keys = {one.quantity for _entry, one in index.of(Discrepancy) if one.quantity}
    concerned: dict[str, set[str]] = {}
    for entry in index.by_id.values() if keys else ():
        facts = entry.record.facts if isinstance(entry.record, Event | Incident) else ()
        for fact in facts:
            if fact.quantity is not None and fact.quantity.key in keys:
                concerned.setdefault(fact.quantity.key, set()).add(entry.id)
    for entry, one in index.of(Discrepancy):
        if one.quantity in concerned:
            yield entry.id, concerned[one.quantity]


def _target(index: Index, ref: WrittenRef) -> Iterator[str]:
    found = index.resolve(ref)
    if isinstance(found, Found):
        yield found.entry.id


def _order(event: EventBrief) -> tuple[object, ...]:
    return event.order
