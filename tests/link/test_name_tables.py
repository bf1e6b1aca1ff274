"""Whose a name of a table is: what is linked, what is not, and what stops the build."""

import re

import pytest
from msgspec import structs

from benchmarks.evaluation.names import measure
from generator.link.claims import claims_of, group_of
from generator.link.roster import Roster
from generator.model.index import Index
from tests.support.naming import (
    SHARED,
    Row,
    actor,
    needs_shared_names,
    owners,
    resolved,
    shared_table,
    table,
)
from tests.support.site import ROOT, SiteBuilder

FOG = actor("sea-fog", ("Harbour", "Sea Fog"), overlaps=[("Other Desk", "Grey Mist")])
MIST = actor("mist", ("Desk", "Mist"))

# --- Whose a name is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "name", "found"),
    [
        # A row is of the record that lists the actor by the same authority, and of no other.
        ([("Harbour", "Sea Fog", "Dark Tide")], "Dark Tide", ["actor:sea-fog"]),
        ([("Desk", "Sea Fog", "Dark Tide")], "Dark Tide", ["Desk\tSea Fog"]),
        # Never a step further: Harbour's Dark Tide is Sea Fog, Lab's Dark Tide is also Low Cloud.
        (
            [
                ("Harbour", "Sea Fog", "Dark Tide"),
                ("Lab", "Low Cloud", "Dark Tide"),
                ("Lab", "Low Cloud", "Ebb Tide"),
            ],
            "Ebb Tide",
            ["Lab\tLow Cloud"],
        ),
        # What only overlaps is nobody's by that, even where a table says more.
        ([("Other Desk", "Grey Mist", "Dark Tide")], "Dark Tide", ["Other Desk\tGrey Mist"]),
        ([("Harbour", "Sea Fog", "Grey Mist")], "Grey Mist", []),
        ([("Harbour", "Sea Fog", "GREY\u2011MIST")], "GREY-MIST", ["actor:sea-fog"]),
        # What a record calls itself stays its own, unless an authority tells the two apart.
        ([("Lab", "Low Cloud", "Sea Fog")], "Sea Fog", ["actor:sea-fog"]),
        (
            [("Harbour", "Sea Fog", "Sea Fog"), ("Harbour", "Low Cloud", "Sea Fog")],
            "Sea Fog",
            ["Harbour\tLow Cloud", "actor:sea-fog"],
        ),
        (
            [("Lab", "Low Cloud", "Sea Fog"), ("Lab", "High Cloud", "Sea Fog")],
            "Sea Fog",
            ["Lab\tHigh Cloud", "Lab\tLow Cloud", "actor:sea-fog"],
        ),
        # What only tables have must be of one actor in all of them.
        (
            [("Harbour", "Sea Fog", "Dark Tide"), ("Lab", "Low Cloud", "DARK TIDE")],
            "Dark Tide",
            ["Lab\tLow Cloud", "actor:sea-fog"],
        ),
        (
            [("Harbour", "Sea Fog", "Dark Tide"), ("Desk", "Mist", "Dark Tide")],
            "Dark Tide",
            ["actor:mist", "actor:sea-fog"],
        ),
        # A single word of a table is matched exactly; one of a record or of several words is not.
        ([("Harbour", "Sea Fog", "MACHETE")], "Machete", []),
        ([("Harbour", "Sea Fog", "MACHETE")], "MACHETE", ["actor:sea-fog"]),
        ([("Harbour", "Sea Fog", "DARK TIDE")], "Dark Tide", ["actor:sea-fog"]),
        # Short names that differ in case are two names.
        ([("Harbour", "Sea Fog", "ICE"), ("Desk", "Mist", "Ice")], "ICE", ["actor:sea-fog"]),
        ([("Harbour", "Sea Fog", "ICE"), ("Desk", "Mist", "Ice")], "Ice", ["actor:mist"]),
        ([("Harbour", "Sea Fog", "ICE"), ("Desk", "Mist", "Ice")], "ice", []),
    ],
)
def test_whose_a_name_is(rows: list[Row], name: str, found: list[str]) -> None:
    assert list(owners(resolved([FOG, MIST], rows), name)) == found


