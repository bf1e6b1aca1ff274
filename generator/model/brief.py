"""Events in brief: what the order and the grouping of timelines and feeds depend on.

A page that lists fifty of ten thousand events orders them all, and reads only fifty. The keys of
order are worked out once and kept, since ten thousand dates are slow to parse and quick to compare.
"""

from collections.abc import Iterable

from msgspec import Struct

from generator.core.edtf import SortKey
from generator.model.entry import Entry
from generator.model.records import Event


class EventBrief(Struct, frozen=True, array_like=True):
    """An event's identity, order, weight, and the ids of its incidents."""

    id: str
    occurred: SortKey
    """The sort key of the date when it happened."""
    public: SortKey
    """The sort key of the date when it became public, or happened if that is not known."""
    was_public: bool
    year: int | None
    month: int | None
    major: bool
    incidents: tuple[str, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which timelines are ordered: total, ties by identity."""
        return (self.occurred, self.id)

    @property
    def public_order(self) -> tuple[object, ...]:
        """The key by which feeds are ordered: events that were never public come first."""
        return (self.was_public, self.public, self.id)


def latest_major(events: Iterable[EventBrief]) -> EventBrief | None:
    """Give the major event that became public last, or None where there is none."""
    return max((event for event in events if event.major), key=_public_order, default=None)


def _public_order(event: EventBrief) -> tuple[object, ...]:
    return event.public_order


def brief_of(entry: Entry, incidents: tuple[str, ...]) -> EventBrief:
    """Give an event in brief; `incidents` are the ids that its references resolve to."""
    event = entry.record
    assert isinstance(event, Event)  # noqa: S101  only events have briefs
    occurred = event.occurred.date
    return EventBrief(
        id=entry.id,
        occurred=occurred.sort_key,
        public=(event.public or event.occurred).date.sort_key,
        was_public=event.public is not None,
        year=occurred.year,
        month=occurred.month,
        major=event.major,
        incidents=incidents,
    )
