"""Newsrooms by any of their names: agencies and outlets, which one record calls so and one so."""

from functools import cached_property

from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import Outlet, Report

Newsroom = str
"""What two names of one newsroom have in common: the id of its organisation, or its folded name."""


class Newsrooms:
    """The newsrooms of a site, by the names of its organisations."""

    def __init__(self, site: Site) -> None:
        """Know the names of `site`."""
        self._site = site

    def named(self, name: str) -> Newsroom:
        """Give the newsroom that is called `name`."""
        return self._owners.get(_folded(name), _folded(name))

    def record(self, newsroom: Newsroom) -> Entry | None:
        """Give the organisation that a newsroom is; None where none is on record."""
        return self._site.entry(newsroom) if newsroom.startswith("organisation:") else None

    def outlet_name(self, target: str) -> str:
        """Give the name of the outlet that a reference names."""
        outlet = self._site.find(target, "outlet").record
        assert isinstance(outlet, Outlet)  # noqa: S101  the reference's kind says so
        return outlet.name

    def of_bylines(self, report: Report) -> tuple[str, ...]:
        """Give the agencies that stand in a report's bylines: `Ada Quay, Tide Wire`.

        A part of a byline is one if a news organisation of the record is called so; the outlet's
        own name, which many bylines repeat, is not.
        """
        own = self.named(self.outlet_name(report.outlet))
        found = (part for author in report.authors for part in _parts(author))
        named = [part for part in found if self._is_agency(self.named(part))]
        return tuple(dict.fromkeys(part for part in named if self.named(part) != own))

    def _is_agency(self, newsroom: Newsroom) -> bool:
        entry = self.record(newsroom)
        return entry is not None and getattr(entry.record, "kind", None) == "news"

    @cached_property
    def _owners(self) -> dict[str, str]:
        pairs = reversed(self._site.names.pairs)
        return {_folded(name): owner for name, owner in pairs if owner.startswith("organisation:")}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _parts(author: str) -> list[str]:
    for mark in (" - ", " – ", " — ", "/", "|", "(", ")", " for "):
        author = author.replace(mark, ",")
    return [part.strip() for part in author.split(",") if part.strip()]
