"""Slugs: the form of names in addresses."""

import re
import unicodedata

LONGEST = 120

_VALID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_BREAK = re.compile(r"[^a-z0-9]+")


def is_slug(text: str) -> bool:
    """Tell whether `text` may stand in an address and in a file's name."""
    return len(text) <= LONGEST and _VALID.match(text) is not None


def slugify(text: str, *, fallback: str = "") -> str:
    """Give the slug nearest to `text`: ASCII letters and digits, joined by single hyphens.

    A text without any such letter gives `fallback`.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _BREAK.sub("-", plain.lower()).strip("-")[:LONGEST].strip("-") or fallback
