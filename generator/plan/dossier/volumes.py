"""A long chronology is cut into parts by year, so that no document grows beyond use.

A year that is too long itself is cut into runs. What goes where depends on dates alone, so that no
entry has to be read to know which documents there are.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator.core.language import Language
from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.plan import timeline

MOST_ENTRIES = 25
"""Of the densest entries on the shipped record, with 13 KB each, so many stay below 400 KB."""


class Volume(NamedTuple):
    """A further part of a dossier."""

    name: str
    """Its name in addresses: `2024`, `2024-2`."""
    year: str
    """The year whose entries it has, by its name in addresses."""
    part: int
    """Which of the `parts` of its year it is."""
    parts: int
    events: list[EventBrief]

    def words(self, language: Language) -> str:
        """Say what it has: a year, or a part of one."""
        year = self.year if self.year.isdigit() else language.gettext("year not known")
        if self.parts == 1:
            return year
        words = language.gettext("%(year)s, %(part)s of %(parts)s")
        part, parts = map(language.number, (self.part, self.parts))
        return words % {"year": year, "part": part, "parts": parts}


def link_to_dossier(site: Site, entry: Entry) -> str | None:
    """Give the path of an incident's dossier; None where the site wants none."""
    return dossier_path(site, entry) if site.config.dossiers else None


def dossier_path(site: Site, entry: Entry, volume: Volume | None = None) -> str:
    """Give the path of an incident's dossier, or of a further part of it."""
    return f"{site.path(entry)}dossier/{f'{volume.name}/' if volume else ''}"


def volumes(events: list[EventBrief]) -> list[Volume]:
    """Give the further parts of a chronology, oldest first; none where one document holds all."""
    return list(_volumes(events)) if len(events) > MOST_ENTRIES else []


def _volumes(events: list[EventBrief]) -> Iterator[Volume]:
    arranged = timeline.arranged(events, newest_first=False)
    for number, found in groupby(arranged, key=timeline.year_of):
        name, of_year = timeline.year_name(number), list(found)
        runs = [of_year[at : at + MOST_ENTRIES] for at in range(0, len(of_year), MOST_ENTRIES)]
        for part, run in enumerate(runs, 1):
            own = name if len(runs) == 1 else f"{name}-{part}"
            yield Volume(own, name, part, len(runs), run)
