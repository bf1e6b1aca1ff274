"""A site that one process builds again and again is, after every step, what a clean build gives.

What happens between the publishing of an edit and the second look happens while the result is told.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import incremental
from generator.core.result import Result
from generator.engine import shelf, stamps
from generator.live import Live
from tests.support.world import World, law, outcome_of, tree_of

CODE = "events/2024-03-08-code.md"
DETECTION = "events/2024-01-12-detection.yaml"
MANY = "events/2024.yaml"
PAGE = "pages/about.md"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Give a world that is built, and fills many rows of the cache."""
    monkeypatch.setattr(stamps, "PAGE", 5)
    monkeypatch.setattr(shelf, "ROOM", 4)
    world = World(tmp_path)
    law(world)
    return world


@pytest.fixture
def live(world: World) -> Iterator[Live]:
    live = Live(world.site.paths)
    live.prepare()
    yield live
    live.close()


def nothing(_result: Result) -> None:
    """Let nothing happen in between."""


def rebuild(
    world: World, live: Live, *changed: str, tell: Callable[[Result], None] = nothing
) -> list[Result]:
    """Rebuild, hold what is there to a clean build, and give what was told."""
    told: list[Result] = []

    def note(result: Result) -> None:
        told.append(result)
        if len(told) == 1:
            tell(result)

    result = live.rebuild([world.site.content / path for path in changed], note)
    clean = world.clean()
    assert outcome_of(result) == clean.outcome
    assert told[-1] is result
    if clean.outcome.published:
        assert tree_of(world.public) == clean.tree
    return told


def without_whole_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_kwargs: object) -> Result:
        raise AssertionError("this edit is a small one")

    monkeypatch.setattr(incremental, "build", refused)


