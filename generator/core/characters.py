"""Characters that no text of a record may hold.

C0 and C1 controls and noncharacters are not allowed in XML 1.0 (production 2, `Char`) or are
control characters in HTML; direction marks make a page show other words than it holds (Unicode TR
36, section 3.4); what shows nothing hides in names and in quotations; a lone surrogate is no
character at all. U+200C and U+200D stay: scripts and emoji are written with them.
"""

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060"
    "\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\U000e0000-\U000e007f]")
# Those that Unicode gives no width, or that fonts show as nothing, and are allowed all the same.
_BLANK = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f"
    "\uffa0]*"
)


def forbidden(text: str) -> list[tuple[int, str]]:
    """Give the offset and a plain name of each forbidden character of `text`."""
    return [(found.start(), _name(found.group())) for found in _FORBIDDEN.finditer(text)]


def is_clean(text: str) -> bool:
    """Tell whether `text` holds no forbidden character."""
    return _FORBIDDEN.search(text) is None


def is_blank(text: str) -> bool:
    """Tell whether `text` shows nothing at all."""
    return _BLANK.fullmatch(text) is not None


def _name(char: str) -> str:
    point = f"U+{ord(char):04X}"
    if "\ud800" <= char <= "\udfff":
        return f"a lone surrogate {point}"
    if _DIRECTION.match(char):
        return f"an invisible direction mark {point}"
    if _INVISIBLE.match(char):
        return f"an invisible character {point}"
    return f"a control character {point}"
