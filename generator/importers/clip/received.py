"""What was pasted: bytes to text, with every doubt about the encoding said."""

import re

from msgspec import Struct

LARGEST = 8 * 1024 * 1024
"""The most bytes of a saved page; most have some hundred thousand."""

LARGEST_TEXT = 1024 * 1024
"""The most bytes of a pasted text; an article has some ten thousand."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01


class RefusedError(Exception):
    """The bytes are no clipping; the message says why, and the way out."""


class Received(Struct, frozen=True, kw_only=True):
    """A clipping as it came."""

    data: bytes
    text: str
    html: bool
    encoding: str
    guessed: str | None
    """Why the encoding is a guess; None where it is certain."""


def receive(data: bytes) -> Received:
    """Decode a clipping. Raises `RefusedError` for what is too large, empty or not text.

    A byte order mark (Unicode 16, section 23.8) counts first, then UTF-8 if all of it is valid,
    then what an HTML page declares of itself (HTML, 13.2.3.2), then a guess that is called one.
    """
    if len(data) > LARGEST:
        most = f"{LARGEST // (1024 * 1024)} MiB"
        raise RefusedError(f"it has {len(data):,} bytes, and a clipping at most {most}")
    if not data.strip():
        raise RefusedError("it is empty: save the article's text or its page into it")
    text, encoding, guessed = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    html = _HTML.match(text[:_HEAD]) is not None
    if not html and len(data) > LARGEST_TEXT:
        raise RefusedError(f"it has {len(data):,} bytes of text, and a clipping at most 1 MiB")
    return Received(data=data, text=text, html=html, encoding=encoding, guessed=guessed)


def _decoded(data: bytes) -> tuple[str, str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding.removesuffix("-sig"), None
    if len(_CONTROLS.findall(data)) > _MOST_CONTROLS * len(data):
        raise RefusedError("it is not text: save the article as plain text or as HTML")
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError as problem:
        at = data.count(b"\n", 0, problem.start) + 1
    return _not_utf8(data, f"line {at} is not UTF-8")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise RefusedError(f"it begins as {encoding} and is not: {problem.reason}") from problem


def _not_utf8(data: bytes, why: str) -> tuple[str, str, str | None]:
    declared = _DECLARED.search(data[:_HEAD])
    if declared is not None:
        name = declared[1].decode("ascii")
        try:
            return data.decode(name), name.lower(), None
        except (LookupError, UnicodeDecodeError):
            why = f"{why}, nor is it {name}, which the page declares"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise RefusedError(f"{why}, nor any other encoding: save it as UTF-8")
    return str(best), best.encoding.replace("_", "-"), f"{why}; read as what fits its bytes best"
