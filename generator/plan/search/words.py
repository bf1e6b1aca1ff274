"""What words are when someone searches: folded, so that case and accents do not matter.

The script of the theme folds what is typed in the same way; a browser test compares the two.
"""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 24
_SHORTEST = 2
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Give `text` in lower case without marks: compatibility forms decomposed (Unicode, NFKD)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    # A text has many characters, but few different ones.
    marks = [ord(mark) for mark in set(decomposed) if unicodedata.category(mark).startswith("M")]
    return (decomposed.translate(dict.fromkeys(marks)) if marks else decomposed).lower()


def words_of(texts: Iterable[str]) -> set[str]:
    """Give the words of several texts, each once, without letters that stand alone.

    They are cut to the length that the index keeps.
    """
    found = set(_WORD.findall(fold("\n".join(texts))))
    return {word[:LONGEST] for word in found if len(word) >= _SHORTEST}
