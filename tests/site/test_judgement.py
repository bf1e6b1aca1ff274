"""Dates and lengths, and no verdict: no page has a word of judgement that is not its author's.

Three ways of looking. A site whose authors say one word only shows what the program says beside
them. What it could say elsewhere stands in the templates and in the strings of the planner. And
where the shipped site has such a word, it must stand in somebody's record.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.support.hostile import fill
from tests.support.judging import judging, strings_of, template_words
from tests.support.pages import Page, Pages
from tests.support.records import read_records
from tests.support.site import ROOT, SiteBuilder

WORD = "zzcanary"
URL = "https://record.example/"
TEMPLATES = sorted((ROOT / "themes/default/templates").rglob("*.html"))
SPEAKING = sorted(
    file
    for folder in ("plan", "render")
    for file in (ROOT / "generator" / folder).rglob("*.py")
    if not file.name.startswith(("theme", "contract", "views"))  # said of templates, on no page
)
MEASURING = [
    ROOT / "generator/core" / f"{name}.py"
    for name in ("elapsed", "deadline", "business_days", "us_federal", "edtf_words")
]


@pytest.fixture(scope="module")
def wordless(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    """Give a site in which every text of an author is one word."""
    site = SiteBuilder(tmp_path_factory.mktemp("wordless") / "site")
    fill(site, WORD)
    site.built()
    return site


def test_beside_its_authors_the_program_says_no_word_of_judgement(wordless: SiteBuilder) -> None:
    pages = Pages(wordless.tree(), URL)
    said = [f"{page.text('//html')} {page.attribute('//title/text()')}" for page in pages]
    assert sum(text.count(WORD) for text in said) > 500
    assert not [found for text in said for found in judging(text)]


def test_nor_do_feeds(wordless: SiteBuilder) -> None:
    feeds = {path: data for path, data in wordless.tree().items() if path.endswith("feed.xml")}
    assert feeds
    for path, data in feeds.items():
        assert not judging(re.sub(r"<[^>]*>|&lt;.*?&gt;", " ", data.decode())), path


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_no_template_has_one(file: Path) -> None:
    assert not judging(template_words(file))


@pytest.mark.parametrize("file", [*SPEAKING, *MEASURING], ids=lambda file: file.stem)
def test_no_string_of_the_planner_has_one(file: Path) -> None:
    assert not [found for text in strings_of(file) for found in judging(text)]


def test_on_the_shipped_site_each_stands_in_a_record(pages: Pages) -> None:
    records = read_records(ROOT / "content").values()
    authors = _plain("\n".join(text.words for one in records for text in one.texts()))
    nodes = {(page.path, _plain(node)) for page in pages for node in _said(page)}
    found = {(path, around) for path, node in nodes for around in _around(node)}
    assert len(found) > 20
    assert not {(path, around) for path, around in found if not any(x in authors for x in around)}


def _around(node: str) -> list[tuple[str, str]]:
    """Give each word of judgement in a text with the word before it, and with that after it."""
    words = node.split()
    places = [at for at, word in enumerate(words) if judging(word)]
    pairs = [(words[max(0, at - 1) : at + 1], words[at : at + 2]) for at in places]
    return [(f" {' '.join(before)} ", f" {' '.join(after)} ") for before, after in pairs]


def _said(page: Page) -> Iterator[str]:
    """Give every text of a page, those of its JSON-LD as well."""
    for node in page.tree.itertext():
        yield from _texts(json.loads(node)) if node.startswith('{"') else [node]


def _texts(value: object) -> list[str]:
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(inner, str):
        return [inner]
    parts = inner if isinstance(inner, Iterable) else ()
    return [text for part in parts for text in _texts(part)]


def _plain(text: str) -> str:
    """Give words without Markdown and marks of quotation, as a reader sees them."""
    text = re.sub(r"\[\[[^\]|]*\|([^\]]*)\]\]", r"\1", text)
    words = (word.strip(".,;:()[]{}…?!") for word in re.sub(r"[*_`“”‘’\"'«»]", "", text).split())
    return f" {' '.join(words)} "


def test_a_word_of_judgement_would_be_found() -> None:
    assert judging("The notice came late: 3 days.") == ["The notice came late: 3 days."]
    assert all(map(judging, ("a violation", "Compliant", "refused to say")))
    assert not judging("translated, latest, later, dismissed, unfailing")
