"""Whether an article is one that is kept already: the same text, or nearly the same.

Nearly is measured on runs of five words (w-shingling; Broder, “On the resemblance and containment
of documents”, 1997) of the prose with its quotations taken out: everyone quotes the same email.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from generator.importers.clip.quotations import quotations

_RUN = 5
_NEARLY = 0.8
_FEWEST = 20
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Run = tuple[str, ...]


class Copy(Struct, frozen=True):
    """A kept clipping whose article this one is: its file, and how much of this one it shares."""

    file: str
    same: bool
    shared: int
    of: int

    @property
    def words(self) -> str:
        """Say which it is, and how near."""
        if self.same:
            return f"The text is that of clippings/{self.file}"
        near = f"{self.shared:,} of its {self.of:,} runs of five words"
        return f"The text is nearly that of clippings/{self.file} ({near})"


def shingles(article: str) -> frozenset[Run]:
    """Give the runs of five words in an article's own prose."""
    prose, at = [], 0
    for quotation in quotations(article):
        prose.append(article[at : quotation.start])
        at = max(at, quotation.end)
    prose.append(article[at:])
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(" | ".join(prose))]
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def copy_of(article: str, kept: Iterable[tuple[str, str]]) -> Copy | None:
    """Give the nearest of `kept` (files and their articles) that is a copy; None for none."""
    own = shingles(article)
    words = _folded(article)
    best: Copy | None = None
    for file, other in kept:
        if words and words == _folded(other):
            return Copy(file, same=True, shared=len(own), of=len(own))
        theirs = shingles(other)
        common = len(own & theirs)
        near = len(own) >= _FEWEST and common / max(1, len(own | theirs)) >= _NEARLY
        if near and (best is None or common > best.shared):
            best = Copy(file, same=False, shared=common, of=len(own))
    return best


def _folded(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
