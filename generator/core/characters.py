"""Characters that no text of a record may hold.

C0 and C1 controls and noncharacters are not allowed in XML 1.0 (production 2, `Char`) or are
control characters in HTML; bidirectional overrides make a page show other words than it holds
(Unicode TR 36, section 3.4); a lone surrogate is no character at all.
"""

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def forbidden(text: str) -> list[tuple[int, str]]:
    """Give the offset and a plain name of each forbidden character of `text`."""
    return [(found.start(), _name(found.group())) for found in _FORBIDDEN.finditer(text)]


def is_clean(text: str) -> bool:
    """Tell whether `text` holds no forbidden character."""
    return _FORBIDDEN.search(text) is None


def _name(char: str) -> str:
    point = f"U+{ord(char):04X}"
    if "\ud800" <= char <= "\udfff":
        return f"a lone surrogate {point}"
    if "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return f"an invisible direction mark {point}"
    return f"a control character {point}"
