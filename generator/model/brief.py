"""Events in brief: what the order and the grouping of timelines and feeds depend on.

A page that lists fifty of ten thousand events orders them all, and reads only fifty.
"""

from msgspec import Struct

from generator.core.edtf import Edtf
from generator.model.entry import Entry
from generator.model.records import Event


class EventBrief(Struct, frozen=True, array_like=True):
    """An event's identity, dates as EDTF text, weight, and the ids of its incidents."""

    id: str
    occurred: str
    public: str | None
    major: bool
    incidents: tuple[str, ...]

    @property
    def date(self) -> Edtf:
        """When it happened."""
        return Edtf.parse(self.occurred)

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which timelines are ordered: total, ties by identity."""
        return (self.date.sort_key, self.id)

    @property
    def public_order(self) -> tuple[object, ...]:
        """The key by which feeds are ordered: events that were never public come first."""
        return (self.public is not None, Edtf.parse(self.public or self.occurred).sort_key, self.id)


def brief_of(entry: Entry, incidents: tuple[str, ...]) -> EventBrief:
    """Give an event in brief; `incidents` are the ids that its references resolve to."""
    event = entry.record
    assert isinstance(event, Event)  # noqa: S101  only events have briefs
    public = str(event.public.date) if event.public else None
    return EventBrief(entry.id, str(event.occurred.date), public, event.major, incidents)
