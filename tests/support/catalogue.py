"""Every word of the interface, found where it is written: in templates, in the program, in terms.

`make words` writes them into `themes/default/locale/`: all to `words.pot`, and those that a
catalogue of a language lacks to its `.po`, without a translation. What is said no more goes.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from generator.model import terms
from tests.support.site import ROOT

THEME = ROOT / "themes" / "default"
LOCALE = THEME / "locale"
POT = LOCALE / "words.pot"

VOCABULARIES: dict[str, Any] = {
    "attribution": terms.AttributionKind,
    "channel": terms.Channel,
    "discrepancy": terms.DiscrepancyKind,
    "document": terms.DocumentKind,
    "event": terms.EventKind,
    "kind": terms.Kind,
    "organisation": terms.OrganisationKind,
    "relation": terms.IncidentRelation,
    "report": terms.ReportKind,
    "role": terms.OrganisationRole,
    "state": terms.IncidentState,
    "status": terms.DiscrepancyStatus,
}
"""The values that records have, by the context in which they are translated."""

_COUNT = (1, 2)
_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "noted": None,
    "say": None,
    "_say": None,
    "ngettext": _COUNT,
    "noted_count": _COUNT,
    "count": _COUNT,
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEMPLATES = {
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
_PROGRAM = ("core", "link", "model", "plan")


def extracted() -> Catalog:
    """Give every word, in the order of where it stands."""
    found = extracted_from(THEME / "templates", *(ROOT / "generator" / one for one in _PROGRAM))
    for vocabulary, values in VOCABULARIES.items():
        for value in get_args(values):
            found.add(value, locations=[("generator/model/terms.py", 0)], context=vocabulary)
    return found


def extracted_from(*folders: Path) -> Catalog:
    """Give the words in the templates and modules of some folders."""
    found = Catalog(charset="utf-8")
    for path, method, options in _sources(folders):
        name = path.relative_to(ROOT).as_posix()
        with path.open("rb") as file:
            for _line, words, _comments, context in extract(
                method, file, keywords=_KEYWORDS, options=options
            ):
                found.add(words, locations=[(name, 0)], context=context)
    return found


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    return read_po(io.StringIO(path.read_text("utf-8")), abort_invalid=True)


def messages(catalogue: Catalog) -> dict[tuple[str, Any], Any]:
    """Give the messages of a catalogue by their context and words."""
    return {(one.context or "", one.id): one for one in catalogue if one.id}


def main(languages: list[str]) -> None:
    """Write the template, and update the catalogues that there are and those of `languages`."""
    LOCALE.mkdir(exist_ok=True)
    wanted = extracted()
    POT.write_text(_written(wanted, ""), "utf-8")
    there = {path.stem for path in LOCALE.glob("*.po")}
    for language in sorted({*there, *languages}):
        path = LOCALE / f"{language}.po"
        known = messages(read(path)) if path.exists() else {}
        for key, message in messages(wanted).items():
            message.string = known[key].string if key in known else ""
        path.write_text(_written(wanted, _head(language)), "utf-8")


def _sources(folders: Iterable[Path]) -> Iterator[tuple[Path, str, dict[str, str]]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            yield path, "jinja2.ext:babel_extract", _TEMPLATES
        for path in sorted(folder.rglob("*.py")):
            yield path, "python", {}


def _head(language: str) -> str:
    fields = {
        "Language": language,
        "Content-Type": "text/plain; charset=utf-8",
        "Plural-Forms": get_plural(language.replace("-", "_")).plural_forms,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def _written(catalogue: Catalog, head: str) -> str:
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, include_lineno=False, width=100)
    return head + out.getvalue().decode()


if __name__ == "__main__":
    main(sys.argv[1:])
