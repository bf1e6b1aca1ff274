"""An incident as of a date: what could be known then, and nothing that came later."""

from msgspec import Struct

from generator.plan.facets.values import Date, Fragment, Link, Overtaken, Source


class PublicRow(Struct, frozen=True):
    """An event, a statement or a report in one line."""

    date: Date
    """When it became public, as precisely as that is known."""
    title: str | None
    """None where its title, as it is written today, uses a name that came later."""
    path: str
    label: str
    """What kind of event it is, how a statement was made, or who published a report."""
    language: str
    page: str
    """The page of the day on which it was new."""
    overtaken: tuple[Overtaken, ...] = ()
    """The events that had overtaken a statement by then."""


class PublicRows(Struct, frozen=True):
    """A run of rows, which stands on many pages alike."""

    rows: tuple[PublicRow, ...]


class PublicFact(Struct, frozen=True):
    """A fact as it could be known."""

    path: str
    """Where it stands on this site today."""
    text: Fragment | None
    """None where its words, as they are written today, name what came later."""
    note: Fragment | None
    verified: str
    sources: tuple[Source, ...]
    """Those of its sources that were public; none where it was known before."""


class PublicFacts(Struct, frozen=True):
    """New facts of one record."""

    event: Link | None
    """The event that they belong to; none for those of the incident itself."""
    facts: tuple[PublicFact, ...]


class Earlier(Struct, frozen=True):
    """How many lines stand on earlier pages only, and the page from which to read them."""

    count: int
    page: Link


class PublicQuestion(Struct, frozen=True):
    """A question that was open, or had been answered."""

    text: Fragment
    asked_by: str | None
    asked: Date | None
    since: str
    """`19 January 2024`, `about the end of March 2024`"""
    note: Fragment | None
    answer: Fragment | None
    """None where the answer, as it is written today, names what came later."""
    answered: Date | None
    """None while it was open."""


class AsOf(Struct, frozen=True):
    """One date of an incident."""

    incident: Link
    """Its page of today; its title, or other words where that uses a name that came later."""
    words: str
    """`8 March 2024`, `about the end of March 2024`"""
    machine: str | None
    """For `<time datetime>`; None where it is no day, or in doubt."""
    first: bool
    """Whether the incident became public then: what was public before stands here too."""
    earlier: Link | None
    later: Link | None
    dates: str
    """The path of the list of all dates."""
    facts: tuple[PublicFacts, ...]
    """New facts, of the incident and of its events."""
    rows: tuple[tuple[str, tuple[PublicRow, ...]], ...]
    """New events, statements and reports, each kind with its lines."""
    overtaken: tuple[PublicRow, ...]
    """Statements that a new event has overtaken."""


class AsOfDate(Struct, frozen=True):
    """A date in the list of an incident's dates, and how much became public."""

    link: Link
    machine: str | None
    events: int
    facts: int
    statements: int
    reports: int
    asked: int
    answered: int


class Unplaced(Struct, frozen=True):
    """What stands on no page of a date, because its own date is not known."""

    events: tuple[Link, ...]
    facts: int
    statements: int
    reports: int
    questions: int


class Steps(Struct, frozen=True):
    """Where to begin to step through the dates of an incident."""

    first: Link | None
    """The page of its first date; None where that is known by its list alone."""
    all: str
    """The path of the list of all dates."""
