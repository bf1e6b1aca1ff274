"""The way through: discover, load, validate, link, plan, render, publish."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from generator.core.diagnostic import Diagnostic, has_errors, in_order
from generator.core.paths import Paths
from generator.core.result import Result
from generator.engine import standing
from generator.engine.lock import locked
from generator.engine.memo import Memo
from generator.engine.standing import Trace
from generator.engine.store import Store
from generator.link.connect import ambiguous_names, connect
from generator.link.site import Site
from generator.load.content import load
from generator.model.index import Index
from generator.plan.heads import base_of
from generator.plan.plan import plan
from generator.plan.theme import Theme
from generator.plan.theme_files import load_theme
from generator.publish.publish import check_ours, digest_at, publish, staging
from generator.render.run import Look, ThemeFaultError, render
from generator.validate.check import validate
from generator.validate.problem import Records

Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


class _Checked(Struct, frozen=True):
    site: Site | None
    theme: Theme | None
    diagnostics: tuple[Diagnostic, ...]
    records: int


def build(
    paths: Paths, *, workers: int = 1, strict: bool = False, progress: Progress = silent
) -> Result:
    """Build the site and publish it; with any error the published folder is left as it was.

    With `strict`, a warning stops it too. Raises `NotOursError` for a folder that is not ours, and
    `OSError` where the disk refuses.
    """
    check_ours(paths.public)
    with locked(paths.cache), Store(paths.cache) as store:
        inputs = standing.survey_inputs(paths)
        memo = Memo(store, workers)
        checked = _check(paths, memo, progress)
        if checked.site is None or checked.theme is None or (strict and checked.diagnostics):
            return Result(checked.diagnostics, checked.records)
        jobs = plan(checked.site, checked.theme)
        config = checked.site.config
        look = Look(
            tuple(checked.theme.templates.items()),
            tuple(checked.theme.origins.items()),
            base_of(config),
        )
        known = _still_there(paths, store)
        with staging(paths.public) as folder:
            try:
                rendered = render(
                    jobs,
                    look,
                    known,
                    folder,
                    workers=workers,
                    progress=lambda done, total: progress("pages", done, total),
                )
            except ThemeFaultError as fault:
                return Result(in_order([*checked.diagnostics, fault.args[0]]), checked.records)
            wanted = {path: trace.digest for path, trace in rendered.traces.items()}
            published = publish(paths.public, wanted, rendered.staged)
        memo.finish(keep=standing.ROWS)
        standing.keep(store, paths, inputs, rendered.traces, checked.records)
    return Result(
        checked.diagnostics, checked.records, len(jobs), tuple(rendered.staged), published
    )


def check(paths: Paths, *, workers: int = 1, progress: Progress = silent) -> Result:
    """Report every problem of the content and the theme, and publish nothing."""
    with Store(paths.cache) as store:
        checked = _check(paths, Memo(store, workers), progress)
    return Result(checked.diagnostics, checked.records)


def _check(paths: Paths, memo: Memo, progress: Progress) -> _Checked:
    content = load(paths.content, memo, lambda done, total: progress("records", done, total))
    index = Index(content.entries, content.broken, content.loose)
    found = [
        *content.diagnostics,
        *validate(Records(index, content.config), content.places),
        *ambiguous_names(index, content.places),
    ]
    theme: Theme | None = None
    if content.config is not None:
        theme, faults = load_theme(content.config.theme, list(paths.themes))
        found += faults
    diagnostics = in_order(found)
    sound = content.config is not None and not has_errors(diagnostics)
    site = connect(content.config, index) if sound and content.config is not None else None
    return _Checked(site, theme if sound else None, diagnostics, len(index.by_id))


def _still_there(paths: Paths, store: Store) -> Mapping[str, Trace]:
    """Give the last build's traces of the outputs whose bytes are still what it left."""
    untouched = standing.unchanged_outputs(store, paths)
    return {
        path: trace
        for path, trace in standing.traces(store).items()
        if path in untouched or digest_at(paths.public / path) == trace.digest
    }