def test_edits_of_events_need_no_whole_build(
    world: World, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_whole_builds(monkeypatch)
    for number in range(3):
        world.site.edit(CODE, " back", f" back {number}")
        (result,) = rebuild(world, live, CODE)
        assert result.published is not None
        assert "events/2024-03-08-code/index.html" in result.published.written
    world.site.edit(CODE, "title: Source code is", "title: Sources are")
    rebuild(world, live, CODE)
    world.site.edit(CODE, " back 2", " back")
    world.site.edit(MANY, "wrote to its", "spoke to its")
    rebuild(world, live, CODE, MANY)
    rebuild(world, live, CODE)
    monkeypatch.undo()
    law(world)


def test_any_other_change_is_built_whole_and_then_edits_are_small_again(
    world: World, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.site.edit(DETECTION, "2024-01-12\n", "2024-01-11\n")
    rebuild(world, live, DETECTION)
    world.site.edit(PAGE, "keeps", "holds")
    rebuild(world, live, PAGE)
    world.site.write("outlets/more.yaml", "name: The Bugle\n")
    rebuild(world, live, "outlets/more.yaml")
    world.site.edit("site.yaml", "title: The small", "title: The little")
    rebuild(world, live, "site.yaml")
    world.site.write_theme("templates/pages/404.html", "Nothing at all.", theme="tiny")
    rebuild(world, live, "../themes/tiny/templates/pages/404.html")
    world.site.write("events/new.yaml", world.site.read(DETECTION).replace("0001", "0077"))
    rebuild(world, live, "events/new.yaml")
    world.site.remove("events/new.yaml")
    rebuild(world, live, "events/new.yaml")
    rebuild(world, live)
    without_whole_builds(monkeypatch)
    world.site.edit(CODE, " back", " back now")
    rebuild(world, live, CODE)


def test_a_mistake_is_told_and_the_site_stays(world: World, live: Live) -> None:
    sound = world.site.read(CODE)
    before = tree_of(world.public)
    world.site.edit(CODE, "title:", "tilte:")
    (result,) = rebuild(world, live, CODE)
    assert result.diagnostics
    assert tree_of(world.public) == before
    world.site.write(CODE, sound.replace(" back", " back again"))
    rebuild(world, live, CODE)


def edit_again(world: World) -> None:
    world.site.edit(CODE, " back", " back at once")


def edit_again_alike(world: World) -> None:
    """Change it once more, to something of the same length."""
    world.site.edit(CODE, " back", " BACK")


def edit_another(world: World) -> None:
    world.site.edit(PAGE, "keeps", "holds")


def add_another(world: World) -> None:
    world.site.write("events/other.yaml", world.site.read(DETECTION).replace("0001", "0077"))


def remove_another(world: World) -> None:
    world.site.remove("pages/imprint.md")


def change_the_theme(world: World) -> None:
    world.site.write_theme("templates/pages/404.html", "Nothing at all.", theme="tiny")


def damage_what_was_written(world: World) -> None:
    page = world.public / "events" / "2024-03-08-code" / "index.html"
    page.write_bytes(page.read_bytes()[:-1])


def damage_something_else(world: World) -> None:
    (world.public / "about" / "index.html").write_text("Not ours.")


def add_a_stray_file(world: World) -> None:
    (world.public / "events" / "2024-03-08-code" / "stray.html").write_text("Not ours.")


def remove_a_folder(world: World) -> None:
    shutil.rmtree(world.public / "events")


def lose_the_cache(world: World) -> None:
    for file in world.site.cache.parent.glob("*.sqlite*"):
        file.unlink()


BETWEEN = [
    edit_again,
    edit_again_alike,
    edit_another,
    add_another,
    remove_another,
    change_the_theme,
    damage_what_was_written,
    damage_something_else,
    add_a_stray_file,
    remove_a_folder,
    lose_the_cache,
]


@pytest.mark.parametrize("happens", BETWEEN)
def test_what_happens_unseen_before_an_edit_is_found(
    world: World, live: Live, happens: Callable[[World], None]
) -> None:
    happens(world)
    world.site.edit(CODE, "title: Source", "title: The source")
    rebuild(world, live, CODE)
    law(world)


@pytest.mark.parametrize("happens", BETWEEN)
def test_what_happens_before_the_second_look_is_found(
    world: World, live: Live, happens: Callable[[World], None]
) -> None:
    world.site.edit(CODE, "title: Source", "title: The source")
    rebuild(world, live, CODE, tell=lambda _result: happens(world))
    law(world)
    world.site.edit(CODE, "title: The source", "title: Source")
    rebuild(world, live, CODE)
    law(world)


@pytest.mark.parametrize("happens", [edit_another, damage_something_else, edit_again_alike])
def test_a_second_look_that_sees_nothing_would_be_caught(
    world: World, live: Live, happens: Callable[[World], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Live, "_was_all", lambda *_step: True)
    world.site.edit(CODE, "title: Source", "title: The source")
    with pytest.raises(AssertionError):
        rebuild(world, live, CODE, tell=lambda _result: happens(world))


def test_a_build_by_another_process_is_noticed(world: World, live: Live) -> None:
    world.site.edit(PAGE, "keeps", "holds")
    world.build()
    world.site.edit(CODE, " back", " back again")
    rebuild(world, live, CODE)


class _StoppedError(Exception):
    """The process ends here."""


def test_a_process_that_stops_before_the_second_look_leaves_what_the_next_mends(
    world: World, live: Live
) -> None:
    def stop(_result: Result) -> None:
        raise _StoppedError

    world.site.edit(CODE, " back", " back again")
    with pytest.raises(_StoppedError):
        live.rebuild([world.site.content / CODE], stop)
    law(world)
    world.site.edit(CODE, " back again", " back")
    rebuild(world, live, CODE)


def test_without_a_cache_every_build_is_whole(world: World) -> None:
    live = Live(world.site.paths._replace(cache=None))
    live.prepare()
    world.site.edit(CODE, " back", " back again")
    rebuild(world, live, CODE)
    live.close()
