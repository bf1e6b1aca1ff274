"""Every fault has its code, its exact message, and a broken site that shows it.

The sites lie in `tests/diagnostics/`. When a message changes on purpose, `python -m
tests.support.expected` writes what they say now, and the difference is read before it is committed.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.model.codes import CODES
from tests.support.diagnostics import TWENTY, Case, Spot, cases, report, say, spots
from tests.support.site import ROOT, SiteBuilder, onrecord, times_of, tree_of

ALL = [*cases(), Case(TWENTY)]

REPORT: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {
        "place": {
            "type": "object",
            "properties": {
                "path": {"type": "string", "minLength": 1},
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
                "end_line": {"type": "integer", "minimum": 1},
                "end_column": {"type": "integer", "minimum": 2},
                "message": {"type": "string", "minLength": 1},
            },
            "required": ["path", "line", "column", "end_line", "end_column", "message"],
        },
    },
    "type": "array",
    "items": {
        "$ref": "#/$defs/place",
        "properties": {
            "severity": {"enum": ["error", "warning", "note"]},
            "code": {"enum": list(CODES)},
            "help": {"type": "string"},
            "excerpt": {"type": "string"},
            "related": {"type": "array", "items": {"$ref": "#/$defs/place"}},
        },
        "required": ["severity", "code", "help", "excerpt", "related"],
    },
}
ANNOTATION = re.compile(
    r"::(?:error|warning|notice) file=(?P<path>[^:,\r\n]+),line=(?P<line>\d+),"
    r"col=(?P<column>\d+),endLine=\d+,title=(?P<code>[a-z0-9-]+)::(?P<text>[^\r\n]+)"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the base site, built once; each test breaks a copy."""
    site = SiteBuilder(tmp_path_factory.mktemp("sound") / "site")
    site.built()
    return site.root


@pytest.fixture
def built(sound: Path, tmp_path: Path) -> SiteBuilder:
    """Give the base site, built before anything in it breaks."""
    return SiteBuilder(tmp_path / "site", base=sound)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_says_exactly_what_is_expected(case: Case, built: SiteBuilder) -> None:
    said = report(built, case)

    assert (said.status, said.err) == (
        0 if case.is_note else 1,
        case.expected.read_text(encoding="utf-8"),
    )
    assert bool(said.out) == bool(case.strictly or case.is_note)


@pytest.mark.parametrize("case", [one for one in ALL if not one.is_note], ids=lambda one: one.name)
def test_leaves_what_is_published_as_it_was(case: Case, built: SiteBuilder) -> None:
    tree, times = tree_of(built.public), times_of(built.public)
    case.break_(built)
    said = say(built.root, "build", *case.strictly)

    assert said.status == 1
    assert said.err.endswith("public/ is as it was.\n")
    assert spots(said.err) == spots(case.expected.read_text(encoding="utf-8"))
    assert tree_of(built.public) == tree
    assert times_of(built.public) == times


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_all_forms_name_the_same_places(case: Case, built: SiteBuilder) -> None:
    case.break_(built)
    as_json = json.loads(say(built.root, case.command, *case.strictly, "--format", "json").out)
    lines = say(built.root, case.command, *case.strictly, "--format", "github").out.splitlines()
    annotations = [ANNOTATION.fullmatch(line) for line in lines]

    jsonschema.validate(as_json, REPORT)
    expected = spots(case.expected.read_text(encoding="utf-8"))
    assert [Spot(d["path"], d["line"], d["column"], d["code"]) for d in as_json] == expected
    assert [
        Spot(unescaped(a["path"]), int(a["line"]), int(a["column"]), a["code"])
        for a in annotations
        if a is not None
    ] == expected
    assert [unescaped(a["text"]) for a in annotations if a] == [
        f"{d['message']}\n{d['help']}".strip() for d in as_json
    ]


@pytest.mark.parametrize("case", [one for one in ALL if one.is_note], ids=lambda one: one.name)
def test_a_note_stops_nothing_and_is_for_editors(case: Case, built: SiteBuilder) -> None:
    case.break_(built)
    wanted = case.expected.read_text(encoding="utf-8")
    assert (say(built.root, "build", "--strict").status, say(built.root, "build").err) == (0, "")
    for _built_before in range(2):
        said = say(built.root, "check", "--strict")
        assert (said.status, said.err) == (0, wanted)


def unescaped(text: str) -> str:
    """Undo what GitHub's runner undoes (actions/toolkit, `command.ts`)."""
    for mark, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(mark, char)
    return text


def test_a_message_cannot_end_an_annotation(site: SiteBuilder) -> None:
    site.write("outlets/a,b:c%.yaml", "name: [x]\n")
    (line,) = say(site.root, "check", "--format", "github").out.splitlines()[:1]

    assert line.startswith("::error file=content/outlets/a%2Cb%3Ac%25.yaml,line=1,")
    assert unescaped(line.rpartition("::")[2]).startswith("the file's name 'a,b:c%' cannot")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_marker_stands_under_the_place_that_the_head_names(case: Case) -> None:
    blocks = case.expected.read_text(encoding="utf-8").split("\n\n")
    for block in filter(str.strip, blocks):
        head, *rest = block.splitlines()
        spot = spots(head)
        if not spot or len(rest) < 2 or " | " not in rest[0] or "…" in rest[0]:
            continue
        number, shown = rest[0].split(" | ", 1)
        marker = rest[1].split(" | ", 1)[1]
        assert int(number) == spot[0].line
        assert marker.strip("^ ") == ""
        assert len(marker) <= max(len(shown), marker.index("^") + 1)
        if "\\" not in shown and "        " not in shown:
            assert marker.index("^") == spot[0].column - 1


def test_twenty_faults_are_reported_at_once_and_in_order(site: SiteBuilder) -> None:
    Case(TWENTY).break_(site)
    done = onrecord("check", cwd=site.root)
    found = spots(done.stderr)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == Case(TWENTY).expected.read_text(encoding="utf-8")
    assert found == sorted(found)
    assert len({spot.code for spot in found}) >= 20


def test_a_second_run_says_the_same(site: SiteBuilder) -> None:
    Case(TWENTY).break_(site)
    first, second = say(site.root, "check"), say(site.root, "check")

    assert first == second


# --- The table of codes --------------------------------------------------------------------------


def test_every_code_has_a_site_that_shows_it() -> None:
    shown = {case.code for case in cases()}

    assert shown == set(CODES)
    for case in cases():
        found = {spot.code for spot in spots(case.expected.read_text(encoding="utf-8"))}
        assert case.code in found, case.name


def test_every_code_of_the_program_is_in_the_table_and_the_other_way_round() -> None:
    assert set(_codes_in_calls()) == set(CODES)


def test_the_table_is_in_order_and_says_something() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(re.fullmatch(r"[A-Z].{10,}\.", meaning) for meaning in CODES.values())


_REPORTERS = {
    *("Diagnostic", "Problem", "MarkupProblem", "Unresolved", "diagnostic"),
    *("_add", "_at", "_problem", "_report", "_whole"),
}
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _codes_in_calls() -> Iterator[str]:
    """Give every code that is handed to a reporter, straight or by a variable called `code`."""
    for module in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _REPORTERS:
                arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
                # The code is the first or second argument; a message has spaces or is longer.
                yield from (text for argument in arguments[:2] for text in _codes(argument))
            elif isinstance(node, ast.Assign) and _name(node.targets[0]) == "code":
                yield from _codes(node.value)
            elif isinstance(node, ast.FunctionDef) and node.name.endswith("_code"):
                returned = (
                    inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return)
                )
                yield from (text for value in returned if value for text in _codes(value))


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")


def _codes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_codes(node.body), *_codes(node.orelse))
    elif isinstance(node, ast.Constant) and _CODE.fullmatch(str(node.value)):
        yield str(node.value)
