"""The catalogues that come with the program are whole: every word, each once, none made up."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.plan.translations import language_of
from tests.support.catalogue import LOCALE, POT, extracted, extracted_from, messages, read
from tests.support.site import ROOT

TEMPLATES = sorted((ROOT / "themes").rglob("*.html"))
COMPLETE = ("de",)
"""The languages that are kept whole; a catalogue of another one may lag behind."""


@pytest.fixture(scope="module")
def wanted() -> dict[tuple[str, Any], Any]:
    return messages(extracted())


def test_the_words_are_those_of_the_program_and_its_theme(
    wanted: dict[tuple[str, Any], Any],
) -> None:
    """Where this fails: `make words`."""
    assert set(messages(read(POT))) == set(wanted)
    assert len(wanted) > 400


@pytest.mark.parametrize("language", COMPLETE)
def test_a_catalogue_is_complete(language: str, wanted: dict[tuple[str, Any], Any]) -> None:
    catalogue = read(LOCALE / f"{language}.po")
    found = messages(catalogue)

    assert set(found) == set(wanted)
    assert not catalogue.obsolete
    assert [key for key, one in found.items() if one.fuzzy] == []
    lacking = [key for key, one in found.items() if not one.string or not all(one.string)]
    assert lacking == []


@pytest.mark.parametrize("path", sorted(LOCALE.glob("*.po")), ids=lambda path: str(path.stem))
def test_every_translation_fits_its_words(path: Any) -> None:
    _language, problems = language_of(
        path.stem, {f"locale/{path.name}": [("it", path.read_bytes())]}
    )
    assert problems == []


def test_no_word_is_put_together_of_pieces(wanted: dict[tuple[str, Any], Any]) -> None:
    """A phrase that begins or ends with a blank or a comma is a piece of a sentence."""
    pieces = [key for key in wanted if re.search(r"^[\s,;]|[\s,]$", str(key[1]))]
    assert pieces == []


LABELS = {
    *("Also quoted in", "According to", "Applies from", "Attributed to", "By", "Carried by"),
    *("Counted as", "Edited by", "Filter by", "From", "Named by", "Public by", "Rests on"),
    *("Settled by", "To", "Where it comes from", "Where the table is from"),
    *("follows from", "led to", "not to be confused with"),
    "The document itself was not at hand; its text was read in",
}
"""What stands by itself, above or before a value or a list of any length."""
OPEN = re.compile(
    r"\b(?:a|and|are|as|by|from|in|is|of|on|or|than|the|to|with)$|^(?:and|by|of|or)$", re.IGNORECASE
)


def test_no_sentence_waits_for_its_end(wanted: dict[tuple[str, Any], Any]) -> None:
    """Another language may want its words in another order: "Joined from %(statements)s."."""
    found = {
        words for _context, one in wanted for words in ([one] if isinstance(one, str) else one)
    }
    assert {one for one in found if OPEN.search(str(one))} == LABELS


def test_quotation_marks_are_those_of_the_language() -> None:
    for (_context, words), one in messages(read(LOCALE / "de.po")).items():
        if "“" in str(words):
            assert "„" in str(one.string), words
            assert "”" not in str(one.string), words


# --- Templates ------------------------------------------------------------------------------------

NOT_SHOWN = re.compile(
    r"\{#.*?#\}|\{%-?\s*trans\b.*?endtrans\s*-?%\}|\{%-?\s*block (?:title|kind)\b.*?endblock"
    r"|\{\{.*?\}\}|\{%.*?%\}| lang=\"[^\"]*\" dir=\"auto\"",
    re.DOTALL,
)
SAID = re.compile(r'\b(?:aria-label|title|alt|placeholder|data-[a-z]+)="([^"]*)"')


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-4]}-{path.stem}")
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    """Whatever is written is marked, save the names of formats."""
    bare = NOT_SHOWN.sub("", path.read_text("utf-8"))
    words = [*SAID.findall(bare), *re.split(r"<[^>]*>", SAID.sub("", bare))]
    assert {word.strip() for word in words if re.search("[A-Za-z]", word)} <= {"BibTeX", "CSL-JSON"}


def test_the_second_theme_says_nothing_that_the_first_does_not(
    wanted: dict[tuple[str, Any], Any],
) -> None:
    own = extracted_from(ROOT / "themes" / "broadsheet" / "templates")
    assert set(messages(own)) <= set(wanted)
    assert messages(own)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_translation_stands_bare_in_an_attribute(template: Path) -> None:
    """`{% trans %}` is markup: a straight quote in a translation would end the attribute."""
    bare = re.findall(r'[a-z-]+="[^"<>]*{%-? *trans\b', template.read_text(encoding="utf-8"))
    assert bare == []
