"""Publishing: exactly what is planned, whole or not at all, and nobody else's folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.core.hashing import of_bytes
from generator.core.result import NotOursError, Published
from generator.publish import manifest
from generator.publish.publish import check_ours, digest_at, digest_in_place, publish, staging
from tests.support.site import SiteBuilder, onrecord
from tests.support.world import STAGING, Mortals, World, law, sound_part, tree_of

OTHER_DISK = Path("/dev/shm")  # noqa: S108  a disk in memory, where there is one

PAGES = {"index.html": b"home", "events/a/index.html": b"a", "events/b/index.html": b"b"}


def put(folder: Path, pages: dict[str, bytes], *, already: set[str] | None = None) -> Published:
    """Publish some pages; those that are there `already` are not staged."""
    with staging(folder) as place:
        staged: dict[str, Path] = {}
        for number, (path, data) in enumerate(pages.items()):
            if path not in (already or set()):
                staged[path] = place / str(number)
                staged[path].write_bytes(data)
        return publish(folder, {path: of_bytes(data) for path, data in pages.items()}, staged)


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """Give a folder into which `PAGES` were published."""
    put(tmp_path / "public", PAGES)
    return tmp_path / "public"


def pages_of(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder without the manifest; a link or a pipe is a fault."""
    tree = tree_of(folder)
    assert {kind for kind, _mode, _data in tree.values()} <= {"file", "folder"}
    files = {path: data for path, (kind, _mode, data) in tree.items() if kind == "file"}
    recorded = manifest.read(folder)
    assert recorded is not None
    assert recorded.files == {p: of_bytes(d) for p, d in files.items() if p != manifest.NAME}
    return {path: data for path, data in files.items() if path != manifest.NAME}


def test_what_is_planned_is_there(public: Path) -> None:
    assert pages_of(public) == PAGES
    assert put(public, PAGES) == Published((), 3, ())


def test_what_differs_is_written_and_the_rest_goes(public: Path) -> None:
    pages = {"index.html": b"home", "events/a/index.html": b"A", "c/index.html": b"c"}
    written = ("c/index.html", "events/a/index.html")
    assert put(public, pages) == Published(written, 1, ("events/b/index.html",))
    assert pages_of(public) == pages
    assert not (public / "events" / "b").exists()


def file_for_folder(public: Path) -> None:
    shutil.rmtree(public / "events")
    (public / "events").write_text("stray")


def folder_for_file(public: Path) -> None:
    (public / "index.html").unlink()
    (public / "index.html" / "deep").mkdir(parents=True)
    (public / "index.html" / "deep" / "file").write_text("stray")


def link_for_folder(public: Path) -> None:
    (public / "events").rename(public.parent / "moved")
    (public / "events").symlink_to(public.parent / "moved")


def link_for_file(public: Path) -> None:
    (public / "index.html").rename(public.parent / "moved")
    (public / "index.html").symlink_to(public.parent / "moved")


def pipe_for_file(public: Path) -> None:
    (public / "index.html").unlink()
    os.mkfifo(public / "index.html")


def strays(public: Path) -> None:
    for name in ("stray", "two\nlines", ".hidden", "events/stray", f"{STAGING}-www/1"):
        (public / name).parent.mkdir(exist_ok=True)
        (public / name).write_text("stray")
    (public / "empty" / "deep").mkdir(parents=True)
    (public / "up").symlink_to(public.parent)
    (public / "nowhere").symlink_to("nothing")
    (public / os.fsdecode(b"caf\xe9")).touch()


def other_rights(public: Path) -> None:
    (public / "index.html").chmod(0o666)


def bad_manifest(public: Path) -> None:
    (public / manifest.NAME).write_text("{}")


