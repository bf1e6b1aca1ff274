"""`onrecord names`: each name of a text, where it stands and whose it is."""

import json
import re
import subprocess
import sys

import pytest
from msgspec import structs

from generator.link.roster import Holder, Sighting
from tests.support.site import ROOT, SiteBuilder, onrecord

TABLE = (
    "authority\tactor\tname\trelation\tsince\tnamed_by\n"
    "Harbour\tSea Fog\tDark Tide\tsame\t2023-11~\tDesk\n"
    "Harbour\tLow Cloud\tLow Cloud\tsame\t\t\n"
    "Desk\tHigh Cloud\tLow Cloud\tsame\t\t\n"
    "Harbour\tSea Fog\tFar Shore\toverlaps\t\t\n"
    "Desk\tGrey Mist\tGrey Mist\tsame\t\t\n"
)
TEXT = "Sea Fog, or Dark\nTide.\r\nÖde: “Low Cloud”, Far Shore, 🐙 Grey Mist; seafog.\n"


@pytest.fixture
def named(site: SiteBuilder) -> SiteBuilder:
    site.write("names/harbour.tsv", TABLE)
    site.write("../draft.txt", TEXT)
    return site


def test_the_table(named: SiteBuilder) -> None:
    done = onrecord("names", "draft.txt", cwd=named.root)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "1:1   Sea Fog    actor:sea-fog  "
        "this site for actor:sea-fog; Harbour for actor:sea-fog\n"
        "1:13  Dark Tide  actor:sea-fog  "
        "Harbour for actor:sea-fog (Sea Fog), since about November 2023\n"
        "3:7   Low Cloud  ambiguous      Harbour for Low Cloud; Desk for High Cloud\n"
        "3:19  Far Shore  overlaps       Harbour for actor:sea-fog (Sea Fog), overlaps\n"
        "3:32  Grey Mist  no record      Desk for Grey Mist\n"
    )


def test_an_object_a_line(named: SiteBuilder) -> None:
    done = onrecord("names", "draft.txt", "--format", "json", cwd=named.root)
    found = [json.loads(line) for line in done.stdout.splitlines()]

    assert all(TEXT[one["offset"] :].startswith(one["text"]) for one in found)
    assert [one["record"] for one in found] == ["actor:sea-fog", "actor:sea-fog", None, None, None]
    assert [one["ambiguous"] for one in found] == [False, False, True, False, False]
    assert found[1] == {
        "text": "Dark\nTide",
        "line": 1,
        "column": 13,
        "offset": 12,
        "name": "Dark Tide",
        "record": "actor:sea-fog",
        "ambiguous": False,
        "holders": [
            {
                "record": "actor:sea-fog",
                "authority": "Harbour",
                "actor": "Sea Fog",
                "relation": "same",
                "since": "2023-11~",
                "named_by": "Desk",
                "table": "names/harbour.tsv",
                "line": 2,
            }
        ],
    }


def test_the_reference_has_the_fields() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    section = text.partition("### onrecord names")[2].partition("### ")[0]
    rows = re.findall(r"^\| (`.*?`) \| (.*) \|$", section, re.MULTILINE)
    told = [name for cell, _meaning in rows for name in re.findall(r"`(\w+)`", cell)]

    assert told == [field.name for field in structs.fields(Sighting)]
    assert re.findall(r"`(\w+)`", rows[-1][1]) == [field.name for field in structs.fields(Holder)]


def test_a_text_may_be_piped_in(named: SiteBuilder) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "names", "-", "--site", str(named.root)],
        input=b"It was Dark Tide.",
        capture_output=True,
        check=True,
    )

    assert done.stdout.startswith(b"1:8  Dark Tide")


def test_a_text_without_names(named: SiteBuilder) -> None:
    named.write("../draft.txt", "Nothing.")

    for form, said in (("text", "There is no known name in it.\n"), ("json", "")):
        done = onrecord("names", "draft.txt", "--format", form, cwd=named.root)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", said)


def test_a_text_that_is_not_utf8_is_refused(named: SiteBuilder) -> None:
    named.write("../draft.txt", b"Sea Fog \xe9")
    done = onrecord("names", "draft.txt", cwd=named.root)

    assert (done.returncode, done.stdout) == (2, "")
    assert "draft.txt is not UTF-8: the byte at 8 is no part of a character" in done.stderr


def test_names_that_cannot_be_read_are_not_left_out_in_silence(named: SiteBuilder) -> None:
    named.write("actors/sea-fog.yaml", "nmae: Sea Fog\n")
    done = onrecord("names", "draft.txt", cwd=named.root)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The content has problems: run `onrecord check`.\n"
