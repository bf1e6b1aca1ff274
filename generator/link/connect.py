"""The link stage: resolved references, backlinks and names."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.core.diagnostic import Diagnostic
from generator.link.names import Names, names_of
from generator.link.site import Site
from generator.load.places import Places
from generator.model.body import Prose, Reference, Segment
from generator.model.brief import EventBrief, brief_of
from generator.model.config import SiteConfig
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found, Index


def connect(config: SiteConfig, index: Index) -> Site:
    """Join the records of a site whose references all resolve."""
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
        names_of(index),
        outbound=outbound,
        inbound={name: tuple(sorted(sources)) for name, sources in inbound.items()},
        events=tuple(sorted(map(partial(brief, index), index.of_kind("event")), key=_order)),
        incident_ids=tuple(entry.id for entry in index.of_kind("incident")),
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


def ambiguous_names(index: Index, places: Places) -> list[Diagnostic]:
    """Report each name in prose that two records share: the reader cannot know which is meant."""
    names = names_of(index)
    if not names.ambiguous:
        return []
    return [
        places.diagnostic(
            place,
            "ambiguous-name",
            f"{name!r} is a name of more than one record",
            f"write {' or '.join(f'[[{owner}|{name}]]' for owner in owners)}",
        )
        for entry in index.entries
        for place, name, owners in _shared(entry, names)
    ]


def _shared(entry: Entry, names: Names) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    for field, text in entry.texts.items():
        before = ""
        for segment in text.segments:
            prose = segment.text if isinstance(segment, Prose) else ""
            for match in names.find(prose):
                if len(match.owners) > 1:
                    written = _on_one_line(prose[match.start : match.end])
                    nth = _on_one_line(before + prose[: match.start]).count(written)
                    place = Place(entry.file, entry.index, field, written, nth=nth)
                    yield place, match.name, match.owners
            before += _written(segment)


def _written(segment: Segment) -> str:
    """Give a segment as its file has it, nearly: enough to count what reads the same."""
    if isinstance(segment, Reference):
        return segment.raw
    return segment.text if isinstance(segment, Prose) else segment.plain


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
