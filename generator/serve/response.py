"""Which answer belongs to an address: decided from the state and the published files alone."""

import mimetypes
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from generator.serve.overlay import NOTHING_YET
from generator.serve.script import AT, TYPES, client, with_script
from generator.serve.session import State

HTML = "text/html; charset=utf-8"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Response(Struct, frozen=True):
    """What to send."""

    status: HTTPStatus
    type: str = ""
    body: bytes = b""
    location: str = ""


def respond(target: str, state: State, public: Path) -> Response:
    """Answer a request for `target`, as the request line has it."""
    path, mark, query = target.partition("?")
    if path.startswith(AT):
        return _own(path.removeprefix(AT), state)
    if not state.site:
        page = with_script(NOTHING_YET, state.site)
        return Response(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page)
    if path in {"/", state.base} and state.base:
        return _moved(f"{state.base}/{mark}{query}")
    file = _file(path.removeprefix(state.base), public) if _below(path, state.base) else None
    if _read(file and file / "index.html") is not None:
        return _moved(f"{path}/{mark}{query}")
    data = _read(file)
    if file is None or data is None:
        page = _read(public / "404.html") or b"<!doctype html><title>Not found</title>Not found"
        return Response(HTTPStatus.NOT_FOUND, HTML, with_script(page, state.site))
    kind = _type(file)
    return Response(HTTPStatus.OK, kind, with_script(data, state.site) if kind == HTML else data)


def _own(name: str, state: State) -> Response:
    if name in TYPES:
        return Response(HTTPStatus.OK, TYPES[name], client(name))
    page = b"<!doctype html><title>Not found</title>Not found"
    return Response(HTTPStatus.NOT_FOUND, HTML, with_script(page, state.site))


def _below(path: str, base: str) -> bool:
    return path.startswith(f"{base}/")


def _moved(location: str) -> Response:
    # Not for ever: a browser would remember it for every site that is later served here.
    return Response(HTTPStatus.FOUND, location=location)


def _file(path: str, public: Path) -> Path | None:
    """Give the file that answers for a path, there or not; None where none can."""
    try:
        parts = unquote(path, errors="strict").split("/")[1:]
    except UnicodeDecodeError:
        return None
    folders, name = parts[:-1], parts[-1] or "index.html"
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in [*folders, name]):
        return None
    file = public.joinpath(*folders, name)
    try:
        # A link could lead anywhere.
        return file if file.resolve().is_relative_to(public.resolve()) else None
    except OSError:
        return None


def _read(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file is not None else None
    except OSError:
        return None


def _type(file: Path) -> str:
    known = _TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
