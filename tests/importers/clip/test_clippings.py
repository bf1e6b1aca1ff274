"""Two articles as they really arrive, and two invented ones that teach the same lessons.

The real ones are private and no part of the repository; where they are not at hand, their tests
are skipped.
"""

from pathlib import Path

import pytest

from generator.importers.clip.page import page_of
from generator.importers.clip.reading import Known, Reading, read_page
from generator.importers.clip.received import receive
from tests.support.clipping import INVENTED, known_of
from tests.support.clippings import CLIPPINGS, needs_clippings
from tests.support.site import BASE, ROOT

WIRE, REWRITE = "000_437eaa1570486b5a.txt", "002_b8102e96e92b1619.txt"


def _read(file: Path, known: Known, given: str | None = None) -> Reading:
    return read_page(page_of(receive(file.read_bytes())), known, given)


@pytest.fixture(scope="module")
def shipped_names() -> Known:
    return known_of(ROOT / "content")


@pytest.fixture(scope="module")
def base_names() -> Known:
    return known_of(BASE / "content")


@pytest.fixture
def wire(shipped_names: Known) -> Reading:
    return _read(CLIPPINGS / WIRE, shipped_names)


@pytest.fixture
def rewrite(shipped_names: Known) -> Reading:
    return _read(CLIPPINGS / REWRITE, shipped_names)


@pytest.fixture
def tide(base_names: Known) -> Reading:
    return _read(INVENTED / "evening-tide.txt", base_names)


@pytest.fixture
def log(base_names: Known) -> Reading:
    return _read(INVENTED / "log-news.txt", base_names)


def resolved(reading: Reading) -> dict[str, tuple[str | None, str | None]]:
    return {one.words: (one.result, one.precision) for one in reading.relative}


def speakers(reading: Reading) -> list[tuple[str, str | None, bool]]:
    """Each quotation by its first two words."""
    return [
        (" ".join(one.text.split()[:2]), one.speaker, one.continues) for one in reading.quotations
    ]


# --- The wire story on another's page ------------------------------------------------------------


@needs_clippings
def test_six_damaged_marks_are_mended(wire: Reading) -> None:
    original = (CLIPPINGS / WIRE).read_text(encoding="utf-8")
    assert original.count("โ€") == 6
    assert "โ€" not in wire.page.text
    assert [fix.line for fix in wire.repairs] == [24, 34, 41, 41, 43, 43]
    assert {(fix.before, fix.after) for fix in wire.repairs} >= {
        ('"Weโ€™re', '"We’re'),
        ("Hegsethโ€™s", "Hegseth’s"),
        ("โ€\u02dcThe", "‘The"),
    }


@needs_clippings
def test_the_day_of_the_visit_is_not_the_day_of_publication(wire: Reading) -> None:
    assert [(one.date, one.where, one.chosen) for one in wire.dates] == [
        ("2025-04-05", "page furniture", False),
        ("2025-04-05", "page furniture", False),
        ("2024-06-27", "dateline", True),
    ]
    assert all(one.why for one in wire.dates)


@needs_clippings
def test_relative_dates_count_from_publication(wire: Reading) -> None:
    assert resolved(wire) == {
        "earlier this year": ("2024", "year"),
        "on Thursday": ("2024-06-27", "day"),
        "around six months after it first disclosed the intrusion": (None, None),
        "last year": ("2023", "year"),
        "This week": (None, None),
        "earlier in the day": (None, None),
        "Back in January": ("2024-01", "month"),
        "Four months later": ("2024-05~", "month"),
        "earlier this month": ("2024-06", "month"),
    }
    anchors = {one.words: one.anchor for one in wire.relative}
    assert anchors["Four months later"] == "“Back in January”, 2024-01"
    assert anchors["on Thursday"] == "published 2024-06-27"
    assert anchors["around six months after it first disclosed the intrusion"] == (
        "“it first disclosed the intrusion”"
    )


@needs_clippings
def test_author_editors_agency_publisher_and_origin_are_kept_apart(wire: Reading) -> None:
    assert wire.title == "Microsoft informs customers that Russian hackers spied on emails"
    assert wire.byline.authors == ("Zeba Siddiqui", "Leroy Leo")
    assert wire.byline.editors == ("Pooja Desai", "Stephen Coates")
    assert [what for _line, what in wire.byline.said] == [
        "byline",
        "byline",
        "agency's mark",
        "credit",
    ]
    assert (wire.byline.agency, wire.origin) == ("Reuters", "Reuters")
    assert (wire.publisher, wire.outlet) == ("The Los Angeles Post", "the-los-angeles-post")
    assert [(one.to, one.vague) for one in wire.credits] == [("Bloomberg", False)]
    assert wire.language == "en"


@needs_clippings
def test_only_the_article_is_left_of_the_wire_story(wire: Reading) -> None:
    assert [line.line.number for line in wire.page.lines if line.role == "article"] == [
        *(14, 16, 18, 20, 22, 24, 26, 28)
    ]
    cut = {line.line.number: line.why for line in wire.cut}
    assert {1, 2, 3, 4, 8, 32, 34, 35, 37, 39, 41, 43, 60, 81} <= set(cut)
    assert all(cut.values())
    # Words of other stories on the page lead to nothing.
    assert not {"Signal", "TikTok", "Walmart"} & {one.name for one in wire.mentions}


@needs_clippings
def test_quotations_of_the_wire_story(wire: Reading) -> None:
    assert speakers(wire) == [
        ("This week", "a Microsoft spokesperson", False),
        ("This is", "the spokesperson", False),
        ("We’re committed", "the spokesperson", True),
        ("a very", "the world's largest software vendor", False),
    ]
    for one in wire.quotations:
        assert wire.page.text[one.start + 1 : one.end - 1] == one.text


