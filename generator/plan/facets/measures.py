"""What an incident's page measures. The words are the program's own: dates and lengths, no more."""

from msgspec import Struct

from generator.plan.facets.values import Date, Fragment, Link, Source


class Dated(Struct, frozen=True):
    """An event, and the one of its dates that is meant."""

    event: Link
    date: Date | None
    """None where the event has no such date."""
    which: str
    """occurred, public, start or end"""


class Interval(Struct, frozen=True):
    """The time between two events."""

    id: str
    title: str
    length: str | None
    """`49 days`, `between 43 and 72 days`; None where the dates allow no answer."""
    business: str | None
    """`34 business days`, where they were asked for and both days are exact."""
    start: Dated
    end: Dated
    note: Fragment | None


class Excluded(Struct, frozen=True):
    """A weekday that a count leaves out."""

    day: Date
    why: str


class Clock(Struct, frozen=True):
    """A disclosure rule on an incident. A deadline is a date; nothing is said of who kept it."""

    id: str
    title: str
    rule: Link
    limit: Fragment
    state: str
    trigger: Dated | None
    deadline: Date | None
    excluded: tuple[Excluded, ...]
    hour_unknown: bool
    """The limit is in hours, and the trigger is a day."""
    cannot: str | None
    """Why the deadline cannot be computed, if its trigger is known."""
    reason: Fragment | None
    """Why the trigger is not known."""
    sources: tuple[Source, ...]
    verified: str | None
    met: Dated | None
    elapsed: str | None
    """From the trigger to the event that the rule asks for."""
    business: str | None
    note: Fragment | None
