"""What words are when someone searches: folded, so that case and accents do not matter.

The script of the theme folds what is typed in the same way; a browser test compares the two.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 24
_SHORTEST = 2
_WORD = re.compile(r"[^\W_]+")
# It begins where a word begins and gives nothing back: a word of any length is read once.
_JOINED = re.compile(r"(?<![^\W_])[^\W_]++(?:[-\u2010/][^\W_]++)+")


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

    A letter that is joined to a word by a hyphen or a slash is part of it, too: `8-K` is `8k`, and
    `e-mail` both `mail` and `email`. Words are cut to the length that the index keeps.
    """
    folded = fold("\n".join(texts))
    found = {*_WORD.findall(folded), *_joined(folded)}
    return {word[:LONGEST] for word in found if len(word) >= _SHORTEST}


def _joined(folded: str) -> Iterator[str]:
    for compound in _JOINED.findall(folded):
        parts = _WORD.findall(compound)
        if any(len(part) < _SHORTEST for part in parts):
            yield "".join(parts)
