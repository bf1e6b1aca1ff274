"""No page, no data and no feed says a date more precisely than the record has it."""

import json
import re

import pytest

from generator.core.edtf import Edtf
from tests.support.dates import dates_of, days_in, days_of
from tests.support.pages import Page, Pages
from tests.support.records import Record
from tests.support.site import SiteBuilder


def visible(page: Page) -> str:
    """All that a page says: its words, its attributes, its data. A bar parts what stands apart."""
    unread = {"href", "src", "integrity", "id", "class"}
    said = [str(text) for text in page.tree.itertext()]
    for element in page.tree.iter("*"):
        said += [str(value) for name, value in element.attrib.items() if name not in unread]
    return " | ".join(said)


def invented_days(pages: Pages, records: dict[str, Record]) -> list[str]:
    """The calendar days in pages and feeds that stand nowhere in the content."""
    known = days_of(records.values())
    faults = [f"{page}: {day}" for page in pages for day in days_in(visible(page)) - known]
    for path, data in pages.files.items():
        if path.endswith(".xml"):
            text = re.sub(r"https?://\S+", "", data.decode())
            faults += [f"{path}: {day}" for day in days_in(text) - known]
    return faults


def test_every_day_on_the_site_stands_in_the_content(
    pages: Pages, records: dict[str, Record], shipped: SiteBuilder
) -> None:
    notice = Record("page", "site", "site.yaml", {"notice": shipped.read("site.yaml")})
    assert not invented_days(pages, {**records, "site": notice})
    assert len(days_of(records.values())) > 100


@pytest.mark.parametrize(
    "said",
    [
        "<p>1 November 2023",
        "<p>on Nov. 1, 2023",
        "<p>1 to 3 Nov 2023",
        "<time datetime=2023-11-01>late November 2023</time>",
        "<p title='2023-11-01'>x",
        '<script type="application/ld+json">{"startDate":"2023-11-01"}</script>',
    ],
)
def test_an_invented_day_is_found(said: str) -> None:
    records = {
        "event:x": Record("event", "x", "x.yaml", {"occurred": "2023-11~", "public": "2024-01-19"})
    }
    page = f"<!doctype html><title>x</title><body><main>{said}</main>"
    faults = invented_days(Pages({"index.html": page.encode()}, "https://a.example/"), records)
    assert "/: (2023, 11, 1)" in faults


# --- Each record on its own page -----------------------------------------------------------------


def inexact(records: dict[str, Record]) -> list[tuple[Record, str, str]]:
    """The dated values that are no exact day, month or year, with the words a reader must see."""
    return [
        (one, value, words or Edtf.parse(value).words())
        for one in records.values()
        for field, value, words in dates_of(one)
        if field in {"occurred", "public", "published", "date"}
        and (words is not None or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value))
    ]


def too_precise(page: Page, words: str, value: str) -> list[str]:
    """Where a page gives a machine a date for words that have none, or leaves the words out."""
    faults = [] if words in page.text() else [f"{page}: {words!r} is missing"]
    machine = {str(one) for one in page.tree.xpath("//time[not(ancestor::nav)]/@datetime")}
    if value.rstrip("~?%") != value or "/" in value:
        ends = value.rstrip("~?%").split("/")
        bare = {end.rstrip("~?%") for end in ends if end.rstrip("~?%") != end}
        faults += [f"{page}: <time> {one}" for one in sorted(machine & bare)]
    return [
        *faults,
        *(
            f"{page}: <time {time.attrib.get('datetime')}> {words}"
            for time in page.find("//time")
            if " ".join(time.text_content().split()) == words
            and time.attrib.get("datetime") != value
        ),
    ]


def test_inexact_dates_are_words_and_nothing_for_machines(
    pages: Pages, records: dict[str, Record]
) -> None:
    found = inexact(records)
    assert len(found) > 10
    assert not [
        fault
        for one, value, words in found
        if one.kind in {"event", "incident"}
        for fault in too_precise(pages[one.path], words, value)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "<time datetime=2023-11>late November 2023</time>",
        "<time datetime=2023-11-01>late November 2023</time>",
        "<span>November 2023</span>",
    ],
)
def test_too_much_precision_is_found(said: str) -> None:
    page = Page("https://a.example/", "/", f"<body><main>{said}</main>".encode())
    assert too_precise(page, "late November 2023", "2023-11~")


def data_faults(page: Page, one: Record) -> list[str]:
    """Where the data of a page gives another date than the record."""
    (script,) = page.find("//script[@type='application/ld+json']")
    entity = json.loads(script.text or "")["mainEntity"]
    names = {
        "event": "occurred",
        "incident": "occurred",
        "statement": "date",
        "report": "published",
    }
    written = one.fields.get(names[one.kind])
    value = written["date"] if isinstance(written, dict) else written
    said = {
        key: entity[key]
        for key in ("startDate", "endDate", "dateCreated", "datePublished")
        if key in entity
    }
    plain = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
    ends = value.split("/") if value else []
    exact = bool(ends) and all(plain.fullmatch(end) for end in ends)
    if one.kind in {"statement", "report"}:
        exact = exact and len(ends) == 1
    wanted = ends if exact else []
    faults = [] if list(said.values()) == wanted else [f"{page}: {said}, but the record {value}"]
    words = written["words"] if isinstance(written, dict) and "words" in written else None
    shown = (words or Edtf.parse(value).words()) if value else ""
    if "temporalCoverage" in entity or (not exact and shown not in entity.get("description", "")):
        faults.append(f"{page}: no words for {value}")
    return faults


