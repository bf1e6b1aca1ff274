"""The inline marks of texts that need no parser: emphasis, links and references, side by side.

Most paragraphs hold nothing else. Where two rules of CommonMark (0.31, chapter 6) could contend for
a character, or one mark stands in another, the text is left to the parser.
"""

import re
from collections.abc import Iterator

# What has a meaning of its own, or changes that of what stands beside it.
_HARD = re.compile(r"[\\`_~<\t\r\0]|&#?\w+;|!\[| \n|\n |\*{3}")
_MARK = re.compile(
    r"\[\[(?P<target>(?:(?!\[\[|\]\])[^\n|])+)(?:\|(?P<label>(?:(?!\[\[|\]\])[^\n])*))?\]\]"
    r"|\[(?P<words>[^\[\]*\n]+)\]\((?P<address>https?://[a-z0-9.-]+(?:/[A-Za-z0-9/.,=+@~-]*)?)\)"
    r"|(?P<stars>\*{1,2})|[\[\]]"
)


def marks(text: str) -> list[re.Match[str]] | None:
    """Give the marks of `text`, which has no white space around it, or None where it is not easy.

    Each has one of the groups `target` (and perhaps `label`), `words` (and `address`), or `stars`;
    stars come in pairs of one length, an opening and a closing one.
    """
    if _HARD.search(text) is not None:
        return None
    found = list(_MARK.finditer(text))
    if any(mark.lastgroup is None for mark in found):
        return None
    return found if _pair(text, (mark for mark in found if mark["stars"])) else None


def _pair(text: str, stars: Iterator[re.Match[str]]) -> bool:
    """Tell whether each run of stars can only open, or only close what the one before has opened.

    It does where a letter or a digit stands on its inner side (6.2, "left-flanking").
    """
    for opening in stars:
        closing = next(stars, None)
        if closing is None or opening["stars"] != closing["stars"]:
            return False
        first, last = text[opening.end()], text[closing.start() - 1]
        if not (first.isalpha() or first.isdecimal()) or not (last.isalpha() or last.isdecimal()):
            return False
    return True
