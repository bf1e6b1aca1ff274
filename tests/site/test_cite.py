"""How each page is cited: on the shipped record, and where titles and dates are difficult."""

import pytest

from generator.plan.cite import nested
from generator.plan.cite_bibtex import one_line
from tests.support.citing import FORMS, Cited
from tests.support.hostile import HOSTILE, fill
from tests.support.pages import Pages
from tests.support.quoted import WORDS, Quoting, quote
from tests.support.records import Record
from tests.support.site import SiteBuilder

URL = "https://record.example/"


def cited(site: SiteBuilder, path: str) -> Cited:
    site.built()
    return Cited(Pages(site.tree(), URL)[path])


def test_every_record_of_the_shipped_site_is_cited(
    pages: Pages, records: dict[str, Record]
) -> None:
    keys: set[str] = set()
    for record in records.values():
        if record.kind == "page":
            continue
        found = Cited(pages[record.path])
        address = pages[record.path].attribute("//link[@rel='canonical']/@href")
        assert found.bibtex.fields["url"] == found.csl["URL"] == address
        assert found.plain.endswith(address)
        assert found.bibtex.text("title") == one_line(found.csl["title"])
        assert f"“{nested(found.csl['title'])}”" in found.plain
        assert found.csl["author"] == [{"literal": "The Onrecord maintainers"}]
        assert found.csl["issued"] == {"date-parts": [[2026, 11, 21]]}
        assert found.bibtex.fields["month"] == "nov"
        assert found.bibtex.text("note") == "As of 21 November 2026"
        keys.add(found.bibtex.key)
    assert len(keys) == sum(record.kind != "page" for record in records.values())


@pytest.mark.parametrize(
    ("path", "names", "original"),
    [
        (
            "/statements/notice-words/",
            "Harbour",
            {"original-author": [{"literal": "Harbour"}], "original-date": [[2024, 1, 19]]},
        ),
        (
            "/coverage/tide-report/",
            "Evening Tide",
            {
                "original-author": [{"literal": "Ada Quay"}, {"literal": "Ben Weir"}],
                "original-publisher": "Evening Tide",
                "original-title": "Intruders read mail",
                "original-date": [[2024, 1, 20]],
            },
        ),
        (
            "/documents/notice/",
            "Notice of a security incident (Harbour, 19 January 2024)",
            {
                "original-publisher": "Harbour",
                "original-title": "Notice of a security incident",
                "original-date": [[2024, 1, 19]],
            },
        ),
    ],
)
def test_who_spoke_or_wrote_is_named_and_this_page_is_cited(
    site: SiteBuilder, path: str, names: str, original: dict[str, object]
) -> None:
    site.edit(
        "coverage/tide-report.yaml",
        "outlet: evening-tide\n",
        "outlet: evening-tide\nauthors: [Ada Quay, Ben Weir]\n",
    )
    text = site.read("coverage/tide-report.yaml")
    lines = [one for one in text.split("\n") if not one.startswith(("title:", "published:"))]
    site.write(
        "coverage/tide-report.yaml",
        "\n".join(["title: Intruders read mail", "published: 2024-01-20", *lines]),
    )
    found = cited(site, path)
    assert found.csl["author"] == [{"literal": found.csl["publisher"]}]
    assert names in found.plain
    assert names in found.bibtex.text("title")
    shown = {name: found.csl[name] for name in original}
    if "original-date" in shown:
        shown["original-date"] = shown["original-date"]["date-parts"]
    assert shown == original


def test_a_headline_that_was_rebuilt_is_not_cited_as_one(site: SiteBuilder) -> None:
    text = site.read("coverage/tide-report.yaml")
    lines = [one for one in text.split("\n") if not one.startswith("title")]
    site.write(
        "coverage/tide-report.yaml",
        "\n".join(["title: Intruders read mail", "title_rebuilt: true", *lines]),
    )
    found = cited(site, "/coverage/tide-report/")
    assert "[headline rebuilt from the address]" in found.plain
    assert "original-title" not in found.csl


def test_without_a_day_of_change_the_sources_say_how_far_the_text_goes(site: SiteBuilder) -> None:
    found = cited(site, "/events/2024-01-19-disclosure/")
    assert "text as of sources to 20 January 2024" in found.plain
    assert found.bibtex.text("note") == "Text as of sources to 20 January 2024"
    assert found.csl["note"] == "text as of sources to 20 January 2024"
    assert "issued" not in found.csl
    assert not {"year", "month"} & found.bibtex.fields.keys()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-03", "March 2024"),
        ("2024-03~", "about March 2024"),
        ("2024-03?", "March 2024 (uncertain)"),
        ("2024-02/2024-03", "March 2024"),
        ("{date: 2024-03, words: spring of that year}", "spring of that year"),
        ("2024-03-08T10:00Z", "8 March 2024"),
        ("2024-02/..", "19 January 2024"),
    ],
)
def test_the_newest_source_is_named_no_more_precisely_than_it_is(
    site: SiteBuilder, date: str, words: str
) -> None:
    text = site.read("documents/notice.yaml")
    lines = ["date: " + date if one.startswith("date:") else one for one in text.split("\n")]
    site.write("documents/notice.yaml", "\n".join(lines))
    found = cited(site, "/events/2024-01-12-detection/")
    assert f", text as of sources to {words}, " in found.plain


LATER = """outlet: evening-tide
title: Harbour writes letters
published: 2024-06-09
verified: read in full
quotations:
  - extent: part
    statement: notice-words
    text: Mail of a small number
"""
LETTER = """guid: tag:record.example,2026:event/000000000009
title: A letter goes out
kind: update
occurred: 2024-06-08
public: 2024-06-08
incidents: [mail-breach]
facts:
  - text: A letter went out.
    sources: [report:tide-later]
    verified: read in full
"""


