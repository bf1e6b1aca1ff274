"""The evaluations whose data is no part of the repository; without it they say so."""

from pathlib import Path

from benchmarks.evaluation import derivation as pairs
from benchmarks.evaluation import names as tables
from benchmarks.evaluation.section import Options, Section

_DATA = Path(__file__).parents[3] / "shared" / "data"
_PAIRS = _DATA / "derivation" / "versions.jsonl"
_NAMES = _DATA / "actors" / "aliases.tsv"
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


def derivation(_options: Options) -> Section:
    """Give the curve of the overlap of prose."""
    text = pairs.section(pairs.read_pairs(_PAIRS)) if _PAIRS.is_file() else _ABSENT
    return Section("Derivation", f"{_DERIVATION}{text}")


def names(_options: Options) -> Section:
    """Give the figures of names found."""
    text = tables.measure(_NAMES).line() if _NAMES.is_file() else _ABSENT
    return Section("Names", f"{_TABLES}{text[:1].upper()}{text[1:]}.")
