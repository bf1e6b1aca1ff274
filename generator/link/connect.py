"""The link stage: resolved references, backlinks and names."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.link.claims import listed
from generator.link.names import Names
from generator.link.site import Site
from generator.model.brief import EventBrief, brief_of
from generator.model.config import SiteConfig
from generator.model.entry import Entry, WrittenRef
from generator.model.index import Found, Index
from generator.model.nametable import NameTable


def connect(
    config: SiteConfig, index: Index, names: Names, tables: tuple[NameTable, ...] = ()
) -> Site:
    """Join the records of a site whose references all resolve, and whose names are `names`."""
    outbound: dict[str, tuple[str, ...]] = {}
    inbound: defaultdict[str, set[str]] = defaultdict(set)
    for entry in index.by_id.values():
        targets = {target for ref in entry.refs for target in _target(index, ref)}
        outbound[entry.id] = tuple(sorted(targets))
        for name in targets:
            inbound[name].add(entry.id)
    return Site(
        config,
        index,
        names,
        outbound=outbound,
        inbound={name: tuple(sorted(sources)) for name, sources in inbound.items()},
        events=tuple(sorted(map(partial(brief, index), index.of_kind("event")), key=_order)),
        incident_ids=tuple(entry.id for entry in index.of_kind("incident")),
        listed=listed(index, tables),
    )


def brief(index: Index, entry: Entry) -> EventBrief:
    """Give an event in brief."""
    refs = (ref for ref in entry.refs if ref.place.field.startswith("incidents."))
    targets = [target for ref in refs for target in _target(index, ref)]
    return brief_of(entry, tuple(dict.fromkeys(targets)))


def _target(index: Index, ref: WrittenRef) -> Iterator[str]:
    found = index.resolve(ref)
    if isinstance(found, Found):
        yield found.entry.id


def _order(event: EventBrief) -> tuple[object, ...]:
    return event.order
