"""Markdown files: front matter and body keep the line numbers of their file."""

import pytest

from generator.core.span import Span
from generator.load.decode import plain
from generator.load.document import Document, parse
from generator.load.source import decode
from generator.load.yamltree import Mapping


def parsed(data: bytes, path: str = "a.md") -> tuple[Document | None, list[tuple[str, int, int]]]:
    source, problems = decode(path, data)
    assert source is not None
    assert problems == []
    document, faults = parse(source)
    return document, [(fault.code, fault.span.line, fault.span.column) for fault in faults]


def sound(data: bytes) -> Document:
    document, problems = parsed(data)
    assert document is not None
    assert problems == []
    return document


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_lines_are_counted_alike_whatever_ends_them(ending: bytes) -> None:
    lines = [b"---", b"title: One", b"", b"menu: 2", b"---", b"", b"", b"The body.", b"", b"More."]
    document = sound(ending.join(lines) + ending)

    assert plain(document.tree) == {"title": "One", "menu": "2", "body": "The body.\n\nMore."}
    assert isinstance(document.tree, Mapping)
    assert document.tree.entries["menu"][0] == Span("a.md", 4, 1, 4, 5)
    assert document.tree.entries["body"][1].span == Span("a.md", 8, 1, 8, 10)
    assert document.body_line == 8


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (b"---\na: b\n---\n", None),
        (b"---\na: b\n---", None),
        (b"---\na: b\n---\n\n\n", None),
        (b"---\na: b\n---\nText", "Text"),
        (b"---\na: b\n---  \nText\n---\nMore\n", "Text\n---\nMore"),
        (b"---\n---\nText", "Text"),
        (b"---\nbody: Text\n---\n", "Text"),
    ],
)
def test_the_body_is_all_that_follows(text: bytes, body: str | None) -> None:
    assert plain(sound(text).tree).get("body") == body


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (b"", [("front-matter", 1, 1)]),
        (b"Text\n", [("front-matter", 1, 1)]),
        (b"---\ntitle: One\n", [("front-matter", 1, 1)]),
        (b"\n---\ntitle: One\n---\n", [("front-matter", 1, 1)]),
        (b"---\n- a\n---\n", [("wrong-type", 2, 1)]),
        (b"---\na\n---\n", [("wrong-type", 2, 1)]),
        (b"---\na: 1\nb: 2: 3\n---\n", [("yaml-syntax", 3, 5)]),
        (b"---\na: 1\n\tb: 2\n---\n", [("tab", 3, 1)]),
        (b'---\na: "\\0"\n---\n', [("control-character", 2, 5)]),
    ],
)
def test_problems_are_placed_in_the_file(text: bytes, problems: list[tuple[str, int, int]]) -> None:
    assert parsed(text) == (None, problems) or parsed(text)[1] == problems


def test_a_body_in_two_places_is_no_body() -> None:
    _document, problems = parsed(b"---\nbody: One.\n---\n\nTwo.\n")

    assert problems == [("duplicate-key", 5, 1)]


def test_a_yaml_file_may_hold_a_list() -> None:
    document, problems = parsed(b"- a: 1\n- a: 2\n", "a.yaml")

    assert problems == []
    assert document is not None
    assert plain(document.tree) == [{"a": "1"}, {"a": "2"}]
