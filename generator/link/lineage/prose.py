"""What the words of two articles share, with the quotations taken out: everyone quotes the same.

The overlap is the containment of the one text's runs of three words in the other's (A. Z. Broder,
"On the resemblance and containment of documents", 1997), of the shorter text in the longer.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

LENGTH = 3
"""Words in a run: of two to five, that which found most at the operating point."""

OPERATING_POINT = 0.7
"""From this overlap on, wording is evidence.

The lowest from which on at most 2 % of the edges drawn are false, on 190 pairs labelled by
construction: `docs/evaluation.md` has the curve that it was chosen on.
"""

FEWEST_FACTS = 8
IN_ORDER = 0.8
"""Of so many names and figures that both articles have, so great a part stands in one order."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*)([^\W\d_]+)")
_POSSESSIVE = re.compile(r"['’]s?\Z")


def overlap(one: str, other: str) -> float:
    """Give how much of the shorter text's wording stands in the longer's, from 0 to 1."""
    left, right = _runs(one), _runs(other)
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def facts_in_order(one: str, other: str) -> tuple[int, int]:
    """Count the names and figures that both articles have, and those of them in one order.

    Each counts where it is first mentioned. The second number is the longest run of them, gaps
    allowed, that stands in the same order in both (a longest increasing subsequence).
    """
    places = {name: at for at, name in enumerate(_facts(one))}
    shared = [places[name] for name in _facts(other) if name in places]
    tails: list[int] = []
    for place in shared:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(shared), len(tails)


def words(text: str) -> list[str]:
    """Give the words of a text, folded for case and apostrophes."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _runs(text: str) -> set[Sequence[str]]:
    found = words(_QUOTED.sub(" ", text))
    return set(zip(*(found[at:] for at in range(LENGTH)), strict=False))


def _facts(text: str) -> Iterator[str]:
    """Give the words with a capital that no sentence lends them, and the figures, each once."""
    prose = _QUOTED.sub(" ", text)
    lent = {found.start(1) for found in _SENTENCE_START.finditer(prose)}
    seen: set[str] = set()
    for found in _WORD.finditer(prose):
        word = found.group()
        if not (word[0].isdigit() or (word[0].isupper() and found.start() not in lent)):
            continue
        name = _POSSESSIVE.sub("", word.casefold())
        if name not in seen:
            seen.add(name)
            yield name
