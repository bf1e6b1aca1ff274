"""The render stage: jobs to bytes, memoised by key. A view is built only for a key that is new."""

from typing import Any

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.span import Span
from generator.engine.memo import Memo
from generator.engine.pool import Progress, silent
from generator.plan.facet import view
from generator.plan.job import Job


class Look(Struct, frozen=True):
    """What every page is rendered with: the theme's templates, and where links begin."""

    theme: str
    templates: tuple[tuple[str, str], ...]
    base: str


class Rendered(Struct, frozen=True):
    """What the stage gave: bytes by output path, and which paths were made anew."""

    files: dict[str, bytes]
    made: tuple[str, ...]


class _Task(Struct, frozen=True):
    output: str
    renderer: str
    template: str
    views: dict[str, Any]


class ThemeFaultError(Exception):
    """A template failed; its one argument is the diagnostic."""


def render(jobs: tuple[Job, ...], look: Look, memo: Memo, progress: Progress = silent) -> Rendered:
    """Give the bytes of every job. Raises `ThemeFaultError` for a fault of the theme."""

    def task(number: int) -> _Task:
        job = jobs[number]
        views = {name: view(facets) for name, facets in job.facets.items()}
        return _Task(job.output, job.renderer, job.template, views)

    outcome = memo.run(_render, look, [job.key for job in jobs], task, progress)
    files = {job.output: data for job, data in zip(jobs, outcome.results, strict=True)}
    return Rendered(files, tuple(jobs[number].output for number in outcome.made))


def _render(look: Look, task: _Task) -> bytes:
    return _RENDERERS[task.renderer](look, task)


def _page(look: Look, task: _Task) -> bytes:
    from jinja2 import TemplateError

    from generator.render.page import render_page

    try:
        return render_page(look.templates, task.template, look.base, task.views)
    except (TemplateError, AttributeError, TypeError) as error:
        raise ThemeFaultError(_fault(look, task, error)) from error


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


_RENDERERS = {"page": _page, "rss": _rss, "sitemap": _sitemap, "text": _text, "bytes": _bytes}


def _fault(look: Look, task: _Task, error: Exception) -> Diagnostic:
    """Point at the innermost line of a template that took part."""
    templates = dict(look.templates)
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None and line is None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is not None or (
            trace.tb_frame.f_code.co_filename in templates
        ):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    template, number = name or task.template, line or 1
    lines = templates.get(template, "").split("\n")
    return Diagnostic(
        Span(f"themes/{look.theme}/templates/{template}", number, 1, number, 2),
        "theme-fault",
        f"while making {task.output}: {error}",
        "a template may read only what its page is given; see docs/theme.md",
        lines[number - 1] if number <= len(lines) else "",
    )
