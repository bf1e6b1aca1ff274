"""An edit of an event takes a way of its own through the engine: every field, every sort of value.

Each edit is made on top of those before it, so that dates and titles meet that never met before.
"""

from pathlib import Path

import pytest

from generator.engine import shelf, stamps
from generator.plan import catch_up, listings, pages
from generator.plan.dossier import volumes
from generator.plan.timelines import filter as filtering
from generator.plan.timelines import run
from tests.support.steps import FIELD, PROSE, VALUES
from tests.support.world import World, law

EVENTS = (
    "events/2024-01-12-detection.yaml",
    "events/2024-01-19-disclosure.yaml",
    "events/2024-03-08-code.md",
    "events/2024.yaml",
)
FIELDS = ("title", "occurred", "public", "summary", "text", "note", "major", "statements")
ENOUGH = 40


@pytest.fixture(autouse=True)
def small_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this small world fill as many rows of the cache as a large one."""
    monkeypatch.setattr(stamps, "PAGE", 5)
    monkeypatch.setattr(shelf, "ROOM", 4)


@pytest.mark.slow
@pytest.mark.parametrize("path", EVENTS)
def test_every_field_of_an_event(path: str, tmp_path: Path) -> None:
    world = World(tmp_path)
    law(world)
    original = world.site.read(path)
    places = [found for found in FIELD.finditer(original) if found["key"] in FIELDS]
    edits = [(number, value) for number, at in enumerate(places) for value in VALUES[at["key"]]]
    assert len(edits) >= 20
    sound = original
    for number, value in edits[:: -(-len(edits) // ENOUGH)]:
        place = [found for found in FIELD.finditer(sound) if found["key"] in FIELDS][number]
        edited = sound[: place.start("value")] + value + sound[place.end() :]
        world.site.write(path, edited)
        if law(world).published:
            sound = edited


@pytest.mark.parametrize("words", [words for words in PROSE if "nowhere" not in words])
def test_the_body_of_an_event(words: str, tmp_path: Path) -> None:
    world = World(tmp_path)
    law(world)
    for _turn in (1, 2):
        text = world.site.read("events/2024-03-08-code.md")
        world.site.write("events/2024-03-08-code.md", f"{text}\n{words}\n")
        law(world)


def test_two_events_change_places(tmp_path: Path) -> None:
    world = World(tmp_path)
    law(world)
    world.site.edit("events/2024-01-12-detection.yaml", "2024-01-12\n", "2024-02-12\n")
    world.site.edit("events/2024-01-19-disclosure.yaml", "occurred: 2024-01-19", "occurred: 2023")
    law(world)


def test_a_difference_is_named_by_another_fact(tmp_path: Path) -> None:
    """The page of the difference links to the fact that names it."""
    world = World(tmp_path)
    code, told = "events/2024-03-08-code.md", "    note: As told, "
    second = (
        "  - text: The update was short.\n    sources: [document:notice]\n    verified: excerpt\n"
    )
    first = "    quantity: {key: days, value: 49 days}\n"
    named, plain = f"{told}[[discrepancy:days]].\n", f"{told}once.\n"
    world.site.edit(code, first, f"{first}{named}{second}{plain}")
    law(world)
    world.site.edit(code, f"{named}{second}{plain}", f"{plain}{second}{named}")
    law(world)


@pytest.mark.parametrize("most", [1, 2])
def test_dossiers_in_parts(most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event has another title, stands in another run of its year, and in another year."""
    monkeypatch.setattr(volumes, "MOST_ENTRIES", most)
    world = World(tmp_path)
    law(world)
    for path, old, new in (
        ("events/2024-03-08-code.md", "title: Source", "title: The source"),
        ("events/2024-01-12-detection.yaml", "occurred: 2024-01-12", "occurred: 2024-02-12"),
        ("events/2024-01-19-disclosure.yaml", "occurred: 2024-01-19", "occurred: 2023"),
        ("events/2024-01-12-detection.yaml", "as the day", "as a day"),
    ):
        world.site.edit(path, old, new)
        law(world)


@pytest.mark.parametrize("window", [1, 2])
def test_pages_and_feeds_that_show_only_so_many(
    window: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event comes into a window, stands in it, leaves it, and was never in it."""
    for module in (run, pages):
        monkeypatch.setattr(module, "MOST_ENTRIES", window)
    monkeypatch.setattr(catch_up, "MOST_ROWS", window)
    monkeypatch.setattr(catch_up, "MOST_SINCE", window)
    monkeypatch.setattr(filtering, "BLOCK", window)
    for limit in ("HOME_EVENTS", "MOST_ROWS"):
        monkeypatch.setattr(listings, limit, window)
    world = World(tmp_path)
    world.site.edit("site.yaml", "feed_items: 3", f"feed_items: {window}")
    law(world)
    code, disclosure = "events/2024-03-08-code.md", "events/2024-01-19-disclosure.yaml"
    for path, old, new in (
        (code, "title: Source", "title: The source"),
        (disclosure, "breach is disclosed", "breach is known"),
        (disclosure, "public: 2024-01-19", "public: 2024-04-19"),
        (disclosure, "breach is known", "breach is disclosed"),
        (code, "public: 2024-03-08", "public: 2024-05"),
        (disclosure, "occurred: 2024-01-19", "occurred: 2024-01-10"),
        (disclosure, "public: 2024-04-19", "public: 2024-01-19"),
        (code, " back", " back again"),
        (code, "occurred: 2024-03", "occurred: 2024-01"),
    ):
        world.site.edit(path, old, new)
        law(world)
