"""Pages of dates in a small world: what stands on which, and leaks that are made on purpose."""

import re
from collections.abc import Callable

import pytest

from generator.link.public import PublicDates
from generator.plan.asof_history import Series
from generator.plan.facets import make_asof
from generator.plan.foresight import Foresight
from tests.support.as_of import leaks, pages_of_dates, secrets
from tests.support.pages import Page, Pages
from tests.support.records import read_records
from tests.support.site import SiteBuilder

URL = "https://record.example/"
FRAME = ("The small record", URL)
ROOT = "/incidents/mail-breach/as-of/"
DETECTION = "events/2024-01-12-detection.yaml"
INCIDENT = "incidents/mail-breach.md"

LATER = """\
guid: tag:record.example,2026:event/000000000009
title: Keys were taken too
kind: update
occurred: 2024-01
public: 2024-03
incidents: [mail-breach]
facts:
  - id: keys
    text: Harbour says that keys were taken too.
    sources: [document:update]
    verified: excerpt
"""
UPDATE = """\
title: An update of the notice
kind: notice
tier: primary
publisher: Harbour
date: 2024-03-05
verified: excerpt
"""


@pytest.fixture
def world(site: SiteBuilder) -> SiteBuilder:
    """The base site, with an event of the end of March that overtakes the words of January."""
    kind = re.search(r"^kind: .*$", site.read("documents/notice.yaml"), re.MULTILINE)
    assert kind
    site.write("documents/update.yaml", UPDATE.replace("kind: notice", kind[0]))
    site.write("events/keys.yaml", LATER)
    site.edit("statements/notice-words.yaml", "verified:", "overtaken_by: [keys]\nverified:")
    return site


def built(site: SiteBuilder) -> Pages:
    site.built()
    return Pages(site.tree(), URL)


def dates(pages: Pages) -> list[str]:
    """The dates that have a page, in the order of the list."""
    links = pages[ROOT].find("//ol[@class='past past--dates']//a/@href")
    return [str(link).removeprefix(ROOT).rstrip("/") for link in links]


def leaking(site: SiteBuilder) -> list[str]:
    pages = built(site)
    later = secrets(read_records(site.content))
    return [leak for page in pages_of_dates(pages) for leak in leaks(page, later, FRAME)]


def test_a_page_for_every_date_and_no_other(world: SiteBuilder) -> None:
    assert dates(built(world)) == ["2024-01-19", "2024-01-20", "2024-03"]
    world.edit("events/keys.yaml", "public: 2024-03", "public: 2024-03-31")
    assert dates(built(world)) == ["2024-01-19", "2024-01-20", "2024-03-31"]
    assert not leaking(world)


def test_a_date_in_a_line_says_that_it_is_when_the_thing_became_public(world: SiteBuilder) -> None:
    """The intrusion was found on the 12th: the 19th must not be read as the day of it."""
    pages = built(world)
    lines = [
        " ".join(line.text_content().split())
        for name in dates(pages)
        for line in pages[f"{ROOT}{name}/"].find("//ul[@class='past']/li/p")
    ]
    assert "Public 19 Jan 2024" in lines
    assert all(line.startswith("Public ") for line in lines)


def test_a_month_is_placed_at_its_end_and_called_so(world: SiteBuilder) -> None:
    page = built(world)[f"{ROOT}2024-03/"]
    assert page.text("//h1") == "As of the end of March 2024: The mail breach"
    assert not page.find("//h1/time")
    assert "Keys were taken too" in page.text("//section[h2/@id='new' or .//h2[@id='new']]")
    assert "31 March" not in page.data.decode()


