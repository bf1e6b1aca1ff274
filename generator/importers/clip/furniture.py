"""Which lines of a pasted page are the article, and why each other line is not.

A line is cut only by a rule that can be named; the report shows every one of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.importers.clip.byline import is_byline, is_credit
from generator.importers.clip.calendar import is_date_line
from generator.importers.clip.lines import Line, Role, Sorted

CREDIT = "says who reported and who edited"
"""Why a line is a credit."""

_FEWEST_WORDS = 9
_SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\Z")
_CAPTION = re.compile(
    r"(?:FILE PHOTO|FILE\b|PHOTO\b|Photo(?:graph)?:|Image:|Picture:|Credit:|Illustration:|"
    r"Representational image)|.*(?:REUTERS/[A-Z]|Getty Images|AP Photo/)"
)
_CLOCK = re.compile(r"(?:today(?: is)?|current date|local time)\b\s*:?", re.IGNORECASE)
_CLOCK_WHY = "the page's own clock: the day of the visit"
_AFTERWARDS = re.compile(
    r"(?:related(?: (?:articles?|stories|news|content|topics|coverage)|:?\Z)|popular\b|"
    r"most (?:read|popular|viewed)|trending\b|latest (?:news|stories)|more from\b|"
    r"you (?:may|might) (?:also )?like|about (?:us|the publisher)\b|recommended for you|"
    r"top stories)[^.]{0,40}\Z",
    re.IGNORECASE,
)
_ALWAYS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\d.,]+\s?[KkMm]?\Z"), "a counter"),
    (_CLOCK, _CLOCK_WHY),
    (
        re.compile(
            r"(?:also read|read (?:also|more|next)|see also|more on this|recommended|do follow|"
            r"follow us|share (?:this|on)\b|watch:|listen:|tags?:|topics?:|"
            r"(?:print|email|comments?)\Z)",
            re.IGNORECASE,
        ),
        "leads to other pages",
    ),
    (_AFTERWARDS, "heads a list of other pages"),
    (
        re.compile(
            r"(?:we use cookies|this (?:site|website) uses cookies|by continuing to|"
            r"accept (?:all )?cookies|sign up (?:for|to) our|subscribe (?:to|now)|newsletter|"
            r"advertisement\b|skip to |all rights reserved|our standards:|©)",
            re.IGNORECASE,
        ),
        "the site's own words",
    ),
    (re.compile(r"[^|]+(?:\|[^|]+)+(?<![.?!])\Z"), "a row of sections"),
)
_STOP = frozenset(
    (
        *("about", "after", "again", "against", "also", "been", "before", "being", "from", "have"),
        *("into", "more", "most", "over", "said", "says", "than", "that", "their", "them", "then"),
        *("there", "these", "they", "this", "those", "were", "what", "when", "where", "which"),
        *("while", "will", "with", "would", "your"),
    )
)
_LETTERS = re.compile(r"[^\W\d_]+")
_STEM = 5
_NO_SENTENCE = {
    True: "no sentence, between headline and article",
    False: "no sentence, above the headline",
}
_DATE_BELOW: tuple[Role, str] = "date", "a line of its own between headline and article"
_DATE_ABOVE: tuple[Role, str] = (
    "furniture",
    "a date above the headline: perhaps the day of the visit",
)
_LEAST_SHARED = 0.4
_FEWEST_OF_HEADLINE = 3


def sort_lines(lines: Sequence[Line]) -> list[Sorted]:
    """Say of each line what it is for."""
    first = next((at for at, line in enumerate(lines) if _is_prose(line)), len(lines))
    stop, why = _end(lines, first)
    head = _headline(lines[:first], lines[first:stop])
    often = Counter(line.text for line in lines)
    return [
        *(_above(line, at, head, often) for at, line in enumerate(lines[:first])),
        *(_inside(line, often) for line in lines[first:stop]),
        *_below(lines[stop:], why, often),
    ]


def shared(title: str, body: Sequence[Line]) -> tuple[int, int]:
    """Count the words of a title that the article uses too, and its words; short ones aside."""
    return _shared(title, _stems(body))


def _shared(title: str, used: AbstractSet[str]) -> tuple[int, int]:
    words = _content_words(title)
    return sum(word[:_STEM] in used for word in words), len(words)


def _stems(body: Sequence[Line]) -> AbstractSet[str]:
    return {word[:_STEM] for line in body for word in _content_words(line.text)}


def _content_words(text: str) -> list[str]:
    words = (word.casefold() for word in _LETTERS.findall(text))
    return [word for word in words if len(word) > len("abc") and word not in _STOP]


def _is_prose(line: Line) -> bool:
    """Tell whether a line reads as a sentence of an article."""
    return (
        len(line.text.split()) >= _FEWEST_WORDS
        and _SENTENCE_END.search(line.text) is not None
        and furniture(line.text) is None
        and not _CAPTION.match(line.text)
    )


def _end(lines: Sequence[Line], first: int) -> tuple[int, str]:
    """Give where the article ends, and what ends it."""
    for at, line in enumerate(lines[first:], first):
        if is_credit(line.text):
            return at + 1, "stands after the article's closing credit"
        if _AFTERWARDS.match(line.text):
            return at, f"stands under “{line.text}”"
    last = max((at for at, line in enumerate(lines) if _is_prose(line)), default=first - 1)
    return last + 1, "stands after the article's last sentence"


def _headline(above: Sequence[Line], body: Sequence[Line]) -> tuple[int, Line, str] | None:
    """Choose the line that shares most of its words with the article; the first of equals.

    How many they are counts as much as their share: a masthead's one word may stand there too.
    """
    used = _stems(body)
    best: tuple[float, int, Line, str] | None = None
    for at, line in enumerate(above):
        if by_form(line.text) is not None or len(line.text.split()) < _FEWEST_OF_HEADLINE:
            continue
        same, of = _shared(line.text, used)
        weight = same * same / max(1, of)
        if same >= _LEAST_SHARED * of and weight > (best[0] if best else 0):
            best = weight, at, line, f"{same} of its {of} longer words stand in the article"
    return best[1:] if best else None


def _above(
    line: Line, at: int, head: tuple[int, Line, str] | None, often: Mapping[str, int]
) -> Sorted:
    if head is not None and at == head[0]:
        return Sorted(line, "headline", head[2])
    below = head is not None and at > head[0]
    if below and is_credit(line.text):
        return Sorted(line, "credit", CREDIT)
    role, why = by_form(line.text) or _by_place(line.text, below=below)
    if role == "furniture" and why == _NO_SENTENCE[below] and often[line.text] > 1:
        why = _twice(line, head)
    return Sorted(line, role, why)


def _by_place(text: str, *, below: bool) -> tuple[Role, str]:
    """Say what a line above the article is by where it stands: below the headline, or above."""
    if is_date_line(text):
        return _DATE_BELOW if below else _DATE_ABOVE
    return "furniture", _NO_SENTENCE[below]


def _twice(line: Line, head: tuple[int, Line, str] | None) -> str:
    if head is not None and line.text == head[1].text:
        return "the headline again"
    return "stands twice: a picture's text and its caption"


def _inside(line: Line, often: Mapping[str, int]) -> Sorted:
    if is_credit(line.text):
        return Sorted(line, "credit", CREDIT)
    role, why = by_form(line.text) or ("article", "")
    if role == "article" and often[line.text] > 1 and not _is_prose(line):
        role, why = "furniture", "stands twice: a picture's text and its caption"
    return Sorted(line, role, why)


def _below(lines: Sequence[Line], why: str, often: Mapping[str, int]) -> Iterator[Sorted]:
    """Cut what follows the article, and say under which heading it stood."""
    seen: set[str] = set()
    for line in lines:
        if _AFTERWARDS.match(line.text):
            why = f"stands under “{line.text}”"
        reason = furniture(line.text) or why
        if often[line.text] > 1 and line.text in seen:
            reason = f"the same line again; {reason}"
        seen.add(line.text)
        yield Sorted(line, "furniture", reason)


def by_form(text: str) -> tuple[Role, str] | None:
    """Say what a line is by its form alone, wherever it stands."""
    if _CAPTION.match(text):
        return "caption", "a picture's caption"
    if is_byline(text):
        return "byline", "names who wrote it"
    why = furniture(text)
    return ("furniture", why) if why is not None else None


def furniture(text: str) -> str | None:
    """Give the rule by which a line is furniture wherever it stands; None for none."""
    return next((why for form, why in _ALWAYS if form.match(text)), None)
