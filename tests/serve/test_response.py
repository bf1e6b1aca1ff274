"""Which answer belongs to an address."""

from http import HTTPStatus
from pathlib import Path

import pytest

from generator.serve.response import respond
from generator.serve.session import State

BASES = ["", "/record"]
TYPES = {
    "page/index.html": "text/html; charset=utf-8",
    "assets/site.css": "text/css; charset=utf-8",
    "assets/site.js": "text/javascript; charset=utf-8",
    "assets/icon.svg": "image/svg+xml",
    "feed.xml": "application/xml",
    "data.json": "application/json",
    "robots.txt": "text/plain; charset=utf-8",
    "photo.png": "image/png",
    "strange.é~": "application/octet-stream",
}


@pytest.fixture
def public(tmp_path: Path) -> Path:
    folder = tmp_path / "public"
    for path in ("index.html", "404.html", *TYPES):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"<body>{path}</body>".encode())
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "out").symlink_to(tmp_path)
    (folder / "secret.html").symlink_to(tmp_path / "secret.txt")
    return folder


def of(target: str, public: Path, base: str = "", site: str = "abc") -> tuple[HTTPStatus, str]:
    response = respond(target, State(base=base, site=site), public)
    return response.status, response.location


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("path", TYPES)
def test_a_file_has_its_type_and_its_bytes(public: Path, path: str, base: str) -> None:
    response = respond(f"{base}/{path}?x=1", State(base=base, site="abc"), public)

    assert (response.status, response.type) == (HTTPStatus.OK, TYPES[path])
    if path.endswith(".html"):
        assert b"reload.js" in response.body
    else:
        assert response.body == (public / path).read_bytes()


@pytest.mark.parametrize("base", BASES)
def test_a_folder_answers_with_its_page(public: Path, base: str) -> None:
    assert b"page/index.html" in respond(f"{base}/page/", State(base, "abc"), public).body
    assert of(f"{base}/page?x=1", public, base) == (HTTPStatus.FOUND, f"{base}/page/?x=1")
    assert of(f"{base}/", public, base)[0] is HTTPStatus.OK


def test_the_root_leads_to_the_base_path(public: Path) -> None:
    assert of("/", public, "/record") == (HTTPStatus.FOUND, "/record/")
    assert of("/record", public, "/record") == (HTTPStatus.FOUND, "/record/")


@pytest.mark.parametrize(
    "target",
    [
        "/nowhere",
        "/page/nowhere/",
        "/feed.xml/",
        "/recording/",
        "/assets/",
        "/../secret.txt",
        "/page/../../secret.txt",
        "/page/../feed.xml",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/out/secret.txt",
        "/out/",
        "/out",
        "/secret.html",
        "//etc/passwd",
        "//page",
        "/\\page",
        "/page/%00",
        "/feed.xml%00.html",
        "/%ff",
        "/" + "a" * 5000,
    ],
)
@pytest.mark.parametrize("base", BASES)
def test_what_is_not_published_is_not_found(public: Path, target: str, base: str) -> None:
    response = respond(f"{base}{target}", State(base, "abc"), public)

    assert (response.status, response.location) == (HTTPStatus.NOT_FOUND, "")
    assert b"404.html" in response.body
    assert b"reload.js" in response.body


def test_outside_of_the_base_path_there_is_nothing(public: Path) -> None:
    assert of("/feed.xml", public, "/record")[0] is HTTPStatus.NOT_FOUND


def test_a_site_without_a_404_page_has_one_all_the_same(public: Path) -> None:
    (public / "404.html").unlink()

    assert b"Not found" in respond("/nowhere", State(site="abc"), public).body


def test_the_script_and_its_styles_are_not_below_the_base_path(public: Path) -> None:
    state = State("/record", "abc")

    assert respond("/-/onrecord/reload.js", state, public).type.startswith("text/javascript")
    assert respond("/-/onrecord/overlay.css", state, public).type.startswith("text/css")
    assert respond("/-/onrecord/../script.py", state, public).status is HTTPStatus.NOT_FOUND


def test_without_a_site_every_page_says_so(public: Path) -> None:
    response = respond("/page/", State(), public)

    assert response.status is HTTPStatus.SERVICE_UNAVAILABLE
    assert b"Nothing to show yet" in response.body
    assert b"reload.js" in response.body
