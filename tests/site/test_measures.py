"""On the shipped site: intervals, clocks, differences and open questions, from its records."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.support.pages import Pages
from tests.support.records import Record, read_records
from tests.support.site import ROOT, SiteBuilder

RECORDS = read_records(ROOT / "content")
INCIDENTS = [one for one in RECORDS.values() if one.kind == "incident"]
DISCREPANCIES = [one for one in RECORDS.values() if one.kind == "discrepancy"]
INTERVALS = [(one, part) for one in INCIDENTS for part in one.fields.get("intervals", ())]
CLOCKS = [(one, part) for one in INCIDENTS for part in one.fields.get("clocks", ())]


def questions(incident: Record) -> list[dict[str, Any]]:
    found = incident.fields.get("questions", [])
    assert isinstance(found, list)
    return found


def still_open(incident: Record) -> int:
    return sum("answer" not in question for question in questions(incident))


def facts(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, fact in enumerate(record.fields.get("facts", ()), 1):
        yield f"{record.path}#fact-{fact.get('id', number)}", fact


# --- Intervals and clocks -------------------------------------------------------------------------


def test_there_are_a_dozen_intervals_and_more() -> None:
    assert len(INTERVALS) >= 12


@pytest.mark.parametrize(
    ("incident", "interval", "words"),
    [
        ("microsoft-midnight-blizzard", "detection-to-disclosure", "7 days"),
        ("microsoft-midnight-blizzard", "disclosure-to-source-code", "49 days"),
        ("microsoft-midnight-blizzard", "compromise-to-detection", "About 43 to 72 days"),
        ("hewlett-packard-enterprise-mailboxes", "notification-to-disclosure", "43 days"),
        ("storm-0558-exchange-online", "access-to-report", "32 days"),
        ("storm-0558-exchange-online", "key-account-to-amendment", "188 days"),
        ("uk-home-office", "report-to-public", "Between 91 and 121 days (uncertain)"),
    ],
)
def test_an_interval_is_as_long_as_its_dates_say(
    pages: Pages, incident: str, interval: str, words: str
) -> None:
    (one,) = pages[f"/incidents/{incident}/"].find(f"//*[@id='interval-{interval}']")
    (length,) = one.xpath(".//*[contains(@class, 'measure__length')]/text()")
    assert length.strip() == words


@pytest.mark.parametrize(
    ("incident", "interval"), INTERVALS, ids=lambda one: getattr(one, "slug", None) or one["id"]
)
def test_exact_days_are_counted_as_the_calendar_counts(
    pages: Pages, incident: Record, interval: dict[str, str]
) -> None:
    ends = [
        RECORDS[f"event:{interval[end]}"].fields[interval.get(f"{end}_date", "occurred")]
        for end in ("start", "end")
        if interval.get(f"{end}_date") not in {"start", "end"}
    ]
    if len(ends) == 2 and all(
        isinstance(end, str) and len(end) == len("2024-01-12") for end in ends
    ):
        days = (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days
        (one,) = pages[incident.path].find(f"//*[@id='interval-{interval['id']}']")
        (length,) = one.xpath(".//*[contains(@class, 'measure__length')]/text()")
        assert length.strip() == f"{days} day{'' if days == 1 else 's'}"


@pytest.mark.parametrize(
    ("incident", "clock"), CLOCKS, ids=lambda one: getattr(one, "slug", None) or one["id"]
)
def test_a_clock_without_a_trigger_says_why(
    pages: Pages, incident: Record, clock: dict[str, Any]
) -> None:
    (one,) = pages[incident.path].find(f"//*[@id='clock-{clock['id']}']")
    words = " ".join(one.text_content().split())
    assert ("Cannot be computed, because" in words) == ("trigger" not in clock)


# --- Differences ----------------------------------------------------------------------------------


@pytest.mark.parametrize("one", DISCREPANCIES, ids=lambda one: one.slug)
def test_facts_and_discrepancies_link_to_each_other(pages: Pages, one: Record) -> None:
    keyed = [
        (path, fact)
        for record in RECORDS.values()
        for path, fact in facts(record)
        if one.fields.get("quantity") in {fact.get("quantity", {}).get("key"), None}
        and "quantity" in one.fields
    ]
    listed = {str(a.get("href")) for a in pages[one.path].find("//*[@id='facts']/../..//a")}
    for path, fact in keyed:
        page, _hash, anchor = path.partition("#")
        assert path in listed
        links = pages[page].find(f"//*[@id='{anchor}']//a[@href='{one.path}']")
        assert len(links) == 1, fact


@pytest.mark.parametrize("one", DISCREPANCIES, ids=lambda one: one.slug)
def test_a_closed_discrepancy_shows_what_settles_it(pages: Pages, one: Record) -> None:
    words = pages[one.path].text()
    assert ("Settled by" in words) == (one.fields["status"] != "open")
    assert one.fields["status"].capitalize() in words


# --- Who is said to be behind it ------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["default", "broadsheet"])
@pytest.mark.parametrize(
    ("language", "said"), [("en", "Attributed to: Sea Fog"), ("de", "Zugeschrieben: Sea Fog")]
)
def test_a_list_of_incidents_says_that_an_actor_is_what_somebody_says(
    site: SiteBuilder, theme: str, language: str, said: str
) -> None:
    settings = f"theme: {theme}\nlanguage: {language}\n"
    site.write("site.yaml", site.read("site.yaml") + settings)
    site.built()
    page = Pages(site.tree(), "https://record.example/")["/incidents/"]
    named = page.find("//p[a[starts-with(@href, '/actors/')]]")
    assert [" ".join(one.text_content().split()) for one in named] == [said]


# --- Open questions -------------------------------------------------------------------------------


def test_open_questions_are_counted_alike_everywhere(pages: Pages) -> None:
    total = sum(map(still_open, INCIDENTS))
    assert total >= 15
    (shown, answered) = pages["/questions/"].find("//*[@class='section__count']/text()")
    assert int(str(shown)) == total
    assert int(str(answered)) == sum(len(questions(one)) for one in INCIDENTS) - total
    unanswered = "//li[@class='question' and not(.//*[@class='answer'])]"
    assert len(pages["/questions/"].find(unanswered)) == total
    for incident in INCIDENTS:
        assert len(pages[incident.path].find(unanswered)) == still_open(incident)
        card = f"//article[contains(@class, 'entry') and .//a[@href='{incident.path}']]"
        (row,) = pages["/incidents/"].find(card)
        said = f"{still_open(incident)} open question" in " ".join(row.text_content().split())
        assert said == bool(still_open(incident))
    lead = RECORDS["incident:microsoft-midnight-blizzard"]
    assert len(pages["/"].find("//li[@class='unknown']")) == still_open(lead)
