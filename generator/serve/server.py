"""A server for one person: the files of a build, on loopback, below the site's own base path.

A request whose `Host` is not this machine's is refused, so that a web page elsewhere cannot read
the site through the reader's browser (DNS rebinding).
"""

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
_OURS = frozenset({"127.0.0.1", "localhost", "[::1]"})


class SiteServer(ThreadingHTTPServer):
    """Serves a published folder."""

    daemon_threads = True

    def __init__(self, public: Path, base: str, port: int) -> None:
        """Bind to loopback; `port` 0 takes a free one."""
        self.public = public.resolve()
        self.base = base
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Where the site is to be seen."""
        return f"http://localhost:{self.server_port}{self.base}/"


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, directory=str(args[2].public), **kwargs)

    def do_GET(self) -> None:
        """Answer a request for a file of the site."""
        if self._refused():
            return
        path = urlsplit(self.path).path
        if path == self.server.base and self.server.base:
            self._moved(f"{self.server.base}/")
        elif not path.startswith(f"{self.server.base}/") or self._below_base(path) is None:
            self._not_found()
        else:
            self.path = path.removeprefix(self.server.base)
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer a request for a file's headers."""
        if not self._refused():
            self.path = urlsplit(self.path).path.removeprefix(self.server.base)
            super().do_HEAD()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the library's name
        """Say nothing: the terminal is for diagnostics."""

    def _refused(self) -> bool:
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host in _OURS:
            return False
        self.send_error(HTTPStatus.FORBIDDEN, "this site is shown on this machine only")
        return True

    def _below_base(self, path: str) -> Path | None:
        wanted = unquote(path.removeprefix(self.server.base)).lstrip("/")
        file = (self.server.public / wanted).resolve()
        if not file.is_relative_to(self.server.public):
            return None
        return file if file.is_file() or (file / "index.html").is_file() else None

    def _moved(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _not_found(self) -> None:
        page = self.server.public / "404.html"
        body = page.read_bytes() if page.is_file() else b"not found"
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
