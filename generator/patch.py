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
from generator.edit import Basis, Change, read_edit
from generator.engine import standing
from generator.engine.explain import reasons
from generator.engine.shelf import ForgottenError
from generator.engine.standing import Head, Last
from generator.engine.store import Store
from generator.engine.survey import Survey
from generator.engine.traces import Trace, traces
from generator.link.recall import Shape
from generator.load.content import read_config
from generator.model.brief import EventBrief
from generator.pipeline import Progress, look_of, silent
from generator.plan.affected import Affected
from generator.plan.plan import Planner
from generator.plan.search.amend import NotAmendableError
from generator.plan.theme_files import NoThemeError, load_theme
from generator.publish.manifest import NAME as MANIFEST
from generator.publish.publish import replace, staging, stands
from generator.render.run import Rendered, ThemeFaultError, render

MOST_FILES = 20


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
        theme, faults = load_theme(config.theme, list(paths.themes), config.language)
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
        change = read_edit(files, paths, basis)
        return _publish(change, basis, paths, progress) if change is not None else None
    except (ForgottenError, NotAmendableError, ThemeFaultError):
        return None


def _publish(change: Change, basis: Basis, paths: Paths, progress: Progress) -> Patched | None:
    progress("plan", 0, 0)
    after = Planner(change.after, basis.theme)
    affected = Affected(Planner(change.before, basis.theme), after)
    if (
        affected.moves_pages(change.edited)
        or affected.moves_dates(change.edited)
        or affected.moves_parts(change.edited)
    ):
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
