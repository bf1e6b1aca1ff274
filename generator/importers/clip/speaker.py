"""Who said what stands in quotation marks, as the words around it name the speaker."""

import re
from collections.abc import Sequence

from msgspec import Struct

_VERB = (
    r"(?:said|says|stated|states|told|tells|added|adds|wrote|writes|announced|argued|asked|claimed|"
    r"confirmed|continued|declared|explained|insisted|noted|noting|acknowledged|posted|remarked|"
    r"replied|reported|testified|tweeted|warned|commented|concluded|responded|according to)"
)
_SAID = rf"(?:(?:had|has|have|also|later|previously|further|then)\s+)*{_VERB}"
_AFTER = re.compile(
    rf"\s*[,–—-]?\s*(?:(?P<verb>{_VERB})\s+(?P<late>[^.,;“”\"«»]+)"
    rf"|(?P<early>[^.,;“”\"«»]{{1,120}}?(?:,\s[^.,;“”\"«»]{{1,120}},)?)\s+(?P<said>{_SAID})\b(?P<how>[^.“”\"«»]*))"
)
_ANOTHER_CLAUSE = re.compile(
    r"\s*[,–—-]?\s*(?:and|or|but|yet|so|while|whereas|although|though|because|since|as|if|when|after|"
    r"before|until|which|who|whose|that|where)\b"
)
_CLOSES_SPEECH = re.compile(r"[.,?!…–—-][”\"»’')]*\Z")
_BEFORE = re.compile(
    rf"(?P<who>[^.?!,;:“”\"«»]{{1,120}}?)\s+(?P<said>{_SAID})\b(?P<how>[^.?!“”\"«»]*)\Z"
)
_SENTENCE_START = re.compile(r"(?:[.?!][”\"»)]*\s+|\A\s*)(?=\S)")
_LEADING = re.compile(
    r"(?:(?:and|but|while|however|meanwhile|earlier|later|separately|in response|when|as|that|"
    r"also)\s+)+",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    rf"\s*,\s+(?:an?|the|its|who)\s(?!.*\b{_SAID}\b)[^.?!;]{{1,120}}[.?!]\s*\Z"
)
_MOST_WORDS = 14
_FAR_BEFORE = 400


class Piece(Struct, frozen=True):
    """What stands between one pair of marks, or after a mark that nothing closes."""

    start: int
    end: int
    closed: bool

    def outside(self) -> tuple[int, int]:
        """Give the place with the marks."""
        return self.start - 1, self.end + (1 if self.closed else 0)


def speaker(
    text: str, place: tuple[int, int], pieces: Sequence[Piece], number: int
) -> tuple[str | None, str | None]:
    """Give the speaker that the words around a piece name, and these words; None, None for none."""
    piece = pieces[number]
    until = pieces[number + 1].start - 1 if number + 1 < len(pieces) else place[1]
    after = text[piece.outside()[1] : min(until, piece.end + _FAR_BEFORE)]
    ended = text[piece.end - 1 : piece.end] in ".!?" and text[piece.end - 2 : piece.end] != ".."
    found = _AFTER.match(after)
    if found is not None and found["early"] and not _is_tagged(text, piece.outside()[1], after):
        found = None
    if found is not None and not (ended and after[:1].isspace() and after.lstrip()[:1].isupper()):
        who = found["late"] or found["early"]
        if _is_somebody(who):
            who = (
                re.split(r"\s+(?:in|on|at|during|via|through)\s+", who)[0] if found["late"] else who
            )
            return _clean(who), found.group().strip(" ,–—-\n")
    since = pieces[number - 1].outside()[1] if number else place[0]
    before = text[max(since, piece.start - _FAR_BEFORE) : piece.start - 1]
    return _before(before)


def _is_tagged(text: str, end: int, after: str) -> bool:
    """Tell whether a subject and a verb after a quotation that ends at `end` are of its own clause.

    A comma parts them from it, and no word begins another clause: of `promised “no delay”, but Ada
    Quay said …` she is not the speaker.
    """
    parted = after.lstrip()[:1] in {",", "–", "—", "-"}
    parted = parted or _CLOSES_SPEECH.search(text, max(0, end - 4), end) is not None
    return parted and _ANOTHER_CLAUSE.match(after) is None


def _before(before: str) -> tuple[str | None, str | None]:
    sentence = before[max((m.end() for m in _SENTENCE_START.finditer(before)), default=0) :]
    found = _BEFORE.search(sentence)
    if found is None or not _is_somebody(found["who"]):
        return None, None
    return _clean(found["who"]), found.group().strip(" ,:–—-\n")


def _is_somebody(words: str) -> bool:
    clean = _clean(words)
    return bool(clean) and len(clean.split()) <= _MOST_WORDS


def _clean(words: str) -> str:
    """Take off what leads over to the speaker."""
    words = words.strip(" ,–—-\n")
    return _LEADING.sub("", words).strip() if _LEADING.match(words) else words


def is_tag(gap: str, attribution: str) -> bool:
    """Tell whether all that stands between two pieces is the `attribution` of the first.

    It may say who the speaker is, to the end of its sentence: `said Ada Quay, who runs it. “`.
    """
    told, said, more = gap.partition(attribution)
    if said and not told.strip(" ,–—-") and _APPOSITION.match(more):
        return True
    words = re.sub(r"[\s,.:;–—-]+", " ", gap).strip()
    return words == re.sub(r"[\s,.:;–—-]+", " ", attribution).strip()
