"""A site that still stands, and all that must be seen although it nearly looks so."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from generator import incremental, pipeline
from generator.core.paths import Paths
from generator.core.result import Result
from generator.engine import standing, survey
from generator.engine.store import Store
from generator.engine.traces import TRACES
from generator.link import recall
from tests.support.site import ROOT, SiteBuilder
from tests.support.world import World, law

PAGE = "pages/about.md"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Give the base site, built, with the packaged theme."""
    world = World(tmp_path, overlay=None)
    law(world)
    return world


def stands(world: World) -> bool:
    """Tell whether a build would find that there is nothing to do."""
    paths = world.site.paths
    with Store(paths.cache) as store:
        last = standing.last(store, paths)
        if last is None or not last.stands:
            return False
        return standing.outputs_stand(store, paths, last.head) is not None


def rendered(world: World) -> list[str]:
    law_of = world.build()
    law(world)
    return [path for path, _reason in law_of.rendered]


def test_a_site_that_was_built_stands(world: World) -> None:
    assert stands(world)
    result = world.build()
    assert result.published == ((), result.files, ())
    assert not result.rendered


def test_a_build_without_changes_does_not_touch_the_site(world: World) -> None:
    before = {path: path.stat() for path in world.public.rglob("*")}
    world.build()
    assert {path: path.stat() for path in world.public.rglob("*")} == before


# --- Inputs --------------------------------------------------------------------------------------


def test_a_link_in_the_content_is_followed_at_every_build(world: World) -> None:
    """Its target may lie anywhere in the content, and has a stamp of its own."""
    aside = world.site.write("_aside/more.yaml", "name: The Gazette\n")
    (world.site.content / "outlets" / "more.yaml").symlink_to(aside)
    law(world)
    assert not stands(world)
    aside.write_text("name: The Bugle\n")
    assert "outlets/more/index.html" in rendered(world)
    assert "The Bugle" in world.site.page("/outlets/more/")


def test_without_stamps_no_more_is_made_than_with_them(world: World) -> None:
    (world.site.content / "outlets" / "more.yaml").symlink_to("evening-tide.yaml")
    law(world)
    world.site.edit(PAGE, "keeps", "*keeps*")
    assert rendered(world) == ["about/index.html"]


def test_a_theme_folder_that_was_absent_is_seen(world: World) -> None:
    assert not world.own_theme.exists()
    world.site.write_theme("templates/pages/404.html", "Nothing at all.")
    assert rendered(world) == ["404.html"]
    shutil.rmtree(world.own_theme)
    assert rendered(world) == ["404.html"]


def test_a_file_in_a_theme_folder_that_was_empty_is_seen(world: World) -> None:
    (world.own_theme / "default" / "static").mkdir(parents=True)
    law(world)
    world.site.write_theme("static/css/print.css", "")
    assert any(path.startswith("assets/site") for path in rendered(world))


def test_content_behind_a_link_is_watched(world: World) -> None:
    real = world.site.root / "elsewhere"
    world.site.content.rename(real)
    world.site.content.symlink_to(real)
    law(world)
    (real / "nonsense").mkdir()
    (real / "nonsense" / "file.yaml").write_text("")
    assert law(world).diagnostics


