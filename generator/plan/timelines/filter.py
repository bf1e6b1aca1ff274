"""What the filter of the timeline reads: which events each value has, and the events as rows.

A browser fetches `index.json` when someone first filters, and the blocks of the rows that it shows.
Rows are numbered by identity, so that an edit of an event moves none; `order` puts them in time. A
block is known by the identities in it, so that rows of one build are never taken for another's.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import groupby

from generator.core.digest import of_value
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.cards import EventCard
from generator.plan.facets.values import Date
from generator.plan.job import Job, Planned, Text
from generator.plan.timeline import arranged, has_month, year_label, year_of
from generator.plan.timelines.filing import Filed, Filing
from generator.plan.words import sentence

INDEX = "/timeline/filter/index.json"
BLOCK = 16
_SHORT = 8
_LONGEST = 600
"""Characters of a summary, which is far shorter."""


class FilterPlanner:
    """Plans the files of the filter of one site."""

    def __init__(self, catalog: Catalog, filing: Filing) -> None:
        """Plan for the catalog's site, whose events are filed by `filing`."""
        self._catalog = catalog
        self._filing = filing

    def planned(self) -> Iterator[Planned]:
        """Give every file."""
        if not self._names:
            return
        yield self.index
        yield from map(self._block, range(len(self._blocks)))

    @property
    def index(self) -> Planned:
        """The file that says which events each value has, and in which order they stand."""
        return Planned(INDEX.lstrip("/"), self._listing)

    def showing(self, event: EventBrief) -> Planned:
        """Give the file with the row of an event."""
        return self._block(self._numbers[event.id] // BLOCK)

    def depending_on(self, event: EventBrief) -> Iterator[Planned]:
        """Give the files that depend on when an event happened, or that show it."""
        yield self.index
        yield self.showing(event)

    def _block(self, number: int) -> Planned:
        return Planned(_file(number), partial(self._rows, number))

    @cached_property
    def _names(self) -> list[str]:
        return sorted(event.id for event in self._catalog.site.events)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._names)}

    @cached_property
    def _blocks(self) -> list[list[str]]:
        return [self._names[at : at + BLOCK] for at in range(0, len(self._names), BLOCK)]

    def _listing(self) -> Job:
        ordered = arranged(self._catalog.site.events, newest_first=True)
        value = {
            "total": len(ordered),
            "block": BLOCK,
            "blocks": [_known_by(names) for names in self._blocks],
            "order": steps(self._numbers[event.id] for event in ordered),
            "years": [
                [year_label(year, self._catalog.language), sum(map(has_month, events)), len(events)]
                for year, found in groupby(ordered, key=year_of)
                for events in [list(found)]
            ],
            "aspects": {
                aspect: [self._value(filed) for filed in values]
                for aspect, values in self._filing.values.items()
            },
        }
        return _job(self.index.output, value)

    def _value(self, filed: Filed) -> list[object]:
        numbers = sorted(self._numbers[event.id] for event in filed.run.events)
        return [filed.slug, filed.title, steps(numbers)]

    def _rows(self, number: int) -> Job:
        names = self._blocks[number]
        entries = self._catalog.site.entries(names)
        rows = [self._row(entry) for entry in entries]
        return _job(_file(number), {"of": _known_by(names), "rows": rows})

    def _row(self, entry: Entry) -> list[object]:
        pieces = self._catalog.pieces
        card: EventCard = self._catalog.card(entry).value
        kind = sentence(pieces.term("event", card.event_kind))
        public = card.public if not card.same_day else None
        summary = pieces.prose.plain(entry, "summary", _LONGEST)
        return [
            *(card.path, card.title, kind, card.major, _date(card.occurred), _date(public)),
            *([summary] if summary else []),
        ]


def steps(numbers: Iterable[int]) -> list[int]:
    """Give the distance of each number from the one before, which is small and compresses well."""
    at, found = 0, []
    for number in numbers:
        found.append(number - at)
        at = number
    return found


def _date(date: Date | None) -> list[str] | None:
    """Give a date in short, and what a machine may read of it."""
    return [date.day, *([date.machine] if date.machine else [])] if date is not None else None


def _known_by(names: list[str]) -> str:
    return of_value(names)[:_SHORT]


def _file(number: int) -> str:
    return f"timeline/filter/rows/{number}.json"


def _job(path: str, value: object) -> Job:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Job(path, "text", {"file": Facet(Text(text))})
