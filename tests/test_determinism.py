"""A build is a function of its inputs: not of the machine, the moment, the order or the past."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.edits import EDITS, EVENT, Edit, clean_tree
from tests.support.runs import (
    Noted,
    build,
    differences,
    noted_build,
    tree_with_modes,
)
from tests.support.site import ROOT, SiteBuilder, times_of, tree_of

# --- Not of the machine --------------------------------------------------------------------------


def copied_backwards(source: Path, target: Path) -> None:
    """Copy a folder, its files made in the opposite order: a listing gives them otherwise."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def only(**variables: str) -> dict[str, str]:
    """An environment of these variables alone, and of the program that is tested, not another."""
    return {"PYTHONPATH": str(ROOT), **variables}


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


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_build_after_an_edit_is_a_clean_build(
    site: SiteBuilder, tmp_path: Path, edit: Edit
) -> None:
    site.built()
    edit(site)
    site.built()
    assert tree_of(site.public) == clean_tree(site, tmp_path)


def test_a_site_that_is_behind_its_content_is_found(site: SiteBuilder, tmp_path: Path) -> None:
    site.built()
    EDITS["a fact"](site)
    assert tree_of(site.public) != clean_tree(site, tmp_path)


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
    assert times_of(site.public) == before


# --- What a build asks the system for ------------------------------------------------------------


def outside(noted: Noted, site: Path) -> list[str]:
    """What a run read, wrote or called that is not its own."""
    libraries = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    drafts = site / ".onrecord-staging-public"
    own = [drafts, *(site / name for name in ("content", "themes", "public", ".cache"))]
    may_read = [*map(Path, libraries), ROOT / "generator", ROOT / "themes", *own, Path("/dev/null")]
    may_write = [drafts, site / "public", site / ".cache", Path("/dev/null")]

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
