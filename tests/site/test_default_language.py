"""What names no language is in that of its site, also once the site turns to another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load import content
from generator.load.records import Task
from tests.support.pages import Pages
from tests.support.site import SiteBuilder
from tests.support.world import World, law

URL = "https://record.example/"
STATEMENT, REPORT = "statements/notice-words.yaml", "coverage/tide-report.yaml"
DOCUMENT, OUTLET = "documents/notice.yaml", "outlets/evening-tide.yaml"
SHOWN = {
    STATEMENT: ("/statements/notice-words/", "//blockquote[@class='said__words']"),
    REPORT: ("/coverage/tide-report/", "//h1"),
    DOCUMENT: ("/documents/notice/", "//h1"),
}
NAMES = {
    "de": {"de": "Deutsch", "en": "Englisch", "zh-Hant": "Chinesisch (traditionell)"},
    "en-GB": {"en": "English", "de": "German"},
}
"""How a site in one language calls some."""


def in_language(site: SiteBuilder, tag: str) -> SiteBuilder:
    text = site.read("site.yaml").replace("theme: tiny\n", "")
    site.write("site.yaml", f"{text}language: {tag}\n")
    return site


def says(site: SiteBuilder, language: str) -> None:
    for file in (*SHOWN, OUTLET):
        site.write(file, f"{site.read(file)}language: {language}\n")


def said(site: SiteBuilder) -> set[str | None]:
    """Give the languages that the words of others are marked with, wherever they stand."""
    pages = Pages(site.tree(), URL)
    own = {pages[path].find(where)[0].get("lang") for path, where in SHOWN.values()}
    dossier = pages["/incidents/mail-breach/dossier/"]
    quoted = {one.get("lang") for one in dossier.find("//main//blockquote")}
    assert quoted
    return own | quoted


def details(site: SiteBuilder, word: str) -> list[str]:
    """Give what the pages of sources say beside “Language”."""
    pages = Pages(site.tree(), URL)
    beside = f"//dt[normalize-space()='{word}']/following-sibling::dd[1]"
    return [pages[path].text(beside) for path, _where in SHOWN.values()]


@pytest.mark.parametrize(
    ("of_site", "written", "language"),
    [
        ("de", None, "de"),
        ("de", "~", "de"),
        ("de", "en", "en"),
        ("de-AT", None, "de"),
        ("de", "zh-Hant", "zh-Hant"),
        ("en-GB", None, "en"),
        ("en-GB", "de", "de"),
    ],
)
def test_words_are_in_the_language_of_the_site_unless_their_record_names_another(
    site: SiteBuilder, of_site: str, written: str | None, language: str
) -> None:
    in_language(site, of_site)
    if written is not None:
        says(site, written)
    site.built()

    names = NAMES["de" if of_site.startswith("de") else of_site]
    word = "Sprache" if of_site.startswith("de") else "Language"
    assert said(site) == {language}
    assert details(site, word) == [names[language]] * len(SHOWN)


def test_an_outlet_is_foreign_only_in_another_language(site: SiteBuilder) -> None:
    in_language(site, "de").built()
    assert "Sprache: Deutsch" not in site.page("outlets/index.html")
    assert "Sprache: Englisch" not in site.page("outlets/index.html")
    says(site, "en")
    site.built()
    assert "Sprache: Englisch" in site.page("outlets/index.html")


# --- A site that turns to another language -------------------------------------------------------


def turn(world: World) -> None:
    """Build in English, in German, with a record that names English, and in English again."""
    in_language(world.site, "en")
    law(world)
    world.site.edit("site.yaml", "language: en\n", "language: de\n")
    law(world)
    assert said(world.site) == {"de"}
    says(world.site, "en")
    law(world)
    world.site.edit("site.yaml", "language: de\n", "language: en\n")
    law(world)


def test_a_site_turned_to_another_language_is_as_built_clean(tmp_path: Path) -> None:
    turn(World(tmp_path, overlay=None))


def forgetful(task: Task, of: Callable[[Task], str] = content.key_of) -> str:
    return of(Task(task.file, task.data))


def test_records_that_are_kept_whatever_their_language_break_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "key_of", forgetful)
    with pytest.raises(AssertionError):
        turn(World(tmp_path, overlay=None))
