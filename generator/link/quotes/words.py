"""A text as words: what is compared, and where each word stands in the text as printed."""

import re
from functools import lru_cache

from msgspec import Struct

from generator.link.quotes.fold import folded

# Vowel signs and accents that are characters of their own stand inside words.
# A word may begin with a letter that an editor changed ("[W]e"), may be initials ("U.S."), a number
# ("1,000"), or letters with apostrophes inside; amounts keep their sign, or a unit could be lost.
_MARKS = "[\u0300-\u036f\u064b-\u065f\u0900-\u109f]+"
_TOKEN = re.compile(
    r"(?P<gap>(?:\. ?){3,}|\u2026|\[(?!\w\])[^\[\]]{0,300}\](?!\w))"
    r"|(?P<word>(?:\[\w{1,3}\](?=\w))?"
    r"(?:(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|\d+(?:[.,]\d+)*[^\W\d_]*|"
    rf"[^\W_]+(?:(?:'|{_MARKS})[^\W_]+|{_MARKS})*)"
    r"|\[\w\](?!\w)|[$\u20ac\u00a3\u00a5%&\u00a7\u00b0])"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Words(Struct, frozen=True):
    """The words of a text, each folded, with where it begins and ends in the text.

    `gaps` are the places, counted in words before them, where the text itself marks that something
    was left out or put in: an ellipsis, or words in square brackets.
    """

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: frozenset[int] = frozenset()

    @property
    def joined(self) -> str:
        """The words as one line, in which a run of words is found as a text is."""
        return f" {' '.join(self.keys)} "

    def slice(self, start: int, end: int) -> str:
        """Give the printed text of the words from `start` up to `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """Take a text apart."""
    same = folded(text)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: set[int] = set()
    for found in _TOKEN.finditer(same.text):
        if found.lastgroup == "gap":
            gaps.add(len(keys))
            continue
        keys.append(_key(found[0]))
        starts.append(found.start())
        ends.append(found.end())
    if same.at is not None:
        starts, ends = [*map(same.place, starts)], [*map(same.place, ends)]
    inner = frozenset(gap for gap in gaps if 0 < gap < len(keys))
    return Words(text, tuple(keys), tuple(starts), tuple(ends), inner)


def fold(text: str) -> str:
    """Give a text in the one spelling in which printed words are compared."""
    words = words_of(text)
    return " ".join(
        f"\u2026 {key}" if number in words.gaps else key for number, key in enumerate(words.keys)
    )


def _key(word: str) -> str:
    """Fold one word: initials without their stops, numbers without thousands, first letter small.

    The case of the other letters stays: "us" is not "US".
    """
    if not word.isalpha():
        word = word.replace("[", "").replace("]", "")
        word = _THOUSANDS.sub("", word) if word[:1].isdigit() else word.replace(".", "")
    return word[:1].lower() + word[1:]
