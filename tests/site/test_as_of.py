"""The pages of dates of the shipped site: nothing on them became public later."""

import re
from collections import defaultdict
from datetime import date

import pytest

from generator.core.edtf_words import MONTHS
from tests.support.as_of import (
    AS_OF,
    day_of,
    day_of_page,
    fact_day,
    leaks,
    pages_of_dates,
    plain,
    public_day,
    secrets,
)
from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.shipped import URL

FRAME = ("The Midnight Blizzard record", URL)
MAIN = "microsoft-midnight-blizzard"


@pytest.fixture(scope="module")
def dated(pages: Pages) -> dict[str, list[Page]]:
    """The pages of dates of each incident, in the order of time."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in sorted(pages_of_dates(pages), key=day_of_page):
        match = AS_OF.fullmatch(page.path)
        assert match
        found[match["slug"]].append(page)
    return found


def test_every_incident_with_more_than_three_public_dates_has_them(
    dated: dict[str, list[Page]], records: dict[str, Record]
) -> None:
    public: dict[str, set[str]] = defaultdict(set)
    for one in records.values():
        for incident in one.fields.get("incidents", ()) if one.kind == "event" else ():
            public[incident].add(str(day_of(one.fields.get("public"))))
    many = {incident for incident, days in public.items() if len(days) > 3}
    assert len(many) >= 3
    assert many <= set(dated)
    assert all(len(dated[incident]) >= 3 for incident in many)


def test_nothing_later_leaks_in(pages: Pages, records: dict[str, Record]) -> None:
    later = list(secrets(records))
    found = pages_of_dates(pages)
    assert len(found) > 80
    assert len(later) > 800
    assert not [leak for page in found for leak in leaks(page, later, FRAME)]


def test_the_words_source_code_are_not_there_on_7_march_2024(dated: dict[str, list[Page]]) -> None:
    before = [page for page in dated[MAIN] if str(day_of_page(page)) <= "2024-03-07"]
    (first, *_rest) = [page for page in dated[MAIN] if page not in before]
    assert len(before) >= 8
    assert not [page for page in before if b"source code" in page.data.lower()]
    assert b"source code" in first.data.lower()


def test_the_last_page_says_what_the_page_of_the_incident_says(
    dated: dict[str, list[Page]], pages: Pages, records: dict[str, Record]
) -> None:
    for slug, found in dated.items():
        incident, last = records[f"incident:{slug}"], found[-1]
        today = pages[incident.path]
        events = [one for one in records.values() if slug in one.fields.get("incidents", ())]
        placed = {one.path for one in events if public_day(one, records)}
        assert {path for path in pages.linked(last) if path.startswith("/events/")} >= placed
        assert placed <= pages.linked(today)
        text, now = last.text(), today.text()
        for fact in incident.fields.get("facts", ()):
            words = plain(fact["text"])
            assert words in now
            assert (words in text) == (fact_day(incident, fact, records) is not None), words
        for question in incident.fields.get("questions", ()):
            sources = [records[name] for name in question["sources"]]
            asked = question.get("asked") or any(public_day(one, records) for one in sources)
            assert (question["text"] in text) == bool(asked), question["text"]
            answer = question.get("answer")
            assert answer is None or not asked or plain(answer["text"]) in text


def test_what_is_public_stays_public(dated: dict[str, list[Page]], pages: Pages) -> None:
    for found in dated.values():
        shown: set[str] = set()
        for page in found:
            records = {
                path
                for path in pages.linked(page)
                if path.startswith(("/events/", "/statements/", "/coverage/"))
            }
            listed = {path for path in records if _in_a_line(page, path)}
            assert shown <= listed, page
            shown = listed


def _in_a_line(page: Page, path: str) -> bool:
    return bool(page.find(f"//ul[@class='past']/li/div/a[@href='{path}']"))


def test_a_page_of_a_date_is_an_archive(dated: dict[str, list[Page]], pages: Pages) -> None:
    sitemap = pages.files["sitemap.xml"].decode()
    for page in (page for found in dated.values() for page in found):
        assert page.attribute("//meta[@name='robots']/@content") == "noindex"
        assert page.attribute("//link[@rel='canonical']/@href") == page.address
        assert page.address not in sitemap
    assert not [
        path for path, data in pages.files.items() if path.endswith(".xml") and b"/as-of/2" in data
    ]


def test_one_can_step_through_the_dates(dated: dict[str, list[Page]], pages: Pages) -> None:
    for slug, found in dated.items():
        paths = [page.path for page in found]
        listing = f"/incidents/{slug}/as-of/"
        links = [str(one) for one in pages[listing].find("//ol[contains(@class, 'past')]//a/@href")]
        assert links == paths
        assert listing in pages.linked(pages[f"/incidents/{slug}/"])
        for page, earlier, later in zip(found, [None, *paths], [*paths[1:], None], strict=False):
            for rel, wanted in (("prev", earlier), ("next", later)):
                steps = {str(one) for one in page.find(f"//a[@rel='{rel}']/@href")}
                assert steps == ({wanted} if wanted else set())


@pytest.mark.parametrize(
    "leak",
    [
        "<p>Microsoft reports access to source code and a continuing attack",
        '<a href="/events/2024-03-08-source-code/">later</a>',
        "<meta name=description content='Storm-0558 in Exchange Online'>",
        "<p>In 2024 the exfiltrated material was used to reach some source code repositories",
    ],
)
def test_a_leak_is_found(leak: str, records: dict[str, Record]) -> None:
    page = Page(URL, f"/incidents/{MAIN}/as-of/2022-01-20/", f"<main>{leak}</main>".encode())
    assert leaks(page, list(secrets(records)), FRAME)


AHEAD = {
    "completion reports due by noon EST on 14 December 2020",
    "analyse the impact by 30 April 2024",
    "stay the case until 12 September 2025",
}
"""Days that were set ahead; a day that is told of was public on that day, or later."""
_LONG_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")


def test_no_page_tells_of_a_later_day(dated: dict[str, list[Page]]) -> None:
    found: set[str] = set()
    for page in (page for pages in dated.values() for page in pages):
        for text in page.find("//main//*[contains(@class, 'fact__')]//text()"):
            for day in _LONG_DAY.finditer(str(text)):
                told = date(int(day[3]), MONTHS.index(day[2]) + 1, int(day[1]))
                if told > day_of_page(page):
                    found.add(" ".join(str(text)[: day.end()].split()))
    assert {next((one for one in AHEAD if text.endswith(one)), text) for text in found} == AHEAD
