"""Rewrites the regions of the documents that are made from the program itself.

A region stands between `<!-- name -->` and `<!-- end -->`. Run this after a change to a type, an
option or a view; `tests/test_docs.py` fails as long as a region is stale.
"""  # noqa: INP001  a script beside the documents, not a package

import inspect
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from click.testing import CliRunner
from msgspec import Struct

from docs.record_fields import HEADS, field_rows
from generator.cli import main as command_line
from generator.core.edtf import Edtf
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


# --- Fields, dates and commands -------------------------------------------------------------------


def field_table(name: str) -> str:
    """Give the fields of a kind, of a part of a record, or of `site.yaml`."""
    return _table(HEADS, field_rows(name))


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
