"""Card images of a site: which pages have one, what pages say of it, and when it is drawn anew."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.support.site import ROOT, SiteBuilder, times_of, tree_of
from tests.support.world import World, law

EVENT = "events/2024-01-19-disclosure.yaml"
OWN = (
    "cards/events/2024-01-12-detection.png",
    "cards/events/2024-01-19-disclosure.png",
    "cards/incidents/mail-breach.png",
    "cards/statements/notice-words.png",
)


@pytest.fixture
def carded(site: SiteBuilder) -> SiteBuilder:
    """Give the base site with card images, built."""
    site.write("site.yaml", site.read("site.yaml") + "cards: true\n")
    site.built()
    return site


def cards_of(site: SiteBuilder) -> dict[str, bytes]:
    return {path: data for path, data in site.tree().items() if path.startswith("cards/")}


def meta(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html)
    )


def test_a_site_has_no_cards_unless_it_wants_them(site: SiteBuilder) -> None:
    site.built()
    said = meta(site.page("/events/2024-01-19-disclosure/"))

    assert not cards_of(site)
    assert said["twitter:card"] == "summary"
    assert not [name for name in said if name.startswith("og:image")]


def test_what_is_shared_has_a_card_of_its_own_and_all_else_that_of_the_site(
    carded: SiteBuilder,
) -> None:
    cards = cards_of(carded)
    assert set(cards) == {"cards/site.png", *OWN}
    assert len(set(cards.values())) == len(cards)
    pages = {path: html for path, html in carded.tree().items() if path.endswith(".html")}
    for path, html in pages.items():
        said = meta(html.decode())
        own = f"cards/{path.removesuffix('/index.html')}.png"
        wanted = own if own in OWN else "cards/site.png"
        assert said["og:image"] == f"https://record.example/{wanted}"
        assert said["twitter:card"] == "summary_large_image"
        with Image.open(carded.public / wanted) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:type"] == "image/png"
        assert said["og:image:alt"].startswith("The small record")


def test_a_card_says_in_words_what_it_shows(carded: SiteBuilder) -> None:
    said = meta(carded.page("/statements/notice-words/"))
    assert said["og:image:alt"].startswith("The small record: Harbour, 19 January 2024: “Mail of")


def test_only_the_card_of_what_was_edited_is_drawn_again(carded: SiteBuilder) -> None:
    before, times = cards_of(carded), times_of(carded.public)
    carded.edit(EVENT, "title: ", "title: Again, ")
    carded.built()
    changed = {path for path, data in cards_of(carded).items() if data != before[path]}
    written = {path for path, time in times_of(carded.public).items() if times.get(path) != time}

    assert changed == {"cards/events/2024-01-19-disclosure.png"}
    assert {path for path in written if path.endswith(".png")} == changed


def test_the_theme_colours_the_cards(carded: SiteBuilder) -> None:
    before = cards_of(carded)
    carded.write("site.yaml", carded.read("site.yaml") + "theme: broadsheet\n")
    carded.built()
    assert all(data != before[path] for path, data in cards_of(carded).items())


def test_a_dark_colour_is_no_colour_of_a_card(carded: SiteBuilder) -> None:
    before = cards_of(carded)
    css = (ROOT / "themes/default/static/css/print.css").read_text()
    dark = "@media (prefers-color-scheme: dark) { :root { --color-page: #123456; } }"
    carded.write_theme("static/css/print.css", f"{css}\n{dark}\n")
    carded.built()
    assert cards_of(carded) == before


@pytest.mark.slow
def test_an_edit_leaves_cards_as_a_clean_build_makes_them(tmp_path: Path) -> None:
    """Titles, dates, what overtakes a statement: through the way for edits of events alone."""
    world = World(tmp_path)
    world.site.write("site.yaml", world.site.read("site.yaml") + "cards: true\n")
    statement = "statements/notice-words.yaml"
    world.site.write(statement, world.site.read(statement) + "overtaken_by: [2024-03-08-code]\n")
    law(world)
    code = "events/2024-03-08-code.md"
    for path, old, new in (
        (code, "title: Source", "title: The source"),
        (code, "public: 2024-03-08", "public: 2024-05"),
        (EVENT, "breach is disclosed", "breach is known"),
        (EVENT, "occurred: 2024-01-19", "occurred: 2023-11~"),
    ):
        before = tree_of(world.public)
        world.site.edit(path, old, new)
        law(world)
        cards = {name for name, data in tree_of(world.public).items() if data != before.get(name)}
        shown = {name for name in cards if name.endswith(".png")}
        assert f"cards/events/{Path(path).stem}.png" in shown
        assert ("cards/statements/notice-words.png" in shown) == (path == code)


# --- Without the extra ----------------------------------------------------------------------------

WITHOUT = """
import runpy, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in {"resvg_py", "font_source_sans_pro"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Absent())
runpy.run_module("generator", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(("cards", "status"), [("true", 1), ("false", 0)])
def test_whether_the_extra_is_installed_decides_no_page(
    cards: str, status: int, site: SiteBuilder
) -> None:
    site.write("site.yaml", site.read("site.yaml") + f"cards: {cards}\n")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "build"],
        cwd=site.root,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr
    if status:
        assert "content/site.yaml:7:8: error[no-cards]" in done.stderr
        assert "not installed here: resvg_py, font_source_sans_pro" in done.stderr
        assert "pip install 'onrecord[cards]'" in done.stderr
        assert not site.public.exists()


def test_no_page_may_stand_where_cards_do(site: SiteBuilder) -> None:
    site.write("pages/cards.md", "---\ntitle: Cards\n---\nOf another sort.\n")
    assert site.codes() == ["address-taken"]
