"""Minting writes an id into each event that lacks one, and changes nothing else."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from generator.importers.mint import mint
from tests.support.site import SiteBuilder, tree_of

EVENT = "events/x.yaml"


def numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"tag:t.example,2026:event/{next(numbers)}"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        # The id comes first; comments, blank lines and quoting stay.
        ("# Why\n\ntitle: 'One'  # said\n", "# Why\n\nguid: ID1\ntitle: 'One'  # said\n", [3]),
        ("title: One", "guid: ID1\ntitle: One", [1]),
        ("---\ntitle: One\n", "---\nguid: ID1\ntitle: One\n", [2]),
        # Whatever ends the lines ends the new one.
        ("title: One\r\nkind: x\r\n", "guid: ID1\r\ntitle: One\r\nkind: x\r\n", [1]),
        ("title: One\rkind: x\r", "guid: ID1\rtitle: One\rkind: x\r", [1]),
        # A list, at the indentation of each item.
        (
            "- title: One\n- guid: tag:t.example,2026:old\n  title: Two\n-\n    title: Three\n",
            (
                "- guid: ID2\n  title: One\n"
                "- guid: tag:t.example,2026:old\n  title: Two\n"
                "-\n    guid: ID1\n    title: Three\n"
            ),
            [1, 5],
        ),
        # Flow style.
        ("{title: One, kind: x}\n", '{guid: "ID1", title: One, kind: x}\n', [1]),
        ("{\n  title: One\n}\n", '{\n  guid: "ID1", title: One\n}\n', [1]),
        (
            "[{title: One}, {title: Two}]\n",
            '[{guid: "ID2", title: One}, {guid: "ID1", title: Two}]\n',
            [1, 1],
        ),
        ("# brace: {\ntitle: One\n", "# brace: {\nguid: ID1\ntitle: One\n", [2]),
        # A key that waits for its id.
        ("guid:\ntitle: One\n", 'guid: "ID1"\ntitle: One\n', [1]),
        ("title: One\nguid: ~  # soon\n", 'title: One\nguid: "ID1"  # soon\n', [1]),
        ("title: One\nguid: # soon\r\n", 'title: One\nguid: "ID1" # soon\r\n', [1]),
        ("{title: One, guid: }\n", '{title: One, guid: "ID1"}\n', [1]),
        ("{guid: null, title: One}\n", '{guid: "ID1", title: One}\n', [1]),
        # More bytes than characters before the place.
        ("é: 🛥\n".replace("é", "title"), "guid: ID1\ntitle: 🛥\n", [1]),
        ("{ü: 1, title: One}\n", '{guid: "ID1", ü: 1, title: One}\n', [1]),
    ],
)
def test_an_id_is_written(site: SiteBuilder, before: str, after: str, lines: list[int]) -> None:
    file = site.write(EVENT, before)
    others = {path: data for path, data in tree_of(site.content).items() if path != EVENT}
    ids = numbered()
    places = mint(site.content, lambda: ids().replace("tag:t.example,2026:event/", "ID"))

    assert file.read_bytes().decode() == after
    assert sorted(places) == sorted(f"{EVENT}:{line}" for line in lines)
    assert {path: data for path, data in tree_of(site.content).items() if path != EVENT} == others


def test_a_markdown_event(site: SiteBuilder) -> None:
    file = site.write("events/x.md", "---\ntitle: One\n---\n\ntitle: not this\n")

    assert mint(site.content, numbered()) == ["events/x.md:2"]
    assert (
        file.read_text()
        == "---\nguid: tag:t.example,2026:event/1\ntitle: One\n---\n\ntitle: not this\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "title: [\n",
        "title: a\ntitle: b\n",
        "just text\n",
        "[]\n",
        "[a, b]\n",
        "\ufefftitle: x\n",
        "? title\n: One\n",
    ],
)
def test_what_is_no_sound_event_is_left_alone(site: SiteBuilder, text: str) -> None:
    file = site.write(EVENT, text)

    assert mint(site.content, numbered()) == []
    assert file.read_bytes() == text.encode()


def test_a_second_run_finds_nothing(site: SiteBuilder) -> None:
    site.write(EVENT, "- title: One\n- {title: Two}\n")
    mint(site.content, numbered())
    tree = tree_of(site.content)

    assert mint(site.content, numbered()) == []
    assert tree_of(site.content) == tree


def test_only_events_have_ids(site: SiteBuilder) -> None:
    site.edit("outlets/evening-tide.yaml", "name", "title")

    assert mint(site.content, numbered()) == []


def test_rights_are_kept_and_nothing_is_left_over(site: SiteBuilder) -> None:
    file = site.write(EVENT, "title: One\n")
    file.chmod(0o640)
    mint(site.content, numbered())

    assert file.stat().st_mode & 0o7777 == 0o640
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_a_link_stays_a_link(site: SiteBuilder) -> None:
    target = site.write("_shared/x.yaml", "title: One\n")
    link = site.content / EVENT
    link.symlink_to(Path("../_shared/x.yaml"))

    assert mint(site.content, numbered()) == [f"{EVENT}:1"]
    assert link.is_symlink()
    assert target.read_text().startswith("guid: ")
