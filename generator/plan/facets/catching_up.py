"""What became public in a month, and since."""

from msgspec import Struct

from generator.plan.facets.cards import EventCard
from generator.plan.facets.values import Date, Fragment, Link


class BecamePublic(Struct, frozen=True):
    """A major development, and when it became public."""

    date: Date
    """As precisely as that is known: of a month or a year, its end."""
    event: EventCard


class Posed(Struct, frozen=True):
    """A question in short."""

    path: str
    """Where it stands on the page of its incident."""
    text: Fragment
    answer: Fragment | None
    answered: Date | None


class Tally(Struct, frozen=True):
    """How much became public."""

    major: int
    """Major developments."""
    others: int
    """Other entries of the timeline."""
    statements: int
    reports: int
    asked: int
    """Questions that were asked for the first time."""
    answered: int


class CatchUpMonth(Struct, frozen=True):
    """A month in which something became public."""

    link: Link
    """`March 2024`; `the end of 2024` where nothing in it is dated as exactly as to a month"""
    exact: bool
    """Whether something is."""
    tally: Tally


class CatchUp(Struct, frozen=True):
    """One page of a month."""

    month: CatchUpMonth
    part: int
    """Of a month with very many major developments, which part of them stands here."""
    more: Link | None
    """The next part."""
    since: Tally
    """What became public after the month."""
    until: str
    """The last month in which something became public."""
    earlier: Link | None
    later: Link | None
