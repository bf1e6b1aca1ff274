"""The render stage: jobs to files in a staging folder; a view is built only for what is made anew.

Jobs come and go some at a time: what only one page shows need not wait for all the others, and a
large site does not have to fit into memory. Nothing is published here. The files wait in `staging`,
so that a fault of the theme in the last page leaves the published folder as it was.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.hashing import Digest, of_bytes
from generator.core.language import ENGLISH, Language
from generator.core.span import Span
from generator.engine.pool import Progress, map_ordered
from generator.engine.traces import Trace
from generator.plan.facet import view
from generator.plan.job import Job, Jobs

_AT_A_TIME = 200


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


class Look(Struct, frozen=True):
    """What every page is rendered with: the theme's templates and words, where links begin."""

    templates: tuple[tuple[str, str], ...]
    origins: tuple[tuple[str, str], ...]
    """The theme that each file of the look is from."""
    base: str
    language: Language = ENGLISH


class Rendered(NamedTuple):
    """What the stage gave: a trace for every output, and where the new files wait."""

    traces: dict[str, Trace]
    staged: dict[str, str]
    whole: bool
    """Whether all was made anew; then the files stand in `staging` as they will in the site."""


class ThemeFaultError(Exception):
    """A template failed; its one argument is the diagnostic."""


class _Task(Struct, frozen=True):
    place: str
    """Where its file waits."""
    output: str
    renderer: str
    template: str
    views: dict[str, Any]


def render(  # noqa: PLR0913  what to make, how, from what is there, where, and how fast
    jobs: Jobs,
    look: Look,
    standing: Mapping[str, Trace],
    staging: Path,
    *,
    workers: int = 1,
    progress: Callable[[str, int, int], None] = silent,
) -> Rendered:
    """Make the jobs whose key is not the one that `standing` has for their output.

    Raises `ThemeFaultError` for a fault of the theme, `OSError` where the disk refuses.
    """
    rendered = Rendered({}, {}, not standing)
    each, total = iter(jobs), len(jobs)
    # Other processes are started once, and need enough work to pay for it.
    size = _AT_A_TIME if workers == 1 else max(total, 1)
    progress("plan", 0, 0)
    while batch := tuple(islice(each, size)):
        done = len(rendered.traces)
        report = partial(_report, progress, done, total)
        report(0, 0)
        _render_some(batch, look, standing, staging, rendered, workers=workers, progress=report)
        progress("plan", 0, 0)
    return rendered


def _report(
    progress: Callable[[str, int, int], None], before: int, total: int, done: int, _some: int
) -> None:
    progress("pages", before + done, total)


def _render_some(  # noqa: PLR0913  as for `render`
    jobs: tuple[Job, ...],
    look: Look,
    standing: Mapping[str, Trace],
    staging: Path,
    rendered: Rendered,
    *,
    workers: int,
    progress: Progress,
) -> None:
    keys = [job.trace() for job in jobs]
    new = [n for n, job in enumerate(jobs) if _key(standing, job.output) != keys[n][0]]
    first = len(rendered.traces)
    places = {n: f"{staging}/{jobs[n].output if rendered.whole else first + n}" for n in new}
    if rendered.whole:
        _make_folders(places.values())
    digests = map_ordered(
        _render, look, _Tasks(jobs, new, places), workers=workers, progress=progress
    )
    made = dict(zip(new, digests, strict=True))
    for n, job in enumerate(jobs):
        digest = made.get(n) or standing[job.output].digest
        rendered.traces[job.output] = Trace(keys[n][0], digest, keys[n][1])
    rendered.staged.update((jobs[n].output, places[n]) for n in new)


def _make_folders(places: Iterable[str]) -> None:
    for folder in dict.fromkeys(place.rpartition("/")[0] for place in places):
        try:
            os.mkdir(folder)  # noqa: PTH102  texts throughout
        except OSError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _key(standing: Mapping[str, Trace], output: str) -> Digest | None:
    trace = standing.get(output)
    return trace.key if trace is not None else None


class _Tasks:
    """The tasks of the new jobs, each made when it is asked for, so that views come and go."""

    def __init__(self, jobs: tuple[Job, ...], new: list[int], places: dict[int, str]) -> None:
        self._jobs = jobs
        self._new = new
        self._places = places

    def __len__(self) -> int:
        return len(self._new)

    def __getitem__(self, index: int) -> _Task:
        number = self._new[index]
        job = self._jobs[number]
        views = {name: view(facets) for name, facets in job.facets.items()}
        return _Task(self._places[number], job.output, job.renderer, job.template, views)


def _render(look: Look, task: _Task) -> Digest:
    data = _RENDERERS[task.renderer](look, task)
    with open(task.place, "wb") as file:  # noqa: PTH123  a path costs as much as the writing
        file.write(data)
    return of_bytes(data)


def _page(look: Look, task: _Task) -> bytes:
    from generator.render.page import link_names, render_template

    try:
        html = render_template(look.templates, task.template, look.base, task.views, look.language)
    except Exception as error:
        # A template can fail in as many ways as a program; each is the theme's fault, not ours.
        raise ThemeFaultError(_fault(look, task, error)) from error
    return link_names(html, look.base, task.views["head"].path).encode("utf-8")


def _rss(_look: Look, task: _Task) -> bytes:
    from generator.render.feed import render_rss

    return render_rss(task.views["channel"], task.views["items"])


def _sitemap(_look: Look, task: _Task) -> bytes:
    from generator.render.machine import render_sitemap

    return render_sitemap(task.views["addresses"].pages)


def _text(_look: Look, task: _Task) -> bytes:
    return str(task.views["file"].text).encode("utf-8")


def _bytes(_look: Look, task: _Task) -> bytes:
    return bytes(task.views["file"].data)


def _card(_look: Look, task: _Task) -> bytes:
    from generator.render.card import draw

    return draw(task.views["card"], task.views["look"])


_RENDERERS = {
    "page": _page,
    "rss": _rss,
    "sitemap": _sitemap,
    "text": _text,
    "bytes": _bytes,
    "card": _card,
}


def _fault(look: Look, task: _Task, error: Exception) -> Diagnostic:
    """Point at the innermost line of a template that took part."""
    templates = dict(look.templates)
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in templates:
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    template, number = name or task.template, line or 1
    origin = dict(look.origins).get(f"templates/{template}", "")
    lines = templates.get(template, "").split("\n")
    return Diagnostic(
        Span(f"themes/{origin}/templates/{template}", number, 1, number, 2),
        "theme-fault",
        f"while making {task.output}: {error}",
        _way_out(error),
        lines[number - 1] if number <= len(lines) else "",
    )


def _way_out(error: Exception) -> str:
    """Say what helps: most faults are names that the page is not given."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return "check the brackets, and that each {% … %} that needs an end has one"
    if isinstance(error, RecursionError):
        return "this template includes, imports or calls itself without end"
    return "a template may read only what its page is given; see docs/theme.md"
