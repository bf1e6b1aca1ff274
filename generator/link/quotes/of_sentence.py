"""What became of one sentence, by what was printed of it."""

from collections.abc import Iterable

from generator.link.quotes.align import segments
from generator.link.quotes.forms import bounds
from generator.link.quotes.parted import Part
from generator.link.quotes.trace import Wording
from generator.link.quotes.words import Words, words_of

_RANK: tuple[Wording, ...] = ("verbatim", "trimmed", "spliced", "altered")


def wording_of(sentence: str, parts: Iterable[Part], of_all: Wording) -> Wording:
    """Say what became of the words of a sentence, never kinder than its own words are.

    What is neither the whole sentence nor cut from it is what the trace says `of_all` the words.
    """
    said = words_of(sentence)
    printed = words_of("".join(part.text for part in parts if part.kind != "delete"))
    if printed.keys == said.keys and bounds(printed) == bounds(said):
        return "verbatim"
    return "trimmed" if _is_cut_from(said, printed) else of_all


def is_worse(of_all: Wording, of_sentences: Iterable[Wording]) -> bool:
    """Tell whether more became of all the words than of any sentence by itself."""
    if of_all not in _RANK:
        return False
    return all(_RANK.index(one) < _RANK.index(of_all) for one in of_sentences)


def _is_cut_from(said: Words, printed: Words) -> bool:
    """Tell whether words are those of a sentence in its order, with gaps only where they say so."""
    after = 0
    for start, end in segments(printed):
        keys = printed.keys[start:end]
        found = (
            at
            for at in range(after, len(said.keys) - len(keys) + 1)
            if said.keys[at : at + len(keys)] == keys
        )
        at = next(found, None)
        if at is None:
            return False
        after = at + len(keys)
    return len(bounds(printed)[0]) <= 1
