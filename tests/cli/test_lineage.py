"""`onrecord lineage`, the real program, on tiny sites."""

import json
import re
from typing import Any

import pytest

from tests.support.site import ROOT, SiteBuilder, onrecord, tree_of

OK, CONTENT_ERRORS, USAGE = 0, 1, 2

EDGE = {
    "type",
    "report",
    "origin",
    "newsroom",
    "state",
    "directed",
    "evidence",
    "credit",
    "credit_there",
    "credit_here",
}
ORIGINS = {"type", "record", "reports", "known", "unknown"}

LATER_WORDS = """\
speaker: Ada Quay
organisation: harbour
date: 2024-03-08
channel: blog post
quote: We have seen no further access since the week of the notice.
sources: [document:notice]
verified: unverified
"""
SHARED = """\
quotations:
  - statement: notice-words
    extent: part
    text: a small number of staff
  - statement: later-words
    extent: part
    text: no further access since
"""
AGENCY = """\
name: Tide Wire
kind: news
role: An agency.
sources: [document:notice]
verified: unverified
"""
TIDE = "coverage/tide-report.yaml"


def report(**fields: str) -> str:
    lines = {"outlet": "evening-tide", "title": "Mail read", "verified": "read in full", **fields}
    return "".join(f"{key}: {value}\n" for key, value in lines.items())


@pytest.fixture
def pair(site: SiteBuilder) -> SiteBuilder:
    """Two reports that took the same words of two occasions, and repeat one error."""
    site.write("outlets/gale.yaml", "name: The Gale\n")
    site.write("statements/later-words.yaml", LATER_WORDS)
    head, _quoted = site.read(TIDE).split("quotations:")
    site.write(TIDE, f"{head}credits_first: The Record\n{SHARED}verified: read in full\n")
    site.write(
        "coverage/gale-copy.yaml",
        report(outlet="gale", kind="rewrite", credits_first="A source") + SHARED,
    )
    site.edit(
        "discrepancies/day-of-detection.yaml",
        "    says: It was found on 13 January.\n",
        "    says: It was found on 13 January.\n"
        "  - source: report:gale-copy\n    says: Also the 13th.\n    repeats: tide-report\n",
    )
    return site


