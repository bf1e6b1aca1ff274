"""Events in brief, as the references of each resolve."""

from typing import get_args

from generator.link.public import PublicDates
from generator.link.sources import rests_on_primary
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.records import Document, Event, Record, Statement
from generator.model.terms import Tier, Verified

PRESS = "press report"
"""The kind of source that every report of an outlet is."""
SPOKEN = "statement"
"""The kind of source that public words are, like the documents of that kind."""
_VERIFIED: tuple[Verified, ...] = get_args(Verified)
_SOURCES = ("document", "report", "statement")


class Briefs:
    """Makes the briefs of events of one index."""

    def __init__(self, index: Index) -> None:
        """Make briefs of events of `index`, whose references all resolve."""
        self._index = index
        self._dates = PublicDates(index)

    def of(self, entry: Entry) -> EventBrief:
        """Give an event in brief."""
        event = entry.record
        assert isinstance(event, Event)  # noqa: S101  only events have briefs
        occurred = event.occurred.date
        names = dict.fromkeys(source for fact in event.facts for source in fact.sources)
        sources = [self._index.find(name, *_SOURCES).record for name in names]
        return EventBrief(
            id=entry.id,
            occurred=occurred.sort_key,
            public=(event.public or event.occurred).date.sort_key,
            was_public=event.public is not None,
            placed=self._dates.of(entry),
            year=occurred.year,
            month=occurred.month,
            major=event.major,
            incidents=self._ids(event.incidents, "incident"),
            kind=event.kind,
            verified=strongest(event),
            actors=self._ids(event.actors, "actor"),
            organisations=self._ids(event.organisations, "organisation"),
            sources=tuple(sorted({_kind_of(source) for source in sources})),
            tiers=tuple(sorted({self._tier(source) for source in sources})),
        )

    def _ids(self, targets: tuple[str, ...], kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._index.find(target, kind).id for target in targets))

    def _tier(self, source: Record) -> Tier:
        if isinstance(source, Document):
            return source.tier
        spoken = isinstance(source, Statement) and rests_on_primary(self._index, source)
        return "primary" if spoken else "secondary"


def strongest(event: Event) -> Verified:
    """Give the strongest reading among the facts of an event."""
    return min((fact.verified for fact in event.facts), key=_VERIFIED.index)


def weakest(event: Event) -> Verified:
    """Give the weakest reading among the facts of an event: what can be said of all of them."""
    return max((fact.verified for fact in event.facts), key=_VERIFIED.index)


def _kind_of(source: Record) -> str:
    if isinstance(source, Document):
        return source.kind
    return SPOKEN if isinstance(source, Statement) else PRESS
