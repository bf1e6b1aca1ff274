"""The contract of a template, in the words of a comment: what it is given, holds, and may not do.

It is written for whoever copies the template to change it, and made from the same types as the
pages themselves.
"""

import re
from collections.abc import Iterable, Iterator
from inspect import getdoc
from textwrap import wrap

from generator.core.hashing import Digest, of_bytes
from generator.plan.contracts import CONTRACTS, EVERY_PAGE, Contract
from generator.plan.theme import Theme, referenced
from generator.plan.views import all_views, fields_of, named_in

_NO_PAGE = Contract("what surrounds a page", {})
_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
_MACRO = re.compile(r"{%-?\s*macro\s+(\w+\([^)]*\))")
_VIEW = re.compile(r"\b[A-Z]\w+")
_MARK = re.compile(r"^{#\s*onrecord eject: (?P<name>\S+) digest:(?P<digest>[0-9a-f]+)\n")
_END = "#}\n"
_WIDTH = 96

_RULES = (
    "Keep the names of blocks and macros, and the arguments of macros: other templates use them.",
    "Read nothing but what it is given; an unknown name stops the build (theme-fault).",
    "Name the templates that you extend, import or include literally, in quotes.",
    'Pass every path of the site through the filter url: href="{{ card.path|url }}".',
    "No inline style and no inline script: the Content-Security-Policy forbids both.",
    "Print HTML as it is and never mark other text as safe.",
    "Never show a date without its words, or a statement without what has overtaken it.",
)


def with_contract(theme: Theme, name: str, version: str) -> str:
    """Give a template of `theme` with its contract in a comment at the top."""
    text = theme.templates[name]
    origin = theme.origins[f"templates/{name}"]
    head = f"{{# onrecord eject: {name} digest:{digest_of(text)}"
    return "\n".join((head, *_lines(theme, name, origin, version), f"{_END}{text}"))


def without_contract(text: str) -> tuple[Digest | None, str]:
    """Give a copy as it would be without its contract, and the digest of what it is a copy of."""
    mark = _MARK.match(text)
    if mark is None:
        return None, text
    return mark["digest"], text.partition(f"\n{_END}")[2]


def digest_of(text: str) -> Digest:
    """Digest the text of a template, as its copies record it."""
    return of_bytes(text.encode())


def _lines(theme: Theme, name: str, origin: str, version: str) -> Iterator[str]:
    yield ""
    yield f"  A copy of {name} of the theme {origin}, Onrecord {version}."
    yield "  Change it as you like: it stands in for the original. Remove this file to go back;"
    yield f"  `onrecord theme diff {name}` shows what is different."
    yield from _given(name)
    yield from _listed("Blocks", _BLOCK.findall(theme.templates[name]))
    yield from _listed("Macros", _MACRO.findall(theme.templates[name]))
    users = [one for one, text in theme.templates.items() if name in referenced(text)]
    yield from _listed("Used by", users)
    yield from _listed("Uses", dict.fromkeys(referenced(theme.templates[name])))
    yield from ("", "  Rules, which `onrecord check` watches where it can:")
    for rule in _RULES:
        yield from _wrapped(rule, "    - ")


def _given(name: str) -> Iterator[str]:
    """Say what a page is given, with the fields of every view that it can reach."""
    folder, _slash, stem = name.removesuffix(".html").rpartition("/")
    contract = CONTRACTS.get(stem, _NO_PAGE) if folder == "pages" else _NO_PAGE
    if folder == "components":
        view = "".join(map(str.capitalize, re.split("[-_]", stem)))
        yield from _views((view, f"{view}Card"))
        return
    yield from ("", f"  Makes: {contract.makes.replace('`', '')}. It is given:")
    variables = {**contract.variables, **EVERY_PAGE}
    for variable, words in variables.items():
        yield from _wrapped(f"{variable}: {words}", "    ")
    yield from _views(variables.values())


def _views(types: Iterable[str]) -> Iterator[str]:
    found = [name for words in types for name in _VIEW.findall(words) if name in all_views()]
    seen: dict[str, None] = {}
    while found:
        name = found.pop(0)
        if name not in seen and name != "Fragment":
            seen[name] = None
            found += sorted(named_in(all_views()[name]))
    if seen:
        yield from ("", "  What it shows (HTML is finished markup, all other text is escaped):")
    for name in seen:
        view = all_views()[name]
        yield from _wrapped(f"{name}: {' '.join((getdoc(view) or '').split())}", "    ")
        for field, words, comment in fields_of(view):
            about = f"{field}: {words}" + (f". {' '.join(comment.split())}" if comment else "")
            yield from _wrapped(about, "      .")


def _listed(label: str, items: Iterable[str]) -> Iterator[str]:
    items = list(items)
    if items:
        yield ""
        yield from _wrapped(f"{label}: {', '.join(items)}", "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(
        text.replace("#}", "# }"),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * (len(indent) + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )
