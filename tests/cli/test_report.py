"""A report shows the line and marks the culprit, whatever the line holds."""

import json

import pytest

from generator.cli.report import shown
from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import Span


def diagnostic(excerpt: str, column: int, end: int) -> Diagnostic:
    return Diagnostic(Span("a.yaml", 7, column, 7, end), "tab", "a message", "a way out", excerpt)


def lines(excerpt: str, column: int, end: int) -> tuple[str, str]:
    head, text, marker, *_help = shown(
        [diagnostic(excerpt, column, end)], "text", "content"
    ).splitlines()
    assert head == f"content/a.yaml:7:{column}: error[tab]: a message"
    return text.removeprefix("    7 | "), marker.removeprefix("      | ")


@pytest.mark.parametrize(
    ("excerpt", "column", "end", "text", "marker"),
    [
        ("name: x", 7, 8, "name: x", "      ^"),
        ("name: x", 1, 5, "name: x", "^^^^"),
        ("name:", 6, 7, "name:", "     ^"),
        ("\tname", 1, 2, "        name", "^^^^^^^^"),
        ("a\x1b[31mb", 2, 3, "a\\u001b[31mb", " ^^^^^^"),
        ("a\u202eb", 2, 3, "a\\u202eb", " ^^^^^^"),
        ("x", 9, 4, "x", " ^"),
    ],
)
def test_the_marker_stands_under_the_culprit(
    excerpt: str, column: int, end: int, text: str, marker: str
) -> None:
    assert lines(excerpt, column, end) == (text, marker)


@pytest.mark.parametrize("column", [1, 50, 111, 500, 990])
def test_a_long_line_is_cut_around_the_culprit(column: int) -> None:
    excerpt = "".join(chr(97 + number % 26) for number in range(1_000))
    text, marker = lines(excerpt, column, column + 5)
    place = marker.index("^")

    assert len(text) <= 112
    assert text[place : place + 5] == excerpt[column - 1 : column + 4]
    assert marker.strip() == "^^^^^"


def test_the_other_places_and_the_way_out_follow() -> None:
    problem = Diagnostic(
        Span("a.yaml"), "tab", "m", "h", related=(Related(Span("b.yaml", 2, 3), "the first"),)
    )

    assert shown([problem], "text", "content").splitlines() == [
        "content/a.yaml:1:1: error[tab]: m",
        "  note: content/b.yaml:2:3: the first",
        "  help: h",
    ]


def test_in_json_a_place_is_whole() -> None:
    (problem,) = json.loads(shown([Diagnostic(Span("a.yaml"), "tab", "é", "")], "json", "content"))

    assert problem == {
        "path": "content/a.yaml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 2,
        "severity": "error",
        "code": "tab",
        "message": "é",
        "help": "",
        "excerpt": "",
        "related": [],
    }


def test_an_annotation_is_one_line_whatever_it_says() -> None:
    problem = Diagnostic(Span("a,b:c%.yaml"), "tab", "100%\r\n::error::x", "")

    assert shown([problem], "github", "") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,endLine=1,title=tab::100%25%0D%0A::error::x"
    )


def test_a_theme_is_not_below_the_content() -> None:
    problem = Diagnostic(Span("themes/own/theme.yaml"), "no-theme", "m", "")

    assert shown([problem], "text", "content").startswith("themes/own/theme.yaml:1:1: ")