def test_data_says_each_date_as_it_is_known(pages: Pages, records: dict[str, Record]) -> None:
    dated = [
        one for one in records.values() if one.kind in {"event", "incident", "statement", "report"}
    ]
    assert not [fault for one in dated for fault in data_faults(pages[one.path], one)]


@pytest.mark.parametrize(
    "entity", [{"startDate": "2023-11"}, {"startDate": "2023-11-01"}, {"name": "x"}]
)
def test_data_that_says_more_or_nothing_is_found(entity: dict[str, str]) -> None:
    script = f'<script type="application/ld+json">{json.dumps({"mainEntity": entity})}</script>'
    page = Page("https://a.example/", "/", script.encode())
    assert data_faults(page, Record("event", "x", "x.yaml", {"occurred": "2023-11~"}))


# --- Every form of date --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown", "machine"),
    [
        ("2023-11-05", "5 November 2023", "2023-11-05"),
        ("2023-11", "November 2023", "2023-11"),
        ("2023", "2023", "2023"),
        (
            "2023-11-05T10:30:00-05:00",
            "5 November 2023, 10:30:00 UTC−05:00",
            "2023-11-05T10:30:00-05:00",
        ),
        ("2023-11~", "about November 2023", None),
        ("2023-11-05~", "about 5 November 2023", None),
        ("2023-11?", "November 2023 (uncertain)", None),
        ("2023%", "about 2023 (uncertain)", None),
        ("2023-22", "summer 2023", None),
        ("2023-05/2023-06", "May to June 2023", None),
        ("2023-11-05/..", "from 5 November 2023", None),
        ("{date: 2023-11~, words: late November 2023}", "late November 2023", None),
    ],
)
def test_a_date_is_shown_as_it_was_written(
    site: SiteBuilder, written: str, shown: str, machine: str | None
) -> None:
    site.edit("events/2024-01-12-detection.yaml", "occurred: 2024-01-12", f"occurred: {written}")
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    page = pages["/events/2024-01-12-detection/"]
    assert shown in page.text()
    times = {
        " ".join(time.text_content().split()): time.attrib.get("datetime")
        for time in page.find("//main//time")
    }
    assert times.get(shown) == machine
    known = days_in(written) | {(2024, 1, 12), (2024, 1, 13), (2024, 1, 19), (2024, 1, 20)}
    said = {day for one in pages for day in days_in(visible(one))}
    assert said <= known


@pytest.mark.parametrize(
    ("happened", "shown"),
    [
        ("2024-01", "Happened and became public January 2024"),
        ("{date: 2024-01, words: early in January}", "early in January Became public January 2024"),
    ],
)
def test_words_that_a_source_used_of_one_date_are_not_put_on_another(
    site: SiteBuilder, happened: str, shown: str
) -> None:
    event = "events/2024-01-19-disclosure.yaml"
    site.edit(event, "occurred: 2024-01-19", f"occurred: {happened}")
    site.edit(event, "public: 2024-01-19", "public: 2024-01")
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    for path in ("/incidents/mail-breach/dossier/", "/events/2024-01-19-disclosure/"):
        assert shown in re.sub("[:.]", "", pages[path].text()), path


def test_a_year_is_put_under_no_month(site: SiteBuilder) -> None:
    site.edit("events/2024-01-12-detection.yaml", "occurred: 2024-01-12", "occurred: 2023")
    site.built()
    timeline = Pages(site.tree(), "https://record.example/")["/timeline/2023/"]
    months = [heading.text_content() for heading in timeline.find("//main//h3")]
    assert months == ["2023, month not known"]


# --- The language of a date ----------------------------------------------------------------------

SOURCES = {
    "documents/notice.yaml": ("/documents/notice/", "date: "),
    "coverage/tide-report.yaml": ("/coverage/tide-report/", "published: "),
    "statements/notice-words.yaml": ("/statements/notice-words/", "date: "),
}


def in_words(site: SiteBuilder, file: str, language: str) -> None:
    """Give the date of a source in its own words, in a language."""
    field = SOURCES[file][1]
    lines = [
        line
        for line in site.read(file).split("\n")
        if not line.startswith(("date:", "published:", "language:"))
    ]
    date = f"{field}{{date: 2024-01-20, words: Ende Januar}}"
    site.write(file, "\n".join([*lines[:-1], date, f"language: {language}", ""]))


@pytest.mark.parametrize("file", SOURCES)
@pytest.mark.parametrize(("language", "said"), [("de", "de"), ("en-US", None)])
def test_a_sources_own_words_of_a_date_are_in_its_language(
    site: SiteBuilder, file: str, language: str, said: str | None
) -> None:
    in_words(site, file, language)
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    for path in (SOURCES[file][0], "/incidents/mail-breach/dossier/"):
        dates = [
            one
            for one in pages[path].find("//main//*[contains(@class, 'date')]")
            if one.text_content().strip() == "Ende Januar"
        ]
        assert [one.get("lang") for one in dates] == [said] * len(dates), path
        assert dates, path
