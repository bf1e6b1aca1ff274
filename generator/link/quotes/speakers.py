"""Whether a report names the speaker whom the record names.

Unnamed speakers of one organisation are one: "a Microsoft spokesperson", "the spokesperson", "the
company". Another organisation, another named person, or a source without a name is a change.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from generator.link.quotes.fold import folded
from generator.link.quotes.forms import Voice
from generator.link.quotes.vocabulary import (
    FORMER,
    NAMELESS,
    OF_AN_ORGANISATION,
    OUTSIDERS,
    ROLES,
)

Attribution = Literal["same", "changed", "not recorded"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[,;:()]")
_TAIL = re.compile(r"\b(?:told|tells|in an?|to|via|on|during|at a|at the)\b.*", re.DOTALL)
_HEAD = re.compile(r"\s*(?:according to|as per|quoting|citing)\b", re.IGNORECASE)
# "A Harbour customer", "Harbour’s rival Quay", "a former Harbour employee"; a title has capitals.
_NAME = r"[A-Z][\w'&.-]*"
_OUTSIDE = re.compile(
    rf"{_NAME} (?:{'|'.join(sorted(OUTSIDERS))})\b|\b(?:{'|'.join(sorted(FORMER))})[ -]{_NAME}"
)
_INSIDE = frozenset({"of", "the", "for"})


def attribution(printed: str | None, voice: Voice) -> Attribution:
    """Compare the speaker that a report printed with the one on record."""
    if printed is None:
        return "not recorded"
    text = _TAIL.sub("", _HEAD.sub("", folded(printed).text))
    small = {word.lower() for word in _WORD.findall(text)}
    if small & NAMELESS and not _words(voice.said, *voice.person) & NAMELESS:
        return "changed"
    if _is_outsider(text) and not _is_outsider(folded(voice.said).text):
        return "changed"
    own = _names(voice.organisation) | _proper(voice.said)
    runs = list(_runs(text))
    found_own = any(run & (own | _names(voice.person)) for run in runs)
    changed = any(_is_another(run, own, voice, alone=not found_own) for run in runs)
    return "changed" if changed else "same"


def _is_outsider(text: str) -> bool:
    """Tell whether somebody beside a named organisation is meant: its customer, one who left it."""
    return _OUTSIDE.search(text) is not None


def _is_another(run: set[str], own: set[str], voice: Voice, *, alone: bool) -> bool:
    """Tell whether a name in the printed speaker is neither the person's nor the organisation's."""
    person = _names(voice.person)
    rest = {word for word in run - own - person if len(word) > 1} - OF_AN_ORGANISATION
    if not rest:
        return alone and bool(run - own - person)
    return alone or len(rest) > 1 or bool(run & person)


def _runs(text: str) -> Iterator[set[str]]:
    """Give the names in a text: words with capitals in a row, without titles and roles."""
    run: set[str] = set()
    for found in [*_WORD.findall(text), ";"]:
        word = found.removesuffix("'s")
        if word[:1].isupper():
            run |= {word.lower()} - ROLES
        elif run and word not in _INSIDE:
            yield run
            run = set()


def _names(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in _ordered(name)}


def _proper(said: str) -> set[str]:
    return {word for run in _runs(folded(said).text) for word in run}


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in _ordered(text)}


def _ordered(name: str) -> list[str]:
    words = (word.removesuffix("'s").lower() for word in _WORD.findall(folded(name).text))
    return [word for word in words if word not in ROLES and word[:1].isalnum()]
