"""Where the sentences of a statement begin and end.

A stop ends a sentence where a capital or a figure follows and it belongs to no abbreviation. After
an abbreviation that can also stand last ("U.S.", "Inc.") it does so only before a word that usually
opens a sentence: the rule of Grefenstette and Tapanainen (1994), "What is a word, what is a
sentence?", with lists of our own.
"""

import re

from msgspec import Struct

from generator.link.quotes.vocabulary import (
    AFTER_AN_ORDINAL,
    BEFORE_A_FIGURE,
    MAY_BE_LAST,
    NEVER_LAST,
    OPENERS,
)

# Marks that close in one language and open in another; the space beside them tells which.
_MARKS = r"\"'\u2018\u2019\u201c\u00ab\u00bb\u2039\u203a"
# A full-width stop ends a sentence whatever follows: no space does, in Chinese and Japanese.
_STOP = re.compile(
    rf"(?P<stop>[.!?\u2026\u061f\u06d4\u0964]+)[{_MARKS}\u201d)\]]*(?=\s|\Z)"
    r"|(?P<wide>[\u3002\uff01\uff1f\uff61]+)[\u2019\u201d\u300d\u300f\uff09)]*"
    r"|\n\s*\n"
)
_BEFORE = re.compile(r"(?:\w\.)*[\w'\u2019-]+\Z")
_NEXT = re.compile(rf"\s+[{_MARKS}\u201a\u201e(\[]*(?P<word>\w[\w'\u2019]*)")
_ORDINAL = re.compile(r"\d\d?\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")


class Sentence(Struct, frozen=True):
    """One sentence of a text: where it begins and ends."""

    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """Give the sentences of `text`, in order; each begins and ends with something printed."""
    found: list[Sentence] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop["stop"] is None or _ends(text, stop):
            found += _trimmed(text, start, stop.end())
            start = stop.end()
    return (*found, *_trimmed(text, start, len(text)))


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    inside = text[start:end]
    if not inside.strip():
        return []
    start += len(inside) - len(inside.lstrip())
    return [Sentence(start, start + len(inside.strip()))]


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a sentence ends at a stop that white space or the end follows."""
    follows = _NEXT.match(text, stop.end())
    if follows is None:
        return not text[stop.end() :].strip()
    word = follows["word"]
    if word[0].islower():
        return False
    if stop["stop"] != ".":
        return True
    before = _BEFORE.search(text, max(0, stop.start() - 40), stop.start())
    return before is None or not _abbreviates(before[0], word)


def _abbreviates(before: str, following: str) -> bool:
    """Tell whether the stop after `before` only abbreviates it."""
    short = before.lower()
    if short in NEVER_LAST:
        return True
    if short in BEFORE_A_FIGURE and following[0].isdigit():
        return True
    if _ORDINAL.match(before) and following.lower() in AFTER_AN_ORDINAL:
        return True
    initial = len(before) == 1 and before.isupper() and before != "I"
    if initial or _INITIALS.match(before) or short in MAY_BE_LAST:
        return following.lower() not in OPENERS
    return False
