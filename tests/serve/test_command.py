"""`onrecord serve` as a program."""

from pathlib import Path
from urllib.request import urlopen

from tests.serve.program import serving
from tests.support.site import SiteBuilder, onrecord, tree_of

EVENT = "events/2024-01-12-detection.yaml"


def fetched(address: str) -> bytes:
    with urlopen(address) as answer:  # noqa: S310  our own server
        data: bytes = answer.read()
    return data


def test_the_files_of_serve_are_the_files_of_a_build(site: SiteBuilder, tmp_path: Path) -> None:
    clean = SiteBuilder(tmp_path / "clean")
    for builder in (site, clean):
        builder.edit("site.yaml", "record.example/\n", "record.example/sub/\n")

    with serving(site.root) as served:
        assert served.address.endswith("/sub/")
        site.edit(EVENT, "is detected", "was detected")
        told = served.line()
        assert b"was detected" in fetched(served.address)
        assert served.stop() == (0, "", "")

    clean.edit(EVENT, "is detected", "was detected")
    clean.built()
    assert told.startswith(f"content/{EVENT}: ")
    assert " written, 0 removed (" in told
    assert tree_of(site.public) == tree_of(clean.public)


def test_an_error_is_reported_and_the_last_good_site_stays(site: SiteBuilder) -> None:
    site.built()
    before = tree_of(site.public)
    site.edit(EVENT, "title:", "titel:")

    with serving(site.root) as served:
        assert b"The small record" in fetched(served.address)
        status, _, err = served.stop()

    assert status == 0
    assert f"content/{EVENT}:2:1: error[unknown-key]" in err
    assert "1 error. The last good site stays up." in err
    assert tree_of(site.public) == before


def test_a_port_in_use_is_a_mistake_of_use(site: SiteBuilder) -> None:
    with serving(site.root) as served:
        port = served.address.split(":")[2].strip("/")
        done = onrecord("serve", "--port", port, cwd=site.root)

    assert done.returncode == 2
    assert f"cannot listen on port {port}" in done.stderr
    assert "choose another with --port" in done.stderr


def test_a_folder_that_is_not_ours_is_a_mistake_of_use(site: SiteBuilder) -> None:
    site.public.mkdir()
    (site.public / "theirs").write_text("theirs")
    done = onrecord("serve", "--port", "0", cwd=site.root)

    assert done.returncode == 2
    assert tree_of(site.public) == {"theirs": b"theirs"}
