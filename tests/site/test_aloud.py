"""What a screen reader says of every page: landmarks, names of links, lists, tables."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement

from tests.support.pages import Page, Pages
from tests.support.site import SiteBuilder

_NAMED = "//a[@href] | //button | //summary | //input[not(@type='hidden')] | //select | //textarea"
_HIDDEN = "ancestor-or-self::*[@aria-hidden='true']"
_AROUND = "ancestor::li[1] | ancestor::tr[1] | ancestor::*[self::p or self::dt or self::dd][1]"
_PARTS = "ancestor::*[self::nav or self::section or self::article or self::details][1]"
_FOCUS_ORDER = "//*[@tabindex > 0]"


def page_of(body: str) -> Page:
    document = f"<!doctype html>\n<html lang=en><head><title>x</title></head><body>{body}"
    return Page("https://example.org/", "/", document.encode())


def words(element: HtmlElement) -> str:
    """The words of an element that a screen reader says: none that are hidden from it."""
    said = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])] | .//img/@alt")
    return " ".join(" ".join(map(str, said)).split())


def name_of(page: Page, element: HtmlElement) -> str:
    """The name of a control or a landmark, by the steps that a browser takes."""
    ids = element.get("aria-labelledby", "").split()
    by_others = " ".join(words(one) for name in ids for one in page.find(f"//*[@id='{name}']"))
    by_label = " ".join(map(words, _labels(page, element)))
    named = by_others or element.get("aria-label") or by_label or words(element)
    return named or element.get("title") or ""


def _labels(page: Page, element: HtmlElement) -> list[HtmlElement]:
    if element.tag not in {"input", "select", "textarea"}:
        return []
    around = list(element.xpath("ancestor::label"))
    return page.find(f"//label[@for='{element.get('id')}']") + around


# --- Landmarks -----------------------------------------------------------------------------------


def landmark_faults(page: Page) -> list[str]:
    """Not one banner, one main part and one foot; navigation that cannot be told apart."""
    wanted = {"//header[not(ancestor::main)]": 1, "//main": 1, "//footer[not(ancestor::main)]": 1}
    faults = [
        f"{page}: {len(page.find(path))} of {path}"
        for path, number in wanted.items()
        if len(page.find(path)) != number
    ]
    navigation = [name_of(page, nav) if _is_labelled(nav) else "" for nav in page.find("//nav")]
    faults += [f"{page}: navigation without a name" for name in navigation if not name]
    twice = {name for name in navigation if navigation.count(name) > 1}
    faults += [f"{page}: navigation {name!r} twice" for name in sorted(twice)]
    outside = page.find("//body/*[not(self::header or self::main or self::footer)]")
    faults += [f"{page}: in no landmark: {words(one)}" for one in outside if not _is_skip(one)]
    return faults


def _is_labelled(element: HtmlElement) -> bool:
    return "aria-label" in element.attrib or "aria-labelledby" in element.attrib


def _is_skip(element: HtmlElement) -> bool:
    return element.tag == "a" and element.get("href") == "#main"


def test_landmarks_have_names(pages: Pages) -> None:
    assert not [fault for page in pages for fault in landmark_faults(page)]


_FRAME = "<header>x</header><main>x</main><footer>x</footer>"


@pytest.mark.parametrize(
    "body",
    [
        "<main>x</main><footer>x</footer>",
        f"{_FRAME}<footer>y</footer>",
        f"{_FRAME}<p>lost</p>",
        _FRAME.replace("<main>", "<main><nav>a</nav>"),
        _FRAME.replace("<main>", "<main><nav aria-label=a></nav><nav aria-label=a></nav>"),
    ],
)
def test_a_missing_landmark_is_found(body: str) -> None:
    assert not landmark_faults(page_of(_FRAME))
    assert landmark_faults(page_of(body))


# --- Names ---------------------------------------------------------------------------------------


def name_faults(page: Page) -> list[str]:
    """Controls without a name, and links that sound the same and lead to different places."""
    faults = [f"{page}: no order of its own: {one.tag!s}" for one in page.find(_FOCUS_ORDER)]
    heard = defaultdict[tuple[str, ...], set[str]](set)
    for element in page.find(_NAMED):
        if element.xpath(_HIDDEN):
            faults += [f"{page}: focus is lost in what is hidden"] * (
                element.get("tabindex") != "-1"
            )
            continue
        name = name_of(page, element)
        if not name:
            faults.append(f"{page}: no name: {element.tag!s} {element.get('href')}")
        if name.rstrip().endswith(":"):
            faults.append(f"{page}: a name that breaks off: {name}")
        if "href" in element.attrib:
            heard[name, *_context(page, element)].add(str(element.get("href")))
    return faults + [
        f"{page}: {name!r} leads to {sorted(places)}"
        for (name, *_rest), places in heard.items()
        if len(places) > 1
    ]


def _context(page: Page, link: HtmlElement) -> Iterator[str]:
    """What tells links of one name apart: the sentence and the part that they stand in.

    A name that was given for the ear alone has to do without.
    """
    if _is_labelled(link):
        return
    yield from (words(one) for one in link.xpath(_AROUND))
    yield from (name_of(page, one)[:80] for one in link.xpath(_PARTS))


def test_links_and_controls_have_names(pages: Pages) -> None:
    assert not [fault for page in pages for fault in name_faults(page)]


@pytest.mark.parametrize(
    "body",
    [
        "<a href=/a/></a>",
        "<a href=/a/><span aria-hidden=true>#</span></a>",
        "<button></button>",
        "<a href=/a/ aria-label='In the incident, today: '>¶</a>",
        "<input id=a><label for=b>x</label>",
        "<a href=/a/>more</a> <a href=/b/>more</a>",
        "<p>one <a href=#a aria-label=link>#</a></p><p>two <a href=#b aria-label=link>#</a></p>",
        "<a href=/a/ tabindex=2>x</a>",
        "<p aria-hidden=true><a href=/a/>x</a></p>",
    ],
)
def test_a_missing_name_is_found(body: str) -> None:
    assert name_faults(page_of(body))


def test_a_link_may_be_told_by_its_sentence() -> None:
    assert not name_faults(page_of("<p>one <a href=#a>more</a></p><p>two <a href=#b>more</a></p>"))


# --- Lists and tables ----------------------------------------------------------------------------


def structure_faults(page: Page) -> list[str]:
    """Lists that hold no items, tables that have no caption or cells without a heading."""
    lists = "//*[self::ul or self::ol][not(@hidden)][not(li) or *[not(self::li)]]"
    terms = "//dl[not(.//dt) or *[not(self::dt or self::dd or self::div)]] | //dl/div[not(dt)]"
    tables = "//table[not(caption)] | //th[not(@scope)] | //table[not(.//th)]"
    twice = "//dt[. = ../preceding-sibling::div/dt or . = preceding-sibling::dt]"
    kinds = (("list", lists), ("terms", terms), ("term twice", twice), ("table", tables))
    return [f"{page}: {what}: {words(one)[:60]}" for what, path in kinds for one in page.find(path)]


def test_lists_and_tables_are_whole(pages: Pages) -> None:
    assert not [fault for page in pages for fault in structure_faults(page)]


def test_lists_of_what_a_record_does_not_say_are_left_out(site: SiteBuilder) -> None:
    """The base site says of its records no more than it must."""
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    assert not [fault for page in pages for fault in structure_faults(page)]


@pytest.mark.parametrize(
    "body",
    [
        "<ul></ul>",
        "<ul><p>x</p></ul>",
        "<dl><p>x</p></dl>",
        "<dl><dt>a<dd>b</dl><dl><div><dd>b</div></dl>",
        "<dl><dt>a<dd>b<dt>a<dd>c</dl>",
        "<dl><div><dt>a<dd>b</div><div><dt>a<dd>c</div></dl>",
        "<table><tr><th scope=col>a</table>",
        "<table><caption>a</caption><tr><th>a</table>",
        "<table><caption>a</caption><tr><td>a</table>",
    ],
)
def test_a_broken_list_or_table_is_found(body: str) -> None:
    assert structure_faults(page_of(body))
