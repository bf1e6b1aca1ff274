"""An edit of event files, read again: the site before and after it, or None for more than that.

The edited records are read from their files, and every other one from the cache as it is asked for.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.core.paths import Paths
from generator.engine.shelf import Shelf
from generator.engine.store import Store
from generator.engine.traces import Trace
from generator.link import recall
from generator.link.ambiguous import uses_ambiguous_names
from generator.link.briefs import Briefs
from generator.link.recall import Recalled, RecalledIndex, Shape
from generator.link.site import Site
from generator.load.content import key_of
from generator.load.discover import ContentFile
from generator.load.records import Task, load_file
from generator.load.source import read
from generator.model.brief import EventBrief
from generator.model.config import SiteConfig
from generator.model.entry import Entry, Loaded
from generator.model.freeze import freeze, thaw
from generator.model.index import Index
from generator.model.parts import Fact
from generator.model.records import Event
from generator.plan.theme import Theme
from generator.validate.check import RULES
from generator.validate.problem import Records

_EVENTS = "events/"
_OF_FACT = re.compile(r"facts\.\d+\.(?:text|note)")


class Basis(NamedTuple):
    """What an edit is made on top of: a cache, a configuration and a theme."""

    store: Store
    config: SiteConfig
    theme: Theme
    shape: Shape
    traces: Shelf[Trace]

    def take(
        self,
        keys: Mapping[str, str],
        events: tuple[EventBrief, ...],
        made: Mapping[str, Trace],
    ) -> None:
        """Be what the next edit is made on top of, now that files have `keys`."""
        self.shape.take(keys, events)
        self.traces.take(made)


def as_read(paths: Paths, keys: Mapping[str, str]) -> bool:
    """Tell whether edited files still are what they were when they were read."""
    return all(_task(paths, path)[1] == key for path, key in keys.items())


class Change(NamedTuple):
    """The site before and after an edit, and the rows of the cache that it makes new."""

    before: Site
    after: Site
    edited: tuple[str, ...]
    keys: dict[str, str]
    rows: dict[str, bytes]


def read_edit(edited: tuple[str, ...], paths: Paths, basis: Basis) -> Change | None:
    """Read the edited files; None for an edit of more than what events say and when."""
    if not all(path.startswith(_EVENTS) for path in edited):
        return None
    shape = basis.shape
    files: dict[str, str] = {}
    rows: dict[str, bytes] = {}
    entries: list[Entry] = []
    for path in edited:
        loaded, key, data = _load(paths, path)
        known = basis.store.get([shape.files.get(path, "")])
        if loaded is None or not known or not _alike(loaded, thaw(*known.values())):
            return None
        entries += loaded.entries
        files[path], rows[key] = key, data
    return _linked(basis.config, shape, entries=entries, files=files, rows=rows)


def _load(paths: Paths, path: str) -> tuple[Loaded | None, str, bytes]:
    task, key = _task(paths, path)
    if task is None:
        return None, "", b""
    loaded = load_file(task)
    sound = not (loaded.diagnostics or loaded.broken or loaded.loose)
    return (loaded if sound else None), key, freeze(loaded)


def _task(paths: Paths, path: str) -> tuple[Task | None, str]:
    data, _problems = read(paths.content, path)
    task = Task(ContentFile(path, "event"), data) if data is not None else None
    return task, key_of(task) if task is not None else ""


def _alike(new: Loaded, old: Loaded) -> bool:
    """Tell whether two readings of a file hold the same records, ids and references.

    The place of a reference counts where pages read it: a discrepancy links to each fact that
    names it.
    """
    return [_bones(entry) for entry in new.entries] == [_bones(entry) for entry in old.entries]


def _bones(entry: Entry) -> tuple[object, ...]:
    refs = sorted((ref.target, ref.kinds) for ref in entry.refs)
    incidents = tuple(ref.target for ref in entry.refs if ref.place.field.startswith("incidents."))
    quantities = [(fact.id, fact.quantity) for fact in _facts(entry)]
    named = sorted((r.place.field, r.target) for r in entry.refs if _OF_FACT.match(r.place.field))
    guid = getattr(entry.record, "guid", None)
    return entry.id, entry.index, guid, refs, incidents, quantities, named


def _facts(entry: Entry) -> tuple[Fact, ...]:
    return entry.record.facts if isinstance(entry.record, Event) else ()


def _linked(
    config: SiteConfig,
    shape: Shape,
    *,
    entries: list[Entry],
    files: dict[str, str],
    rows: dict[str, bytes],
) -> Change | None:
    recalled = Recalled(shape, {entry.id: entry for entry in entries})
    index = RecalledIndex(tuple(entries), recalled)
    if uses_ambiguous_names(entries, shape.names) or _problems(index, config):
        return None
    brief = Briefs(index).of
    briefs = {entry.id: brief(entry) for entry in entries}
    if _problems(_measuring(recalled, shape, entries, briefs), config):
        return None
    events = tuple(briefs.get(event.id, event) for event in shape.events)
    if events != shape.events:
        events = tuple(sorted(events, key=lambda event: event.order))
    return Change(
        recall.recall(config, shape, RecalledIndex((), Recalled(shape, {})), shape.events),
        recall.recall(config, shape, index, events),
        tuple(sorted(briefs)),
        files,
        {**rows, **recall.changed_rows(shape, files, events)},
    )


def _measuring(
    recalled: Recalled, shape: Shape, entries: list[Entry], briefs: Mapping[str, EventBrief]
) -> Index:
    """Give the incidents that name an event with new dates: what they measure may be amiss."""
    before = {event.id: event for event in shape.events}
    moved = [one.id for one in entries if _dates(before[one.id]) != _dates(briefs[one.id])]
    names = {other for name in moved for other in shape.inbound.get(name, ())}
    incidents = sorted(name for name in names if name.startswith("incident:"))
    return RecalledIndex(tuple(recalled[name] for name in incidents), recalled)


def _dates(event: EventBrief) -> tuple[object, ...]:
    return event.occurred, event.public, event.was_public


def _problems(index: Index, config: SiteConfig) -> bool:
    records = Records(index, config)
    return any(True for rule in RULES for _problem in rule(records))
