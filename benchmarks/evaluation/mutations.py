"""What may happen to words on their way into print, each with the class that it makes.

Every mutation takes words of one statement and gives the printed words, or None where it cannot be
made of them. It works on the text, by rules of its own, and knows nothing of the program.
"""

import random
import re
from collections.abc import Callable
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_SENTENCE_END = re.compile(r"(?<=[a-z][.!?])\s+(?=[A-Z])")

Mutation = Callable[[random.Random, str], str | None]

MODALS = {
    "will": "may",
    "would": "could",
    "should": "must",
    "can": "might",
    "can’t": "won’t",
    "may": "will",
    "might": "will",
    "could": "should",
    "need": "want",
}
TENSES = {
    "is": "was",
    "are": "were",
    "was": "is",
    "were": "are",
    "has": "had",
    "have": "had",
    "had": "has",
    "accessed": "accesses",
    "identified": "identifies",
    "determined": "determines",
    "found": "find",
    "using": "having used",
    "accepts": "accepted",
    "continues": "continued",
    "requires": "required",
    "did": "do",
    "acted": "act",
}
UNITS = {
    "week": "month",
    "weeks": "months",
    "month": "week",
    "January": "March",
    "February": "October",
    "years": "months",
    "second": "minute",
    "percentage": "number",
    "agencies": "companies",
    "organizations": "individuals",
    "fold": "percent",
    "today": "yesterday",
    "effort": "budget",
    "accounts": "servers",
    "customers": "partners",
    "systems": "networks",
}
NUMBERS = {
    "one": "two",
    "nine": "seven",
    "100": "1,000",
    "25": "250",
    "13": "30",
    "10": "20",
    "2024": "2023",
    "2023": "2022",
    "29": "28",
    "05": "06",
    "365": "360",
    "two": "ten",
    "several": "five",
    "some": "many",
    "small": "large",
    "all": "most",
    "any": "much",
    "single": "second",
}
NAMES = {
    "Microsoft": "Google",
    "Microsoft’s": "Google’s",
    "Midnight": "Morning",
    "Blizzard": "Typhoon",
    "SVR": "GRU",
    "Russia": "China",
    "Russian": "Chinese",
    "CISA": "NSA",
    "HPE": "IBM",
    "TeamViewer": "AnyDesk",
    "Company": "Group",
    "Company’s": "Group’s",
    "Board": "Panel",
    "DHS": "DOJ",
    "Federal": "State",
    "federal": "local",
    "Home": "Foreign",
    "Orion": "Sirius",
    "SolarWinds": "Kaseya",
    "APT29": "APT28",
}
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|should|can|could|did|do)\b")
_NEGATION = re.compile(r"\s\b(not|no|never|absolutely no)\b(?=\s)")


# --- The same words ------------------------------------------------------------------------------


def as_it_is(_seed: random.Random, said: str) -> str:
    return said


def straight_marks(_seed: random.Random, said: str) -> str | None:
    changed = said.translate(_STRAIGHT)
    return f'"{changed}"' if changed != said else None


def curly_marks(_seed: random.Random, said: str) -> str:
    return f"“{said.translate(_STRAIGHT).replace(chr(39), '’')}”"


def mojibake(seed: random.Random, said: str) -> str | None:
    """Read UTF-8 as a page of one byte a character: Western, or Thai with Western in its holes."""
    page = seed.choice(("cp1252", "cp874"))
    hurt = "".join(char if char.isascii() else _misread(char, page) for char in said)
    return hurt if hurt != said else None


def _misread(char: str, page: str) -> str:
    shown = []
    for byte in char.encode():
        one = bytes([byte])
        for attempt in (page, "cp1252", "latin-1"):
            try:
                shown.append(one.decode(attempt))
                break
            except UnicodeDecodeError:
                continue
    return "".join(shown)


def no_break_spaces(seed: random.Random, said: str) -> str:
    return "".join(seed.choice((" ", "\u00a0", "\u2009")) if c == " " else c for c in said)


def first_letter(_seed: random.Random, said: str) -> str:
    return said[0].swapcase() + said[1:]


def bracketed_letter(_seed: random.Random, said: str) -> str:
    return f"[{said[0].swapcase()}]{said[1:]}"


def bracketed_word(seed: random.Random, said: str) -> str | None:
    words = said.split(" ")
    if len(words) < 5:
        return None
    at = seed.randrange(2, len(words) - 1)
    return " ".join([*words[:at], seed.choice(("[sic]", "[the actor]", "[in 2024]")), *words[at:]])


def ended_by_a_comma(_seed: random.Random, said: str) -> str:
    return f"{said.rstrip('.')},"


# --- Words left out ------------------------------------------------------------------------------


def fragment(seed: random.Random, said: str) -> str | None:
    """Cut at both ends, inside every sentence."""
    sentence = seed.choice(_SENTENCE_END.split(said))
    words = sentence.split(" ")
    if len(words) < 7:
        return None
    length = seed.randrange(5, len(words) - 1)
    start = seed.randrange(0, len(words) - length)
    return " ".join(words[start : start + length]).strip(",;.") or None


def dropped_clause(_seed: random.Random, said: str) -> str | None:
    """Leave out the last or the first clause of the one sentence."""
    sentence = _SENTENCE_END.split(said)[0]
    clauses = sentence.split(", ")
    if len(clauses) < 2:
        return None
    kept = clauses[:-1] if len(clauses[0].split()) >= 5 else clauses[1:]
    words = ", ".join(kept)
    return words if len(words.split()) >= 5 else None


