"""What a quantity in words comes to, so that two of them can be compared.

`forty-nine days`, `49 days` and `7 weeks` come to the same; so do `60,000`, `60 000`, `60 thousand`
and `about 60,000`, since two sources that round one number do not disagree. `more than 100` and
`100` differ: one is a bound. The name of what is counted is not compared; units of time and of
data, and percent, are. What cannot be read as a number is compared as it stands.
"""

import re
from fractions import Fraction
from typing import NamedTuple

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)}
_SMALL |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_MULTIPLES = {"dozen": 12, "hundred": 100}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_MINUTE, _HOUR, _DAY = 60, 60 * 60, 24 * 60 * 60
_DIGITS = "0123456789"
_UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("second", "seconds"), ("time", 1)),
    **dict.fromkeys(("minute", "minutes"), ("time", _MINUTE)),
    **dict.fromkeys(("hour", "hours"), ("time", _HOUR)),
    **dict.fromkeys(("day", "days"), ("time", _DAY)),
    **dict.fromkeys(("week", "weeks"), ("time", 7 * _DAY)),
    **dict.fromkeys(("fortnight", "fortnights"), ("time", 14 * _DAY)),
    # A month has no one number of days.
    **dict.fromkeys(("month", "months"), ("months", 1)),
    **dict.fromkeys(("year", "years"), ("months", 12)),
    **dict.fromkeys(("byte", "bytes"), ("bytes", 1)),
    **dict.fromkeys(("kb", "kilobyte", "kilobytes"), ("bytes", 10**3)),
    **dict.fromkeys(("mb", "megabyte", "megabytes"), ("bytes", 10**6)),
    **dict.fromkeys(("gb", "gigabyte", "gigabytes"), ("bytes", 10**9)),
    **dict.fromkeys(("tb", "terabyte", "terabytes"), ("bytes", 10**12)),
    **dict.fromkeys(("%", "percent", "pct"), ("percent", 1)),
}
_ABOUT = re.compile(
    r"(?<!\w)(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|circa|ca\.|c\.|an? "
    r"estimated|estimated|\(estimate\)|estimate|~|≈)(?!\w)"
)
_BOUNDS = (
    (">=", r"at least|no fewer than|no less than|not less than|minimum of|≥|>="),
    ("<=", r"at most|no more than|not more than|up to|maximum of|≤|<="),
    (">", r"more than|greater than|over|above|exceeding|upwards of|>"),
    ("<", r"fewer than|less than|under|below|<"),
    (">=", r"or more|and more|or greater"),
    ("<=", r"or fewer|or less"),
)
_BOUND = [(sign, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for sign, words in _BOUNDS]
_GROUPED = re.compile(r"(?<=[0-9])[ ,'’\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[a-zäöü]+|%|[–—-]|\S")
_TO = frozenset({"to", "-", "–", "—"})


class Folded(NamedTuple):
    """What a quantity comes to; equal ones say the same."""

    bound: str
    low: Fraction
    high: Fraction
    dimension: str


def folded(value: str, unit: str | None = None) -> Folded | str:
    """Give what a value with its unit comes to, or its bare words where they are no number."""
    text = " ".join(f"{value} {unit or ''}".casefold().split())
    found = _read(text)
    return found if found is not None else " ".join(value.casefold().split())


def _read(text: str) -> Folded | None:
    plain = _GROUPED.sub("", re.sub(r"\bper cent\b", "percent", text))
    plain = _ABOUT.sub(" ", plain).replace("+", " or more ")
    bound = ""
    for sign, words in _BOUND:
        if words.search(plain) and not bound:
            bound, plain = sign, words.sub(" ", plain, count=1)
    plain = re.sub(r"(?<=[a-z0-9])-(?=[a-z])", " ", plain)
    tokens = [token for token in _TOKEN.findall(plain) if token not in {"between", "from", "the"}]
    at = next((n for n in range(len(tokens)) if _number(tokens, n)), None)
    return _measured(bound, tokens, at) if at is not None else None


def _measured(bound: str, tokens: list[str], at: int) -> Folded | None:
    found = _number(tokens, at)
    assert found is not None  # noqa: S101  the caller has looked
    low, end = found
    high = low
    joined = tokens[end] if end < len(tokens) else ""
    second = _number(tokens, end + 1) if joined in _TO or joined == "and" else None
    if second is not None:
        high, end = second
        if low < high and tokens[end - 1] in _SCALES and tokens[at + 1] not in _SCALES:
            low *= _SCALES[tokens[end - 1]]  # 2 to 3 million
    rest = [*tokens[:at], *tokens[end:]]
    if any(token[0] in _DIGITS or token in _SMALL for token in rest):
        return None  # two numbers are no one quantity
    dimension, size = next((_UNITS[token] for token in rest if token in _UNITS), ("", 1))
    return Folded(bound, low * size, high * size, dimension)


def _number(tokens: list[str], at: int) -> tuple[Fraction, int] | None:
    """Read a number that begins at a token: it, and where it ends."""
    total, current, end, seen = Fraction(0), Fraction(0), at, False
    while end < len(tokens):
        token = tokens[end]
        following = tokens[end + 1] if end + 1 < len(tokens) else ""
        if token[0] in _DIGITS and not seen:
            current = Fraction(token)
        elif token in _SMALL and (not seen or current % 10 == 0):
            current += _SMALL[token]
        elif token in {"a", "an"} and not seen and following in _MULTIPLES | _SCALES:
            current = Fraction(1)
        elif token in _MULTIPLES and seen:
            current *= _MULTIPLES[token]
        elif token in _SCALES and seen:
            total, current = total + current * _SCALES[token], Fraction(0)
        elif not (seen and _goes_on(tokens, end)):
            break
        seen, end = True, end + 1
    return (total + current, end) if seen else None


def _goes_on(tokens: list[str], at: int) -> bool:
    """Tell whether an `and` is inside a number, as in `two hundred and five`."""
    if tokens[at] != "and" or at + 1 == len(tokens):
        return False
    before = tokens[at - 1]
    return before in _MULTIPLES | _SCALES and tokens[at + 1] in _SMALL
