"""Card images: what the picture of a page that is shared by its address shows, and how it looks."""

from msgspec import Struct


class CardLook(Struct, frozen=True):
    """The look of all card images of a site: the light colours of its theme, and its type."""

    page: str
    text: str
    quiet: str
    rule: str
    accent: str
    """Colours, each as `#rrggbb`."""
    sans: bool
    """Titles are set without serifs."""
    fonts: tuple[bytes, ...]
    """Font files of the theme's own: for titles and words, then for all else; none for ours."""
    right_to_left: bool = False
    """The words of the interface run so: what stands left on other cards stands right."""


class Quotation(Struct, frozen=True):
    """That a title is the words of a statement, and how that is said."""

    opening: str
    closing: str
    """The marks around it."""
    complete: bool
    """They are all of the words."""
    whole: str
    excerpt: str
    """The words for all of a statement, and for a part of it: only the card knows what has room."""


class CardImage(Struct, frozen=True):
    """What the card image of one page says. Never more than the page does."""

    site: str
    host: str
    label: str | None
    """What sort of record it is; none on the card of the site itself."""
    title: str
    quotation: Quotation | None
    """What makes the title a quotation, where it is one."""
    by: str | None
    """Who said them, or the line under the site's name."""
    dates: tuple[str, ...]
    """When, a line each, as precisely as that is known."""
    marks: tuple[tuple[str, str], ...]
    """That something has overtaken the words, and what: they are never shown without."""