def test_a_winter_is_placed_where_it_ends(world: SiteBuilder) -> None:
    """What became public in winter 2024 may not have been public on 10 January 2025."""
    world.edit("events/keys.yaml", "public: 2024-03", "public: 2024-24")
    world.edit("documents/update.yaml", "date: 2024-03-05", "date: 2025-01-10")
    question = "  - id: how-many\n"
    world.edit(INCIDENT, question, f"{question}    asked: 2025-01-10\n")
    pages = built(world)
    assert dates(pages) == ["2024-01-19", "2024-01-20", "2025-01-10", "2024-24"]
    assert "Keys were taken too" not in pages[f"{ROOT}2025-01-10/"].text()
    page = pages[f"{ROOT}2024-24/"]
    assert page.text("//h1").startswith("As of the end of winter 2024: ")
    assert "How many" in page.text("//main")
    assert not leaking(world)


DOUBTS = [
    ("2024-03~", "about the end of March 2024"),
    ("2024-03?", "the end of March 2024 (uncertain)"),
    ("2024-03-08%", "about 8 March 2024 (uncertain)"),
]


def certain(pages: Pages, edtf: str, said: str) -> list[str]:
    """Where a date is told without the doubt that its source has, or machines are told of it."""
    name, bare = edtf.rstrip("~?%"), re.sub(r"^about | \(uncertain\)$", "", said)
    own, dated = pages[f"{ROOT}{name}/"], [pages[ROOT], *pages_of_dates(pages)]
    found = [
        f"{page.path}: {text}"
        for page in (*dated, pages["/incidents/mail-breach/"])
        for text in map(str, page.find("//text() | //meta/@content"))
        for text in [re.sub(re.escape(said), "", text, flags=re.IGNORECASE)]
        if bare in text
    ]
    if not own.text("//h1").startswith(f"As of {said}: "):
        found.append(own.text("//h1"))
    return found + [
        str(one) for page in dated for one in page.find("//time/@datetime") if str(one) == name
    ]


@pytest.mark.parametrize(("edtf", "said"), DOUBTS)
@pytest.mark.parametrize("dated", ["event", "source"])
def test_a_date_in_doubt_is_named_with_its_doubt(
    edtf: str, said: str, dated: str, world: SiteBuilder
) -> None:
    public = f'public: "{edtf}"\n' if dated == "event" else ""
    world.edit("events/keys.yaml", "public: 2024-03\n", public)
    if dated == "source":
        world.edit("documents/update.yaml", "date: 2024-03-05", f'date: "{edtf}"')
    question = "  - id: how-many\n"
    world.edit(INCIDENT, question, f'{question}    asked: "{edtf}"\n')
    pages = built(world)
    assert certain(pages, edtf, said) == []
    page = pages[f"{ROOT}{edtf.rstrip('~?%')}/"]
    assert f"Open since {said}" in page.text()
    assert f"New by {said}" in page.text()
    assert said in pages[ROOT].text().replace("About", "about").replace("The end", "the end")


def test_a_day_that_anything_is_certain_of_is_certain(world: SiteBuilder) -> None:
    world.edit("documents/update.yaml", "date: 2024-03-05", "date: 2024-03-05?")
    world.edit("events/keys.yaml", "public: 2024-03\n", "public: 2024-03-05\n")
    assert built(world)[f"{ROOT}2024-03-05/"].text("//h1").startswith("As of 5 March 2024: ")


