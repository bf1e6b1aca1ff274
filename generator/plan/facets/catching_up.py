"""What became public in a month, and since."""

from msgspec import Struct

from generator.plan.facets.cards import EventCard
from generator.plan.facets.values import Date, Fragment, Link, Overtaken


class BecamePublic(Struct, frozen=True):
    """A major development, and when it became public."""

    date: Date
    """As precisely as that is known: of a month or a year, its end."""
    own: bool
    """Whether the date is its own; False for that of its earliest source, by which it was."""
    event: EventCard


class NewRow(Struct, frozen=True):
    """Another entry, a statement or a report in one line."""

    date: Date
    own: bool
    """As of a major development."""
    title: str
    path: str
    label: str
    """What kind of entry it is, how a statement was made, or who published a report."""
    language: str
    """That of the title, where it is another's words; empty otherwise."""
    overtaken: tuple[Overtaken, ...]
    """Of a statement. Never show its words without it."""


class NewRows(Struct, frozen=True):
    """What one part of a month has of one kind, the newest first."""

    kind: str
    """event, statement or report"""
    total: int
    """How many the whole month has."""
    rows: tuple[NewRow, ...]


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
    """Questions of which it is known that they were asked then."""
    open: int
    """Those of which it is not known, by the earliest of their sources."""
    answered: int


class CatchUpMonth(Struct, frozen=True):
    """A month in which something became public."""

    link: Link
    """`March 2024`; `the end of 2024` where nothing in it is dated as exactly as to a month"""
    name: str
    """The same, but `the end of March 2024` where not all in it is dated as exactly"""
    heading: str
    """`In March 2024`, `By the end of 2024`; `2024, month not known` of what stands apart"""
    tally: Tally


class CatchUp(Struct, frozen=True):
    """One page of a month."""

    month: CatchUpMonth
    part: int
    """Of a month with very much in it, which part of it stands here."""
    more: Link | None
    """The next part."""
    has_since: bool
    """Whether a month follows, and this is the first part."""
    since: Tally
    """What became public after the month."""
    until: str
    """The last month in which something became public."""
    apart: tuple[Link, ...]
    """What is dated to a year whose end had not come: it belongs to no month."""
    earlier: Link | None
    later: Link | None
