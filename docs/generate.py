"""Rewrites the regions of the documents that are made from the program itself.

A region stands between `<!-- name -->` and `<!-- end -->`. Run this after a change to a type, an
option or a view; `tests/test_docs.py` fails as long as a region is stale.
"""  # noqa: INP001  a script beside the documents, not a package

import inspect
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from click.testing import CliRunner
from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import fields

from generator.cli import main as command_line
from generator.core.address import Address
from generator.core.edtf import Edtf
from generator.model import measures, parts
from generator.model.config import SiteConfig
from generator.model.kinds import RECORDS
from generator.model.terms import Country, Guid, Language, Slug
from generator.model.when import When
from generator.plan.contracts import CONTRACTS
from generator.plan.facets import (
    asof,
    cards,
    catching_up,
    chrome,
    citing,
    dossier,
    fulls,
    quoting,
    timelines,
    values,
    who,
)
from generator.plan.facets import measures as measured
from generator.plan.views import all_views, fields_of, views_in

DOCS = Path(__file__).parent
REGION = re.compile(
    r"(<!-- (?P<name>[a-z]+(?::[a-z-]+)?) -->\n)(?P<text>.*?)(<!-- end -->)", re.DOTALL
)

DATES = (
    "2024",
    "2024-01",
    "2024-01-12",
    "2023-11~",
    "2024-08?",
    "2024-01%",
    "2024-21",
    "2024-22",
    "2024-23",
    "2024-24",
    "2023-05/2023-06",
    "2024-06-27/2024-07-03",
    "2023-11~/2024-01-13~",
    "2024-01-12/..",
    "../2024-01-12",
    "2024-01-12/",
    "/2024-01-12",
    "2024-01-19T16:39:35-05:00",
    "2024-01-19T16:39Z",
)
"""One value of each sort, for the table of dates."""

_PARTS = {
    name.lower(): part
    for module in (parts, measures)
    for name, part in vars(module).items()
    if isinstance(part, type) and issubclass(part, parts.Part) and part is not parts.Part
}
STRUCTS: dict[str, type[Struct]] = dict([*RECORDS.items(), *_PARTS.items(), ("site", SiteConfig)])
VIEWS: dict[str, ModuleType] = {
    "values": values,
    "chrome": chrome,
    "cards": cards,
    "measures": measured,
    "quoting": quoting,
    "fulls": fulls,
    "who": who,
    "citing": citing,
    "dossier": dossier,
    "asof": asof,
    "timelines": timelines,
    "catchingup": catching_up,
}


def rewritten(text: str) -> str:
    """Give a document with every region made anew."""
    return REGION.sub(lambda found: f"{found[1]}\n{region(found['name'])}\n\n{found[4]}", text)


def region(name: str) -> str:
    """Give what belongs between the markers called `name`."""
    sort, _, subject = name.partition(":")
    return _REGIONS[sort](subject)


# --- Fields ---------------------------------------------------------------------------------------


def field_table(name: str) -> str:
    """Give the fields of a kind, of a part of a record, or of `site.yaml`."""
    cls = STRUCTS[name]
    hints = get_type_hints(cls, include_extras=True)
    rows = [
        (f"`{field.name}`", _default(field.name, field.default), *_typed(hints[field.name]))
        for field in _in_order(cls)
    ]
    return _table(("Field", "Default", "Type", "Meaning"), rows)


def _in_order(cls: type[Struct]) -> list[Any]:
    """Give the fields as an author meets them: `slug` first, `body` last."""
    places = {"slug": 0, "body": 2}
    return sorted(fields(cls), key=lambda field: places.get(field.name, 1))


def _default(name: str, default: object) -> str:
    if name == "slug":
        return "the file’s name"
    if default is NODEFAULT:
        return "**required**"
    if default is None or default in ("", ()):
        return "–"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _typed(hint: Any) -> tuple[str, str]:
    description = next((meta.description for meta in _metas(hint) if meta.description), "")
    return _words(hint), description


def _words(hint: Any, *, many: bool = False) -> str:
    """Say a type in a newsroom's words."""
    kind, metas = _bare(hint), _metas(hint)
    if get_origin(kind) is tuple:
        least = "one or more " if any(meta.min_length for meta in metas) else ""
        return f"list of {least}{_words(get_args(kind)[0], many=True)}"
    if get_origin(kind) is Literal:
        return f"one of {', '.join(f'`{value}`' for value in get_args(kind))}"
    if kind is str:
        return _text(metas, "s" if many else "")
    if kind is int:
        return _number(metas)
    return _thing(kind, "s" if many else "")


def _thing(kind: type, s: str) -> str:
    if kind is bool:
        return "`true` or `false`"
    if kind is Address:
        return "web addresses" if s else "web address"
    if kind is When:
        return f"[date{s}](#dates)"
    return f"[{kind.__name__.lower()}{s}](#{kind.__name__.lower()})"