@pytest.mark.parametrize(("edtf", "said"), DOUBTS)
def test_a_program_that_hides_a_doubt_is_caught(
    edtf: str, said: str, world: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.edit("events/keys.yaml", "public: 2024-03\n", f'public: "{edtf}"\n')
    monkeypatch.setattr("generator.core.edtf_placed.qualified", lambda words, *_rest: words)
    assert certain(built(world), edtf, said)


def test_what_has_no_end_stands_on_no_page_of_a_date(world: SiteBuilder) -> None:
    world.edit("events/keys.yaml", "public: 2024-03", "public: 2024-03-01/..")
    pages = built(world)
    assert dates(pages) == ["2024-01-19", "2024-01-20"]
    assert "/events/keys/" in pages.linked(pages[ROOT])
    assert "the event Keys were taken too 1 fact" in pages[ROOT].text()


def test_an_event_without_a_public_date_is_placed_by_its_sources(world: SiteBuilder) -> None:
    world.edit("events/keys.yaml", "public: 2024-03\n", "")
    assert dates(built(world)) == ["2024-01-19", "2024-01-20", "2024-03-05"]
    assert not leaking(world)


def test_words_are_overtaken_from_the_day_of_the_event(world: SiteBuilder) -> None:
    pages = built(world)
    mark = "Overtaken by Keys were taken too"
    marked = [name for name in dates(pages) if mark in pages[f"{ROOT}{name}/"].text()]
    assert marked == ["2024-03"]
    assert "(overtaken)" not in pages[f"{ROOT}2024-01-19/"].text()


def test_a_question_is_open_until_it_is_answered(world: SiteBuilder) -> None:
    question = "  - id: how-many\n"
    answer = "    answer: {text: Seven., public: 2024-02-10, sources: [document:notice]}\n"
    world.edit(INCIDENT, question, question + answer)
    pages = built(world)
    assert dates(pages) == ["2024-01-19", "2024-01-20", "2024-02-10", "2024-03"]
    said = {name: pages[f"{ROOT}{name}/"].text() for name in dates(pages)}
    assert all("The sources of questions and answers stand on" in text for text in said.values())
    assert [name for name, text in said.items() if "Open since 19 January 2024" in text] == [
        "2024-01-19",
        "2024-01-20",
    ]
    assert [name for name, text in said.items() if "Seven." in text] == ["2024-02-10", "2024-03"]


def test_a_fact_waits_for_what_its_words_name(world: SiteBuilder) -> None:
    text = "Mail of a small number of staff was read."
    world.edit(INCIDENT, text, f'"{text} See [[event:keys|more]]."')
    pages = built(world)
    shown = {
        name: text in pages[f"{ROOT}{name}/"].text("//ul[@class='facts']") for name in dates(pages)
    }
    assert shown == {"2024-01-19": False, "2024-01-20": False, "2024-03": True}
    assert "names what came later" in pages[f"{ROOT}2024-01-19/"].text()
    assert not leaking(world)


def test_a_name_is_not_used_before_it_was_coined(world: SiteBuilder) -> None:
    world.edit(
        "actors/sea-fog.yaml",
        "    authority: Harbour\n",
        "    authority: Harbour\n    since: 2024-02-01\n",
    )
    world.edit(DETECTION, "title: The intrusion is detected", "title: Sea Fog is detected")
    world.edit(INCIDENT, "title: The mail breach", "title: The Sea Fog breach")
    pages = built(world)
    first, last = (pages[f"{ROOT}{name}/"] for name in ("2024-01-19", "2024-03"))
    assert "Sea Fog" not in first.data.decode()
    assert "An entry whose title here uses a name that came later" in first.text()
    assert last.text("//h1").endswith(": The Sea Fog breach")
    assert "Sea Fog is detected" in last.text()
    assert not leaking(world)


def test_a_name_of_a_table_is_not_used_before_it_was_coined(world: SiteBuilder) -> None:
    world.write(
        "names/desk.tsv",
        "authority\tactor\tname\tsince\nHarbour\tSea Fog\tGreen Buoy\t2024-02-01\n",
    )
    world.edit(DETECTION, "title: The intrusion is detected", "title: Green Buoy is detected")
    pages = built(world)
    assert "Green Buoy" not in pages[f"{ROOT}2024-01-19/"].data.decode()
    assert "Green Buoy is detected" in pages[f"{ROOT}2024-03/"].text()


def test_before_the_incident_was_public_there_is_no_page(world: SiteBuilder) -> None:
    world.edit(DETECTION, "public: 2024-01-19", "public: 2024-01-14")
    world.edit("documents/notice.yaml", "2024-01-19", "2024-01-14")
    pages = built(world)
    assert dates(pages)[0] == "2024-01-19"
    assert "The intrusion is detected" in pages[f"{ROOT}2024-01-19/"].text()


def test_a_site_may_want_no_such_pages(world: SiteBuilder) -> None:
    world.write("site.yaml", world.read("site.yaml") + "as_of_pages: false\n")
    pages = built(world)
    assert not [page for page in pages if "as-of" in page.path]
    assert b"as-of" not in pages["/incidents/mail-breach/"].data


def test_a_long_history_leads_on_to_its_earlier_pages(world: SiteBuilder) -> None:
    for number in range(70):
        text = LATER.replace("0009", f"1{number:03}").replace("Keys were", f"Key {number:03} was")
        text = text.replace(
            "public: 2024-03", f"public: 2024-0{4 + number // 28}-{number % 28 + 1:02}"
        )
        world.write(f"events/key-{number:03}.yaml", text)
    pages = built(world)
    names = dates(pages)
    assert len(names) == 73
    *_rest, earlier, last = (pages[f"{ROOT}{name}/"] for name in names)
    assert {f"/events/key-{n:03}/" for n in range(70)} <= pages.linked(last)
    assert "/events/key-001/" not in pages.linked(earlier)
    reached: set[str] = set()
    page: Page | None = earlier
    while page is not None:
        reached |= pages.linked(page)
        more = page.find("//h3[.='Events']/following-sibling::*[1][self::p]/a/@href")
        page = pages[str(more[0])] if more else None
    assert {f"/events/key-{n:03}/" for n in range(69)} <= reached
    assert not leaking(world)


# --- Leaks made on purpose ------------------------------------------------------------------------


def with_all_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Foresight, "words", lambda _self, _text: 0)


