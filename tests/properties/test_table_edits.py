"""An edit of a name table reaches every page that has a name of it."""

from pathlib import Path

import pytest

from tests.support.world import World, law

ABOUT = "events/2024-03-08-code.md"


def test_a_table_that_comes_changes_and_goes(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.site.write(ABOUT, f"{world.site.read(ABOUT)}\nEbb Tide and Spring Tide.\n")
    assert law(world).published
    linked = world.site.page("/events/2024-03-08-code/")
    table = world.site.read("names/harbour.tsv")

    world.site.write("names/harbour.tsv", table.replace("High Cloud\tSpring", "Sea Fog\tSpring"))
    assert law(world).published
    world.site.write("names/harbour.tsv", table.replace("High Cloud\tSpring", "High Cloud\tEbb"))
    assert not law(world).published
    world.site.remove("names/harbour.tsv")
    assert law(world).published
    plain = world.site.page("/events/2024-03-08-code/")
    world.site.write("names/deep/again.tsv", table)
    assert law(world).published
    assert plain != linked == world.site.page("/events/2024-03-08-code/")


def test_an_edited_event_knows_the_names_of_tables(tmp_path: Path) -> None:
    world = World(tmp_path)
    law(world)
    text = world.site.read(ABOUT)
    for words in ("Ebb Tide.", "Spring Tide and Ebb Tide.", "Nobody."):
        world.site.write(ABOUT, f"{text}\n{words}\n")
        assert law(world).published
    world.site.write(ABOUT, f"{text}\nLow Cloud.\n")
    assert not law(world).published


def test_a_way_that_does_not_look_for_ambiguous_names_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.edit.uses_ambiguous_names", lambda *_: False)
    world = World(tmp_path)
    law(world)
    world.site.write(ABOUT, f"{world.site.read(ABOUT)}\nLow Cloud.\n")

    with pytest.raises(AssertionError):
        law(world)
