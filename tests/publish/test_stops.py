"""All or nothing: an error, a full disk or a kill leaves the last site, or what the next mends."""

import signal
from pathlib import Path

import pytest

from generator.publish.manifest import NAME as MANIFEST
from tests.support.edits import EVENT, Edit, clean_tree, delete_report
from tests.support.runs import build, differences, noted_build, small_files, tree_with_modes
from tests.support.site import SiteBuilder, times_of, tree_of

BREAKS: dict[str, Edit] = {
    "a reference": lambda site: site.edit(EVENT, "[tide-report]", "[no-such-report]"),
    "yaml": lambda site: site.write(EVENT, "title: [\n"),
    "site.yaml": lambda site: site.remove("site.yaml"),
    "a template": lambda site: site.write_theme("templates/pages/page.html", "{{ nothing.here }}"),
    "a template's syntax": lambda site: site.write_theme("templates/pages/page.html", "{% if %}"),
    "the theme's name": lambda site: site.edit("site.yaml", "lead_", "theme: none-such\nlead_"),
}


@pytest.mark.parametrize("breaks", BREAKS.values(), ids=BREAKS)
def test_an_error_leaves_the_published_site_alone(site: SiteBuilder, breaks: Edit) -> None:
    site.built()
    site.edit("people/ada-quay.yaml", "Head of security", "Once head of security")
    breaks(site)
    before = times_of(site.public)
    done = build(site.root)
    assert done.returncode == 1
    assert "is as it was" in done.stderr
    assert times_of(site.public) == before


def test_an_error_in_a_new_site_makes_no_folder(site: SiteBuilder) -> None:
    BREAKS["a reference"](site)
    assert build(site.root).returncode == 1
    assert sorted(path.name for path in site.root.iterdir() if path.name != ".cache") == ["content"]


@pytest.mark.parametrize("inside", ["file", "folder/file", ".hidden"])
def test_a_folder_of_someone_else_is_refused(site: SiteBuilder, inside: str) -> None:
    foreign = site.root / "foreign" / inside
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine")
    before = times_of(site.root / "foreign")
    done = build(site.root, "--output", site.root / "foreign")
    assert done.returncode == 2
    assert "holds files that no build has put there" in done.stderr
    assert times_of(site.root / "foreign") == before


def test_an_empty_folder_is_taken(site: SiteBuilder) -> None:
    site.public.mkdir()
    assert build(site.root).returncode == 0
    assert (site.public / MANIFEST).is_file()


# --- A disk that refuses, a stop in the middle ---------------------------------------------------


def test_a_full_disk_leaves_the_last_site(site: SiteBuilder) -> None:
    site.built()
    before = tree_with_modes(site.public)
    site.edit("site.yaml", "The small record", "The larger record")
    site.edit(EVENT, "facts:", f"body: '{'word ' * 10_000}'\nfacts:")
    done = build(site.root, before=lambda: small_files(40_000))
    assert done.returncode == 3
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert not differences(before, tree_with_modes(site.public))
    assert build(site.root).returncode == 0
    assert "The larger record" in site.page("/")


def test_a_file_where_a_folder_must_be_is_said(site: SiteBuilder) -> None:
    (site.root / "occupied").write_text("mine")
    done = build(site.root, "--output", site.root / "occupied" / "public")
    assert done.returncode == 3
    assert "occupied" in done.stderr
    assert "Traceback" not in done.stderr
    assert (site.root / "occupied").read_text() == "mine"


def left_behind(site: SiteBuilder) -> list[str]:
    """What neither the author nor a finished build has put into the site's folder."""
    known = {"content", "public", ".cache"}
    strange = [path.name for path in site.root.iterdir() if path.name not in known]
    return strange + [
        path for path in tree_of(site.public) if "onrecord-" in path and path != MANIFEST
    ]


def test_a_draft_that_is_left_behind_is_found(site: SiteBuilder) -> None:
    site.built()
    assert not left_behind(site)
    (site.public / ".onrecord-staging").write_bytes(b"")
    (site.root / ".onrecord-staging-public").mkdir()
    assert len(left_behind(site)) == 2


@pytest.mark.parametrize("last", [1, 2, 20, 38, 39, 40, 46, 52])
@pytest.mark.parametrize("had_a_site", [False, True])
def test_a_killed_build_is_mended_by_the_next(
    site: SiteBuilder, tmp_path: Path, *, last: int, had_a_site: bool
) -> None:
    if had_a_site:
        site.built()
        site.edit("site.yaml", "The small record", "The larger record")
        delete_report(site)
    killed = noted_build(site.root, tmp_path / "report", last=last, signal=signal.SIGKILL)
    assert killed.status == -signal.SIGKILL
    assert build(site.root).returncode == 0
    assert tree_of(site.public) == clean_tree(site, tmp_path)
    assert not left_behind(site)


def test_ctrl_c_says_that_nothing_is_lost(site: SiteBuilder, tmp_path: Path) -> None:
    stopped = noted_build(site.root, tmp_path / "report", last=5, signal=signal.SIGINT)
    assert stopped.status == 130
    assert "the next build mends it" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert build(site.root).returncode == 0
    assert tree_of(site.public) == clean_tree(site, tmp_path)
    assert not left_behind(site)
