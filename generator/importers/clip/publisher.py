"""Who published a page, which is not who wrote the story first."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.importers.clip.lines import Line, Sorted

_NAME = r"[A-ZÀ-Þ\d][\w.&’'-]*(?:\s+(?:of|the|and|de|&|[A-ZÀ-Þ\d][\w.&’'-]*)){0,5}"
_ABOUT_HEADING = re.compile(r"about (?:us|the publisher|the site)\b\W*\Z", re.IGNORECASE)
_ABOUT_NAMED = re.compile(rf"[Aa]bout (?P<name>{_NAME})\W*\Z")
_IS = re.compile(rf"(?P<name>{_NAME}) (?:is|was|has been) (?:the|a|an|one of)\b")
_COPYRIGHT = re.compile(
    r"(?:Copyright\s*)?(?:©|\([cC]\))\s*(?:Copyright\s*)?(?:\d{4}(?:[-–]\d{4})?,?\s*)?(?:by\s+)?"
    rf"(?P<name>{_NAME})"
)
_FOLLOW = re.compile(
    rf"(?:Do Follow|Follow us on|Follow)\s*(?P<name>{_NAME}?)\s+(?:on\s+)?"
    r"(?:LinkedIn|Facebook|Twitter|X\b|Youtube|YouTube|Instagram)"
)
_MOST_WORDS = 6


class Said(Struct, frozen=True):
    """A publisher as a page names it: where, and on which line."""

    name: str
    where: str
    line: int


def publishers(
    lines: Sequence[Sorted], outlets: Sequence[str], headline: Line | None
) -> tuple[Said, ...]:
    """Give what a page says of its publisher, the surest first, each name once."""
    found: dict[str, Said] = {}
    cut = [one.line for one in lines if one.role == "furniture"]
    for said in (*_about(cut), *_top(cut, headline), *_marks(cut), *_known(cut, outlets)):
        found.setdefault(said.name.casefold(), said)
    return tuple(found.values())


def _about(cut: Sequence[Line]) -> Iterator[Said]:
    for line, following in pairwise(cut):
        named = _ABOUT_NAMED.match(line.text)
        if _ABOUT_HEADING.match(line.text):
            named = _IS.match(following.text)
            line = following  # noqa: PLW2901  the line that names it
        if named is not None and named["name"].casefold() != "us":
            yield Said(named["name"], "what the page says about itself", line.number)


def _top(cut: Sequence[Line], headline: Line | None) -> Iterator[Said]:
    """The first line of a page is its masthead, if it is a name and no sentence."""
    if not cut or headline is None or cut[0].start >= headline.start:
        return
    words = cut[0].text.split()
    small = {"of", "the", "and", "de", "&"}
    if len(words) <= _MOST_WORDS and all(w[0].isupper() or w in small for w in words):
        yield Said(cut[0].text, "the first line of the page", cut[0].number)


def _marks(cut: Sequence[Line]) -> Iterator[Said]:
    for pattern, where in (
        (_COPYRIGHT, "the copyright line"),
        (_FOLLOW, "the links to its accounts"),
    ):
        for line in cut:
            found = pattern.search(line.text)
            if found is not None:
                name = found["name"].partition(". ")[0].strip(" .")
                yield Said(name, where, line.number)


def _known(cut: Sequence[Line], outlets: Sequence[str]) -> Iterator[Said]:
    names = {name.casefold(): name for name in outlets}
    for line in cut:
        if line.text.casefold() in names:
            yield Said(line.text, "a line of its own, and an outlet of the site", line.number)
