"""What pages say of where reports come from: what is declared or confirmed, and nothing else."""

import json
import re
from pathlib import Path

import pytest

from tests.support.pages import Pages
from tests.support.records import Record, plain_yaml
from tests.support.site import SiteBuilder
from tests.support.world import World, law

EVENT = "events/2024-01-19-disclosure.yaml"
TIDE = "coverage/tide-report.yaml"
COUNT = re.compile(
    r"(?P<reports>\d+) reports?(?:, (?P<all>\d+) independent origins?|"
    r": (?P<known>\d+) independent origins? known, \d+ of unknown origin|"
    r", of unknown origin)"
)


def report(site: SiteBuilder, slug: str, **fields: str) -> None:
    lines = {"outlet": "gale", "title": "Mail read", "verified": "read in full", **fields}
    site.write(f"coverage/{slug}.yaml", "".join(f"{key}: {lines[key]}\n" for key in lines))


@pytest.fixture
def gale(site: SiteBuilder) -> SiteBuilder:
    """A second outlet, and one report of it beside that of the base site."""
    site.write("outlets/gale.yaml", "name: The Gale\n")
    site.edit(EVENT, "coverage: [tide-report]", "coverage: [tide-report, copy]")
    return site


def words(site: SiteBuilder, path: str) -> str:
    text = re.sub(r"<[^>]+>", " ", site.page(path).partition("<main")[2])
    return " ".join(text.split())


def test_counts_are_those_of_the_lists(pages: Pages, records: dict[str, Record]) -> None:
    """The number of reports is that of the cards or lines to which the count leads."""
    counted = 0
    for one in records.values():
        if one.kind not in {"incident", "event", "statement"}:
            continue
        page = pages[one.path]
        links = page.find("//dl[@class='details']//a[starts-with(@href, '#')]")
        (found,) = [COUNT.fullmatch(" ".join(link.text_content().split())) for link in links] or [
            None
        ]
        section = "carried" if one.kind == "statement" else "related-report"
        listed = {
            path
            for path in page.tree.xpath(f"//section[@aria-labelledby='{section}']//@href")
            if "/coverage/" in str(path)
        }
        assert (found is None) == (not listed), one.id
        if found is not None:
            counted += 1
            assert links[0].attrib["href"] == f"#{section}"
            assert int(found["reports"]) == len(listed), one.id
            origins = page.tree.xpath("//dl//ul/li[contains(., ', ') and contains(., ' report')]")
            assert int(found["all"] or found["known"] or 0) == len(origins), one.id
    assert counted > 50


def test_a_copy_says_whose_it_is(gale: SiteBuilder) -> None:
    report(gale, "copy", syndicated_from="Tide Wire")
    gale.built()

    assert "Carries the copy of Tide Wire The article says so itself." in words(
        gale, "coverage/copy/"
    )
    assert (
        "2 reports: 1 independent origin known, 1 of unknown origin Tide Wire, 1 report"
        in words(gale, "events/2024-01-19-disclosure/")
    )


def test_of_a_rewrite_an_editor_says_so(gale: SiteBuilder) -> None:
    report(gale, "copy", kind="rewrite", syndicated_from="Tide Wire")
    gale.built()

    page = words(gale, "coverage/copy/")

    assert "Made from the copy of Tide Wire An editor of this record states it. " in page
    report(gale, "copy", syndicated_from="Tide Wire", unacknowledged="true")
    gale.built()
    page = words(gale, "coverage/copy/")
    assert "An editor of this record states it; the article does not." in page


def test_both_ends_of_an_edge_show_it(gale: SiteBuilder) -> None:
    report(gale, "copy", kind="rewrite", derived_from="tide-report")
    gale.built()

    assert "Made from Mail read in breach (Evening Tide)" in words(gale, "coverage/copy/")
    assert "Made from this report Mail read (The Gale)" in words(gale, "coverage/tide-report/")
    gale.edit(TIDE, "published:", "syndicated_from: Tide Wire\npublished:")
    gale.built()
    assert "Made from the story that also stands in Mail read" in words(gale, "coverage/copy/")
    assert "Made from the story that it carries" in words(gale, "coverage/tide-report/")


def test_what_an_editor_rejected_is_on_no_page(gale: SiteBuilder) -> None:
    report(
        gale,
        "copy",
        derivation="\n  - report: tide-report\n    state: rejected\n    evidence: [wording]"
        "\n    note: They had one press release.",
    )
    gale.built()

    for path in ("coverage/copy/", "coverage/tide-report/"):
        assert "Nothing on record says where this report comes from." in words(gale, path)
        assert "Made from" not in words(gale, path)
        assert "press release" not in words(gale, path)


def test_own_reporting_says_why(gale: SiteBuilder) -> None:
    report(gale, "copy", own_reporting="Its author asked [[person:ada-quay]].")
    gale.built()

    assert "The outlet’s own reporting: Its author asked Ada Quay ." in words(
        gale, "coverage/copy/"
    )


@pytest.mark.parametrize(
    ("there", "here", "verified", "shown"),
    [
        ("The Record", "A source", "excerpt", "first. This one credits “A source”."),
        ("The Record", "The Gale", "excerpt", "first. This one credits “The Gale”."),
        ("The Record", None, "read in full", "first. This one credits nobody."),
        ("The Record", None, "excerpt", None),
        ("The Record", "the Record", "read in full", None),
        (None, "A source", "read in full", None),
        ("a source", None, "read in full", None),
    ],
)
def test_a_lost_credit_is_shown_where_it_was_lost(
    there: str | None, here: str | None, verified: str, shown: str | None, gale: SiteBuilder
) -> None:
    if there:
        gale.edit(TIDE, "published:", f"credits_first: {there}\npublished:")
    credit = {"credits_first": here} if here else {}
    report(gale, "copy", kind="rewrite", derived_from="tide-report", verified=verified, **credit)
    gale.built()

    page = words(gale, "coverage/copy/")

    assert ("That report credits" in page) == (shown is not None)
    assert shown is None or f"That report credits {there} with being {shown}" in page


def test_an_edit_of_an_event_keeps_its_counts(tmp_path: Path) -> None:
    """The fast path of an edit counts as a clean build does."""
    world = World(tmp_path)
    world.site.edit(EVENT, "coverage: [tide-report]", "coverage: [tide-report, post-report]")
    law(world)
    path = "events/2024-01-19-disclosure/"
    before = COUNT.search(words(world.site, path))
    world.site.edit(EVENT, "The notice was published", "The notice stood")
    law(world)

    found = COUNT.search(words(world.site, path))

    assert before is not None
    assert found is not None
    assert found[0] == before[0]
    assert "The notice stood" in words(world.site, path)


def test_a_report_that_only_prints_the_words_is_counted_where_it_is_listed(
    gale: SiteBuilder,
) -> None:
    quote = plain_yaml(gale.read("statements/notice-words.yaml"))["quote"]
    printed = json.dumps(quote, ensure_ascii=False)
    report(gale, "copy", quotations=f"[{{text: {printed}}}]")
    gale.built()

    said = words(gale, "statements/notice-words/")
    assert "Who carried it 2" in said
    assert "2 reports, of unknown origin" in said
    assert words(gale, "statements/notice-words/").count("Mail read") >= 1
