"""A facet: a frozen piece of the site that a template may read, and its digest."""

from functools import cached_property
from typing import Any

from generator.core.digest import of_value
from generator.core.hashing import Digest


class Facet:
    """A value with its digest, which is made once however many pages show it."""

    def __init__(self, value: Any) -> None:
        """Hold `value`, a frozen struct."""
        self.value = value

    @cached_property
    def digest(self) -> Digest:
        """The digest of the value and of what sort of value it is."""
        return of_value((type(self.value).__name__, self.value))


Facets = Facet | tuple["Facets", ...] | str | None


def digests(facets: Facets) -> Any:
    """Give the digests of `facets` in their own shape."""
    if isinstance(facets, Facet):
        return facets.digest
    if isinstance(facets, tuple):
        return tuple(digests(facet) for facet in facets)
    return ("text", facets)


def view(facets: Facets) -> Any:
    """Give the values of `facets` in their own shape: what a template reads."""
    if isinstance(facets, Facet):
        return facets.value
    if isinstance(facets, tuple):
        return tuple(view(facet) for facet in facets)
    return facets
