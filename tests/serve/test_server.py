"""The server as a client on the wire sees it."""

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest

from generator.serve.server import SiteServer
from generator.serve.session import Session
from tests.support.site import SiteBuilder

OURS = "Host: localhost"


@dataclass
class Wire:
    """A running server and a way to it."""

    site: SiteBuilder
    session: Session
    port: int

    def send(self, *lines: str, body: str = "") -> str:
        """Send a request as it stands and read until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as client:
            request = "\r\n".join([*lines, "", body])
            client.sendall(request.encode())
            with client.makefile("rb") as answer:
                return answer.read().decode()

    def get(self, path: str, *, method: str = "GET") -> tuple[str, str]:
        """Give the head and the body of an answer."""
        request = f"{method} {path} HTTP/1.1"
        head, _, body = self.send(request, OURS, "Connection: close", "").partition("\r\n\r\n")
        return head, body


@pytest.fixture
def wire(site: SiteBuilder) -> Iterator[Wire]:
    session = Session(site.paths, lambda found: json.dumps([one.code for one in found]))
    session.rebuild()
    with SiteServer(site.public, session, 0) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield Wire(site, session, server.server_port)
        session.close()
        server.shutdown()
        thread.join()


def test_it_listens_on_loopback_alone(wire: Wire) -> None:
    with SiteServer(wire.site.public, wire.session, 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert server.address == f"http://127.0.0.1:{server.server_port}/"


def test_a_page_is_the_file_with_the_script_and_is_never_kept(wire: Wire) -> None:
    head, body = wire.get("/")

    assert head.startswith("HTTP/1.1 200 ")
    assert "Content-Type: text/html; charset=utf-8" in head
    assert "Cache-Control: no-store" in head
    assert "X-Content-Type-Options: nosniff" in head
    assert "Cross-Origin-Resource-Policy: same-origin" in head
    assert f'data-site="{wire.session.state.site}"' in body
    assert "connect-src 'self'" in body
    assert "reload.js" not in wire.site.page("/")


def test_head_has_the_headers_of_get_and_nothing_else(wire: Wire) -> None:
    of_get, body = wire.get("/")
    of_head, nothing = wire.get("/", method="HEAD")

    def without_date(head: str) -> list[str]:
        return [line for line in head.splitlines() if not line.startswith("Date:")]

    assert without_date(of_head) == without_date(of_get)
    assert f"Content-Length: {len(body.encode())}" in of_head
    assert nothing == ""


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        ["Host:"],
        ["Host: attacker.example"],
        ["Host: localhost.attacker.example:8000"],
        ["Host: localhost", "Host: attacker.example"],
    ],
)
@pytest.mark.parametrize("path", ["/", "/-/onrecord/state?seen=", "/-/onrecord/reload.js", "/no"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_foreign_host_is_refused(wire: Wire, hosts: list[str], path: str, method: str) -> None:
    answer = wire.send(f"{method} {path} HTTP/1.1", *hosts, "Connection: close", "")

    assert answer.startswith("HTTP/1.1 403 ")
    assert "small record" not in answer


def test_an_old_client_without_host_is_refused(wire: Wire) -> None:
    assert wire.send("GET / HTTP/1.0", "").startswith("HTTP/1.1 403 ")
    assert "small record" not in wire.send("GET /", "")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "[::1]:1", "localhost"])
def test_every_name_of_this_machine_is_answered(wire: Wire, host: str) -> None:
    answer = wire.send("GET / HTTP/1.1", f"Host: {host}", "Connection: close", "")

    assert answer.startswith("HTTP/1.1 200 ")


@pytest.mark.parametrize("target", ["http://attacker.example/", "*", "index.html"])
def test_only_a_path_is_a_target(wire: Wire, target: str) -> None:
    assert wire.get(target)[0].startswith("HTTP/1.1 400 ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(wire: Wire, method: str) -> None:
    before = wire.site.tree()
    answer = wire.send(
        f"{method} / HTTP/1.1", OURS, "Content-Length: 20", "", body="GET / HTTP/1.1"
    )

    assert answer.startswith("HTTP/1.1 405 ")
    assert "Allow: GET, HEAD" in answer
    assert answer.count("HTTP/1.1") == 1
    assert wire.site.tree() == before


def test_the_way_up_is_closed(wire: Wire) -> None:
    (wire.site.root / "secret").write_text("secret words")

    for path in ("/../secret", "/%2e%2e/secret", "//secret", "/..%2fsecret"):
        head, body = wire.get(path)
        assert head.startswith("HTTP/1.1 404 ")
        assert "secret words" not in body


def test_one_connection_serves_many_requests(wire: Wire) -> None:
    one = ["GET /feed.xml HTTP/1.1", OURS, ""]
    last = ["GET / HTTP/1.1", OURS, "Connection: close", ""]

    assert wire.send(*one, *one, *last).count("HTTP/1.1 200 ") == 3


def test_a_page_hears_of_errors_and_of_a_new_site(wire: Wire) -> None:
    first = json.loads(wire.get("/-/onrecord/state?seen=")[1])
    assert first["site"] == wire.session.state.site
    assert first["problems"] == []

    wire.site.edit("events/2024-01-12-detection.yaml", "title:", "titel:")
    answers: list[str] = []
    asking = Thread(
        target=lambda: answers.append(wire.get(f"/-/onrecord/state?seen={first['state']}")[1])
    )
    asking.start()
    wire.session.rebuild()
    asking.join()
    (news,) = map(json.loads, answers)

    assert news["site"] == first["site"]
    assert news["problems"] == ["unknown-key"]


def test_a_page_that_knows_all_is_told_nothing(wire: Wire) -> None:
    wire.session.close()
    head, body = wire.get(f"/-/onrecord/state?seen={wire.session.state.name}")

    assert head.startswith("HTTP/1.1 204 ")
    assert body == ""


def test_a_browser_that_goes_away_is_not_worth_a_word(
    wire: Wire, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", wire.port)) as client:
        client.sendall(f"GET /-/onrecord/state?seen=x HTTP/1.1\r\n{OURS}\r\n\r\n".encode())
        # Closing with the answer unread resets the connection.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert wire.get("/")[0].startswith("HTTP/1.1 200 ")
    assert capfd.readouterr().err == ""
