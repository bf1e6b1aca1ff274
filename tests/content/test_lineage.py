"""Where the shipped reports come from, shown from the record alone: no clipping is shipped."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.pages import Pages
from tests.support.records import Record
from tests.support.shipped import shipped_in
from tests.support.site import SiteBuilder, onrecord

CLIP, WIRE = "report:cionews-clip", "report:lapost-clip"
JUNE = "event:2024-06-27-customer-notices"
FILE = "coverage/customer-notices.yaml"


def read_lines(site: SiteBuilder) -> list[dict[str, Any]]:
    done = onrecord("lineage", "--format", "json", cwd=site.root)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def lines(shipped: SiteBuilder) -> list[dict[str, Any]]:
    return read_lines(shipped)


@pytest.fixture(scope="module")
def edges(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["type"] == "edge"]


def test_the_first_clipping_declares_its_agency(edges: list[dict[str, Any]]) -> None:
    (edge,) = [edge for edge in edges if edge["report"] == WIRE]

    assert (edge["newsroom"], edge["state"]) == ("Reuters", "declared")


def test_the_second_comes_from_the_story_of_the_first(edges: list[dict[str, Any]]) -> None:
    (edge,) = [edge for edge in edges if edge["report"] == CLIP and edge["origin"]]

    assert (edge["origin"], edge["state"], edge["directed"]) == (WIRE, "confirmed", True)
    found = {one["kind"] for one in edge["evidence"] if one["detail"]}
    assert found == {"shared error", "quotations"}
    credit = (edge["credit"], edge["credit_there"], edge["credit_here"])
    assert credit == ("vague", "Bloomberg", "A source")


def test_without_its_editor_it_would_be_inferred(tmp_path: Path) -> None:
    """Two kinds of evidence stand in the record itself."""
    site = shipped_in(tmp_path)
    edited = r"  syndicated_from: .*\n  unacknowledged: .*\n  derivation:\n(?:    .*\n)+"
    found = rf"(- slug: cionews-clip\n(?:  .*\n)*?){edited}"
    text, changed = re.subn(found, r"\1", site.read(FILE))
    assert changed == 1
    site.write(FILE, text)

    (edge,) = [edge for edge in read_lines(site) if edge.get("report") == CLIP]

    assert (edge["origin"], edge["state"], edge["directed"]) == (WIRE, "inferred", True)
    assert edge["credit"] == "vague"
    site.built()
    page = site.page("coverage/cionews-clip/")
    assert "Nothing on record says where this report comes from." in page
    assert "Bloomberg with being first" not in page


def test_nothing_waits_for_an_editor(edges: list[dict[str, Any]]) -> None:
    """So no unrelated reports are joined either."""
    assert not [edge for edge in edges if edge["state"] == "inferred"]


def test_copies_of_one_agency_count_once(lines: list[dict[str, Any]]) -> None:
    (june,) = [line for line in lines if line.get("record") == JUNE]
    (reuters,) = june["known"]

    assert reuters["newsroom"] == "Reuters"
    assert reuters["reports"] == len(june["reports"]) - len(june["unknown"]) > 5
    assert {CLIP, WIRE} <= set(june["reports"]) - set(june["unknown"])


def test_the_pages_say_it(
    pages: Pages, records: dict[str, Record], lines: list[dict[str, Any]]
) -> None:
    (june,) = [line for line in lines if line.get("record") == JUNE]
    clip, event = pages[records[CLIP].path].text(), pages[records[JUNE].path].text()

    assert "Made from the story that also stands in Microsoft informs customers" in clip
    assert "An inference, confirmed by an editor of this record." in clip
    assert "That report credits Bloomberg with being first. This one credits “A source”." in clip
    assert (
        f"{len(june['reports'])} reports: 1 independent origin known, "
        f"{len(june['unknown'])} of unknown origin" in event
    )