def ellipsis(seed: random.Random, said: str) -> str | None:
    """Leave words out of the middle, and say so."""
    words = said.split(" ")
    if len(words) < 10:
        return None
    start = seed.randrange(3, len(words) - 5)
    end = seed.randrange(start + 1, min(len(words) - 3, start + 9))
    mark = seed.choice(("…", "...", ". . .", "[...]", "[…]", "(…)"))
    return " ".join([*words[:start], mark, *words[end:]])


def bracketed_instead(seed: random.Random, said: str) -> str | None:
    """Put words in square brackets in the place of the statement's."""
    words = said.split(" ")
    if len(words) < 10:
        return None
    start = seed.randrange(3, len(words) - 5)
    end = start + seed.randrange(1, 3)
    return " ".join([*words[:start], "[the hackers]", *words[end:]])


# --- Pieces joined -------------------------------------------------------------------------------


def joined_spans(seed: random.Random, said: str) -> str | None:
    """Leave four words or more out of the middle, and say nothing."""
    words = _SPACED.split(said.replace("-", " "))
    if len(words) < 14:
        return None
    start = seed.randrange(5, len(words) - 8)
    end = seed.randrange(start + 4, len(words) - 4)
    return " ".join([*words[:start], *words[end:]])


_SPACED = re.compile(r"\s+")


def moved_clause(_seed: random.Random, said: str) -> str | None:
    """Put the first clause last."""
    sentence = _SENTENCE_END.split(said)[0].rstrip(".")
    first, comma, rest = sentence.partition(", ")
    if not comma or len(_WORD.findall(first)) < 3 or len(_WORD.findall(rest)) < 4:
        return None
    return f"{rest[0].upper()}{rest[1:]}, {first[0].lower()}{first[1:]}."


# --- Words changed -------------------------------------------------------------------------------


def replaced(table: dict[str, str]) -> Mutation:
    """Replace one of the words that a table knows."""

    def replace(seed: random.Random, said: str) -> str | None:
        places = [found for found in _WORD.finditer(said) if found[0] in table]
        if not places or len(_WORD.findall(said)) < 6:
            return None
        found = seed.choice(places)
        return said[: found.start()] + table[found[0]] + said[found.end() :]

    return replace


def negation(seed: random.Random, said: str) -> str | None:
    """Take a negation out, or put one in."""
    if len(_WORD.findall(said)) < 6:
        return None
    there = list(_NEGATION.finditer(said))
    if there:
        found = seed.choice(there)
        return said[: found.start()] + said[found.end() :]
    places = list(_AUXILIARY.finditer(said))
    if not places:
        return None
    at = seed.choice(places).end()
    return f"{said[:at]} not{said[at:]}"


def typo(seed: random.Random, said: str) -> str | None:
    """Swap two letters inside a word."""
    words = [found for found in _WORD.finditer(said) if len(found[0]) >= 6]
    if not words or len(_WORD.findall(said)) < 6:
        return None
    found = seed.choice(words)
    at = found.start() + seed.randrange(1, len(found[0]) - 2)
    hurt = said[:at] + said[at + 1] + said[at] + said[at + 2 :]
    return hurt if hurt != said else None


def dropped_word(seed: random.Random, said: str) -> str | None:
    """Leave one word or two out of the middle, and say nothing."""
    words = said.split(" ")
    if len(words) < 8 or "-" in said:
        return None
    at = seed.randrange(2, len(words) - 3)
    gone = words[at : at + seed.randrange(1, 3)]
    left = [*words[:at], *words[at + len(gone) :]]
    return None if words[at] == left[at] else " ".join(left)


def added_word(seed: random.Random, said: str) -> str | None:
    words = said.split(" ")
    if len(words) < 7:
        return None
    at = seed.randrange(2, len(words) - 1)
    more = seed.choice(("clearly", "very", "reportedly", "so-called", "now", "Western"))
    return " ".join([*words[:at], more, *words[at:]])


class Kind(NamedTuple):
    """One mutation: its name, the class that it makes, and how many are made of one statement."""

    name: str
    makes: str
    mutate: Mutation
    times: int


KINDS = (
    Kind("as it is", "verbatim", as_it_is, 1),
    Kind("straight marks", "verbatim", straight_marks, 1),
    Kind("curly marks", "verbatim", curly_marks, 1),
    Kind("mojibake", "verbatim", mojibake, 2),
    Kind("no-break spaces", "verbatim", no_break_spaces, 2),
    Kind("first letter", "verbatim", first_letter, 1),
    Kind("bracketed letter", "verbatim", bracketed_letter, 1),
    Kind("bracketed insertion", "verbatim", bracketed_word, 2),
    Kind("ended by a comma", "verbatim", ended_by_a_comma, 1),
    Kind("fragment", "trimmed", fragment, 8),
    Kind("dropped clause", "trimmed", dropped_clause, 1),
    Kind("ellipsis", "trimmed", ellipsis, 6),
    Kind("brackets instead", "trimmed", bracketed_instead, 2),
    Kind("joined spans", "spliced", joined_spans, 6),
    Kind("moved clause", "spliced", moved_clause, 1),
    Kind("negation", "altered", negation, 3),
    Kind("number", "altered", replaced(NUMBERS), 2),
    Kind("name", "altered", replaced(NAMES), 2),
    Kind("modal", "altered", replaced(MODALS), 2),
    Kind("tense", "altered", replaced(TENSES), 3),
    Kind("unit", "altered", replaced(UNITS), 2),
    Kind("typo", "altered", typo, 5),
    Kind("dropped word", "altered", dropped_word, 3),
    Kind("added word", "altered", added_word, 4),
)
