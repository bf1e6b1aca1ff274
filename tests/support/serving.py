"""A static host on this machine, as plain as hosts come: files, and `404.html` for the rest."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any, BinaryIO

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the library's name
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _CompressingHandler(_Handler):
    """What hosts do without being asked: text is sent compressed."""

    def send_head(self) -> Any:
        wanted = Path(self.translate_path(self.path))
        file = wanted / "index.html" if self.path.endswith("/") else wanted
        asked = "gzip" in self.headers.get("Accept-Encoding", "")
        if not asked or file.suffix not in _TEXT or not file.is_file():
            return super().send_head()
        body = compressed(file.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        opened: BinaryIO = io.BytesIO(body)
        return opened


@dataclass
class Slow:
    """A host that sends a page up to a place in it, and the rest when it is told to."""

    root: str
    cut: int = 0
    go_on: Event = field(default_factory=Event)


@contextmanager
def slowly_served(public: Path) -> Iterator[Slow]:
    """Serve a folder so; `cut` is the byte at which its pages stop, `go_on` lets them end."""

    class Handler(_Handler):
        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-store")  # else a page comes whole the next time
            super().end_headers()

        def copyfile(self, source: Any, outputfile: Any) -> None:
            if not self.path.endswith("/"):
                super().copyfile(source, outputfile)
                return
            outputfile.write(source.read(slow.cut))
            slow.go_on.wait()
            super().copyfile(source, outputfile)

    def handler(*args: Any) -> Handler:
        return Handler(*args, directory=str(public))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    slow = Slow(f"http://127.0.0.1:{server.server_port}")
    with running(server):
        try:
            yield slow
        finally:
            slow.go_on.set()


def compressed(body: bytes) -> bytes:
    """Compress as hosts do by default: gzip, at its middle level."""
    return gzip.compress(body, 6, mtime=0)


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[ThreadingHTTPServer]:
    """Let a server answer in a thread of its own, for as long as the block lasts."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def served(public: Path, *, compressing: bool = False) -> Iterator[str]:
    """Serve a folder; give the address of its root, without a slash."""
    kind = _CompressingHandler if compressing else _Handler

    def handler(*args: Any) -> _Handler:
        return kind(*args, directory=str(public))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}"