@pytest.mark.parametrize(
    "path",
    [
        "/incidents/mail-breach/",
        "/incidents/mail-breach/dossier/",
        "/statements/notice-words/",
        "/statements/notice-words/compare/",
        "/outlets/evening-tide/",
        "/events/a-letter/",
    ],
)
def test_nothing_on_a_page_is_newer_than_its_citation_says(site: SiteBuilder, path: str) -> None:
    site.write("coverage/tide-later.yaml", LATER)
    site.write("events/a-letter.yaml", LETTER)
    found = cited(site, path)
    assert "text as of sources to 9 June 2024" in found.plain
    assert "9 June 2024" in site.page(path) or "9 Jun 2024" in site.page(path)


def test_what_has_overtaken_words_is_not_newer_than_their_citation_says(site: SiteBuilder) -> None:
    site.write("events/a-letter.yaml", LETTER.replace("report:tide-later", "document:notice"))
    notice = site.read("statements/notice-words.yaml")
    site.write("statements/notice-words.yaml", f"{notice}overtaken_by: [a-letter]\n")
    found = cited(site, "/statements/notice-words/")
    assert "text as of sources to 8 June 2024" in found.plain


def test_nothing_dated_and_nothing_said_of_a_date(site: SiteBuilder) -> None:
    site.write("outlets/quiet.yaml", "name: The Quiet Post\nlanguage: en\n")
    found = cited(site, "/outlets/quiet/")
    assert "as of" not in found.plain
    assert not {"issued", "note"} & found.csl.keys()


# --- Pages beside those of records ---------------------------------------------------------------

AS_OF = "/incidents/mail-breach/as-of/2024-01-20/"
COMPARE = "/statements/notice-words/compare/"


@pytest.mark.parametrize(
    ("path", "key", "title", "newest"),
    [
        (
            AS_OF,
            "incident-mail-breach:as-of-2024-01-20",
            "As of 20 January 2024: The mail breach",
            "20 January 2024",
        ),
        (
            COMPARE,
            "statement-notice-words:compare",
            "Side by side: Harbour, 19 January 2024: “Mail of a small number of staff…”",
            "20 January 2024",
        ),
    ],
)
@pytest.mark.parametrize("revised", [None, "2024-06-01"])
def test_a_page_of_a_date_and_a_comparison_say_as_of_when_they_stand(  # noqa: PLR0917
    site: SiteBuilder, path: str, key: str, title: str, newest: str, revised: str | None
) -> None:
    if revised:
        site.write("site.yaml", site.read("site.yaml") + f"revised: {revised}\n")
    found = cited(site, path)
    stands = "as of 1 June 2024" if revised else f"text as of sources to {newest}"
    assert found.bibtex.key == found.csl["id"] == key
    assert found.bibtex.text("title") == found.csl["title"] == title
    assert found.bibtex.fields["url"] == found.csl["URL"] == f"{URL[:-1]}{path}"
    assert found.csl["note"] == stands
    assert found.plain == (
        f"The Test Desk, “{nested(title)}”, The small record, {stands}, {URL[:-1]}{path}"
    )
    assert ("issued" in found.csl) == bool(revised)


def test_a_sheet_is_cited_as_of_the_reports_that_stand_on_it(site: SiteBuilder) -> None:
    early = [Quoting(f"r{n:02}", (WORDS[:32],), "2024-01-22") for n in range(12)]
    late = Quoting("late", (WORDS[:32],), "2024-03-01")
    silent = Quoting("silent", (None,), "2024-04-01", extent="whole")
    quote(site, WORDS, [*early, late, silent])
    site.built()
    pages = Pages(site.tree(), URL)
    stands = [Cited(pages[path]).csl["note"] for path in (COMPARE, f"{COMPARE}2/")]
    assert stands == [
        "text as of sources to 22 January 2024",
        "text as of sources to 1 April 2024",
    ]


def test_no_two_pages_have_one_key(site: SiteBuilder) -> None:
    notice = site.read("statements/notice-words.yaml")
    site.write("statements/notice-words-compare.yaml", notice.replace("was read.", "was copied."))
    site.built()
    pages = Pages(site.tree(), URL)
    keys = [Cited(page).bibtex.key for page in pages if page.find(FORMS)]
    assert len(keys) == len(set(keys)) > 10


def test_a_citation_of_a_date_says_nothing_that_came_later(site: SiteBuilder) -> None:
    site.edit("incidents/mail-breach.md", "occurred: 2024-01\n", "occurred: 2023-11\n")
    found = cited(site, "/incidents/mail-breach/as-of/2024-01-19/")
    assert "text as of sources to 19 January 2024" in found.plain
    assert "event-date" not in found.csl


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Harbour: “We know”", "Harbour: ‘We know’"),
        ("Hafen: „Wir wissen“", "Hafen: \u201aWir wissen‘"),
        ("Port : « Oui »", "Port : \u2039 Oui \u203a"),
        ("Harbour’s mail", "Harbour’s mail"),
    ],
)
def test_quotation_marks_nest(title: str, inside: str) -> None:
    assert nested(title) == inside


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_titles_come_back_whole(site: SiteBuilder, name: str) -> None:
    fill(site, HOSTILE[name])
    site.built()
    pages = Pages(site.tree(), URL)
    for path in ("/events/one/", "/statements/one/", "/coverage/one/", "/incidents/one/dossier/"):
        found = Cited(pages[path])
        assert found.bibtex.text("title") == one_line(found.csl["title"])
        if path == "/events/one/":
            assert found.csl["title"].startswith(HOSTILE[name].rstrip())
