"""A build after an edit of a few events: only what they touch is read, planned and made.

Anything beyond that (another kind of record, a new reference, a problem, a damaged file) is left to
the whole pipeline. Either way the site is the same; `generator.pipeline` says what it is.
"""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import structs

from generator.core.paths import Paths
from generator.core.result import Result
from generator.engine import standing
from generator.engine.explain import reasons
from generator.engine.standing import Edited, Trace
from generator.engine.store import Store
from generator.link import recall
from generator.link.ambiguous import uses_ambiguous_names
from generator.link.connect import brief
from generator.link.recall import ForgottenError, Recalled, RecalledIndex, Shape
from generator.link.site import Site
from generator.load.content import key_of, read_config
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
from generator.pipeline import Progress, look_of
from generator.plan.affected import Affected
from generator.plan.plan import Planner
from generator.plan.search.amend import NotAmendableError
from generator.plan.theme_files import load_theme
from generator.publish.publish import replace, staging
from generator.render.run import Rendered, ThemeFaultError, render
from generator.validate.check import RULES
from generator.validate.problem import Records

MOST_FILES = 20
_EVENTS = "events/"


def patch(paths: Paths, store: Store, progress: Progress) -> Result | None:
    """Build after an edit, or give None where the whole pipeline must.

    Raises `OSError` where the disk refuses.
    """
    edit = standing.edited(store, paths, MOST_FILES)
    config = read_config(paths.content) if edit is not None else None
    if edit is None or config is None or not standing.outputs_stand(store):
        return None
    try:
        progress("records", 0, 0)
        change = _read(edit, paths, store, config)
        return _publish(change, edit, paths, store, progress) if change is not None else None
    except (ForgottenError, NotAmendableError, ThemeFaultError):
        return None


class _Change(NamedTuple):
    """The site before and after an edit."""

    before: Site
    after: Site
    edited: tuple[str, ...]
    shape: Shape
    rows: dict[str, bytes]


def _read(edit: Edited, paths: Paths, store: Store, config: SiteConfig) -> _Change | None:
    """Read the edited files; None for an edit of more than what events say and when."""
    row = store.get([standing.SITE]).get(standing.SITE)
    shape = recall.decode(row) if row is not None else None
    if shape is None or not all(path.startswith(_EVENTS) for path in edit.files):
        return None
    files, rows = dict(shape.files), {}
    entries: list[Entry] = []
    for path in edit.files:
        loaded, key, data = _load(paths, path)
        known = store.get([shape.files.get(path, "")])
        if loaded is None or not known or not _alike(loaded, thaw(*known.values())):
            return None
        entries += loaded.entries
        files[path], rows[key] = key, data
    return _linked(config, shape, store, entries=entries, files=files, rows=rows)


def _load(paths: Paths, path: str) -> tuple[Loaded | None, str, bytes]:
    data, _problems = read(paths.content, path)
    if data is None:
        return None, "", b""
    task = Task(ContentFile(path, "event"), data)
    loaded = load_file(task)
    sound = not (loaded.diagnostics or loaded.broken or loaded.loose)
    return (loaded if sound else None), key_of(task), freeze(loaded)


def _alike(new: Loaded, old: Loaded) -> bool:
    """Tell whether two readings of a file hold the same records, ids and references."""
    return [_bones(entry) for entry in new.entries] == [_bones(entry) for entry in old.entries]


def _bones(entry: Entry) -> tuple[object, ...]:
    refs = sorted((ref.target, ref.kinds) for ref in entry.refs)
    incidents = tuple(ref.target for ref in entry.refs if ref.place.field.startswith("incidents."))
    quantities = [(fact.id, fact.quantity) for fact in _facts(entry)]
    return entry.id, entry.index, getattr(entry.record, "guid", None), refs, incidents, quantities


def _facts(entry: Entry) -> tuple[Fact, ...]:
    return entry.record.facts if isinstance(entry.record, Event) else ()


def _linked(  # noqa: PLR0913  what is known before and after
    config: SiteConfig,
    shape: Shape,
    store: Store,
    *,
    entries: list[Entry],
    files: dict[str, str],
    rows: dict[str, bytes],
) -> _Change | None:
    recalled = Recalled(shape, store, {e.id: e for e in entries})
    index = RecalledIndex(tuple(entries), recalled)
    names = recall.names_in(shape)
    if uses_ambiguous_names(entries, names) or _problems(index, config):
        return None
    briefs = {entry.id: brief(index, entry) for entry in entries}
    if _problems(_measuring(recalled, shape, entries, briefs), config):
        return None
    events = tuple(briefs.get(event.id, event) for event in shape.events)
    if events != shape.events:
        events = tuple(sorted(events, key=lambda event: event.order))
    old = RecalledIndex((), Recalled(shape, store, {}))
    return _Change(
        recall.recall(config, shape, old, shape.events, names=names, store=store),
        recall.recall(config, shape, index, events, names=names, store=store),
        tuple(sorted(briefs)),
        structs.replace(shape, files=files, events=events),
        rows,
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


def _publish(
    change: _Change, edit: Edited, paths: Paths, store: Store, progress: Progress
) -> Result | None:
    theme, faults = load_theme(change.after.config.theme, list(paths.themes))
    if theme is None or faults:
        return None
    progress("plan", 0, 0)
    after = Planner(change.after, theme)
    before_edit = Planner(change.before, theme)
    affected = Affected(before_edit, after)
    if affected.empties_a_year(change.edited) or affected.moves_dates(change.edited):
        return None
    touched = affected.touched(change.edited)
    jobs = (
        *(one.make() for one in affected.planned(change.edited)),
        *after.search.amended(
            before_edit.catalog, touched, lambda path: (paths.public / path).read_bytes()
        ),
    )
    before = standing.traces(store)
    if not all(job.output in before for job in jobs):
        return None
    with staging(paths.public) as folder:
        progress("pages", 0, 0)
        rendered = render(jobs, look_of(change.after, theme), before, folder)
        progress("publish", 0, 0)
        traces = {**before, **rendered.traces}
        wanted = {path: trace.digest for path, trace in traces.items()}
        published = replace(paths.public, wanted, rendered.staged)
    progress("keep", 0, 0)
    rows = {**change.rows, standing.SITE: recall.encode(change.shape)}
    standing.amend(store, paths, edit, traces, rows, published=bool(published.written))
    return Result((), edit.head.records, len(traces), published, _why(rendered, before))


def _why(rendered: Rendered, before: Mapping[str, Trace]) -> tuple[tuple[str, str], ...]:
    made = {path: rendered.traces[path] for path in rendered.staged}
    return tuple(reasons(made, before, before))
