"""The way through: discover, load, validate, link, plan, render, publish."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, structs

from generator.core.diagnostic import Diagnostic, has_errors, in_order
from generator.core.language import ENGLISH, base_of_tag
from generator.core.paths import Paths
from generator.core.result import Published, Result
from generator.engine import standing
from generator.engine.explain import reasons
from generator.engine.lock import locked
from generator.engine.memo import Memo
from generator.engine.shelf import shelved
from generator.engine.store import Store
from generator.engine.traces import TRACES, Trace, all_traces
from generator.link import recall
from generator.link.ambiguous import ambiguous_names
from generator.link.claims import claims_of
from generator.link.connect import connect
from generator.link.disagreements import untrue_quotations
from generator.link.names import names_among
from generator.link.site import Site
from generator.link.traced import trace_all
from generator.load.content import Content, load
from generator.load.discover import CONFIG
from generator.model.config import SiteConfig
from generator.model.entry import Place
from generator.model.index import Index
from generator.plan.card_images import missing_tools
from generator.plan.heads import base_of
from generator.plan.job import Jobs
from generator.plan.plan import Planner
from generator.plan.theme import Theme
from generator.plan.theme_files import NoThemeError, load_theme
from generator.plan.translations import lacking, languages_in
from generator.publish.publish import check_ours, digest_in_place, publish, staging
from generator.render.run import Look, ThemeFaultError, render
from generator.validate.candidates import candidates
from generator.validate.check import notes, validate
from generator.validate.problem import Records

Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


class _Checked(Struct, frozen=True):
    keys: dict[str, str]
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
        progress("inputs", 0, 0)
        inputs = standing.survey_inputs(paths)
        memo = Memo(store, workers)
        checked = _check(paths, memo, progress)
        if checked.site is None or checked.theme is None or (strict and checked.diagnostics):
            return Result(checked.diagnostics, checked.records)
        progress("plan", 0, 0)
        jobs = Planner(checked.site, checked.theme).all()
        try:
            made = _make(
                jobs,
                paths,
                store,
                look_of(checked.site, checked.theme),
                workers=workers,
                progress=progress,
            )
        except ThemeFaultError as fault:
            return Result(in_order([*checked.diagnostics, fault.args[0]]), checked.records)
        progress("keep", 0, 0)
        memo.finish(keep=standing.PREFIX)
        # A site with warnings is looked at again each time, or they would be said only once.
        kept = None if checked.diagnostics else inputs
        rows = {
            **shelved(TRACES, made.traces),
            **recall.rows_of(checked.site, checked.keys),
        }
        noted = _is_noted(checked.site, checked.theme)
        content = standing.Counted(checked.records, len(made.traces), noted)
        standing.keep(store, paths, kept, content, rows)
    return Result(checked.diagnostics, checked.records, len(jobs), made.published, made.reasons)


def _is_noted(site: Site, theme: Theme) -> bool:
    """Tell whether a check has notes to show, so that it must look again."""
    found = any(True for _ in candidates(Records(site.index, site.config)))
    return found or bool(lacking(theme.language, theme.words))


class _Made(NamedTuple):
    traces: dict[str, Trace]
    published: Published
    reasons: tuple[tuple[str, str], ...]


def _make(  # noqa: PLR0913  what to make, where, from what is known, and how
    jobs: Jobs,
    paths: Paths,
    store: Store,
    look: Look,
    *,
    workers: int,
    progress: Progress,
) -> _Made:
    """Render what is not there already, and publish."""
    progress("outputs", 0, 0)
    before = all_traces(store)
    sound = _still_there(paths, store, before)
    with staging(paths.public) as folder:
        rendered = render(jobs, look, sound, folder, workers=workers, progress=progress)
        progress("publish", 0, 0)
        wanted = {path: trace.digest for path, trace in rendered.traces.items()}
        site = folder if rendered.whole else None
        published = publish(paths.public, wanted, rendered.staged, site)
    made = {path: rendered.traces[path] for path in rendered.staged}
    return _Made(rendered.traces, published, tuple(reasons(made, before, sound)))


def look_of(site: Site, theme: Theme) -> Look:
    """Give what every page of a site is rendered with."""
    templates, origins = tuple(theme.templates.items()), tuple(theme.origins.items())
    return Look(templates, origins, base_of(site.config), theme.language)


def check(paths: Paths, *, workers: int = 1, progress: Progress = silent) -> Result:
    """Report every problem of the content and the theme, and what to look at; publish nothing."""
    with Store(paths.cache) as store:
        checked = _check(paths, Memo(store, workers), progress, noting=True)
    return Result(checked.diagnostics, checked.records)


def read(paths: Paths, *, progress: Progress = silent) -> tuple[Site | None, Result]:
    """Read, check and link a site, to look into it; there is no site where there are errors."""
    with Store(paths.cache) as store:
        checked = _check(paths, Memo(store, 1), progress)
    return checked.site, Result(checked.diagnostics, checked.records)


def _check(paths: Paths, memo: Memo, progress: Progress, *, noting: bool = False) -> _Checked:
    progress("records", 0, 0)
    content = load(paths.content, memo, lambda done, total: progress("records", done, total))
    progress("rules", 0, 0)
    index = Index(content.entries, content.broken, content.loose)
    claims = tuple(claims_of(index, content.tables))
    names = names_among(claims)
    traced = trace_all(index, memo)
    found = [
        *content.diagnostics,
        *validate(Records(index, content.config), content.places),
        *untrue_quotations(index, traced, content.places),
        *ambiguous_names(index.entries, names, claims, content.places),
    ]
    if noting:
        found += notes(Records(index, content.config), content.places)
    theme: Theme | None = None
    if content.config is not None:
        theme, faults = _theme(content, content.config, paths)
        found += [*faults, *_card_faults(content, content.config)]
        found += _untranslated(content, theme, paths) if noting and theme is not None else ()
    diagnostics = in_order(found)
    sound = content.config is not None and not has_errors(diagnostics)
    progress("links", 0, 0)
    site = (
        connect(content.config, index, names, traced, content.tables)
        if sound and content.config is not None
        else None
    )
    return _Checked(content.keys, site, theme if sound else None, diagnostics, len(index.by_id))


def _theme(
    content: Content, config: SiteConfig, paths: Paths
) -> tuple[Theme | None, list[Diagnostic]]:
    try:
        return load_theme(config.theme, list(paths.themes), config.language)
    except NoThemeError as missing:
        message = f"there is no theme called {missing.name!r}"
        place = Place(CONFIG, -1, "theme")
        return None, [content.places.diagnostic(place, "no-theme", message, missing.way_out)]


def _card_faults(content: Content, config: SiteConfig) -> list[Diagnostic]:
    """Report that card images are wanted and cannot be drawn: a page never depends on that."""
    missing = missing_tools() if config.cards else []
    if not missing:
        return []
    message = f"card images need what is not installed here: {', '.join(missing)}"
    way_out = "install it with `pip install 'onrecord[cards]'`, or write `cards: false`"
    place = Place(CONFIG, -1, "cards")
    return [content.places.diagnostic(place, "no-cards", message, way_out)]


def _untranslated(content: Content, theme: Theme, paths: Paths) -> Iterator[Diagnostic]:
    """Say how much of a site is English because its language has no words for it."""
    missing = lacking(theme.language, theme.words)
    if missing:
        name = ENGLISH.name_of(base_of_tag(theme.language.tag))
        words = "1 word or phrase" if missing == 1 else f"{missing} words and phrases"
        message = f"{words} of the interface, not translated into {name}, will be English"
        way_out = "translate what is missing in a catalogue of the theme; see docs/theme.md"
        if not theme.language.translations:
            way_out = _how_to_add(theme, languages_in(paths.themes[-1]))
        place = Place(CONFIG, -1, "language")
        yield structs.replace(
            content.places.diagnostic(place, "untranslated", message, way_out), severity="note"
        )


def _how_to_add(theme: Theme, languages: list[str]) -> str:
    known = ", ".join(f"{ENGLISH.name_of(tag)} ({tag})" for tag in (ENGLISH.tag, *languages))
    words = theme.words[0][0] if theme.words else "words.pot"
    new = f"themes/{theme.config.name}/locale/{theme.language.tag}.po"
    return f"Onrecord comes with {known}; to add one, copy {words} to {new}; see docs/theme.md"


def _still_there(paths: Paths, store: Store, before: Mapping[str, Trace]) -> Mapping[str, Trace]:
    """Give those of the last build's traces whose outputs are still what it left."""
    untouched = standing.unchanged_outputs(store, paths)
    return {
        path: trace
        for path, trace in before.items()
        if path in untouched or digest_in_place(paths.public, path) == trace.digest
    }
