"""The way through: discover, load, validate, link, plan, render, publish."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator.core.diagnostic import Diagnostic, has_errors, in_order
from generator.engine.memo import Memo
from generator.engine.store import Store
from generator.link.connect import ambiguous_names, connect
from generator.link.site import Site
from generator.load.content import load
from generator.model.index import Index
from generator.plan.heads import base_of
from generator.plan.plan import plan
from generator.plan.theme import Theme, load_theme
from generator.publish.publish import Published, check_ours, publish
from generator.render.run import Look, ThemeFaultError, render
from generator.validate.check import validate
from generator.validate.problem import Records

Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


class Paths(Struct, frozen=True):
    """Where a build reads and writes. Nothing outside these folders is touched."""

    content: Path
    themes: tuple[Path, ...]
    public: Path
    cache: Path | None


class Result(Struct, frozen=True):
    """What a run found and did; `published` is None where nothing was to be published."""

    diagnostics: tuple[Diagnostic, ...]
    records: dict[str, int]
    pages_made: int = 0
    pages: int = 0
    published: Published | None = None

    @property
    def ok(self) -> bool:
        """Whether the content is without errors."""
        return not has_errors(self.diagnostics)


class _Checked(Struct, frozen=True):
    site: Site | None
    theme: Theme | None
    diagnostics: tuple[Diagnostic, ...]
    records: dict[str, int]


def build(
    paths: Paths, *, workers: int = 1, strict: bool = False, progress: Progress = silent
) -> Result:
    """Build the site and publish it; with any error the published folder is left as it was.

    With `strict`, a warning stops it too. Raises `NotOursError` for a folder that is not ours, and
    `OSError` where the disk refuses.
    """
    check_ours(paths.public)
    memo = Memo(Store(paths.cache), workers)
    checked = _check(paths, memo, progress)
    refused = strict and bool(checked.diagnostics)
    if checked.site is None or checked.theme is None or refused:
        return Result(checked.diagnostics, checked.records)
    jobs = plan(checked.site, checked.theme)
    config = checked.site.config
    look = Look(config.theme, tuple(checked.theme.templates.items()), base_of(config))
    try:
        rendered = render(jobs, look, memo, lambda done, total: progress("pages", done, total))
    except ThemeFaultError as fault:
        return Result(in_order([*checked.diagnostics, fault.args[0]]), checked.records)
    published = publish(paths.public, rendered.files)
    memo.finish()
    made = len(rendered.made)
    return Result(checked.diagnostics, checked.records, made, len(jobs), published)


def check(paths: Paths, *, workers: int = 1, progress: Progress = silent) -> Result:
    """Report every problem of the content and the theme, and publish nothing."""
    checked = _check(paths, Memo(Store(paths.cache), workers), progress)
    return Result(checked.diagnostics, checked.records)


def _check(paths: Paths, memo: Memo, progress: Progress) -> _Checked:
    content = load(paths.content, memo, lambda done, total: progress("records", done, total))
    index = Index(content.entries, content.broken)
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
    return _Checked(site, theme if sound else None, diagnostics, _counts(index))


def _counts(index: Index) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in index.by_id.values():
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
    return counts