def test_the_number_of_mitre_names_an_actor_as_well() -> None:
    entry = actor("sea-fog")
    record = structs.replace(entry.record, attack_id="G9999")
    numbered = structs.replace(entry, record=record)

    assert owners(resolved([numbered], [("MITRE", "G9999", "Ebb Tide")]), "Ebb Tide") == (
        "actor:sea-fog",
    )


def test_where_a_record_of_an_actor_is_broken_tables_say_nothing() -> None:
    claims = claims_of(Index((), ["actor:sea-fog"]), [table([("Harbour", "Sea Fog", "Ebb")])])

    assert list(claims) == []


def test_every_name_that_means_one_record_is_at_hand_for_search() -> None:
    rows = [("Harbour", "Sea Fog", "Dark Tide"), ("Harbour", "Sea Fog", "Low"), ("Lab", "x", "Low")]
    roster = Roster(claims_of(Index([FOG, MIST]), [table(rows)]))

    assert roster.records() == {
        "actor:mist": ("Mist",),
        "actor:sea-fog": ("Dark Tide", "Sea Fog", "Sea-Fog"),
    }


# --- On pages ------------------------------------------------------------------------------------

HEAD = (
    "# title: Names by Harbour\n# source: https://harbour.example/names\n# licence: CC BY 4.0\n"
    "# licence_address: https://creativecommons.org/licenses/by/4.0/\n"
    "# attribution: © Harbour, rows selected\n"
    "authority\tactor\tname\trelation\tsince\tnamed_by\n"
)
ROWS = (
    "Harbour\tSea Fog\tDark Tide\tsame\t2023-11~\tDesk\n"
    "Harbour\tSea Fog\tFar Shore\toverlaps\t\t\n"
    "Harbour\tLow Cloud\tLow Cloud\tsame\t\t\n"
)


def test_the_page_of_an_actor_shows_its_names_and_whose_table_they_are_of(
    site: SiteBuilder,
) -> None:
    site.write("names/harbour.tsv", HEAD + ROWS)
    site.built()
    page = site.page("/actors/sea-fog/")

    assert "Names of Sea Fog in Names by Harbour" in page
    assert "about Nov 2023" in page
    assert "© Harbour, rows selected. Licence: <a rel=" in page
    assert 'href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in page
    assert 'href="https://harbour.example/names"' in page
    assert "Far Shore" in page
    assert "Low Cloud" not in page


def test_a_table_without_a_word_of_itself_is_called_by_its_file(site: SiteBuilder) -> None:
    site.write("names/by-hand.tsv", "authority\tactor\tname\nHarbour\tSea Fog\tDark Tide\n")
    site.built()

    assert "Names of Sea Fog in by-hand" in site.page("/actors/sea-fog/")


def test_only_names_of_records_are_linked(site: SiteBuilder) -> None:
    site.write("names/harbour.tsv", HEAD + ROWS)
    site.edit(
        "pages/about.md", "Who keeps this record.", "Low Cloud, Far Shore and then Dark Tide."
    )
    site.built()

    assert "Low Cloud, Far Shore and then <a " in site.page("/about/")
    assert 'href="/actors/sea-fog/">Dark Tide</a>' in site.page("/about/")


def test_a_name_of_a_table_is_searched_for_too(site: SiteBuilder) -> None:
    site.built()
    before = b"".join(data for path, data in site.tree().items() if path.startswith("search/w"))
    site.write("names/harbour.tsv", HEAD + ROWS)
    site.built()
    after = b"".join(data for path, data in site.tree().items() if path.startswith("search/w"))

    assert b'"dark"' not in before
    assert b'"dark"' in after
    assert b'"shore"' not in after