def with_all_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Foresight, "_link_day", lambda _self, _part: 0)


def with_all_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        make_asof.Then, "_sources", lambda self, targets, _day: self._pieces.sources(targets)
    )


def with_all_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_asof.Then, "_mark_day", lambda _self, _mark: 0)


def with_tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Series, "before", lambda self, day: len([1 for d in self._days if d < day + 90])
    )


def with_today(monkeypatch: pytest.MonkeyPatch) -> None:
    found = PublicDates.of
    monkeypatch.setattr(
        PublicDates,
        "of",
        lambda self, entry: (
            found(self, self._index.by_id["incident:mail-breach"])
            if entry.id == "event:keys"
            else found(self, entry)
        ),
    )


@pytest.mark.parametrize(
    "leaky",
    [with_all_titles, with_all_links, with_all_sources, with_all_marks, with_tomorrow, with_today],
)
def test_a_leaky_program_is_caught(
    leaky: Callable[[pytest.MonkeyPatch], None], world: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.edit(
        INCIDENT,
        "Mail of a small number of staff was read.",
        '"Mail was read, and [[event:keys]]."',
    )
    world.edit(
        "actors/sea-fog.yaml",
        "    authority: Harbour\n",
        "    authority: Harbour\n    since: 2024-02-01\n",
    )
    world.edit(DETECTION, "title: The intrusion is detected", "title: Sea Fog is detected")
    world.edit(DETECTION, "[document:notice]", "[document:notice, document:update]")
    assert not leaking(world)
    leaky(monkeypatch)
    assert leaking(world)


@pytest.mark.parametrize(
    ("note", "stands"),
    [
        ("Read on 19 January 2024.", True),
        ("Said again on March 8, 2024.", False),
        ("Said again on 8 Mar 2024.", False),
        ("The copy is of 2024-03-08.", False),
        ("The copy is of 2/1/2024.", False),
        ("The copy is of 5.3.2024.", False),
        ("Counted anew in 2024.", False),
        ("Counted anew in 2023.", True),
    ],
)
def test_a_note_that_names_a_later_day_stands_on_no_earlier_page(
    world: SiteBuilder, *, note: str, stands: bool
) -> None:
    world.edit(
        INCIDENT,
        "    verified: read in full\nquestions",
        f"    note: {note}\n    verified: read in full\nquestions",
    )
    page = built(world)[f"{ROOT}2024-01-19/"]
    assert (note in page.text()) is stands
    assert note in built(world)["/incidents/mail-breach/"].text()
