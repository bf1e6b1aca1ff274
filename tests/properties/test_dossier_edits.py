"""A dossier shows more of a record than any card does: what an event is called, in all of it."""

from pathlib import Path

import pytest

from tests.support.world import World, law

STATEMENT = """\
speaker: Ben Weir
organisation: quay-labs
date: 2024-02-03
channel: interview
quote: We were told.
complete: true
{more}sources: [document:letter]
verified: excerpt
"""
CLAIMED = """\
title: Who was told
kind: number
status: open
about: [event:letters]
claims:
  - source: document:letter
    says: {says}
  - source: {source}
    says: Nobody was.
resolution: {resolution}
"""
CODE = "events/2024-03-08-code.md"
NAMING = '"[[event:2024-03-08-code]]".'


def written(world: World, **given: str) -> None:
    """Write a statement and a difference that stand with the letters, and name another event."""
    said = {"says": "All were.", "resolution": "Open.", "source": "document:notice", "more": ""}
    said |= given
    world.site.write("statements/told.yaml", STATEMENT.format_map(said))
    world.site.write("discrepancies/told.yaml", CLAIMED.format_map(said))
    listed = "statements: [letter-words, told]"
    world.site.edit("events/2024.yaml", "statements: [letter-words]", listed)


@pytest.mark.parametrize(
    "given",
    [
        {"more": f"context: 'It came after {NAMING}'\n"},
        {"says": f"All were, before {NAMING}"},
        {"resolution": f"It is open since {NAMING}"},
        {"source": "statement:told", "more": "overtaken_by: [event:2024-03-08-code]\n"},
    ],
    ids=["context", "claim", "resolution", "overtaken source"],
)
def test_a_dossier_names_an_event_by_its_new_title(given: dict[str, str], tmp_path: Path) -> None:
    world = World(tmp_path)
    written(world, **given)
    assert law(world).published
    world.site.edit(CODE, "title: Source", "title: The source")
    law(world)


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("rules/four-days.yaml", "limit: Four business days."),
        ("rules/four-days.yaml", "trigger: The finding that an incident is material."),
        ("actors/grey-heron.yaml", "text: Harbour says that Heron did it."),
        ("coverage/tide-report.yaml", "verified: read in full"),
        ("documents/letter.yaml", "verified: excerpt"),
    ],
)
def test_so_does_what_is_told_with_rules_and_sources(path: str, old: str, tmp_path: Path) -> None:
    world = World(tmp_path)
    world.site.edit(path, old, _noted(old) if old.startswith("verified") else _naming(old))
    assert law(world).published
    world.site.edit(CODE, "title: Source", "title: The source")
    law(world)


def _naming(line: str) -> str:
    key, _colon, words = line.partition(": ")
    return f"{key}: '{words} See {NAMING}'"


def _noted(line: str) -> str:
    return f"note: 'See {NAMING}'\n{line}"
