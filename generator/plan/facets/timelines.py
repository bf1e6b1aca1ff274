"""What stands around a timeline: what it is a part of, and what its entries are filed under."""

from msgspec import Struct

from generator.plan.facets.values import Link


class FiledUnder(Struct, frozen=True):
    """One value of an aspect, such as a kind of event or an actor."""

    title: str
    value: str
    """Its name in addresses, and in the filter."""
    path: str
    count: int


class Aspect(Struct, frozen=True):
    """An aspect by which entries can be looked up, with its values, the largest first."""

    name: str
    """incident, kind, actor, organisation, source, tier or verified"""
    path: str
    """The page with all its values."""
    values: tuple[FiledUnder, ...]
    total: int
    """How many values it has, where not all stand here."""


class Within(Struct, frozen=True):
    """What the entries of a page have in common; nothing for those of the whole timeline."""

    aspect: str
    value: str
    title: str
    every: str
    """The page with all values of the aspect."""
    record: Link | None
    """The page of the incident, actor or organisation."""


class Filter(Struct, frozen=True):
    """Where the script finds what it filters."""

    index: str
    """The list of all entries by aspect."""
    timeline: str
    """The page on which the filter works."""
    order: str
    """newest or oldest: the order of that page"""