DAMAGES = (
    file_for_folder,
    folder_for_file,
    link_for_folder,
    link_for_file,
    pipe_for_file,
    strays,
    other_rights,
    bad_manifest,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_stands_there_is_put_right(public: Path, damage: Callable[[Path], None]) -> None:
    damage(public)
    put(public, PAGES)
    assert pages_of(public) == PAGES
    assert {path.stat().st_mode & 0o777 for path in public.rglob("*.html")} == {0o644}


@pytest.mark.parametrize("damage", DAMAGES)
def test_only_what_is_in_its_place_is_taken_for_published(
    public: Path, damage: Callable[[Path], None]
) -> None:
    damage(public)
    sound = {
        path for path, data in PAGES.items() if digest_in_place(public, path) == of_bytes(data)
    }
    put(public, PAGES, already=sound)
    assert pages_of(public) == PAGES


def test_nothing_is_written_through_a_link(public: Path) -> None:
    link_for_folder(public)
    put(public, {**PAGES, "events/new/index.html": b"new", "events/a/index.html": b"A"})
    moved = public.parent / "moved"
    assert {path: data for path, (_k, _m, data) in tree_of(moved).items() if data} == {
        "a/index.html": b"a",
        "b/index.html": b"b",
    }


def test_a_digest_is_of_an_ordinary_file_alone(public: Path) -> None:
    os.mkfifo(public / "pipe")
    (public / "link").symlink_to("index.html")
    assert digest_at(public / "index.html") == of_bytes(b"home")
    for name in ("pipe", "link", "events", "nothing", "index.html/below"):
        assert digest_at(public / name) is None


# --- Where files wait ----------------------------------------------------------------------------


def test_files_wait_beside_the_folder(public: Path) -> None:
    before = public.stat()
    with staging(public) as place:
        assert place.parent == public.parent
        assert public.stat() == before
    assert not list(public.parent.glob(f"{STAGING}*"))


def test_files_wait_inside_where_nothing_may_be_put_beside(public: Path) -> None:
    (public.parent / f"{STAGING}-public").touch()
    with staging(public) as place:
        assert place.parent == public
    assert put(public, {"index.html": b"new"}).written == ("index.html",)
    assert pages_of(public) == {"index.html": b"new"}


@pytest.mark.skipif(not OTHER_DISK.is_dir(), reason="there is no other file system here")
def test_files_wait_inside_a_folder_on_another_disk(tmp_path: Path) -> None:
    with TemporaryDirectory(dir=OTHER_DISK) as elsewhere:
        (tmp_path / "public").symlink_to(elsewhere)
        for pages in (PAGES, {"index.html": b"new"}):
            put(tmp_path / "public", pages)
            assert pages_of(tmp_path / "public") == pages


def test_files_wait_inside_a_folder_that_is_mounted(public: Path, tmp_path: Path) -> None:
    """As a volume of a container is: it may be of the same device."""
    (tmp_path / "volume").mkdir()
    mount = shutil.which("mount") or "mount"
    if subprocess.run([mount, "--bind", tmp_path / "volume", public], check=False).returncode != 0:
        pytest.skip("only root may mount")
    try:
        put(public, PAGES)
        assert pages_of(public) == PAGES
        assert not list(tmp_path.glob(f"{STAGING}*"))
    finally:
        subprocess.run([shutil.which("umount") or "umount", public], check=True)
    assert pages_of(tmp_path / "volume") == PAGES


# --- Whose folder --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "left", [f"{STAGING}-manifest.json", f"{STAGING}/1", f"{STAGING}-public/1"]
)
def test_what_a_stopped_first_build_leaves_is_ours(tmp_path: Path, left: str) -> None:
    (tmp_path / left).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / left).touch()
    check_ours(tmp_path)
    put(tmp_path, PAGES)
    assert pages_of(tmp_path) == PAGES


def test_a_folder_of_others_is_not(tmp_path: Path) -> None:
    check_ours(tmp_path / "absent")
    check_ours(tmp_path)
    (tmp_path / "thesis.txt").touch()
    for place in (tmp_path, tmp_path / "thesis.txt"):
        with pytest.raises(NotOursError):
            check_ours(place)