@needs_clippings
def test_the_incident_that_the_names_suggest_comes_first(wire: Reading, rewrite: Reading) -> None:
    for reading in (wire, rewrite):
        assert reading.suggestions[0].incident == "incident:microsoft-midnight-blizzard"
        assert set(reading.suggestions[0].names) == {"Midnight Blizzard", "Microsoft"}


# --- The rewrite without date, author and address ------------------------------------------------


@needs_clippings
def test_the_rewrite_says_what_it_lacks(rewrite: Reading) -> None:
    assert rewrite.title == "Microsoft notifies users that emails were spied on by Russian hackers"
    assert (rewrite.published, rewrite.address, rewrite.origin) == (None, None, None)
    assert (rewrite.byline.authors, rewrite.byline.editors, rewrite.byline.agency) == ((), (), None)
    assert [(one.date, one.where) for one in rewrite.dates] == [("2020-06", "page furniture")]


@needs_clippings
def test_without_a_day_of_publication_nothing_relative_is_resolved(
    rewrite: Reading, shipped_names: Known
) -> None:
    assert all(one.result is None and one.why for one in rewrite.relative)
    assert {"on Thursday", "earlier this month", "last year"} <= set(resolved(rewrite))
    given = _read(CLIPPINGS / REWRITE, shipped_names, "2024-06-27")
    assert resolved(given)["on Thursday"] == ("2024-06-27", "day")
    assert resolved(given)["four months later"] == ("2024-05~", "month")


@needs_clippings
def test_the_publisher_of_the_rewrite_stands_in_its_footer(rewrite: Reading) -> None:
    assert (rewrite.publisher, rewrite.outlet) == ("CIO News", "cio-news")
    assert rewrite.publishers[0].line == 24


@needs_clippings
def test_a_vague_credit_is_called_vague(rewrite: Reading) -> None:
    assert [(one.to, one.vague) for one in rewrite.credits] == [("A source", True)]


@needs_clippings
def test_only_the_article_is_left_of_the_rewrite(rewrite: Reading) -> None:
    assert [line.line.number for line in rewrite.page.lines if line.role == "article"] == [
        *(8, 10, 12, 14, 16)
    ]
    cut = {line.line.number: line.why for line in rewrite.cut}
    assert set(cut) == {3, 4, 5, 6, 18, 20, 22, 24, 26}
    assert [fix.before for fix in rewrite.repairs] == ["7 no-break spaces"]


@needs_clippings
def test_quotations_of_the_rewrite_are_those_of_the_wire_story(
    wire: Reading, rewrite: Reading
) -> None:
    assert [one.text for one in rewrite.quotations] == [one.text for one in wire.quotations]
    assert speakers(rewrite) == [
        ("This week", "a Microsoft spokesperson", False),
        ("This is", "a spokesperson", False),
        ("We’re committed", "a spokesperson", True),
        ("a very", "The biggest software provider in the world", False),
    ]


@needs_clippings
def test_what_is_left_of_a_link_is_pointed_out(rewrite: Reading) -> None:
    assert any(one.line == 8 and "new tab" in one.text for one in rewrite.remarks)


# --- The same lessons, invented ------------------------------------------------------------------


def test_the_lessons_of_a_wire_story(tide: Reading) -> None:
    assert tide.title == "Harbour tells customers that intruders read their mail"
    assert tide.byline.authors == ("Ada Quay", "Ben Shore")
    assert tide.byline.editors == ("Cleo Strand", "Dan Ebb")
    assert (tide.byline.agency, tide.origin) == ("AFP", "AFP")
    assert (tide.publisher, tide.outlet) == ("Evening Tide", "evening-tide")
    assert [(one.to, one.vague) for one in tide.credits] == [("Morning Quay", False)]
    assert [(one.date, one.where, one.chosen) for one in tide.dates] == [
        ("2025-03-03", "page furniture", False),
        ("2025-03-03", "page furniture", False),
        ("2024-05-16", "dateline", True),
    ]
    assert resolved(tide) == {
        "earlier this year": ("2024", "year"),
        "on Thursday": ("2024-05-16", "day"),
        "about four months after it found the breach": (None, None),
        "earlier in the day": (None, None),
        "Back in January": ("2024-01", "month"),
        "Two months later": ("2024-03~", "month"),
        "last year": ("2023", "year"),
        "earlier this month": ("2024-05", "month"),
    }
    assert speakers(tide) == [
        ("Today we", "a Harbour spokesperson", False),
        ("This is", "the spokesperson", False),
        ("We’re sorry,", "the spokesperson", True),
        ("a small", "the shipping firm", False),
    ]
    assert [fix.before for fix in tide.repairs] == [
        '"Weโ€™re',
        "masterโ€™s",
        "โ€\u02dcThe",
        "โ€\u02dcThe",
    ]
    assert [one.incident for one in tide.suggestions] == ["incident:mail-breach"]
    assert [line.line.number for line in tide.page.lines if line.role == "article"] == [
        *(14, 16, 18, 20, 22)
    ]


def test_the_lessons_of_a_rewrite(log: Reading) -> None:
    assert log.title == "Harbour notifies users that their mail was read by intruders"
    assert (log.published, log.origin, log.outlet) == (None, None, None)
    assert log.byline.authors == ()
    assert log.publisher == "Log News"
    assert [(one.to, one.vague) for one in log.credits] == [("A source", True)]
    assert [(one.date, one.where) for one in log.dates] == [("2019-06", "page furniture")]
    assert all(one.result is None for one in log.relative)
    assert [one.text.split()[0] for one in log.quotations] == ["Today", "This", "We’re", "a"]
    assert [line.line.number for line in log.page.lines if line.role == "article"] == [8, 10, 12]
    assert {one.line for one in log.remarks} == {8}
