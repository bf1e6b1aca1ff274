"""Names in running text: the longest, whole, in the right case, and no one else's."""

from itertools import pairwise

import pytest

from generator.link.names import Names
from tests.support.site import SiteBuilder

NAMES = Names(
    [
        ("Okta", "organisation:okta"),
        ("Okta Identity Cloud", "organisation:cloud"),
        ("ICE", "actor:ice"),
        ("Storm-0558", "actor:storm"),
        ("Sea Fog", "actor:sea-fog"),
        ("O’Neill", "person:oneill"),
        ("Harbour, Inc.", "organisation:harbour"),
        ("D.C. Circuit", "organisation:circuit"),
        ("東京電力", "organisation:tepco"),
        ("Fog", "actor:sea-fog"),
        ("Fog", "person:fog"),
    ]
)


def found(text: str, names: Names = NAMES) -> list[str]:
    matches = names.find(text)
    assert all(before.end <= after.start for before, after in pairwise(matches))
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # The longest name wins, and what only begins like it does not lose the shorter one.
        ("Okta Identity Cloud fell", ["Okta Identity Cloud"]),
        ("Okta Identity fell", ["Okta"]),
        ("Okta, Okta Identity Cloud", ["Okta", "Okta Identity Cloud"]),
        # A name stands alone.
        ("Oktane and MyOkta", []),
        ("okta.com, www.Okta.com, Okta-like, pre-Okta", []),
        ("a/Okta/b, Okta_x, x_Okta, me@Okta", []),
        ("(Okta) [Okta] “Okta” Okta! Okta? Okta.", ["Okta"] * 6),
        ("Okta.\nOkta", ["Okta", "Okta"]),
        ("Okta—Okta", ["Okta", "Okta"]),
        # A possessive is the name with something after it.
        ("Okta's and Okta’s and Sea Fog's", ["Okta", "Okta", "Sea Fog"]),
        # A capital stays one; the rest of a long name may differ; short capitals are exact.
        ("sea fog rolled in", []),
        ("Sea fog and SEA FOG", ["Sea fog", "SEA FOG"]),
        ("Ice, ice and ICE", ["ICE"]),
        ("OKTA and okta", []),
        # Hyphens of every sort, spaces of every sort, line breaks.
        (
            "Storm-0558 Storm\u20110558 Storm\u20100558",
            ["Storm-0558", "Storm\u20110558", "Storm\u20100558"],
        ),
        ("Storm 0558, Storm-05581, Storm--0558", []),
        ("Sea  Fog, Sea\nFog, Sea\u00a0Fog", ["Sea  Fog", "Sea\nFog", "Sea\u00a0Fog"]),
        ("O'Neill and O’Neill", ["O'Neill", "O’Neill"]),
        ("Harbour, Inc. and Harbour, inc", ["Harbour, Inc", "Harbour, inc"]),
        ("Sea. Fog and Sea (Fog)", ["Fog", "Fog"]),
        ("the 東京電力 company", ["東京電力"]),
        ("", []),
    ],
)
def test_what_is_found(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_name_of_two_has_two_owners() -> None:
    (match,) = NAMES.find("the Fog")

    assert match.owners == ("actor:sea-fog", "person:fog")
    assert NAMES.ambiguous


def test_two_spellings_of_one_owner_are_not_ambiguous() -> None:
    names = Names([("Sea Fog", "actor:a"), ("SEA FOG", "actor:a"), ("Sea-Fog", "actor:a")])

    assert not names.ambiguous
    assert found("Sea Fog and Sea-Fog", names) == ["Sea Fog", "Sea-Fog"]


def test_a_name_in_small_letters_is_found() -> None:
    assert found(
        "the iPhone maker and the Harbour", Names([("iPhone", "a:b"), ("Harbour", "c:d")])
    ) == [
        "iPhone",
        "Harbour",
    ]


@pytest.mark.parametrize("name", ["", "…", "_", "-"])
def test_a_name_without_a_word_is_nowhere(name: str) -> None:
    assert found("a … _ - b", Names([(name, "a:b")])) == []


def test_a_name_that_only_overlaps_an_actor_is_not_linked(site: SiteBuilder) -> None:
    site.edit(
        "actors/sea-fog.yaml",
        "verified: read in full\n",
        "verified: read in full\n"
        "  - name: Grey Mist\n    authority: Other Desk\n    relation: overlaps\n"
        "    sources: [document:notice]\n    verified: read in full\n"
        "  - name: Dark Tide\n    authority: Other Desk\n"
        "    sources: [document:notice]\n    verified: read in full\n",
    )
    site.edit("pages/about.md", "Who keeps this record.", "Grey Mist, Dark Tide and Sea Fog.")
    site.built()
    page = site.page("/about/")

    assert "Grey Mist, <a " in page
    assert page.count('href="/actors/sea-fog/"') == 1
    assert ">Dark Tide</a>" in page


@pytest.mark.parametrize(
    "text",
    ["a " * 100_000, "Aa " * 100_000, "Aa" * 100_000, "Aa-" * 100_000, "A. " * 100_000],
    ids=lambda text: text[:3],
)
def test_hostile_texts_are_searched_in_time(text: str) -> None:
    names = Names(
        [("Aa " * 100 + "b", "x:y"), ("aa " * 100 + "b", "x:y"), ("A. " * 50 + "b", "x:y")]
    )

    assert names.find(text) == ()
