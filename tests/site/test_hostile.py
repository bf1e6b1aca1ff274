"""Whatever an author types is words: it never becomes markup, script or a template."""

import json

import pytest
from lxml import html

from tests.support.feeds import CONTENT, items_of, profile_faults, said
from tests.support.hostile import EVERYTHING, HOSTILE, fill
from tests.support.markup import inline_code, parse_errors
from tests.support.pages import Page, Pages
from tests.support.site import SiteBuilder

URL = "https://record.example/"
DATA = "//script[@type='application/ld+json']"


def built(site: SiteBuilder, text: str, *, title: str | None = None) -> Pages:
    fill(site, text, title=title)
    site.built()
    return Pages(site.tree(), URL)


def shape(page: Page) -> list[str]:
    """The elements of a page in order, without their words."""
    return [str(element.tag) for element in page.tree.iter("*")]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The same site with harmless words."""
    return built(
        SiteBuilder(tmp_path_factory.mktemp("plain") / "site"),
        "harmless words, and some more of them",
    )


@pytest.mark.parametrize("text", [*HOSTILE.values(), EVERYTHING], ids=[*HOSTILE, "everything"])
def test_hostile_text_is_shown_as_text(site: SiteBuilder, plain: Pages, text: str) -> None:
    pages = built(site, text)
    assert set(pages.by_path) == set(plain.by_path)
    for page in pages:
        # The index from A to Z has a section a letter: which ones, the names say.
        assert page.path == "/search/" or shape(page) == shape(plain[page.path]), page
        assert not parse_errors(page)
        assert not inline_code(page)
        assert flat(text) in flat(page.text("//footer")), page
        json.loads(page.find(DATA)[0].text or "")
    one = pages["/events/one/"]
    assert flat(text) in one.text("//h1")
    assert one.text().count(flat(text)) >= 5
    words = [str(quote.text_content()) for quote in pages["/statements/one/"].find("//blockquote")]
    assert text in words
    data = json.loads(pages["/statements/one/"].find(DATA)[0].text or "")
    assert data["mainEntity"]["text"] == text


@pytest.mark.parametrize("text", [*HOSTILE.values(), EVERYTHING], ids=[*HOSTILE, "everything"])
def test_hostile_text_is_text_in_feeds(site: SiteBuilder, text: str) -> None:
    fill(site, text)
    site.built()
    for path in ("/feed.xml", "/incidents/one/feed.xml"):
        data = site.page(path).encode()
        faults = profile_faults(
            data, f"{URL}{path[1:]}", f"{URL}{path[1:].removesuffix('feed.xml')}"
        )
        # A title may speak of markup; it is plain text to those who follow the profile.
        assert {fault.split(": ")[-1] for fault in faults} <= {"title", "description", "categories"}
        for item in items_of(data):
            assert said(item, "title").startswith(text)
            for name in ("description", f"{CONTENT}encoded"):
                tree = html.fragment_fromstring(said(item, name), create_parent="div")
                shown = flat(tree.text_content())
                assert flat(text)[:250] in shown
                assert not tree.xpath(".//script | .//img | .//@onerror | .//@onmouseover")


@pytest.mark.parametrize("word", ["W" * 20_000, "Ж" * 10_000, "<" * 4_000])
def test_a_very_long_word_breaks_nothing(site: SiteBuilder, plain: Pages, word: str) -> None:
    pages = built(site, word, title="A name")
    for page in pages:
        # The index from A to Z has a section a letter: which ones, the names say.
        assert page.path == "/search/" or shape(page) == shape(plain[page.path]), page
        assert not parse_errors(page)
    assert word[:20_000] in pages["/statements/one/"].text()


# --- The tester, tested --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "replaced", "careless"),
    [
        (
            "<script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<script>alert(1)</script>",
        ),
        (
            '" onmouseover="x()',
            'content="&#34; onmouseover=&#34;x()',
            'content="" onmouseover="x()',
        ),
    ],
)
def test_a_page_that_does_not_escape_is_found(
    site: SiteBuilder, text: str, replaced: str, careless: str
) -> None:
    page = built(site, text)["/events/one/"]
    damaged = page.data.decode().replace(replaced, careless)
    assert damaged != page.data.decode()
    assert inline_code(Page(page.address, page.path, damaged.encode()))
