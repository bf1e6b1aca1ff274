"""An item's id is for ever: no rename, no move and no clock changes it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.feeds import guids_of
from tests.support.shipped import URL, shipped_in
from tests.support.site import ROOT, SiteBuilder, tree_of

# What a program sees of the clock, an hour on: whoever asks for the time is told the wrong one.
AN_HOUR_ON = """
import datetime, runpy, sys, time

hour = 3600
told = time.time
time.time = lambda: told() + hour
time.time_ns = lambda: int(time.time() * 10**9)
for name in ("gmtime", "localtime"):
    def later(seconds=None, real=getattr(time, name)):
        return real(time.time() if seconds is None else seconds)
    setattr(time, name, later)

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    today = now

datetime.datetime = Later
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def feeds_of(site: SiteBuilder) -> dict[str, set[str]]:
    """The ids in each feed."""
    site.built()
    return {
        path: set(guids_of(data)) for path, data in site.tree().items() if path.endswith("feed.xml")
    }


def renamed(site: SiteBuilder) -> None:
    """Give every event another slug, and mend what names it."""
    slugs = sorted((file.stem for file in site.content.glob("events/*.yaml")), key=len)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, slugs[::-1]))})(?![\w-])")
    for file in sorted(site.content.rglob("*.*")):
        text = pattern.sub(r"re-\1", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
        if file.parent.name == "events":
            file.rename(file.with_name(f"re-{file.name}"))


@pytest.fixture(scope="module")
def before(shipped: SiteBuilder) -> dict[str, set[str]]:
    return feeds_of(shipped)


def test_a_rename_of_every_event_changes_no_id(tmp_path: Path, before: dict[str, set[str]]) -> None:
    site = shipped_in(tmp_path / "site")
    renamed(site)
    assert feeds_of(site) == before
    events = site.public / "events"
    assert all(page.name.startswith("re-") for page in events.iterdir() if page.is_dir())


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "http://example.org/record/"])
def test_a_move_of_the_site_changes_no_id(
    tmp_path: Path, before: dict[str, set[str]], url: str
) -> None:
    site = shipped_in(tmp_path / "site")
    site.edit("site.yaml", URL, url)
    site.edit(
        "site.yaml", "'tag:midnight-blizzard.example.org,2026:'", "'tag:elsewhere.example,2027:'"
    )
    assert feeds_of(site) == before
    assert b"midnight-blizzard.example.org/" not in site.tree()["feed.xml"]


def test_an_id_belongs_to_its_record(site: SiteBuilder) -> None:
    old = feeds_of(site)
    site.edit("events/2024-01-12-detection.yaml", "event/000000000001", "event/000000000009")
    assert feeds_of(site) != old


# --- No clock ------------------------------------------------------------------------------------


def built_an_hour_on(site: SiteBuilder, module: str) -> None:
    command = [
        sys.executable,
        "-c",
        AN_HOUR_ON,
        module,
        "build",
        "--site",
        str(site.root),
        "--quiet",
    ]
    subprocess.run(command, check=True, cwd=ROOT)


@pytest.mark.slow
def test_a_build_an_hour_later_gives_the_same_bytes(tmp_path: Path, shipped: SiteBuilder) -> None:
    later = shipped_in(tmp_path / "later")
    built_an_hour_on(later, "generator")
    assert tree_of(later.public) == tree_of(shipped.public)


def test_who_asks_for_the_time_is_told_a_later_one() -> None:
    asked = (
        "import datetime as d, time; from datetime import datetime as c;"
        "print(int(c.now(d.UTC).timestamp()), int(time.time()), time.gmtime().tm_year > 2000)"
    )
    script = AN_HOUR_ON.replace(
        'runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)', asked
    )
    ask = [sys.executable, "-c", f"import time; a = time.time()\n{script}\nprint(int(a))"]
    lines = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.split()
    told, also_told, _years, now = lines
    assert int(told) - int(now) in range(3600, 3660)
    assert int(also_told) - int(now) in range(3600, 3660)
