"""The look of card images: a few of the theme's tokens, read from its stylesheets.

Only what is set for `:root` outside of any condition counts: a card is looked at on other people's
pages, which are light more often than not. Colours are taken where they are written as `#rrggbb`
or `#rgb`; others, which a renderer may not know, are those of the default theme's ink on paper.
"""

import re

from generator.core.language import ENGLISH, Language
from generator.plan.facets.card_image import CardLook
from generator.plan.theme import Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NESTED = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;]+)")
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_DEEPEST = 10

_COLOURS = {
    "page": ("--color-page", "#fdfcf9"),
    "text": ("--color-text", "#1b1a18"),
    "quiet": ("--color-text-quiet", "#57534b"),
    "rule": ("--color-rule-strong", "#1b1a18"),
    "accent": ("--color-accent", "#0f495b"),
}
"""The token of each colour, and what stands in for one that cannot be drawn with."""


def card_look(theme: Theme, language: Language = ENGLISH) -> CardLook:
    """Give the look of card images in a theme, with words of `language`."""
    tokens = tokens_of(theme.stylesheet_text)
    heading = _value(tokens, "--font-heading") or _value(tokens, "--font-text") or ""
    colours = {name: _colour(tokens, *one) for name, one in _COLOURS.items()}
    return CardLook(
        **colours,
        sans=heading.rstrip().endswith("sans-serif"),
        fonts=theme.card_fonts,
        right_to_left=language.direction == "rtl",
    )


def tokens_of(css: str) -> dict[str, str]:
    """Give the custom properties of `:root` that hold without a condition; the last one counts."""
    plain = _NESTED.sub("", _COMMENT.sub("", css))
    return {
        found[1]: found[2].strip()
        for block in _BLOCK.finditer(plain)
        if block[1].strip() == ":root"
        for found in _PROPERTY.finditer(block[2])
    }


def _value(tokens: dict[str, str], name: str) -> str | None:
    value = tokens.get(name)
    for _depth in range(_DEEPEST):
        reference = _REFERENCE.fullmatch(value) if value else None
        if reference is None:
            return value
        value = tokens.get(reference[1])
    return None


def _colour(tokens: dict[str, str], name: str, otherwise: str) -> str:
    value = _value(tokens, name) or ""
    return value.lower() if _COLOUR.fullmatch(value) else otherwise