def test_a_file_that_comes_while_a_build_waits_is_not_lost(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read by that build, and its next edit must be seen by the next."""
    comes = ["name: The Bugle\n"]

    def sleep(_seconds: float) -> None:
        if comes:
            world.site.write("outlets/more.yaml", comes.pop())

    # However slow this machine is, the tick is not over.
    monkeypatch.setattr(survey, "TICK", 10**12)
    world.site.edit(PAGE, "keeps", "*keeps*")
    monkeypatch.setattr(time, "sleep", sleep)
    world.build()
    monkeypatch.undo()
    assert not comes
    world.site.write("outlets/more.yaml", "name: The Gazette\n")
    law(world)
    assert "The Gazette" in world.site.page("/outlets/more/")


def test_a_file_with_two_lines_in_its_name_is_reported(world: World) -> None:
    (world.site.content / "outlets" / "two\nlines.yaml").write_text("name: Two\n")
    assert "bad-file-name" in law(world).diagnostics[0]


def test_a_theme_file_with_a_tab_in_its_name_breaks_no_row(world: World) -> None:
    for name in ("a\tb.txt", "c\nd.txt"):
        world.site.write_theme(f"static/{name}", "text")
    config = (ROOT / "themes" / "default" / "theme.yaml").read_text()
    listed = config.replace("static:\n", 'static:\n  - "a\\tb.txt"\n  - "c\\nd.txt"\n')
    world.site.write_theme("theme.yaml", listed)
    law(world)
    world.site.edit(PAGE, "keeps", "*keeps*")
    assert "about/index.html" in rendered(world)


def test_a_time_to_come_is_no_fault(world: World) -> None:
    for seconds in (4e9, 15e9):
        os.utime(world.site.content / PAGE, (seconds, seconds))
        law(world)


# --- Outputs -------------------------------------------------------------------------------------


def test_a_stray_file_with_two_lines_in_its_name_goes(world: World) -> None:
    (world.public / "two\nlines").touch()
    law(world)
    assert stands(world)


def test_other_rights_are_put_right(world: World) -> None:
    (world.public / "about" / "index.html").chmod(0o600)
    law(world)


def test_a_site_is_another_in_another_folder(world: World) -> None:
    paths = world.site.paths._replace(public=world.site.root / "www")
    first = incremental.build(paths, workers=1, strict=False, progress=pipeline.silent)
    assert first.published is not None
    assert len(first.published.written) == first.files
    law(world)


# --- The cache -----------------------------------------------------------------------------------


def test_rows_of_another_version_are_not_believed(world: World) -> None:
    """They are sound rows, but mean something else."""
    foreign = {
        standing.HEAD: json.dumps(["engine", [], 1]).encode(),
        TRACES: b"one\ttwo\nthree",
        f"{TRACES}:0": b"\xc1",
        recall.CORE: b"\xc1",
    }
    with Store(world.site.cache) as store:
        store.put(foreign)
    law(world)
    world.site.edit("events/2024-01-12-detection.yaml", "The intrusion is", "It is")
    law(world)


def test_a_site_shape_that_is_not_one_is_not_believed(world: World) -> None:
    with Store(world.site.cache) as store:
        store.put({recall.CORE: b"\xc1"})
    world.site.edit("events/2024-01-12-detection.yaml", "The intrusion is", "It is")
    law(world)


NOWHERE = ("file/cache.sqlite", "absent/\0/cache.sqlite")


def test_a_cache_folder_that_cannot_be_made_is_no_reason_to_fail(world: World) -> None:
    (world.site.root / "file").write_text("no folder")
    paths = world.site.paths._replace(cache=world.site.root / "file" / "cache.sqlite")
    for _turn in (1, 2):
        result = incremental.build(paths, workers=1, strict=False, progress=pipeline.silent)
        assert result.published is not None
        assert not result.published.removed


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a folder nobody may write to")
def test_a_read_only_cache_folder_is_no_reason_to_fail(tmp_path: Path, world: World) -> None:
    """Root may write anywhere but where the system itself says no."""
    folder = Path("/proc/self") if os.geteuid() == 0 else tmp_path / "closed"
    if folder.parent == tmp_path:
        folder.mkdir(mode=0o500)
    paths = world.site.paths._replace(cache=folder / "onrecord.sqlite")
    world.site.edit(PAGE, "keeps", "*keeps*")
    result = incremental.build(paths, workers=1, strict=False, progress=pipeline.silent)
    assert result.published is not None
    assert result.published.written == ("about/index.html",)
    assert incremental.check(paths, workers=1, progress=pipeline.silent).ok


def test_a_cache_is_mended_that_is_damaged_inside(world: World) -> None:
    with closing(sqlite3.connect(world.site.cache)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(world.site.cache.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 64] = b"\xff" * 64
    world.site.cache.write_bytes(data)
    law(world)
    assert stands(world)


# --- What a run loads ----------------------------------------------------------------------------

HEAVY = ("jinja2", "markdown_it", "feedgen", "lxml", "yaml", "msgspec", "asyncio", "http", "babel")
LOADED = """
import sys
from generator.cli.main import cli
status = cli.main(sys.argv[1:], prog_name="onrecord", standalone_mode=False)
print(status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded(site: SiteBuilder, *args: str) -> tuple[int, set[str]]:
    """Run the program in a process of its own, and give what it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *args, "--quiet"],
        cwd=site.root,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    status, *modules = done.stdout.splitlines()[-1].split()
    return int(status), set(modules)


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_run_with_nothing_to_do_loads_nothing_for_it(site: SiteBuilder, command: str) -> None:
    first, everything = loaded(site, "build")
    status, modules = loaded(site, command)
    assert (first, status) == (0, 0)
    assert not modules & set(HEAVY)
    assert {"jinja2", "feedgen", "yaml", "msgspec"} <= everything
    assert "babel" not in everything  # English has its own dates and words


def test_one_edit_loads_only_what_it_renders(site: SiteBuilder) -> None:
    """No page is made for a feed's sake, and no feed for a page's."""
    loaded(site, "build")
    site.edit(PAGE, "keeps", "*keeps*")
    _status, modules = loaded(site, "build")
    assert "jinja2" in modules
    assert not modules & {"feedgen", "lxml"}


# --- Check ---------------------------------------------------------------------------------------


def checked(paths: Paths) -> Result:
    return incremental.check(paths, workers=1, progress=pipeline.silent)


def test_a_check_says_what_a_check_without_a_cache_says(world: World) -> None:
    for old, new in (("keeps", "holds"), ("about", "[[event:nowhere]]"), ("title:", "tilte:")):
        world.site.write(PAGE, world.site.read(PAGE).replace(old, new, 1))
        for _turn in (1, 2):
            said = checked(world.site.paths)
            clean = pipeline.check(world.site.paths._replace(cache=None))
            assert (said.diagnostics, said.records) == (clean.diagnostics, clean.records)
        law(world)
