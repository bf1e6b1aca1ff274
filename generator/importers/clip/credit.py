"""Whom an article credits with having it first; a vague credit is called vague."""

import re

from msgspec import Struct

_NAMED = (
    r"(?!(?:It|He|She|They|We|This|That|These|Which|Who)\b)[A-ZÀ-Þ][\w’'&-]*(?:\.[a-z]{2,4})?"
    r"(?:\s+(?:of|the|de|for|[A-ZÀ-Þ][\w’'&-]*)){0,6}"
)
_VAGUE = (
    r"(?:(?:an?|the|some|several|local|other|unnamed|one|another)\s+)?"
    r"(?:unnamed |anonymous |local |news |media ){0,3}"
    r"(?:sources?|media|outlets?|agency|agencies|newspapers?|publications?|reports?|website|"
    r"people familiar[\w\s]{0,30})"
)
_WHO = rf"(?:(?P<vague>\b{_VAGUE})|\b(?P<named>{_NAMED}))"
_BYWHO = rf"(?:(?P<named>{_NAMED})|(?P<vague>\b{_VAGUE}))"
_FORMS = (
    re.compile(rf"{_WHO}\s+(?:had |was |were )?(?:the )?first (?:to report|reported)\b"),
    re.compile(rf"{_WHO}\s+(?:had )?(?:first|earlier|previously) reported\b"),
    re.compile(rf"\b(?:first|earlier|originally|previously) reported (?:\w+ \w+ )?by\s+{_BYWHO}"),
)
_LEADING = re.compile(
    r"(?:The|An?|As|But|And|While|Local|Some|Several|Other|Unnamed|One|Another)\s+(?=[a-z])"
)


class Credit(Struct, frozen=True):
    """A credit: to whom, as printed; whether that names anybody; the words and their place."""

    to: str
    vague: bool
    words: str
    start: int


def credits_first(text: str) -> tuple[Credit, ...]:
    """Give the credits for being first, in order of the text."""
    found: dict[int, Credit] = {}
    for form in _FORMS:
        for match in form.finditer(_lowered(text)):
            name = "vague" if match["vague"] else "named"
            start, end = match.span(name)
            to = text[start:end].strip()
            where = text[match.start() : match.end()].strip()
            if all(not one.start <= start < one.start + len(one.words) for one in found.values()):
                found[start] = Credit(to, name == "vague", where, match.start())
    return tuple(found[at] for at in sorted(found))


def _lowered(text: str) -> str:
    """Make an article that begins a sentence small: “A source” is no name."""
    return _LEADING.sub(lambda found: found.group().lower(), text)
