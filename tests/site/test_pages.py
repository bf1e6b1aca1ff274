"""The shipped site as a whole: a page for everything, and every link leads somewhere."""

import re
from urllib.parse import urldefrag, urljoin

import pytest

from tests.support.filing import events_of, filed, month_of, month_path
from tests.support.hostile import OTHER, SLUG, fill, written
from tests.support.pages import Page, Pages
from tests.support.records import FOLDERS, Record, plain_yaml, read_records, references
from tests.support.shipped import URL, shipped_in
from tests.support.site import SiteBuilder

_SCRIPTED = ("assets/", "search/", "timeline/filter/")
SUB_PATH = "https://example.org/record/"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The shipped site, published below a path of its host."""
    builder = shipped_in(tmp_path_factory.mktemp("below") / "site")
    builder.edit("site.yaml", URL, SUB_PATH)
    builder.built()
    return Pages(builder.tree(), SUB_PATH)


# --- What there is -------------------------------------------------------------------------------


def test_every_record_has_a_page_with_its_title(pages: Pages, records: dict[str, Record]) -> None:
    assert set(FOLDERS.values()) == {one.kind for one in records.values()}
    for one in records.values():
        title = one.fields.get("title") or one.fields.get("name") or one.fields.get("speaker")
        heading = pages[one.path].text("//h1")
        if title is not None:
            assert " ".join(title.split()) in heading, one.id


def test_there_is_no_page_besides(pages: Pages, records: dict[str, Record]) -> None:
    months = {month_of(one) for one in events_of(records)}
    of_years = {year for year, _month in months}
    others = {
        "/",
        "/404.html",
        "/timeline/",
        "/timeline/oldest/",
        "/questions/",
        "/feeds/",
        "/search/",
    }
    listings = {f"/{folder}/" for folder in FOLDERS if folder != "pages"}
    timelines = {f"/timeline/{year}/" for year in of_years} | {*map(month_path, months)}
    by_aspect = {
        f"/timeline/{path}/"
        for aspect, values in filed(records).items()
        for path in (aspect, *(f"{aspect}/{value}" for value in values))
    }
    catching_up = {path for path in pages.by_path if path.startswith("/catch-up/")}
    assert len(of_years) >= 8
    of_records = {one.path for one in records.values()}
    of_incidents = {path for path in pages.by_path if "/as-of/" in path}
    of_incidents |= {f"{one.path}dossier/" for one in records.values() if one.kind == "incident"}
    statements = {one.path for one in records.values() if one.kind == "statement"}
    compared = {path for path in pages.by_path if path.endswith("/compare/")}
    assert {path.removesuffix("compare/") for path in compared} <= statements
    rest = set(pages.by_path) - of_incidents - catching_up - compared
    assert rest == of_records | others | listings | timelines | by_aspect


def test_feeds_and_files_for_machines(pages: Pages, records: dict[str, Record]) -> None:
    incidents = [one for one in records.values() if one.kind == "incident"]
    feeds = {"feed.xml", *(f"{one.path[1:]}feed.xml" for one in incidents)}
    rest = {path for path in pages.files if not path.endswith(".html")} - feeds
    assert feeds <= set(pages.files)
    assert {path for path in rest if not path.startswith(_SCRIPTED)} == {
        "robots.txt",
        "sitemap.xml",
    }


@pytest.mark.parametrize("folder", [f for f in FOLDERS if f != "pages"])
def test_a_listing_links_every_record_of_its_kind(
    pages: Pages, records: dict[str, Record], folder: str
) -> None:
    wanted = {one.path for one in records.values() if one.kind == FOLDERS[folder]}
    assert wanted <= pages.linked(pages[f"/{folder}/"])


def test_both_timelines_and_the_years_link_every_event(
    pages: Pages, records: dict[str, Record]
) -> None:
    events = [one for one in records.values() if one.kind == "event"]
    wanted = {one.path for one in events}
    assert wanted <= pages.linked(pages["/timeline/"])
    assert wanted <= pages.linked(pages["/timeline/oldest/"])
    for depth in (1, 2):
        parts = [one for one in pages if re.fullmatch(rf"/timeline(/\d+){{{depth}}}/", one.path)]
        found = [pages.linked(page) & wanted for page in parts]
        assert len(parts) > 5
        assert set().union(*found) == wanted


def test_one_timeline_is_the_other_turned_round(pages: Pages) -> None:
    def order(path: str) -> list[str]:
        headings = pages[path].main.xpath(".//article//*[self::h3 or self::h4]/a/@href")
        return [str(href) for href in headings]

    assert len(order("/timeline/")) == len(set(order("/timeline/"))) > 70
    assert order("/timeline/oldest/") == order("/timeline/")[::-1]


def test_every_open_question_is_listed(pages: Pages, records: dict[str, Record]) -> None:
    text = pages["/questions/"].text()
    for one in records.values():
        for question in one.fields.get("questions", ()):
            assert question["text"] in text


# --- Where links lead ----------------------------------------------------------------------------


def broken_links(pages: Pages, page: Page) -> list[str]:
    """The links of a page to places of this site that are not there, or that are outside it."""
    faults: list[str] = []
    for _element, address in page.links:
        if not pages.is_own_host(address):
            continue
        path = pages.path_of(address)
        fragment = urldefrag(address).fragment
        file = f"{path}index.html" if path is not None and path.endswith("/") else path
        if path is None or file is None or file[1:] not in pages.files:
            faults.append(f"{page}: {address} is not there")
        elif fragment and fragment not in pages[path].ids:
            faults.append(f"{page}: {address} has no such fragment")
    return faults


def outside_resources(pages: Pages, page: Page) -> list[str]:
    """What a page would load from another host, or hand to one."""
    loading = [(element, address) for element, address in page.links if element.tag != "a"]
    return [f"{page}: {address}" for _e, address in loading if not pages.is_own_host(address)]


def test_every_link_inside_the_site_resolves(pages: Pages) -> None:
    assert not [fault for page in pages for fault in broken_links(pages, page)]
    assert sum(len(page.links) for page in pages) > 20_000


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    assert not [fault for page in pages for fault in outside_resources(pages, page)]
    sheets = [data for path, data in pages.files.items() if path.endswith((".css", ".svg"))]
    assert sheets
    assert not [data for data in sheets if b"@import" in data or b"url(http" in data]


def test_links_that_lead_out_are_marked(pages: Pages) -> None:
    out = [
        e for page in pages for e, to in page.links if e.tag == "a" and not pages.is_own_host(to)
    ]
    assert len(out) > 300
    assert all("external" in element.attrib.get("rel", "").split() for element in out)


def test_below_a_path_every_link_stays_below_it(below: Pages, pages: Pages) -> None:
    assert set(below.by_path) == set(pages.by_path)
    assert not [fault for page in below for fault in broken_links(below, page)]
    assert not [fault for page in below for fault in outside_resources(below, page)]
    assert below["/"].attribute("//link[@rel='canonical']/@href") == SUB_PATH


def test_the_home_page_leads_to_every_page(pages: Pages) -> None:
    reached, waiting = {"/"}, ["/"]
    while waiting:
        page = pages[waiting.pop()]
        links = {
            pages.path_of(urljoin(page.address, str(href))) for href in page.tree.xpath("//a/@href")
        }
        new = {path for path in links if path in pages.by_path} - reached
        reached |= new
        waiting += sorted(new)
    assert set(pages.by_path) - reached == {"/404.html"}


def made_of(body: str, **others: str) -> Pages:
    """A tiny site, to show that a check can fail."""
    page = f"<!doctype html><html lang=en><title>x</title><body><main>{body}</main>"
    files = {"index.html": page, **{f"{name}/index.html": text for name, text in others.items()}}
    return Pages({path: text.encode() for path, text in files.items()}, SUB_PATH)


@pytest.mark.parametrize(
    "body",
    [
        "<a href=/record/nowhere/>x</a>",
        "<a href=/other/>x</a>",
        "<a href=/recorder/>x</a>",
        "<a href=../>x</a>",
        "<a href=/record/#nowhere>x</a>",
        "<a href=/record/other/#nowhere>x</a>",
        "<img src=/record/none.png>",
        "<svg><a href=/x>x</a></svg>",
    ],
)
def test_a_broken_link_is_found(body: str) -> None:
    broken = made_of(body, other="<main id=there>")
    assert broken_links(broken, broken["/"])


def test_a_sound_link_is_not_taken_for_broken() -> None:
    sound = made_of(
        "<a id=h href=#h>x</a><a href=other/#there>x</a><a href=https://elsewhere.example/>x</a>",
        other="<main id=there>",
    )
    assert not broken_links(sound, sound["/"])


@pytest.mark.parametrize(
    "body",
    ["<img src=//cdn.example/x.png>", "<link rel=preconnect href=https://cdn.example/>"],
)
def test_a_resource_from_elsewhere_is_found(body: str) -> None:
    tracking = made_of(body)
    assert outside_resources(tracking, tracking["/"])


# --- Links are shown from both ends --------------------------------------------------------------


def one_sided(pages: Pages, records: dict[str, Record]) -> list[str]:
    """The references that only one of the two pages shows."""
    linked = {one.id: pages.linked(pages[one.path]) for one in records.values()}
    faults: list[str] = []
    for one in records.values():
        for target in sorted(references(one, records)):
            if records[target].path not in linked[one.id]:
                faults.append(f"{one.id} names {target} and does not link it")
            if one.path not in linked[target]:
                faults.append(f"{one.id} names {target}, whose page does not link back")
    return faults


def test_references_are_shown_from_both_ends(pages: Pages, records: dict[str, Record]) -> None:
    assert sum(len(references(one, records)) for one in records.values()) > 1500
    assert not one_sided(pages, records)


def test_every_kind_may_name_every_kind_in_prose(site: SiteBuilder) -> None:
    fill(site, "plain words")
    # A plain page tells of the record as a whole: it does not list who names it.
    names = " ".join(f"[[{kind}:{OTHER}]]" for kind in FOLDERS.values() if kind != "page")
    for file in sorted(site.content.glob(f"*/{SLUG}.yaml")):
        fields = plain_yaml(file.read_text(encoding="utf-8"))
        file.write_text(written({**fields, "body": names}), encoding="utf-8")
    site.built()
    told = read_records(site.content)
    assert len(told) == 2 * len(FOLDERS)
    assert not one_sided(Pages(site.tree(), "https://record.example/"), told)


@pytest.mark.parametrize("side", [0, 1])
def test_a_reference_that_one_side_hides_is_found(side: int) -> None:
    told = [
        Record("event", "a", "a.yaml", {"body": "see [[rule:b|the rule]]"}),
        Record("rule", "b", "b.yaml", {}),
    ]
    links = [
        "<main><a href=/record/rules/b/>b</a></main>",
        "<main><a href=/record/events/a/>a</a></main>",
    ]
    links[side] = "<main></main>"
    site = made_of("", **{"events/a": links[0], "rules/b": links[1]})
    assert len(one_sided(site, {one.id: one for one in told})) == 1


# --- What a reader comes for ---------------------------------------------------------------------


def test_the_front_page_leads_to_dates_and_to_what_is_not_known(pages: Pages) -> None:
    links = {link.get("href") for link in pages["/"].find("//section[@class='play']//a")}
    assert links >= {"/questions/", "/incidents/microsoft-midnight-blizzard/as-of/"}


def test_no_two_names_of_the_index_look_the_same(pages: Pages) -> None:
    shown = [" ".join(one.text_content().split()) for one in pages["/search/"].find("//main//li")]
    assert len(shown) == len(set(shown))
    assert {"Bloomberg News (organisation)", "Bloomberg News (outlet)"} <= set(shown)


def test_an_organisation_that_speaks_for_itself_is_named_once(
    pages: Pages, records: dict[str, Record]
) -> None:
    page = pages["/statements/tv-a/"]
    assert page.text("//h1").split(",")[:2] == ["TeamViewer", " 28 June 2024"]
    (link,) = page.find("//h1//a")
    assert link.get("href") == records["organisation:teamviewer"].path


def test_a_cluster_that_only_overlaps_lends_an_actor_no_name(
    pages: Pages, records: dict[str, Record]
) -> None:
    names = records["actor:midnight-blizzard"].fields["names"]
    overlapping = {one["name"] for one in names if one.get("relation") == "overlaps"}
    assert "Dark Halo" in overlapping
    said = [one.text_content() for one in pages["/actors/"].find("//p[@class='meta']")]
    (own,) = [text for text in said if text.startswith("Also named") and "NOBELIUM" in text]
    (other,) = [text for text in said if "Dark Halo" in text]
    assert not any(name in own for name in overlapping)
    assert other.startswith("Overlaps clusters named")
    index = [" ".join(one.text_content().split()) for one in pages["/search/"].find("//main//li")]
    assert "Dark Halo: overlaps Midnight Blizzard" in index


def test_an_outlet_has_the_reports_that_it_published(site: SiteBuilder) -> None:
    """A report that speaks of another outlet is not a report of that outlet."""
    site.write("outlets/quiet.yaml", "name: The Quiet Post\nlanguage: en\n")
    report = site.read("coverage/tide-report.yaml")
    site.write("coverage/tide-report.yaml", f"{report}note: As [[outlet:quiet|a post]] had it.\n")
    site.built()
    listed = Pages(site.tree(), "https://record.example/")["/outlets/"].find("//main//li")
    assert [" ".join(one.text_content().split()) for one in listed] == [
        "Evening Tide 1 report",
        "The Quiet Post 0 reports",
    ]
