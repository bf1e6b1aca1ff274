"""Where everything stands on the site. Paths begin and end with a slash."""

from generator.model.entry import Entry
from generator.model.kinds import FOLDERS
from generator.model.records import Page
from generator.model.terms import Kind

SECTIONS: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}
LISTED: tuple[Kind, ...] = tuple(kind for kind in SECTIONS if kind != "page")
RESERVED_ROOTS = frozenset(
    {
        *FOLDERS,
        "timeline",
        "catch-up",
        "questions",
        "feeds",
        "search",
        "assets",
        "cards",
        "404.html",
        "feed.xml",
        "robots.txt",
        "sitemap.xml",
    }
)
"""What no plain page may stand below: the site makes it itself."""


def address_of(name: str) -> str:
    """Give the path of the page of an identity `kind:slug`, which is not a plain page."""
    kind, _colon, slug = name.partition(":")
    folder = next(section for of_kind, section in SECTIONS.items() if of_kind == kind)
    return f"/{folder}/{slug}/"


def address(entry: Entry) -> str:
    """Give the path of a record's page."""
    if isinstance(entry.record, Page):
        return f"/{entry.record.address or entry.slug}/"
    return f"/{SECTIONS[entry.kind]}/{entry.slug}/"