def _text(metas: list[Meta], s: str) -> str:
    rules: dict[str, Any] = {}
    for meta in metas:
        rules |= meta.extra or {}
    if "ref" in rules:
        return f"reference{s} ({', '.join(f'`{kind}`' for kind in rules['ref'])})"
    if "text" in rules:
        return _MARKDOWN[rules["text"]]
    pattern = next((meta.pattern for meta in metas if meta.pattern), "")
    return _PATTERNS.get(pattern, f"text{s} of a set form" if pattern else f"text{s}")


def _number(metas: list[Meta]) -> str:
    least = next((meta.ge for meta in metas if meta.ge is not None), None)
    most = next((meta.le for meta in metas if meta.le is not None), None)
    return "whole number" if most is None else f"whole number, {least} to {most:,}"


_MARKDOWN = {
    "inline": "Markdown, one paragraph",
    "block": "Markdown",
    "verbatim": "words, verbatim",
}


def _pattern(hint: Any) -> str:
    return next(meta.pattern for meta in _metas(hint) if meta.pattern)


def _bare(hint: Any) -> Any:
    """Give a type without its annotations and without None."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return _bare(next(one for one in get_args(hint) if one is not NoneType))
    return hint


def _metas(hint: Any) -> list[Meta]:
    if get_origin(hint) is Annotated:
        inner, *metas = get_args(hint)
        return [*(meta for meta in metas if isinstance(meta, Meta)), *_metas(inner)]
    if get_origin(hint) in (Union, UnionType):
        return [meta for one in get_args(hint) for meta in _metas(one)]
    return []


_PATTERNS = {
    _pattern(Slug): "slug",
    _pattern(Guid): "`tag:` id",
    _pattern(Country): "two capital letters",
    _pattern(Language): "language tag",
    _pattern(SiteConfig.__annotations__["guid_prefix"]): "`tag:` prefix",
}


# --- Dates and commands ---------------------------------------------------------------------------


def date_table(_subject: str) -> str:
    """Give each sort of date with the words that readers see."""
    rows = [(f"`{date}`", date.words(), _covers(date)) for date in map(Edtf.parse, DATES)]
    return _table(("Written", "Read as", "Covers"), rows)


def _covers(date: Edtf) -> str:
    first = date.earliest.isoformat() if date.earliest else "…"
    last = date.latest.isoformat() if date.latest else "…"
    return first if first == last else f"{first} to {last}"


def help_text(subject: str) -> str:
    """Give what `--help` says of a command."""
    arguments = ["--help"] if subject == "onrecord" else [*subject.split("-"), "--help"]
    answer = CliRunner().invoke(
        command_line.cli, arguments, prog_name="onrecord", terminal_width=96, catch_exceptions=False
    )
    return f"```text\n{answer.output.rstrip()}\n```"


# --- Views ----------------------------------------------------------------------------------------


def view_tables(name: str) -> str:
    """Give every view of one module: what a template may read."""
    return "\n\n".join(_view(cls) for cls in views_in(VIEWS[name]))


def _view(cls: type[Struct]) -> str:
    rows = [(f"`{name}`", words, comment) for name, words, comment in fields_of(cls, _linked)]
    return f"### {cls.__name__}\n\n{inspect.getdoc(cls)}\n\n{_table(('Field', 'Type', ''), rows)}"


def _linked(words: str, view: type[Struct]) -> str:
    return f"[{words}](#{view.__name__.lower()})"


def page_table(_subject: str) -> str:
    """Give what each page template makes, and its variables."""
    rows = [
        (f"`pages/{name}.html`", contract.makes, _variables(contract.variables))
        for name, contract in CONTRACTS.items()
    ]
    return _table(("Template", "Makes", "Variables"), rows)


def _variables(variables: dict[str, str]) -> str:
    said = (f"`{name}`: {_with_links(words)}" for name, words in variables.items())
    return "; ".join(said) or "none"


def _with_links(words: str) -> str:
    return re.sub(
        r"\b[A-Z]\w+",
        lambda found: f"[{found[0]}](#{found[0].lower()})" if found[0] in all_views() else found[0],
        words,
    )


# --- Tables ---------------------------------------------------------------------------------------


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines
    )


_REGIONS: dict[str, Callable[[str], str]] = {
    "fields": field_table,
    "dates": date_table,
    "help": help_text,
    "views": view_tables,
    "pages": page_table,
}


def main() -> None:
    """Rewrite the documents that have changed."""
    for file in sorted(DOCS.glob("*.md")):
        old = file.read_text(encoding="utf-8")
        new = rewritten(old)
        if new != old:
            file.write_text(new, encoding="utf-8")
            sys.stdout.write(f"wrote {file.name}\n")


if __name__ == "__main__":
    main()
