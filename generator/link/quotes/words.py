"""A text as words: what is compared, and where each word stands in the text as printed."""

import re
from functools import lru_cache

from msgspec import Struct

from generator.link.quotes.fold import folded
from generator.link.quotes.vocabulary import NEGATIONS

# Chinese, Japanese, Thai, Lao, Burmese and Khmer put no space between words: each character is one.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
_ONE = rf"(?=\w)[{_UNSPACED}](?:(?!\w)[{_UNSPACED}])*"
_CHAR = rf"[^\W_{_UNSPACED}]"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
# Vowel signs and accents that are characters of their own stand inside words.
_MARKS = "[\u0300-\u036f\u064b-\u065f\u0900-\u0e00\u0f00-\u0fff]+"
_SIGNED = r"(?:(?<!\S)[-+])?"
_CURRENCY = "[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9]"
_SIGN = "[%\u2030&\u00a7\u00b0<>=\u2264\u2265\u2248\u00b1]"
# A word may begin with a letter that an editor changed ("[W]e"), may be initials ("U.S."), a number
# ("1,000"), or letters with apostrophes inside; amounts keep their signs: "-5 %" is not "5". Of
# what stands in brackets, a negation turns the words around, whoever put it there: it is words.
_NEGATED = "|".join(sorted(NEGATIONS))
_TOKEN = re.compile(
    rf"(?P<gap>(?:\. ?){{3,}}|\u2026|(?!\[(?:\w+ )?(?:{_NEGATED})(?: \w+)?\])"
    rf"\[(?!{_LETTER}\])[^\[\]]{{0,300}}\](?!\w))"
    rf"|(?P<word>(?:\[{_LETTER}{{1,3}}\](?={_CHAR}))?"
    rf"(?:(?<!{_CHAR})(?:{_LETTER}\.)+{_LETTER}(?!{_CHAR})\.?|{_SIGNED}\d+(?:[.,]\d+)*{_LETTER}*|"
    rf"{_CHAR}+(?:(?:'|{_MARKS}){_CHAR}+|{_MARKS})*|{_ONE})"
    rf"|\[{_LETTER}\](?!\w)|{_SIGNED}{_CURRENCY}|{_SIGN})"
)
_UNSPACED_WORD = re.compile(_ONE)
_CHARACTERS_A_WORD = 3
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

    @property
    def weight(self) -> int:
        """How many words there are, where a character that stands for one counts a third."""
        unspaced = sum(_UNSPACED_WORD.match(key) is not None for key in self.keys)
        return len(self.keys) - unspaced + unspaced // _CHARACTERS_A_WORD

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


def insertions(text: str) -> tuple[str, ...]:
    """Give what stands in square brackets in a text, put in by whoever printed it."""
    found = (one[0] for one in _TOKEN.finditer(text) if one.lastgroup == "gap")
    return tuple(one for one in found if any(map(str.isalnum, one)))


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
        figure = word.lstrip("+-")[:1].isdigit()
        word = _THOUSANDS.sub("", word) if figure else word.replace(".", "")
    return word[:1].lower() + word[1:]
