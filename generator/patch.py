"""A build after an edit of a few events: only what they touch is read, planned and made.

Anything beyond that (another kind of record, a new reference, a problem, a damaged file) is left to
the whole pipeline. Either way the site is the same; `generator.pipeline` says what it is.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.core.hashing import Digest, of_bytes
from generator.core.paths import Paths
from generator.core.result import Published, Result
from generator.engine import standing
from generator.engine.explain import reasons
from generator.engine.shelf import ForgottenError, Shelf
from generator.engine.standing import Head, Last
from generator.engine.store import Store
from generator.engine.survey import Survey
from generator.engine.traces import Trace, traces
from generator.link import recall
from generator.link.ambiguous import uses_ambiguous_names
from generator.link.connect import brief
from generator.link.recall import Recalled, RecalledIndex, Shape
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
from generator.pipeline import Progress, look_of, silent
from generator.plan.affected import Affected
from generator.plan.plan import Planner
from generator.plan.search.amend import NotAmendableError
from generator.plan.theme import Theme
from generator.plan.theme_files import NoThemeError, load_theme
from generator.publish.manifest import NAME as MANIFEST
from generator.publish.publish import replace, staging, stands
from generator.render.run import Rendered, ThemeFaultError, render
from generator.validate.check import RULES
from generator.validate.problem import Records

MOST_FILES = 20
_EVENTS = "events/"


class Basis(NamedTuple):
    """What an edit is made on top of: a cache, a configuration and a theme."""

    store: Store
    config: SiteConfig
    theme: Theme
    shape: Shape
    traces: Shelf[Trace]

    def take(self, patched: "Patched") -> None:
        """Be what the next edit is made on top of."""
        self.shape.take(patched.keys, patched.events)
        self.traces.take(patched.traces)


class Patched(NamedTuple):
    """What an edit has put into the published folder, and what of the cache it makes new."""

    keys: dict[str, str]
    """The keys of the edited files, which tell what was read there."""
    written: dict[str, Digest]
    """The files that were put in place, with their digests."""
    events: tuple[EventBrief, ...]
    traces: dict[str, Trace]
    rows: dict[str, bytes]
    reasons: tuple[tuple[str, str], ...]

    @property
    def touched(self) -> tuple[str, ...]:
        """The files that were put in place, and the manifest if there are any."""
        return (*self.written, MANIFEST) if self.written else ()

    def stands(self, public: Path) -> bool:
        """Tell whether what was written is still in its place."""
        return stands(public, self.written)

    def result(self, head: Head) -> Result:
        """Give the result of a build that came to this, on top of the last one."""
        published = Published(tuple(self.written), head.files - len(self.written), ())
        return Result((), head.records, head.files, published, self.reasons)


def patch(
    paths: Paths, store: Store, last: Last, outputs: Survey, progress: Progress
) -> Result | None:
    """Build after an edit, or give None where the whole pipeline must.

    `outputs` are the stamps of what the last build has published, all as that left it. Raises
    `OSError` where the disk refuses.
    """
    edit = standing.edited(store, paths, last, MOST_FILES)
    basis = basis_of(paths, store) if edit is not None else None
    patched = apply(edit.files, basis, paths, progress) if edit is not None and basis else None
    if edit is None or patched is None:
        return None
    progress("keep", 0, 0)
    standing.amend(
        store,
        paths,
        edit,
        outputs,
        written=patched.touched,
        sound=lambda: patched.stands(paths.public),
        rows=patched.rows,
    )
    return patched.result(edit.head)


def basis_of(paths: Paths, store: Store) -> Basis | None:
    """Read the configuration and the theme; None where one of them has problems."""
    config = read_config(paths.content)
    if config is None:
        return None
    try:
        theme, faults = load_theme(config.theme, list(paths.themes))
        if theme is None or faults:
            return None
        return Basis(store, config, theme, Shape(store), traces(store))
    except (ForgottenError, NoThemeError):
        return None


def apply(
    files: tuple[str, ...], basis: Basis, paths: Paths, progress: Progress = silent
) -> Patched | None:
    """Publish what an edit of `files` changes, and keep nothing; None where that is not enough.

    Raises `OSError` where the disk refuses.
    """
    try:
        progress("records", 0, 0)
        change = _read(files, paths, basis)
        return _publish(change, basis, paths, progress) if change is not None else None
    except (ForgottenError, NotAmendableError, ThemeFaultError):
        return None


def as_read(paths: Paths, keys: Mapping[str, str]) -> bool:
    """Tell whether edited files still are what they were when they were read."""
    return all(_task(paths, path)[1] == key for path, key in keys.items())


class _Change(NamedTuple):
    """The site before and after an edit, and the rows of the cache that it makes new."""

    before: Site
    after: Site
    edited: tuple[str, ...]
    keys: dict[str, str]
    rows: dict[str, bytes]


def _read(edited: tuple[str, ...], paths: Paths, basis: Basis) -> _Change | None:
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
    """Tell whether two readings of a file hold the same records, ids and references."""
    return [_bones(entry) for entry in new.entries] == [_bones(entry) for entry in old.entries]


def _bones(entry: Entry) -> tuple[object, ...]:
    refs = sorted((ref.target, ref.kinds) for ref in entry.refs)
    incidents = tuple(ref.target for ref in entry.refs if ref.place.field.startswith("incidents."))
    quantities = [(fact.id, fact.quantity) for fact in _facts(entry)]
    return entry.id, entry.index, getattr(entry.record, "guid", None), refs, incidents, quantities


def _facts(entry: Entry) -> tuple[Fact, ...]:
    return entry.record.facts if isinstance(entry.record, Event) else ()


def _linked(
    config: SiteConfig,
    shape: Shape,
    *,
    entries: list[Entry],
    files: dict[str, str],
    rows: dict[str, bytes],
) -> _Change | None:
    recalled = Recalled(shape, {entry.id: entry for entry in entries})
    index = RecalledIndex(tuple(entries), recalled)
    if uses_ambiguous_names(entries, shape.names) or _problems(index, config):
        return None
    briefs = {entry.id: brief(index, entry) for entry in entries}
    if _problems(_measuring(recalled, shape, entries, briefs), config):
        return None
    events = tuple(briefs.get(event.id, event) for event in shape.events)
    if events != shape.events:
        events = tuple(sorted(events, key=lambda event: event.order))
    return _Change(
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


def _publish(change: _Change, basis: Basis, paths: Paths, progress: Progress) -> Patched | None:
    progress("plan", 0, 0)
    after = Planner(change.after, basis.theme)
    affected = Affected(Planner(change.before, basis.theme), after)
    if affected.empties_a_year(change.edited) or affected.moves_dates(change.edited):
        return None
    shelf = basis.traces
    touched = affected.touched(change.edited)
    jobs = (
        *(one.make() for one in affected.planned(change.edited)),
        *after.search.amended(affected.before, touched, partial(_published, paths.public, shelf)),
    )
    if not all(job.output in shelf for job in jobs):
        return None
    before = {job.output: shelf[job.output] for job in jobs}
    with staging(paths.public) as folder:
        progress("pages", 0, 0)
        rendered = render(jobs, look_of(change.after, basis.theme), before, folder)
        progress("publish", 0, 0)
        wanted = _digests(rendered.traces)
        written = replace(paths.public, _digests(before), wanted, rendered.staged)
    if written is None:
        return None
    return Patched(
        change.keys,
        {path: wanted[path] for path in written},
        change.after.events,
        rendered.traces,
        {**change.rows, **shelf.changed(rendered.traces)},
        _why(rendered, before),
    )


def _published(public: Path, shelf: Mapping[str, Trace], path: str) -> bytes:
    """Read a file as it was published; raise `ValueError` for one that is another by now."""
    data = (public / path).read_bytes()
    if of_bytes(data) != shelf[path].digest:
        raise ValueError(path)
    return data


def _digests(made: Mapping[str, Trace]) -> dict[str, Digest]:
    return {path: trace.digest for path, trace in made.items()}


def _why(rendered: Rendered, before: Mapping[str, Trace]) -> tuple[tuple[str, str], ...]:
    made = {path: rendered.traces[path] for path in rendered.staged}
    return tuple(reasons(made, before, before))
