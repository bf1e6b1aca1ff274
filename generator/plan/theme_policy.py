"""What a template writes into a page itself, and the page's Content-Security-Policy stops.

A browser drops a `style` attribute or an `onclick` in silence, so it is said here. A template is
read as HTML without what Jinja reads of it; what an expression prints is not known, nor judged.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.core.diagnostic import Diagnostic
from generator.core.span import SourceText

if TYPE_CHECKING:
    from jinja2 import Environment

_OPENING = re.compile(r"<(?:!--|(?P<name>[A-Za-z][^\s/>]*))")
_SPACE, _EQUALS = re.compile(r"[\s/]*"), re.compile(r"\s*=\s*")
_NAME, _BARE = re.compile(r"=?[^\s/>=]*"), re.compile(r"[^\s>]*")
_CLOSING = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
"""The elements whose text is no HTML, and what ends each."""
_HANDLER = re.compile(r"on[a-z]{3,}")
_ADDRESSES = frozenset({"href", "xlink:href", "action", "formaction", "src"})
_SCRIPTS = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
)
_CLASS = "give the element a class, and write its rules into a stylesheet of the theme"
_SHEET = "write it into a file of static/, and list that under `more_stylesheets` in theme.yaml"
_SCRIPT = "write it into a file of static/, and list that under `scripts` in theme.yaml"
_LISTEN = "listen for it in a file of static/ that theme.yaml lists under `scripts`"
_BEFORE_NAMES = frozenset("\n\t \"'>")
"""What no word goes on from: a name may begin after it."""


_POLICY = re.compile(r"<meta\b[^>]{0,200}\bcontent-security-policy\b[^>]{0,2000}>", re.IGNORECASE)
_LAXER = ("unsafe-inline", "unsafe-hashes", "'nonce-", "'sha256-", "'sha384-", "'sha512-")


class _Stopped(NamedTuple):
    at: int
    width: int
    way_out: str


class _Attribute(NamedTuple):
    at: int
    name: str
    value: str


def forbids_inline(base: str) -> bool:
    """Tell whether the policy that a base template declares stops all inline styles and scripts."""
    policy = _POLICY.search(base)
    return policy is not None and not any(one in policy[0].lower() for one in _LAXER)


def stopped(path: str, text: str) -> Iterator[Diagnostic]:
    """Report the inline styles and scripts of a template; nothing where Jinja cannot read it."""
    source = SourceText(path, _as_read(text))
    for one in _found(source.text):
        span = source.span_at(one.at, one.width)
        word = source.text[one.at : one.at + one.width]
        message = f"{word!r} is inline, and the page's Content-Security-Policy stops that"
        way_out = f"{one.way_out}; see docs/theme.md"
        excerpt = source.excerpt(span.line)
        yield Diagnostic(span, "stopped-by-policy", message, way_out, excerpt)


def _as_read(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@cache
def _found(text: str) -> tuple[_Stopped, ...]:
    from jinja2 import TemplateSyntaxError

    try:
        return tuple(_judged(_printed(text)))
    except TemplateSyntaxError:
        return ()


@cache
def _environment() -> "Environment":
    from jinja2 import Environment

    return Environment(autoescape=True)


def _printed(text: str) -> str:
    """Give a template as long as it is, with letters or spaces for all that Jinja reads.

    Letters where it is part of a word, as in `data-{{ name }}` or `<h{% if top %}1{% endif %}`.
    """
    parts: list[str] = []
    at, last, filler = 0, " ", " "
    for _line, sort, value in _environment().lex(text):
        start = text.index(value, at)  # Jinja leaves out no more than spaces
        last = " " if start > at else last
        if sort.endswith("_begin"):
            filler = " " if last in _BEFORE_NAMES and sort != "variable_begin" else "x"
        part = value if sort == "data" else filler * len(value)
        parts += (text[at:start], part)
        at = start + len(value)
        last = part[-1:] or last
    return "".join((*parts, text[at:]))


def _judged(html: str) -> Iterator[_Stopped]:
    for at, name, attributes in _tags(html):
        given = {one.name: one.value.strip().lower() for one in reversed(attributes)}
        if name == "style":
            yield _Stopped(at, len("<style"), _SHEET)
        if name == "script" and "src" not in given and given.get("type", "") in _SCRIPTS:
            yield _Stopped(at, len("<script"), _SCRIPT)
        for one in attributes:
            if one.name == "style":
                yield _Stopped(one.at, len(one.name), _CLASS)
            elif _HANDLER.fullmatch(one.name) or _is_script(one):
                yield _Stopped(one.at, len(one.name), _LISTEN)


def _is_script(one: _Attribute) -> bool:
    return one.name in _ADDRESSES and one.value.lstrip().lower().startswith("javascript:")


def _tags(html: str) -> Iterator[tuple[int, str, list[_Attribute]]]:
    """Give each opening tag: where it stands, its name, its attributes; whatever the text, once."""
    opening = _OPENING.search(html)
    while opening is not None:
        if not opening["name"]:
            end = html.find("-->", opening.end())
        else:
            name = opening["name"].lower()
            attributes, end = _attributes(html, opening.end())
            yield opening.start(), name, attributes
            if end >= 0 and name in _CLOSING:
                closing = _CLOSING[name].search(html, end)
                end = closing.end() if closing is not None else -1
        opening = _OPENING.search(html, end) if end >= 0 else None


def _attributes(html: str, at: int) -> tuple[list[_Attribute], int]:
    """Give the attributes of a tag, and where it ends: -1 where a quote is not closed."""
    found: list[_Attribute] = []
    at = _end(_SPACE, html, at)
    while at < len(html) and html[at] != ">":
        start, at = at, _end(_NAME, html, at)
        name, value = html[start:at].lower(), ""
        equals = _EQUALS.match(html, at)
        if equals is not None:
            at = equals.end()
            quote = html[at : at + 1]
            if quote in {'"', "'"}:
                end = html.find(quote, at + 1)
                value, at = html[at + 1 : end], end + 1
            else:
                end = _end(_BARE, html, at)
                value, at = html[at:end], end
            if end < 0:
                return [*found, _Attribute(start, name, "")], -1
        found.append(_Attribute(start, name, value))
        at = _end(_SPACE, html, at)
    return found, at


def _end(pattern: re.Pattern[str], html: str, at: int) -> int:
    """Give where a pattern that may match nothing ends."""
    match = pattern.match(html, at)
    return match.end() if match is not None else at