def lines(site: SiteBuilder) -> list[dict[str, Any]]:
    done = onrecord("lineage", "--format", "json", cwd=site.root)
    assert (done.returncode, done.stderr) == (OK, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def edges(site: SiteBuilder) -> list[dict[str, Any]]:
    return [line for line in lines(site) if line["type"] == "edge"]


def counts(site: SiteBuilder) -> dict[str, tuple[int, list[str], list[str]]]:
    return {
        line["record"]: (
            len(line["reports"]),
            [one["newsroom"] for one in line["known"]],
            line["unknown"],
        )
        for line in lines(site)
        if line["type"] == "origins"
    }


# --- Form ----------------------------------------------------------------------------------------


def test_the_fields_are_those_that_the_reference_lists(pair: SiteBuilder) -> None:
    found = {line["type"]: set(line) for line in lines(pair)}
    section = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    section = section.partition("### onrecord lineage")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| (`.*?) \| (both|edge|origins) \|", section, re.MULTILINE)
    listed = {
        kind: {
            name
            for names, where in rows
            if where in {"both", kind}
            for name in re.findall("`([a-z_]+)`", names)
        }
        for kind in ("edge", "origins")
    }

    assert found == {"edge": EDGE, "origins": ORIGINS} == listed


def test_a_table_for_people(pair: SiteBuilder) -> None:
    done = onrecord("lineage", cwd=pair.root)

    assert (done.returncode, done.stderr) == (OK, "")
    assert done.stdout == (
        "Edges\n"
        "  inferred   report:gale-copy  from  report:tide-report\n"
        "             quotations: statement:later-words, statement:notice-words\n"
        "             shared error: discrepancy:day-of-detection\n"
        "             credit lost: 'The Record' there, 'A source' here\n"
        "\n"
        "Origins\n"
        "  incident:mail-breach: 1 report, of unknown origin\n"
        "    not known: report:tide-report\n"
        "  event:2024-01-19-disclosure: 1 report, of unknown origin\n"
        "    not known: report:tide-report\n"
        "  statement:later-words: 2 reports, of unknown origin\n"
        "    not known: report:gale-copy, report:tide-report\n"
        "  statement:notice-words: 2 reports, of unknown origin\n"
        "    not known: report:gale-copy, report:tide-report\n"
    )


def test_a_site_with_errors_has_no_lineage(site: SiteBuilder) -> None:
    site.edit(TIDE, "outlet: evening-tide", "outlet: evening-tied")

    done = onrecord("lineage", "--format", "json", cwd=site.root)

    assert (done.returncode, done.stdout) == (CONTENT_ERRORS, "")
    assert f"content/{TIDE}:1:9: error[dangling-reference]" in done.stderr


def test_it_writes_nothing(pair: SiteBuilder) -> None:
    before = tree_of(pair.content)
    onrecord("lineage", cwd=pair.root)
    assert tree_of(pair.content) == before
    assert not pair.public.exists()


# --- Evidence ------------------------------------------------------------------------------------


def test_two_kinds_of_evidence_make_an_edge(pair: SiteBuilder) -> None:
    (edge,) = edges(pair)

    assert edge == {
        "type": "edge",
        "report": "report:gale-copy",
        "origin": "report:tide-report",
        "newsroom": None,
        "state": "inferred",
        "directed": True,
        "evidence": [
            {"kind": "quotations", "detail": "statement:later-words, statement:notice-words"},
            {"kind": "shared error", "detail": "discrepancy:day-of-detection"},
        ],
        "credit": "vague",
        "credit_there": "The Record",
        "credit_here": "A source",
    }


def test_one_kind_makes_none(pair: SiteBuilder) -> None:
    pair.edit("discrepancies/day-of-detection.yaml", "    repeats: tide-report\n", "")
    assert edges(pair) == []


def test_what_others_took_as_well_is_no_evidence(pair: SiteBuilder) -> None:
    pair.write("coverage/other.yaml", report() + SHARED)
    assert edges(pair) == []


def test_one_statement_alone_is_no_evidence(pair: SiteBuilder) -> None:
    pair.edit("statements/later-words.yaml", "date: 2024-03-08", "date: 2024-01-19")
    assert edges(pair) == []


def test_an_error_that_no_primary_source_has_otherwise_is_none(pair: SiteBuilder) -> None:
    pair.edit(
        "discrepancies/day-of-detection.yaml",
        "  - source: document:notice\n    says: It was found on 12 January.\n",
        "",
    )
    assert edges(pair) == []


def test_a_later_report_is_never_the_origin(pair: SiteBuilder) -> None:
    pair.edit("coverage/gale-copy.yaml", "kind: rewrite", "published: 2024-01-18\nkind: rewrite")

    (edge,) = edges(pair)

    assert (edge["report"], edge["origin"]) == ("report:tide-report", "report:gale-copy")
    assert edge["directed"]


def test_where_nothing_tells_the_first_none_is_called_so(pair: SiteBuilder) -> None:
    pair.edit("coverage/gale-copy.yaml", "kind: rewrite\n", "")
    pair.edit("coverage/gale-copy.yaml", "credits_first: A source", "credits_first: The Record")

    (edge,) = edges(pair)

    assert not edge["directed"]
    assert edge["credit"] is None


def test_an_editor_confirms_an_edge(pair: SiteBuilder) -> None:
    pair.write(
        "coverage/gale-copy.yaml",
        pair.read("coverage/gale-copy.yaml")
        + "derivation:\n  - report: tide-report\n    state: confirmed\n    evidence: [residue]\n",
    )

    (edge,) = edges(pair)

    assert edge["state"] == "confirmed"
    assert [one["kind"] for one in edge["evidence"]] == ["residue", "quotations", "shared error"]


def test_what_an_editor_rejected_is_not_inferred_again(pair: SiteBuilder) -> None:
    pair.write(
        "coverage/gale-copy.yaml",
        pair.read("coverage/gale-copy.yaml")
        + "derivation:\n  - report: tide-report\n    state: rejected\n    evidence: [quotations]\n",
    )

    (edge,) = edges(pair)

    assert (edge["state"], edge["credit"]) == ("rejected", None)


@pytest.mark.parametrize(
    ("fields", "evidence", "state"),
    [
        ({"syndicated_from": "Tide Wire"}, "agency line", "declared"),
        (
            {"syndicated_from": "Tide Wire", "kind": "rewrite"},
            "statement of the editor",
            "confirmed",
        ),
        ({"authors": "[Jo Sample - Tide Wire]"}, "byline", "declared"),
        ({"authors": "['Jo Sample, Tide Wire']"}, "byline", "declared"),
    ],
)
def test_what_a_report_says_itself_is_declared(
    fields: dict[str, str], evidence: str, state: str, site: SiteBuilder
) -> None:
    site.write("organisations/tide-wire.yaml", AGENCY)
    site.write("coverage/gale-copy.yaml", report(**fields))

    (edge,) = edges(site)

    assert (edge["origin"], edge["state"]) == (None, state)
    assert edge["newsroom"] == "Tide Wire"
    assert [one["kind"] for one in edge["evidence"]] == [evidence]


def test_the_name_of_an_author_is_no_agency(site: SiteBuilder) -> None:
    site.write(
        "coverage/gale-copy.yaml", report(authors="[Ada Quay, Evening Tide, Staff, Harbour]")
    )
    assert edges(site) == []


# --- Clippings -----------------------------------------------------------------------------------

ARTICLE = """\
On Friday the firm Harbour said that Russian guests had read the letters of 14 clerks in Brest.
Its chief, Ada Quay, told Parliament in May that Lloyd and Zurich had lent 30 guards to help.
They came too soon for some of the clerks, who had left their desks for the whole of that week.
"""


def test_articles_at_hand_are_compared_and_never_shown(site: SiteBuilder) -> None:
    site.write("outlets/gale.yaml", "name: The Gale\n")
    site.write("coverage/gale-copy.yaml", report(outlet="gale", kind="rewrite"))
    site.write("../clippings/tide-report.txt", ARTICLE)
    site.write("../clippings/gale-copy.txt", ARTICLE.replace("left", "quit"))

    (edge,) = edges(site)

    assert [one["kind"] for one in edge["evidence"]] == ["order of facts", "wording"]
    said = onrecord("lineage", cwd=site.root).stdout
    assert not any(word in said for word in ("Brest", "clerks", "guests", "Zurich"))
    site.built()
    published = b"".join(site.tree().values())
    assert b"clerks" not in published


def test_likeness_alone_makes_no_edge(site: SiteBuilder) -> None:
    plain = "the firm has said that its guests had read some letters of a few of its own clerks"
    site.write("coverage/gale-copy.yaml", report(kind="rewrite"))
    for name in ("tide-report", "gale-copy"):
        site.write(f"../clippings/{name}.txt", plain)

    assert edges(site) == []


def test_quotations_are_no_likeness(site: SiteBuilder) -> None:
    site.write("coverage/gale-copy.yaml", report(kind="rewrite"))
    said = " ".join(ARTICLE.split())
    site.write("../clippings/tide-report.txt", f"Mail read\n\nQuay said this: “{said}”\n")
    site.write("../clippings/gale-copy.txt", f"Letters\n\n“{said}”, the firm wrote\n")

    assert edges(site) == []


# --- Origins -------------------------------------------------------------------------------------


def test_a_copy_never_adds_an_origin(site: SiteBuilder) -> None:
    event = "event:2024-01-19-disclosure"
    own = "own_reporting: Its author was there."
    site.edit(TIDE, "verified: read in full", f"{own}\nverified: read in full")
    assert counts(site)[event] == (1, ["Evening Tide"], [])

    site.write("coverage/copy.yaml", report(outlet="gale", syndicated_from="The Evening Tide"))
    site.write("outlets/gale.yaml", "name: The Gale\n")
    site.edit("events/2024-01-19-disclosure.yaml", "[tide-report]", "[tide-report, copy]")
    assert counts(site)[event] == (2, ["Evening Tide"], [])

    site.write(
        "coverage/gale-own.yaml", report(outlet="gale", own_reporting="It asked the clerks.")
    )
    site.edit("events/2024-01-19-disclosure.yaml", "report, copy]", "report, copy, gale-own]")
    assert counts(site)[event] == (3, ["Evening Tide", "The Gale"], [])

    site.write("coverage/other.yaml", report(outlet="gale"))
    site.edit("events/2024-01-19-disclosure.yaml", "gale-own]", "gale-own, other]")
    assert counts(site)[event] == (4, ["Evening Tide", "The Gale"], ["report:other"])
