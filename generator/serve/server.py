"""A server for one person: the files of a build, on loopback, below the site's own base path."""

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from generator.serve.host import is_ours
from generator.serve.overlay import told
from generator.serve.response import Response, respond
from generator.serve.script import AT
from generator.serve.session import Session

HOST = "127.0.0.1"
_STATE = f"{AT}state"
_PATIENCE = 20.0


class SiteServer(ThreadingHTTPServer):
    """Serves a published folder, and tells its open pages of what a session knows."""

    daemon_threads = True

    def __init__(self, public: Path, session: Session, port: int) -> None:
        """Bind to loopback; `port` 0 takes a free one. Raises `OSError` where it is taken."""
        self.public = public.resolve()
        self.session = session
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Where the site is to be seen."""
        return f"http://{HOST}:{self.server_port}{self.session.state.base}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away: it does so on every reload."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a request."""
        if self._refused():
            return
        path, _, query = self.path.partition("?")
        if path == _STATE:
            self._send(self._news(parse_qs(query).get("seen", [""])[0]))
        else:
            self._send(respond(self.path, self.server.session.state, self.server.public))

    do_HEAD = do_GET  # noqa: N815  the library's name

    def do_POST(self) -> None:
        """Refuse to be written to."""
        if self._refused():
            return
        self.close_connection = True  # a body may follow, and nobody reads it
        self.send_response(HTTPStatus.METHOD_NOT_ALLOWED)
        self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_DELETE = do_OPTIONS = do_PATCH = do_PUT = do_POST  # noqa: N815  as above

    def end_headers(self) -> None:
        """Add what every response has."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # What is not published yet is not to be shown inside another site's page.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def version_string(self) -> str:
        """Give the name of the program, and not which Python runs it."""
        return "onrecord"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the library's name
        """Say nothing: the terminal is for diagnostics."""

    def _refused(self) -> bool:
        if not is_ours(self.headers.get_all("Host") or []):
            self.send_error(HTTPStatus.FORBIDDEN, "This site is shown on this machine only")
            return True
        if not self.path.startswith("/"):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return True
        return False

    def _news(self, seen: str) -> Response:
        """Wait for a state other than the one that a page has seen."""
        patience = _PATIENCE if self.command == "GET" else 0
        state = self.server.session.other_than(seen, patience)
        if state is None:
            return Response(HTTPStatus.NO_CONTENT)
        return Response(HTTPStatus.OK, "application/json", told(state))

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        if response.location:
            self.send_header("Location", response.location)
        if response.type:
            self.send_header("Content-Type", response.type)
        if response.status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)
