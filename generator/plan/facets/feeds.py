"""Feeds as facets: a channel and its items, with every date and the order explicit."""

from msgspec import Struct


class Channel(Struct, frozen=True):
    """A feed's own words. Addresses are absolute."""

    title: str
    description: str
    link: str
    self_link: str
    language: str
    publisher: str
    updated: str | None
    """RFC 3339; the newest date among the items, never the clock."""


class Item(Struct, frozen=True):
    """An item of a feed."""

    guid: str
    title: str
    link: str
    published: str | None
    """RFC 3339; None where the public date is not known to the day."""
    summary: str
    html: str
    categories: tuple[str, ...]