def test_a_folder_nobody_may_write_to_is_a_clear_error(tmp_path: Path) -> None:
    """Root may write anywhere but where the system itself says no."""
    site = SiteBuilder(tmp_path / "site")
    site.built()
    closed = Path("/proc/self") if os.geteuid() == 0 else tmp_path / "closed"
    if closed.parent == tmp_path:
        closed.mkdir(mode=0o500)
    done = onrecord("build", "--output", closed / "public", cwd=site.root)
    assert done.returncode == 3
    assert done.stderr.startswith("onrecord: ")
    assert str(closed) in done.stderr
    assert "Traceback" not in done.stderr
    assert onrecord("verify", cwd=site.root).returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_site_that_became_read_only_stands(tmp_path: Path) -> None:
    site = SiteBuilder(tmp_path / "site")
    site.built()
    site.edit("pages/about.md", "keeps", "holds")
    before = tree_of(site.public)
    folders = [site.public, *(path for path in site.public.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    done = onrecord("build", cwd=site.root)
    for folder in folders:
        folder.chmod(0o755)
    assert done.returncode == 3
    assert tree_of(site.public) == before


# --- A reader ------------------------------------------------------------------------------------

READER = """
import sys
from pathlib import Path
folder, reads = Path(sys.argv[1]), 0
print("ready", flush=True)
while not (folder.parent / "enough").exists():
    for path in ("index.html", "timeline/index.html", "feed.xml", ".onrecord-manifest.json"):
        data = (folder / path).read_bytes()
        end = {"html": b"</html>", "xml": b"</rss>", "json": b"}"}[path.rpartition(".")[2]]
        assert data.rstrip().endswith(end), (path, len(data), data[-80:])
        reads += 1
print(reads)
"""


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    world = World(tmp_path)
    law(world)
    with subprocess.Popen(
        [sys.executable, "-c", READER, world.public],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for number in range(25):
            title = "A much longer title " * (number % 5) + str(number)
            text = world.site.read("site.yaml").splitlines()
            text[0] = f"title: {title}"
            world.site.write("site.yaml", "\n".join(text))
            assert world.build().published is not None
        (world.site.root / "enough").touch()
        said, problem = reader.communicate()
    assert (reader.returncode, problem) == (0, "")
    assert int(said) > 100


# --- Kills and full disks at every write ---------------------------------------------------------

IMPRINT = "---\ntitle: Imprint\naddress: legal/imprint\n---\n\nWords.\n"


def edited(world: World) -> None:
    """Change enough for files to come, to change and to go."""
    world.site.write("outlets/new.yaml", "name: The Bugle\n")
    world.site.edit("outlets/the-post.yaml", "The Post", "The Mail")
    world.site.remove("pages/imprint.md")


def undone(world: World) -> None:
    world.site.remove("outlets/new.yaml")
    world.site.edit("outlets/the-post.yaml", "The Mail", "The Post")
    world.site.write("pages/imprint.md", IMPRINT)


def some_of(total: int) -> list[int]:
    """Give the first writes and the last, where the cache and the folders are, and some between."""
    return [*range(1, 6), *range(6, total - 12, 23), *range(total - 12, total + 1)]


def writes_of(world: World, mortals: Mortals) -> int:
    """Count the writes of a build."""
    (answer,) = mortals.run(world.order())
    return answer["writes"]


@pytest.mark.slow
def test_a_build_that_is_killed_before_any_write_is_mended(tmp_path: Path) -> None:
    """Even where the edit after it is one that the engine has a shorter way for."""
    event = "events/2024-01-12-detection.yaml"
    with Mortals() as mortals:
        world = World(tmp_path)
        world.site.write("pages/imprint.md", IMPRINT)
        law(world)
        edited(world)
        total = writes_of(world, mortals)
        assert total > 100
        for at in some_of(total):
            undone(world)
            law(world)
            edited(world)
            (answer,) = mortals.run({**world.order(), "die_at": at})
            assert answer == {"died": True}
            title = next(line for line in world.site.read(event).splitlines() if "title" in line)
            world.site.edit(event, title, f"title: Edited {at} times")
            law(world)


@pytest.mark.slow
def test_a_first_build_that_is_killed_is_mended(tmp_path: Path) -> None:
    with Mortals() as mortals:
        total = writes_of(World(tmp_path / "whole"), mortals)
        for at in some_of(total):
            world = World(tmp_path / str(at))
            (answer,) = mortals.run({**world.order(), "die_at": at})
            assert answer == {"died": True}
            law(world)


@pytest.mark.slow
def test_a_disk_that_is_full_from_any_write_on_leaves_the_last_site(tmp_path: Path) -> None:
    with Mortals() as mortals:
        world = World(tmp_path)
        world.site.write("pages/imprint.md", IMPRINT)
        law(world)
        edited(world)
        total = writes_of(world, mortals)
        for at in some_of(total):
            undone(world)
            law(world)
            was = tree_of(world.public)
            edited(world)
            (answer,) = mortals.run({**world.order(), "full_from": at})
            if "problem" in answer:
                assert "No space left on device" in answer["problem"]
                assert sound_part(tree_of(world.public)) == sound_part(was)
                assert not list(world.site.root.glob(f"{STAGING}*"))
            else:
                assert tree_of(world.public) == world.clean().tree
            law(world)


def test_two_builds_at_once_with_a_damaged_cache(tmp_path: Path) -> None:
    """Who throws the cache away still holds the lock."""
    with Mortals() as mortals:
        world = World(tmp_path)
        law(world)
        for number in range(4):
            edited(world) if number % 2 == 0 else undone(world)
            world.site.cache.write_text("no cache")
            answers = mortals.run({**world.order(), "together": 4})
            assert [answer.get("problem") for answer in answers] == [None] * 4
            assert tree_of(world.public) == world.clean().tree
