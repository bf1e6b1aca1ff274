"""The nearest valid name, for messages that say what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(written: str, valid: Iterable[str]) -> str | None:
    """Give the one name of `valid` that `written` probably stands for, or None.

    Spelling is compared without case and separators, which authors mix up most; of equally near
    names the first in order is taken, so that a message never depends on a set's order.
    """
    by_spelling: dict[str, str] = {}
    for name in sorted(valid):
        by_spelling.setdefault(_folded(name), name)
    by_spelling.pop("", None)  # nothing but separators is near to nothing
    near = get_close_matches(_folded(written), by_spelling, n=1, cutoff=0.72)
    return by_spelling[near[0]] if near else None


def _folded(name: str) -> str:
    return name.casefold().translate({ord(mark): None for mark in " -_./:"})
