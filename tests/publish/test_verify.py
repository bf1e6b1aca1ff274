"""`onrecord verify` finds every difference between what is published and what should be."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator.core.hashing import of_bytes
from generator.publish import manifest
from generator.publish.verify import differences
from tests.support.site import SiteBuilder, onrecord
from tests.support.world import tree_of

ABOUT = "about/index.html"
NOT_THE_SAME, MISSING = "differs from a clean build", "is missing"
STRAY, UNRECORDED = "no build puts it here", "differs from the manifest"


def change(public: Path) -> None:
    (public / ABOUT).write_bytes((public / ABOUT).read_bytes() + b" ")


def change_with_the_manifest(public: Path) -> None:
    """Change a file, and cover it up."""
    change(public)
    record(public, ABOUT, of_bytes((public / ABOUT).read_bytes()))


def record(public: Path, path: str, digest: str) -> None:
    written = manifest.read(public)
    assert written is not None
    files = {**written.files, path: digest}
    (public / manifest.NAME).write_bytes(manifest.encode(manifest.Manifest(files)))


def link(public: Path) -> None:
    (public / ABOUT).rename(public.parent / "moved")
    (public / ABOUT).symlink_to(public.parent / "moved")


def move(public: Path) -> None:
    (public / "about").rename(public.parent / "moved")
    (public / "about").symlink_to(public.parent / "moved")


CASES: dict[str, tuple[Callable[[Path], object], dict[str, str]]] = {
    "nothing": (lambda _public: None, {}),
    "a change": (change, {ABOUT: NOT_THE_SAME}),
    "a change and the manifest": (
        change_with_the_manifest,
        {ABOUT: NOT_THE_SAME, manifest.NAME: NOT_THE_SAME},
    ),
    "a cut": (lambda public: (public / ABOUT).write_bytes(b""), {ABOUT: NOT_THE_SAME}),
    "other rights": (lambda public: (public / ABOUT).chmod(0o600), {ABOUT: NOT_THE_SAME}),
    "a file gone": (lambda public: (public / ABOUT).unlink(), {ABOUT: MISSING}),
    "a link for a file": (link, {ABOUT: NOT_THE_SAME}),
    "a link for a folder": (move, {"about": STRAY, ABOUT: MISSING}),
    "a stray file": (lambda public: (public / "x").write_text("x"), {"x": STRAY}),
    "a stray link": (lambda public: (public / "x").symlink_to(".."), {"x": STRAY}),
    "a hidden file": (lambda public: (public / ".x").write_text("x"), {".x": STRAY}),
    "the manifest": (
        lambda public: record(public, ABOUT, "0" * 40),
        {manifest.NAME: NOT_THE_SAME, ABOUT: UNRECORDED},
    ),
    "no manifest": (
        lambda public: (public / manifest.NAME).unlink(),
        {manifest.NAME: MISSING},
    ),
    "a bad manifest": (
        lambda public: (public / manifest.NAME).write_text("{"),
        {manifest.NAME: NOT_THE_SAME},
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site that was built, not to be changed."""
    site = SiteBuilder(tmp_path_factory.mktemp("built") / "site")
    site.built()
    return site.public


@pytest.mark.parametrize("case", CASES)
def test_each_difference_is_named(built: Path, tmp_path: Path, case: str) -> None:
    public = tmp_path / "public"
    shutil.copytree(built, public)
    damage, wanted = CASES[case]
    damage(public)
    before = tree_of(public)
    assert dict(differences(public, built)) == wanted
    assert tree_of(public) == before


def test_the_program_names_differences_and_changes_nothing(site: SiteBuilder) -> None:
    site.built()
    assert onrecord("verify", cwd=site.root).returncode == 0
    change(site.public)
    (site.public / "stray").touch()
    before = tree_of(site.public)
    done = onrecord("verify", cwd=site.root)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"public/{ABOUT}: {NOT_THE_SAME}",
        f"public/stray: {STRAY}",
    ]
    assert "2 files differ" in done.stderr
    assert tree_of(site.public) == before
    site.built()
    assert onrecord("verify", cwd=site.root).returncode == 0


def test_a_site_that_was_never_built(site: SiteBuilder) -> None:
    done = onrecord("verify", cwd=site.root)
    assert done.returncode == 1
    assert (done.stdout, done.stderr.splitlines()[-1]) == (
        "",
        "There is no public/ yet. To mend that, run `onrecord build`.",
    )
    assert not site.public.exists()


def test_content_with_errors_has_nothing_to_compare_with(site: SiteBuilder) -> None:
    site.built()
    before = tree_of(site.public)
    site.edit("pages/about.md", "title:", "tilte:")
    done = onrecord("verify", cwd=site.root)
    assert done.returncode == 1
    assert "There is no clean build to compare with" in done.stderr
    assert tree_of(site.public) == before


def test_another_folder(site: SiteBuilder) -> None:
    onrecord("build", "--output", "www", cwd=site.root)
    assert onrecord("verify", "--output", "www", cwd=site.root).returncode == 0


def test_a_manifest_of_another_format_is_none(tmp_path: Path) -> None:
    for text in (b"", b"[]", b'{"files": {}, "format": 99}', b'{"files": {"a": 1}}'):
        (tmp_path / manifest.NAME).write_bytes(text)
        assert manifest.read(tmp_path) is None
    data = manifest.encode(manifest.Manifest({"b": "2", "a": "1"}))
    assert msgspec.json.decode(data)["files"] == {"a": "1", "b": "2"}
    assert data == manifest.encode(manifest.Manifest({"a": "1", "b": "2"}))


def test_two_empty_folders_differ_by_the_manifest_alone(tmp_path: Path) -> None:
    assert [path for path, _what in differences(tmp_path / "a", tmp_path / "b")] == [manifest.NAME]
