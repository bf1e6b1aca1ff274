"""A build is a function of its inputs: not of the machine, the moment, the order or the past."""

import os
import shutil
import signal
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.manifest import NAME as MANIFEST
from tests.support.runs import (
    Noted,
    build,
    differences,
    noted_build,
    small_files,
    tree_with_modes,
)
from tests.support.site import ROOT, SiteBuilder, times_of, tree_of

EVENT = "events/2024-01-19-disclosure.yaml"
Edit = Callable[[SiteBuilder], object]


# --- Not of the machine --------------------------------------------------------------------------


def copied_backwards(source: Path, target: Path) -> None:
    """Copy a folder, its files made in the opposite order: a listing gives them otherwise."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def only(**variables: str) -> dict[str, str]:
    """An environment of these variables alone; coverage and the like must not be in the way."""
    return variables


@pytest.mark.slow
def test_two_machines_give_the_same_tree(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "far" / "away from here ü"
    shutil.copytree(ROOT / "content", here / "content")
    copied_backwards(ROOT / "content", there / "content")
    first = build(
        here,
        cwd=Path("/"),
        environment=only(PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C", LANG="C"),
        before=lambda: os.umask(0o022),
    )
    second = build(
        there,
        "--jobs",
        "3",
        cwd=tmp_path,
        environment=only(
            PYTHONHASHSEED="4242",
            TZ="Pacific/Kiritimati",
            LC_ALL="tr_TR.UTF-8",
            LANGUAGE="tr",
            HOME="/nowhere",
            PYTHONUTF8="1",
            SOURCE_DATE_EPOCH="1",
            CI="true",
            COLUMNS="20",
        ),
        before=lambda: os.umask(0o077),
    )
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    trees = [tree_with_modes(site / "public") for site in (here, there)]
    assert len(trees[0]) > 700
    assert not differences(*trees)


def test_a_difference_in_bytes_rights_or_names_is_found(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "in").mkdir(parents=True)
        (tmp_path / name / "in" / "file").write_bytes(b"x")
    one, two = tmp_path / "one", tmp_path / "two"
    assert not differences(tree_with_modes(one), tree_with_modes(two))
    (two / "in" / "file").chmod(0o600)
    assert differences(tree_with_modes(one), tree_with_modes(two))
    (two / "in" / "file").chmod(0o644)
    (two / "in").chmod(0o700)
    assert differences(tree_with_modes(one), tree_with_modes(two))
    (two / "in").chmod(0o755)
    (two / "in" / "empty").mkdir()
    assert differences(tree_with_modes(one), tree_with_modes(two))


# --- Not of the past -----------------------------------------------------------------------------


def rename_event(site: SiteBuilder) -> None:
    site.write("events/renamed.yaml", site.read(EVENT))
    site.remove(EVENT)
    site.edit("incidents/mail-breach.md", "[[event:2024-01-19-disclosure|", "[[event:renamed|")


def delete_report(site: SiteBuilder) -> None:
    site.edit(EVENT, "coverage: [tide-report]\n", "")
    site.edit(
        "discrepancies/day-of-detection.yaml",
        "  - source: report:tide-report\n    says: It was found on 13 January.\n",
        "",
    )
    site.remove("coverage/tide-report.yaml")


def edit_theme(site: SiteBuilder) -> None:
    page = (ROOT / "themes/default/templates/pages/page.html").read_text()
    site.write_theme(
        "templates/pages/page.html", page.replace("{{ record.title }}", "* {{ record.title }}")
    )


EDITS: dict[str, Edit] = {
    "nothing": lambda site: site.content.touch(),
    "a fact": lambda site: site.edit(EVENT, "The notice was published", "The notice stood"),
    "a title": lambda site: site.edit("incidents/mail-breach.md", "The mail breach", "The breach"),
    "a name": lambda site: site.edit("organisations/harbour.yaml", "Harbour", "Mail of"),
    "a date": lambda site: site.edit(EVENT, "occurred: 2024-01-19", "occurred: 2023-11~"),
    "a rename": rename_event,
    "a deletion": delete_report,
    "an addition": lambda site: site.write(
        "people/bo-reed.yaml",
        "name: Bo Reed\nrole: Clerk.\nsources: [document:notice]\nverified: unverified\n",
    ),
    "a move": lambda site: site.edit(
        "site.yaml", "https://record.example/", "https://b.example/r/"
    ),
    "a theme": edit_theme,
    "a comment": lambda site: site.write(EVENT, f"# no news\n{site.read(EVENT)}"),
    "damage": lambda site: (site.public / "feed.xml").write_bytes(b"mine"),
    "a stray file": lambda site: (site.public / "stray").mkdir(),
    "loss of a page": lambda site: (site.public / "index.html").unlink(),
    "loss of the cache": lambda site: shutil.rmtree(site.root / ".cache"),
    "a broken cache": lambda site: site.cache.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000),
}


def clean_tree(site: SiteBuilder, tmp_path: Path) -> dict[str, bytes]:
    """What a first build of the site as it stands gives."""
    clean = SiteBuilder(tmp_path / "clean", base=None)
    shutil.copytree(site.content, clean.content, dirs_exist_ok=True)
    if (site.root / "themes").is_dir():
        shutil.copytree(site.root / "themes", clean.root / "themes")
    clean.built()
    return tree_of(clean.public)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_build_after_an_edit_is_a_clean_build(
    site: SiteBuilder, tmp_path: Path, edit: Edit
) -> None:
    site.built()
    edit(site)
    site.built()
    assert tree_of(site.public) == clean_tree(site, tmp_path)


def test_a_history_of_edits_leaves_no_trace(site: SiteBuilder, tmp_path: Path) -> None:
    for name in ("a fact", "a rename", "a theme", "a deletion", "an addition", "damage"):
        if name != "a rename":
            site.built()
        if name == "a fact" or (site.content / EVENT).exists() or name in {"an addition", "damage"}:
            EDITS[name](site)
    site.built()
    assert tree_of(site.public) == clean_tree(site, tmp_path)


def test_a_second_build_touches_nothing(site: SiteBuilder) -> None:
    assert build(site.root).returncode == 0
    before = times_of(site.public)
    assert " 0 written" in build(site.root).stdout
    assert times_of(site.public) == before
    shutil.rmtree(site.root / ".cache")
    assert " 0 written" in build(site.root).stdout
    assert times_inside(site.public) == {p: time for p, time in before.items() if p != "."}


def times_inside(folder: Path) -> dict[str, int]:
    """When everything in a folder was changed; the folder itself held a draft for a moment."""
    return {path: time for path, time in times_of(folder).items() if path != "."}


# --- All or nothing ------------------------------------------------------------------------------

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
    before = times_inside(site.public)
    done = build(site.root)
    assert done.returncode == 1
    assert "is as it was" in done.stderr
    assert times_inside(site.public) == before


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


@pytest.mark.parametrize("last", [1, 2, 20, 38, 39, 40, 60, 70])
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


# --- What a build asks the system for ------------------------------------------------------------


def outside(noted: Noted, site: Path) -> list[str]:
    """What a run read, wrote or called that is not its own."""
    libraries = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    own = [site / name for name in ("content", "themes", "public", ".cache")]
    may_read = [*map(Path, libraries), ROOT / "generator", ROOT / "themes", *own, Path("/dev/null")]
    may_write = [site / "public", site / ".cache", Path("/dev/null")]

    def strange(paths: set[str], allowed: list[Path]) -> list[str]:
        return sorted(p for p in paths if not any(Path(p).is_relative_to(one) for one in allowed))

    called = [f"{event} {what}" for event, what in noted.events if event not in {"read", "write"}]
    read = [f"read {path}" for path in strange(noted.of("read"), may_read)]
    written = [f"write {path}" for path in strange(noted.of("write"), may_write)]
    return called + read + written


def test_a_build_asks_for_its_own_files_and_nothing_else(site: SiteBuilder, tmp_path: Path) -> None:
    site.public.mkdir()
    noted = noted_build(site.root, tmp_path / "report")
    assert noted.status == 0, noted.stderr
    assert str(site.content / EVENT) in noted.of("read")
    assert not outside(noted, site.root)


@pytest.mark.parametrize(
    "does",
    [
        "open('/etc/hostname').read()",
        "open('../elsewhere', 'w')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_run_that_asks_for_more_is_found(site: SiteBuilder, tmp_path: Path, does: str) -> None:
    (site.root / "generator").mkdir()
    (site.root / "generator" / "__init__.py").write_text("")
    (site.root / "generator" / "__main__.py").write_text(f"import runpy\n{does}\n")
    noted = noted_build(site.root, tmp_path / "report")
    strange = [what for what in outside(noted, site.root) if f"{site.root}/generator" not in what]
    assert strange
