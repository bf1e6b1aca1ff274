"""`onrecord build --explain`: one sentence for each output, with the cause."""

import pytest

from generator.engine.explain import reasons
from generator.engine.traces import Trace
from tests.support.site import SiteBuilder, onrecord

PARTS = {"program": "p", "template": "t", "site": "s", "record": "r"}
OLD = Trace("old", "bytes", PARTS)

CAUSES = {
    "it is new": (OLD, None, None),
    "its file was missing or had been changed": (OLD, OLD, None),
    "record changed": (Trace("new", "x", {**PARTS, "record": "R"}), OLD, OLD),
    "record and site changed": (
        Trace("new", "x", {**PARTS, "record": "R", "site": "S"}),
        OLD,
        None,
    ),
    "its template, or one that it uses changed": (
        Trace("new", "x", {**PARTS, "template": "T"}),
        OLD,
        OLD,
    ),
    "Onrecord itself changed": (Trace("new", "x", {**PARTS, "program": "P"}), OLD, OLD),
    "Onrecord itself, record and its template, or one that it uses changed": (
        Trace("new", "x", {"program": "P", "template": "T", "site": "s", "record": "R"}),
        OLD,
        OLD,
    ),
    "strip changed": (Trace("new", "x", {**PARTS, "strip": "new"}), OLD, OLD),
    "site changed": (
        Trace("new", "x", {name: part for name, part in PARTS.items() if name != "site"}),
        OLD,
        OLD,
    ),
    "its key changed": (Trace("new", "x", PARTS), OLD, OLD),
}


@pytest.mark.parametrize("sentence", CAUSES)
def test_each_cause_has_its_sentence(sentence: str) -> None:
    made, before, sound = CAUSES[sentence]
    said = reasons(
        {"page": made},
        {"page": before} if before else {},
        {"page": sound} if sound else {},
    )
    assert list(said) == [("page", sentence)]


def test_outputs_are_explained_in_order() -> None:
    made = dict.fromkeys(("b", "a", "c"), OLD)
    assert [path for path, _why in reasons(made, {}, {})] == ["a", "b", "c"]


def explained(site: SiteBuilder) -> dict[str, str]:
    """Build by the program, and give what it says of each output."""
    done = onrecord("build", "--explain", "--quiet", cwd=site.root)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


def test_the_program_says_why(site: SiteBuilder) -> None:
    first = explained(site)
    assert set(first) == set(site.tree())
    assert set(first.values()) == {"it is new"}

    assert explained(site) == {}

    site.edit("pages/about.md", "Who keeps", "Who, keeps")
    (site.public / "feeds" / "index.html").unlink()
    (site.public / "404.html").write_text("damaged")
    lost = "its file was missing or had been changed"
    assert explained(site) == {
        "about/index.html": "head and record changed",
        "feeds/index.html": lost,
        "404.html": lost,
    }

    site.write_theme("templates/pages/404.html", "{% extends 'base.html' %}")
    assert explained(site) == {"404.html": "its template, or one that it uses changed"}

    site.edit("site.yaml", "title: The small record", "title: The little record")
    why = explained(site)
    assert why["about/index.html"] == "head and site changed"
    assert why["feed.xml"] == "channel changed"
