"""Catalogues of translations, as themes have them: read, checked and put one over the other.

A catalogue is a gettext PO file, `locale/<language>.po`. Its msgids are the English words. What it
says of `de-AT` goes over what is said of `de`, and what a site says over what its theme says.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.core.diagnostic import Diagnostic
from generator.core.language import ENGLISH, Language, Translation
from generator.core.span import SourceText, Span
from generator.load.source import decode

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

FOLDER = "locale/"
ALL_WORDS = f"{FOLDER}words.pot"
"""Every word of a theme, without translation: what a complete catalogue has."""

_PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
_TAG = re.compile(r"<[^>]*>?")
_COUNTED = "%(num)s"
_MANY_FORMS = re.compile(r"nplurals\s*=\s*[0-9]{2,}")
_PLURAL = "write Plural-Forms as gettext has it: nplurals=2; plural=n != 1;"
_SEE = "a catalogue is a gettext PO file; see docs/theme.md"

Catalogue = tuple[str, bytes]
"""Where a file of translations stands, and its bytes."""


def catalogues_of(tag: str) -> tuple[str, ...]:
    """Give the paths of a language's catalogues in a theme, the most general first."""
    base, *parts = tag.split("-")
    tags = ["-".join([base.lower(), *parts[:number]]) for number in range(len(parts) + 1)]
    return tuple(f"{FOLDER}{one}.po" for one in tags)


def languages_in(themes: Path) -> list[str]:
    """Give the languages that a folder of themes has catalogues of."""
    return sorted({file.stem for file in themes.glob(f"*/{FOLDER}*.po")})


def language_of(tag: str, found: dict[str, list[Catalogue]]) -> tuple[Language, list[Diagnostic]]:
    """Give the language `tag` by the catalogues `found` at each path, a site's own first."""
    translations: list[Translation] = []
    problems: list[Diagnostic] = []
    for path in catalogues_of(tag):
        for shown, data in reversed(found.get(path, [])):
            read, faults = _read(shown, data)
            translations += read
            problems += faults
    if tag == ENGLISH.tag and not translations:
        return ENGLISH, problems
    return Language(tag, tuple(translations)), problems


def lacking(language: Language, words: Iterable[Catalogue]) -> int:
    """Say how many of a theme's `words` a language has no translation for; English needs none."""
    if language.is_english:
        return 0
    known = {(one.context, one.words) for one in language.translations}
    wanted = {
        (message.context or "", _first(message.id))
        for _shown, data in words
        for message in _messages(_parsed(data.decode("utf-8", "replace")))
    }
    return len(wanted - known)


@lru_cache(maxsize=16)
def _read(shown: str, data: bytes) -> tuple[tuple[Translation, ...], tuple[Diagnostic, ...]]:
    """Read a catalogue; a server asks again and again."""
    source, problems = decode(shown, data)
    if source is None:
        return (), tuple(problems)
    many = _MANY_FORMS.search(source.text)
    if many is not None:
        line = source.span_at(many.start()).line
        return (), (_problem(source, line, "no language has that many plurals", _PLURAL),)
    try:
        catalogue = _parsed(source.text)
    except Exception as error:  # noqa: BLE001  as many as there are ways to damage a file
        line = getattr(error, "lineno", 0) + 1
        return (), (_problem(source, line, f"this catalogue cannot be read: {error}", _SEE),)
    plural = catalogue.plural_expr
    if not _is_rule(plural):
        line = next((n for n, one in enumerate(source.lines, 1) if "Plural-Forms" in one), 1)
        message = "the rule of the plural cannot be read"
        return (), (_problem(source, line, message, _PLURAL),)
    translations: list[Translation] = []
    faults: list[Diagnostic] = list(problems)
    for one in _messages(catalogue):
        forms = (one.string,) if isinstance(one.string, str) else tuple(one.string or ("",))
        if one.fuzzy or not all(forms):
            continue
        wrong = list(_wrong(source, one, forms))
        faults += wrong
        if not wrong:
            translations.append(Translation(one.context or "", _first(one.id), forms, plural))
    return tuple(translations), tuple(faults)


def _parsed(text: str) -> "Catalog":
    from babel.messages.pofile import read_po

    # Lines of text: the character set that a header names is not asked for.
    return read_po(StringIO(text), abort_invalid=True)


def _messages(catalogue: "Catalog") -> "Iterator[Message]":
    return (message for message in catalogue if message.id)


def _first(words: Any) -> str:
    return words if isinstance(words, str) else str(words[0])


def _is_rule(plural: str) -> bool:
    from gettext import c2py

    try:
        return isinstance(c2py(plural)(1), int)
    except (ValueError, ArithmeticError):
        return False


def _wrong(source: SourceText, message: "Message", forms: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Report a translation that would not fit where its words stand."""
    counted = not isinstance(message.id, str)
    words = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = set(_PLACEHOLDER.findall(" ".join(words)))
    tags = _tags(words[0])
    line = int(message.lineno or 1)
    for form in forms:
        there = set(_PLACEHOLDER.findall(form))
        for name in sorted(there ^ wanted):
            if name in there:
                yield _problem(source, line, f"{name} is not among the words", _KEEP_NAMES)
            elif not (counted and name == _COUNTED):  # "ein Bericht"
                yield _problem(source, line, f"the translation lacks {name}", _KEEP_NAMES)
        if there <= wanted and not _fills(form, wanted):
            yield _problem(source, line, "the translation has a % that is alone", "write it as %%")
        if _tags(form) != tags:
            yield _problem(
                source,
                line,
                "the translation has other HTML tags than the words",
                "keep the tags of the msgid as they are",
            )


_KEEP_NAMES = "keep the placeholders of the msgid as they are, and write no others"


def _tags(text: str) -> Counter[str]:
    return Counter(_TAG.findall(text))


def _fills(form: str, names: set[str]) -> bool:
    """Tell whether words can take their values; those without any are not asked to."""
    values = {name[2:-2]: "" for name in names if name[0] == "%"}
    try:
        _filled = form % values if values else form
    except (ValueError, TypeError, KeyError):
        return False
    return True


def _problem(source: SourceText, line: int, message: str, way_out: str) -> Diagnostic:
    line = min(line, len(source.lines))
    excerpt = source.excerpt(line)
    span = Span(source.path, line, 1, line, max(len(excerpt), 1) + 1)
    return Diagnostic(span, "bad-translation", message, way_out, excerpt)
