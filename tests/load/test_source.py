"""Bytes become text, or a message that points at the byte."""

import os

import pytest

from generator.load.source import MAX_BYTES, decode, read
from tests.support.site import SiteBuilder


def problems_of(data: bytes) -> list[tuple[str, int, int, str]]:
    source, problems = decode("a.yaml", data)
    assert (source is None) == bool(problems)
    return [(p.code, p.span.line, p.span.column, p.excerpt) for p in problems]


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        ("name: Café\n".encode(), []),
        (b"\xef\xbb\xbfname: x\n", [("byte-order-mark", 1, 1, "")]),
        (b"name: caf\xe9, and more\n", [("not-utf8", 1, 10, "name: caf\\xe9, and more")]),
        ("a\néé ".encode() + b"\xff\n", [("not-utf8", 2, 4, "éé \\xff")]),
        (b"a\r\nb\rc \x80\r\n", [("not-utf8", 3, 3, "c \\x80")]),
        (b"\xed\xa0\x80", [("not-utf8", 1, 1, "\\xed\\xa0\\x80")]),
        (b"\xc0\xaf", [("not-utf8", 1, 1, "\\xc0\\xaf")]),
        (b"\xf4\x90\x80\x80", [("not-utf8", 1, 1, "\\xf4\\x90\\x80\\x80")]),
        (b"a\r\nb\x00c\r\n", [("control-character", 2, 2, "b\0c")]),
        (
            b"\x1b[31m\x7f",
            [
                ("control-character", 1, 1, "\x1b[31m\x7f"),
                ("control-character", 1, 6, "\x1b[31m\x7f"),
            ],
        ),
        ("a\u2028b".encode(), [("control-character", 1, 2, "a\u2028b")]),
        ("a\x85b".encode(), [("control-character", 1, 2, "a\x85b")]),
        ("\u202ea".encode(), [("control-character", 1, 1, "\u202ea")]),
        (b"tab\tand\nline\rbreaks\r\n", []),
    ],
)
def test_text_or_a_place(data: bytes, problems: list[tuple[str, int, int, str]]) -> None:
    assert problems_of(data) == problems


def test_the_largest_file_is_read_and_a_larger_one_is_not(site: SiteBuilder) -> None:
    for size, code in ((MAX_BYTES, None), (MAX_BYTES + 1, "file-too-large")):
        with site.write("outlets/large.yaml", b"").open("wb") as file:
            file.truncate(size)
        data, problems = read(site.content, "outlets/large.yaml")
        assert [problem.code for problem in problems] == ([code] if code else [])
        assert data is None or len(data) == size


def test_a_file_that_is_gone_is_a_message(site: SiteBuilder) -> None:
    data, (problem,) = read(site.content, "outlets/gone.yaml")

    assert data is None
    assert problem.code == "unreadable-file"
    assert problem.message == "the file cannot be read: no such file or directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_rights_is_a_message(site: SiteBuilder) -> None:
    site.write("outlets/secret.yaml", "name: Secret\n").chmod(0)
    (problem,) = site.check().diagnostics

    assert problem.code == "unreadable-file"
    assert problem.message == "the file cannot be read: permission denied"
