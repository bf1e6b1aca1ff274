"""For an edit, exactly the outputs that are made anew and those that go: no more, and no less.

The property test of the engine guards against too little; this guards against too much. A scenario
is a text file. Its first lines say what it shows; then come sections:

    [file PATH]      a file that the world has, beside those of `tests/properties/world`
    [edit PATH]      lines with `- ` stand in the file, each once; `+ ` lines stand there afterwards
    [new PATH]       a file that comes
    [delete PATH]    a file that goes
    [rendered]       the outputs that are made anew, one a line; `*` stands for any characters
    [removed]        the outputs that go

Paths of files are below `content/`. What stands in no section of outputs must stay untouched. The
files of the search are not listed: each is made anew if its bytes are other ones, and only then.
"""

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.publish.manifest import NAME as MANIFEST
from tests.support.world import World, law

FOLDER = Path(__file__).parent
_SECTION = re.compile(r"^\[(?P<verb>[a-z]+)(?: (?P<path>[^\]]+))?\]\n", re.MULTILINE)


class Section(NamedTuple):
    """One part of a scenario."""

    verb: str
    path: str
    text: str


def read(name: str) -> list[Section]:
    """Read a scenario."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    found = list(_SECTION.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        Section(match["verb"], match["path"] or "", text[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    ]


def do(world: World, section: Section) -> None:
    """Change the world as a section says."""
    match section.verb:
        case "file" | "new":
            world.site.write(section.path, section.text.rstrip("\n") + "\n")
        case "edit":
            old, new = (marked(section, mark) for mark in "-+")
            world.site.edit(section.path, old, new)
        case "delete":
            world.site.remove(section.path)
        case other:
            raise ValueError(f"there is no section [{other}]")


def marked(section: Section, mark: str) -> str:
    """Give the lines of a section that begin with a mark."""
    lines = section.text.splitlines(keepends=True)
    return "".join(line[2:] or "\n" for line in lines if line[:1] == mark)


def wanted(sections: list[Section], verb: str, there: set[str]) -> set[str]:
    """Give the outputs that the sections of a verb name; a name that fits nothing is a fault."""
    found: set[str] = set()
    for pattern in "".join(one.text for one in sections if one.verb == verb).split():
        fitting = {path for path in there if fnmatchcase(path, pattern)}
        assert fitting, f"{pattern} is no output"
        found |= fitting
    return found


def not_search(paths: Iterable[str]) -> set[str]:
    """Leave out the files of the search, but not its page."""
    return {path for path in paths if not path.startswith("search/") or path.endswith(".html")}


SCENARIOS = sorted(path.name for path in FOLDER.glob("*.test"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_exactly_these_outputs(name: str, tmp_path: Path) -> None:
    sections = read(name)
    world = World(tmp_path)
    for section in (one for one in sections if one.verb == "file"):
        do(world, section)
    assert world.build().published is not None
    before = world.site.tree()

    for section in (one for one in sections if one.verb in {"edit", "new", "delete"}):
        do(world, section)
    result = world.build()

    assert result.published is not None, result.diagnostics
    after = world.site.tree()
    rendered = {path for path, _reason in result.rendered}
    assert not_search(rendered) == wanted(sections, "rendered", {*after})
    assert not_search(result.published.removed) == wanted(sections, "removed", {*before})
    search = {path for path in after if path.startswith("search/")}
    assert search & rendered == {path for path in search if before.get(path) != after[path]}
    assert {*result.published.written} <= {path for path, _reason in result.rendered} - {MANIFEST}
    law(world)


def test_a_scenario_may_be_wrong(tmp_path: Path) -> None:
    """The reader of scenarios is no rubber stamp."""
    world = World(tmp_path)
    edit = Section("edit", "site.yaml", "- title: The small record\n+ title: Another\n")
    do(world, edit)

    assert "title: Another\n" in world.site.read("site.yaml")
    with pytest.raises(AssertionError, match="stands 0 times"):
        do(world, edit)
    with pytest.raises(AssertionError, match="is no output"):
        wanted([Section("rendered", "", "nowhere.html\n")], "rendered", {"index.html"})
    with pytest.raises(ValueError, match="no section"):
        do(world, Section("rewrite", "", ""))
