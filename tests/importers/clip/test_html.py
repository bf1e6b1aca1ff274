"""A saved page: JSON-LD first, then its tags; what it shows is sorted into article and the rest."""

import json

import pytest

from benchmarks.evaluation.clipping import scores
from generator.importers.clip.page import page_of
from generator.importers.clip.reading import Known, Reading, read_page
from generator.importers.clip.received import RefusedError, receive
from tests.support.clipping import INVENTED, known_of, read_text
from tests.support.site import BASE, ROOT

PAGES = ROOT.parent / "shared" / "data" / "html-open"
ARTICLE = "".join(
    f"<p>Paragraph {number} says in a dozen plain words what was read in the mail of Harbour.</p>"
    for number in range(8)
)


@pytest.fixture(scope="module")
def known() -> Known:
    return known_of(BASE / "content")


@pytest.fixture
def quay(known: Known) -> Reading:
    return read_page(page_of(receive((INVENTED / "morning-quay.html").read_bytes())), known)


def page(head: str = "", body: str = "", article: str = ARTICLE) -> Reading:
    return read_text(
        f"<!doctype html><html><head>{head}</head>"
        f"<body>{body}<article>{article}</article></body></html>"
    )


def json_ld(**fields: object) -> str:
    item = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def test_a_saved_page(quay: Reading) -> None:
    assert quay.title == "Harbour writes to customers whose mail was read"
    assert quay.title_why == "JSON-LD, headline, and printed on the page"
    assert quay.byline.authors == ("Ada Quay",)
    assert quay.publisher == "Morning Quay"
    assert quay.address == "https://quay.example.org/2024/05/harbour-letters"
    assert quay.language == "en-GB"
    assert quay.published == "2024-05-16T18:30:00+02:00"
    assert [one.incident for one in quay.suggestions] == ["incident:mail-breach"]


def test_each_date_of_a_page_with_where_it_stood(quay: Reading) -> None:
    dates = {(one.date, one.where): one.chosen for one in quay.dates}
    assert dates["2024-05-16T18:30:00+02:00", "metadata: JSON-LD, datePublished"]
    assert [where for (_date, where), chosen in dates.items() if chosen] == [
        "metadata: JSON-LD, datePublished"
    ]
    assert ("2024-05-18T09:00:00Z", "metadata: JSON-LD, dateModified") in dates
    assert ("2025-03-03", "page furniture") in dates
    assert ("2024-05-16", "dateline") in dates
    assert ("2023-01-12", "page furniture") in dates


def test_only_the_article_is_left_of_a_page(quay: Reading) -> None:
    article = [line.line.text for line in quay.page.lines if line.role == "article"]
    assert [text.split()[0] for text in article] == ["Harbour", "“Today", "The", "Customers"]
    assert "not shown to anybody" not in quay.page.text
    cut = " ".join(line.line.text for line in quay.cut)
    assert "Home Sea Tide tables" in cut
    assert "fishermen say" in cut
    assert all(line.why for line in quay.cut)


def test_quotations_of_a_page(quay: Reading) -> None:
    assert [(one.speaker, one.continues) for one in quay.quotations] == [
        ("a Harbour spokesperson", False),
        ("a Harbour spokesperson", True),
    ]


def test_an_organisation_given_as_author_is_no_person() -> None:
    people = [{"@type": "Person", "name": "Ada Quay"}, {"@type": "Organization", "name": "Tide"}]
    reading = page(json_ld(author=people))
    assert reading.byline.authors == ("Ada Quay",)
    assert reading.byline.agency is None
    assert [one.text for one in reading.remarks] == [
        "JSON-LD, author, gives an organisation, no person: Tide"
    ]
    alone = page(json_ld(author=people[1:]))
    assert alone.byline.authors == ("Tide",)
    wire = page(json_ld(author={"@type": "NewsMediaOrganization", "name": "Associated Press"}))
    assert (wire.byline.authors, wire.byline.agency) == ((), "Associated Press")


def test_references_in_json_ld_are_read_as_characters() -> None:
    reading = page(
        json_ld(headline="Harbour&#8217;s mail &amp; keys", publisher={"name": "A &amp; B"})
    )
    assert reading.title == "Harbour’s mail & keys"
    assert reading.publisher == "A & B"


def test_a_date_of_the_markup_that_is_none_is_said_to_be_none() -> None:
    reading = page(json_ld(datePublished="2024-02-30") + "<meta name=pubdate content=2024-03-01>")
    assert reading.published == "2024-03-01"
    assert [one.why for one in reading.dates if one.words == "2024-02-30"] == [
        "no date that can be read"
    ]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (json_ld(datePublished="2024-05-16"), "2024-05-16"),
        (json_ld(datePublished="2024-05-16T10:00:00Z"), "2024-05-16T10:00:00Z"),
        (
            '<meta property="article:published_time" content="2024-05-16T10:00Z">',
            "2024-05-16T10:00Z",
        ),
        (
            (
                '<meta property="article:published_time" content="2024-05-17">'
                f"{json_ld(datePublished='2024-05-16')}"
            ),
            "2024-05-16",
        ),
        # A day of change is none of publication.
        (json_ld(dateModified="2024-05-16"), None),
        ('<meta property="article:modified_time" content="2024-05-16">', None),
        ('<meta name="last-modified" content="2024-05-16">', None),
        (json_ld(datePublished="yesterday"), None),
        ("", None),
    ],
)
def test_day_of_publication(head: str, published: str | None) -> None:
    assert page(head).published == published


def test_a_date_in_the_text_is_none_of_publication() -> None:
    founded = "<p>Harbour, which was founded on 28 February 1998, did not answer a question.</p>"
    reading = page(article=founded + ARTICLE)
    assert reading.published is None
    assert {one.date for one in reading.dates} >= {"1998-02-28"}


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        f'<script type="application/ld+json">{"[" * 5000}</script>',
        '<script type="application/ld+json">[[[null, 3, {"@type": 4}]]]</script>',
        json_ld(author=[[1, None, {"name": {"name": 3}}]], headline={"a": []}, publisher=7),
        json_ld(url="javascript:alert(1)", headline="<b>x</b>\u202e"),
        '<meta property="og:title" content=""><title></title>',
        '<meta charset="no-such-code">',
    ],
)
def test_hostile_markup_is_read_or_passed_over(head: str) -> None:
    reading = page(head)
    assert reading.address is None
    assert "\u202e" not in (reading.title or "")
    assert any(line.role == "article" for line in reading.page.lines)


def test_a_page_that_shows_nothing_is_refused() -> None:
    with pytest.raises(RefusedError, match="shows no text"):
        read_text("<!doctype html><html><body><script>var a</script></body></html>")


def test_what_nests_too_deeply_is_refused() -> None:
    with pytest.raises(RefusedError, match="save the article as plain text"):
        page(body="<div>" * 3000)


@pytest.mark.skipif(not PAGES.is_dir(), reason="the saved pages are not at hand")
@pytest.mark.slow
def test_saved_pages_against_their_gold() -> None:
    """Eleven of twelve titles: of one page the gold is the window's title, not the printed one."""
    assert scores(PAGES) == {"pages": 12, "title": 11, "authors": 12, "published": 12}
