"""The evaluations whose data is no part of the repository; without it they say so."""

from pathlib import Path

from benchmarks.evaluation import clipping as saved
from benchmarks.evaluation import derivation as pairs
from benchmarks.evaluation import names as tables
from benchmarks.evaluation.section import Options, Section

_DATA = Path(__file__).parents[3] / "shared" / "data"
_PAIRS = _DATA / "derivation" / "versions.jsonl"
_NAMES = _DATA / "actors" / "aliases.tsv"
_SAVED = _DATA / "html-open"
_ABSENT = "Not measured: the data is not part of the repository, and was not at hand."

_DERIVATION = """\
Whether one text was made from another, by the wording outside quotations: one of the kinds of
evidence for an inferred edge
([Where a report comes from](authoring.md#where-a-report-comes-from)). The pairs are descriptions of
intruder groups from the history of MITRE ATT&CK (© The MITRE Corporation): two versions of one
description are derived by construction, descriptions of two groups are not.
`python -m benchmarks.evaluation.derivation FILE` measures on any such file.

"""
_TABLES = """\
Whether each name of a name table, written into a sentence, is found there and is whose the table
says, or is called ambiguous. `python -m benchmarks.evaluation.names FILE` measures any table.

"""
_PAGES = """\
What `onrecord clip` reads off a saved page, on pages of other people: test pages of Mozilla’s
Readability, Wikipedia and mozilla.org. A field is right where it is exactly what is known of the
page, or nothing where nothing is known: most of them have no day of publication, and a reader that
guesses gives them one. `python -m benchmarks.evaluation.clipping FOLDER` measures any such folder.

"""


def derivation(_options: Options) -> Section:
    """Give the curve of the overlap of prose."""
    text = pairs.section(pairs.read_pairs(_PAIRS)) if _PAIRS.is_file() else _ABSENT
    return Section("Derivation", f"{_DERIVATION}{text}")


def names(_options: Options) -> Section:
    """Give the figures of names found."""
    text = tables.measure(_NAMES).line() if _NAMES.is_file() else _ABSENT
    return Section("Names", f"{_TABLES}{text[:1].upper()}{text[1:]}.")


def clipping(_options: Options) -> Section:
    """Give how much of saved pages is read exactly."""
    text = saved.table(saved.scores(_SAVED)) if _SAVED.is_dir() else _ABSENT
    return Section("Saved pages", f"{_PAGES}{text}")
