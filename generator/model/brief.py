"""Events in brief: what the order, the grouping and the filing of events depend on.

A page that lists fifty of ten thousand events orders them all, and reads only fifty. The keys of
order are worked out once and kept, since ten thousand dates are slow to parse and quick to compare.
"""

from collections.abc import Iterable

from msgspec import Struct

from generator.core.edtf import SortKey
from generator.core.edtf_placed import Placed


class EventBrief(Struct, frozen=True, array_like=True):
    """An event's identity, order, weight, and what it can be looked up by."""

    id: str
    occurred: SortKey
    """The sort key of the date when it happened."""
    public: SortKey
    """The sort key of the date when it became public, or happened if that is not known."""
    was_public: bool
    placed: Placed | None
    """The day by which it was certainly public; None where that cannot be said."""
    year: int | None
    month: int | None
    major: bool
    incidents: tuple[str, ...]
    """The ids of its incidents, the main one first; those of others below."""
    kind: str
    verified: str
    """The strongest reading among its facts."""
    actors: tuple[str, ...]
    organisations: tuple[str, ...]
    sources: tuple[str, ...]
    """The kinds of the sources of its facts, in order of the alphabet."""
    tiers: tuple[str, ...]
    """Whether these are primary, secondary, or some of each."""

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which timelines are ordered: total, ties by identity."""
        return (self.occurred, self.id)

    @property
    def public_order(self) -> tuple[object, ...]:
        """The key by which feeds are ordered: events that were never public come first."""
        return (self.was_public, self.public, self.id)

    @property
    def filed(self) -> tuple[object, ...]:
        """What it can be looked up by."""
        return (
            *(self.incidents, self.kind, self.verified, self.actors),
            *(self.organisations, self.sources, self.tiers),
        )


def latest_major(events: Iterable[EventBrief]) -> EventBrief | None:
    """Give the major event that became public last, or None where there is none."""
    return max((event for event in events if event.major), key=_public_order, default=None)


def _public_order(event: EventBrief) -> tuple[object, ...]:
    return event.public_order
