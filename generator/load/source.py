"""Bytes to text: the first gate for anything hostile or damaged."""

import re
from pathlib import Path

from generator.core.characters import forbidden
from generator.core.diagnostic import Diagnostic
from generator.core.span import SourceText, Span

_NEWLINE = re.compile("\r\n?")
MAX_BYTES = 4_000_000


def decode(path: str, data: bytes) -> tuple[SourceText | None, list[Diagnostic]]:
    """Give the text of `data`, or None with the reasons."""
    if len(data) > MAX_BYTES:
        return None, [too_large(path, len(data))]
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [
            _whole(
                path,
                "byte-order-mark",
                "the file begins with a byte order mark",
                "save it as UTF-8 without a byte order mark",
            )
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error)]
    source = SourceText(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = [
        Diagnostic(
            span := source.span_at(offset),
            "control-character",
            f"this text holds {name}",
            "remove the character",
            source.excerpt(span.line),
        )
        for offset, name in forbidden(source.text)
    ]
    return (None if problems else source), problems


def too_large(path: str, size: int) -> Diagnostic:
    """Say that a file is larger than any that a person writes."""
    return _whole(
        path,
        "file-too-large",
        f"the file has {size:,} bytes; the most is {MAX_BYTES:,}",
        "split it into several files",
    )


def read(root: Path, path: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Read `path` below `root`, unless it is too large or cannot be read."""
    file = root / path
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            return None, [too_large(path, size)]
        return file.read_bytes(), []
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return None, [
            _whole(
                path, "unreadable-file", f"the file cannot be read: {reason}", "check its rights"
            )
        ]


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = _NEWLINE.sub("\n", data[: error.start].decode("utf-8"))
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    rest = re.split(rb"[\r\n]", data[error.start :])[0].decode("utf-8", "backslashreplace")
    return Diagnostic(
        Span(path, line, column, line, column + len("\\xff")),
        "not-utf8",
        f"the byte 0x{data[error.start]:02x} is not UTF-8",
        "save the file as UTF-8",
        before.rpartition("\n")[2] + rest,
    )


def _whole(path: str, code: str, message: str, way_out: str) -> Diagnostic:
    return Diagnostic(Span(path), code, message, way_out)