def test_no_table_reaches_into_a_quotation(site: SiteBuilder) -> None:
    site.edit(
        "pages/about.md", "Who keeps this record.", "He said: “Dark Tide came.”\n\n> Dark Tide"
    )
    words = ("Dark Tide", "Mail", "Mail of a small number", "small", "He said", "staff was read")
    site.built()
    before = {path: _quoted(data) for path, data in site.tree().items()}
    site.write(
        "names/words.tsv",
        "authority\tactor\tname\n" + "".join(f"Harbour\tSea Fog\t{word}\n" for word in words),
    )
    site.built()

    assert {path: _quoted(data) for path, data in site.tree().items()} == before
    assert len(before["statements/notice-words/index.html"]) > 1


def _quoted(data: bytes) -> list[bytes]:
    return re.findall(
        rb"(?s)<blockquote.*?</blockquote>|<q.*?</q>|\xe2\x80\x9c.*?\xe2\x80\x9d", data
    )


def test_the_order_of_rows_and_files_changes_no_link(site: SiteBuilder) -> None:
    site.edit("pages/about.md", "Who keeps this record.", "Low Cloud and Dark Tide and Ebb Tide.")
    more = "Harbour\tSea Fog\tEbb Tide\tsame\t\t\n"
    site.write("names/a.tsv", HEAD + ROWS)
    site.write("names/b.tsv", HEAD + more)
    site.built()
    first = site.page("/about/")
    site.write("names/a.tsv", HEAD + more)
    site.write("names/b.tsv", HEAD + "".join(reversed(ROWS.splitlines(keepends=True))))
    site.built()

    assert site.page("/about/") == first
    assert first.count('href="/actors/sea-fog/"') == 1


# --- The table of 2,351 names --------------------------------------------------------------------


@needs_shared_names
def test_all_names_of_the_shared_table_are_found_and_are_their_actors() -> None:
    rows = shared_table().rows
    names = resolved([], [(row.authority, row.actor, row.name) for row in rows])
    assert len(rows) == 2351

    for row in rows:
        found = names.find(f"It was {row.name} again.")
        mine = [one for one in found if (row.authority, row.actor) in map(group_of, one.owners)]
        assert len(mine) == 1, row.name


@needs_shared_names
def test_what_is_resolved_is_right_and_the_rest_is_called_ambiguous() -> None:
    figures = measure(SHARED)

    assert (figures.rows, figures.lost) == (2351, 0)
    assert figures.right == figures.resolved
    assert figures.resolved + figures.ambiguous == figures.rows


@needs_shared_names
def test_apt28_never_meets_apt29() -> None:
    rows = [(row.authority, row.actor, row.name) for row in shared_table().rows]
    fancy = actor("fancy", ("MISP", "APT28"), ("MITRE", "G0007"), ("Microsoft", "Forest Blizzard"))
    cozy = actor("cozy", ("MISP", "APT29"), ("MITRE", "G0016"), ("Microsoft", "Midnight Blizzard"))
    names = resolved([fancy, cozy], rows)

    def of(slug: str) -> set[str]:
        return {name for _authority, _actor, name in rows if owners(names, name) == (slug,)}

    assert {"APT28", "Fancy Bear", "STRONTIUM", "Forest Blizzard"} <= of("actor:fancy")
    assert {"APT29", "Cozy Bear", "The Dukes", "YTTRIUM"} <= of("actor:cozy")
    assert owners(names, "Grizzly Steppe") == ("actor:cozy", "actor:fancy")
    assert not of("actor:fancy") & of("actor:cozy")


@needs_shared_names
def test_the_shipped_record_with_the_shared_table(site: SiteBuilder) -> None:
    """Only what an authority of the table gives to two actors cannot be written alone."""
    shipped = SiteBuilder(site.root / "shipped", base=None)
    for file in (ROOT / "content").rglob("*.*"):
        shipped.write(file.relative_to(ROOT / "content").as_posix(), file.read_bytes())
    shipped.write("names/aliases.tsv", SHARED.read_bytes())
    found = shipped.check().diagnostics

    assert {one.code for one in found} <= {"ambiguous-name"}
    assert {one.message.split("'")[1].upper() for one in found} <= {"NOBELIUM"}
