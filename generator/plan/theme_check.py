"""What can be said of a site's own templates before a page is made: syntax, reach, policy, use.

A template is given its page and nothing else. Python's objects lead further, to files and to the
clock, by names that begin with `_` and a few more: no template may write one.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from generator.core.diagnostic import Diagnostic
from generator.core.span import SourceText
from generator.core.suggest import nearest
from generator.plan.theme import TAG, Theme, named_by, referenced
from generator.plan.theme_policy import forbids_inline, stopped

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

PAGES = tuple(
    f"pages/{name}.html"
    for name in (
        *("404", "actor", "as-of", "as-of-dates", "aspect", "catch-up", "catch-up-month"),
        *("compare", "discrepancy", "document", "dossier", "entity", "event", "feeds", "home"),
        *("incident", "listing", "page", "questions", "report", "rule", "search", "statement"),
        "timeline",
    )
)
"""The templates that pages are made from."""

TRANSLATING = ("jinja2.ext.i18n",)
"""What reads `{% trans %}` in a template."""

FILTERS_REFUSED = {
    "attr": "the filter attr reaches what a template may not read",
    "random": "the filter random gives something else on every build",
}
# Frames of generators lead to everything; `format` reads attributes; the rest change what other
# pages are given.
_NAMES_REFUSED = frozenset(
    (
        *("ag_await", "ag_code", "ag_frame", "cr_await", "cr_code", "cr_frame"),
        *("gi_code", "gi_frame", "gi_yieldfrom", "mro", "format", "format_map"),
        *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem"),
        *("remove", "reverse", "setdefault", "sort", "update"),
    )
)
_PLAIN = "a template may read only what its page is given; see docs/theme.md"


def is_refused(name: object) -> bool:
    """Tell whether no template may read the attribute or item called `name`."""
    return isinstance(name, str) and (name.startswith("_") or name in _NAMES_REFUSED)


def check_templates(theme: Theme, own: set[str]) -> Iterator[Diagnostic]:
    """Report what is wrong with those templates of a theme that are the site's own."""
    used = _used(theme)
    strict = forbids_inline(theme.templates.get("base.html", ""))
    for name, text in theme.templates.items():
        path = f"templates/{name}"
        if path not in own:
            continue
        source = SourceText(f"themes/{theme.origins[path]}/{path}", text)
        yield from _check_text(source)
        if strict:
            yield from stopped(source.path, text)
        yield from _circle(theme, name, source)
        if name not in used:
            yield _unused(theme, name, source)


def _check_text(source: SourceText) -> Iterator[Diagnostic]:
    for line, word, code, message, way_out in _faults(source.text):
        excerpt = source.excerpt(line)
        column = max(excerpt.find(word), 0) if word else len(excerpt) - len(excerpt.lstrip())
        start = sum(len(text) + 1 for text in source.lines[: line - 1]) + column
        span = source.span_at(start, len(word) or len(excerpt.strip()))
        yield Diagnostic(span, code, message, way_out, excerpt)


_Fault = tuple[int, str, str, str, str]


@cache
def _faults(text: str) -> tuple[_Fault, ...]:
    """Give (line, word, code, message, way out) of what is wrong; a server asks again and again."""
    from jinja2 import TemplateSyntaxError, nodes

    environment = _environment()
    try:
        tree = environment.parse(text)
        found = [
            *(_reached(node, str(node.attr)) for node in tree.find_all(nodes.Getattr)),
            *(_item(node) for node in tree.find_all(nodes.Getitem)),
            *(_filter(node, environment) for node in tree.find_all(nodes.Filter)),
            *(_test(node, environment) for node in tree.find_all(nodes.Test)),
        ]
        if not any(found):  # some mistakes show only where the template is made into a program
            environment.compile(tree)
    except TemplateSyntaxError as error:
        way_out = "check the brackets, and that each {% … %} that needs an end has one"
        message = f"Jinja cannot read this: {error.message}"
        return ((error.lineno, "", "theme-fault", message, way_out),)
    return tuple(sorted(fault for fault in found if fault is not None))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=TRANSLATING
    )
    for name in ("url", "number", "spoken"):
        environment.filters[name] = str
    return environment


def _reached(node: "nodes.Node", name: str) -> _Fault | None:
    if not is_refused(name):
        return None
    code = "unsafe-template"
    return node.lineno, name, code, f"no template may reach {name!r}", _PLAIN


def _item(node: "nodes.Getitem") -> _Fault | None:
    value = getattr(node.arg, "value", None)
    return _reached(node, value) if isinstance(value, str) else None


def _filter(node: "nodes.Filter", environment: "Environment") -> _Fault | None:
    if node.name in FILTERS_REFUSED:
        code = "unsafe-template"
        return node.lineno, node.name, code, FILTERS_REFUSED[node.name], _PLAIN
    known = set(environment.filters) - set(FILTERS_REFUSED)
    return _unknown(node.lineno, "filter", node.name, known)


def _test(node: "nodes.Test", environment: "Environment") -> _Fault | None:
    return _unknown(node.lineno, "test", node.name, set(environment.tests))


def _unknown(line: int, sort: str, name: str, known: set[str]) -> _Fault | None:
    if name in known:
        return None
    meant = nearest(name, known)
    way_out = (
        f"did you mean {meant!r}?" if meant else f"Jinja's own {sort}s can be used, url and number"
    )
    return line, name, "theme-fault", f"there is no {sort} called {name!r}", way_out


def _circle(theme: Theme, name: str, source: SourceText) -> Iterator[Diagnostic]:
    """Report a template that extends itself, straight or through others."""
    seen: set[str] = set()
    parent = _parent(theme, name)
    while parent is not None and parent not in seen and parent != name:
        seen.add(parent)
        parent = _parent(theme, parent)
    if parent == name:
        tag = next(tag for tag in TAG.finditer(source.text) if tag[1] == "extends")
        span = source.span_at(tag.start(), len(tag.group()))
        way_out = "a replaced template hides the one of its name: copy what you keep of it"
        message = "this template extends itself"
        yield Diagnostic(span, "theme-fault", message, way_out, source.excerpt(span.line))


def _parent(theme: Theme, name: str) -> str | None:
    for tag in TAG.finditer(theme.templates.get(name, "")):
        if tag[1] == "extends":
            return named_by(tag)
    return None


def _used(theme: Theme) -> set[str]:
    """Give the templates that pages are made from, and what these refer to."""
    used: set[str] = set()
    open_names = list(PAGES)
    while open_names:
        name = open_names.pop()
        if name not in used:
            used.add(name)
            open_names += referenced(theme.templates.get(name, ""))
    return used


def _unused(theme: Theme, name: str, source: SourceText) -> Diagnostic:
    folder = f"{name.rpartition('/')[0]}/"
    known = {*PAGES, *theme.templates} - {name}
    meant = nearest(name, {one for one in known if one.startswith(folder)})
    way_out = f"did you mean {meant!r}?" if meant else "remove it, or use it in another template"
    span = source.span_at(0)
    return Diagnostic(
        span, "unused-template", "no page is made with this template", way_out, severity="warning"
    )
