"""An incident as one document: numbered paragraphs, and a numbered note for every source."""

from msgspec import Struct

from generator.plan.facets.chrome import Count
from generator.plan.facets.fulls import Involvement, Relation
from generator.plan.facets.measures import Clock, Interval
from generator.plan.facets.values import (
    Date,
    Difference,
    Fragment,
    Link,
    Locator,
    Overtaken,
    Source,
)


class Note(Struct, frozen=True):
    """A source, once, however often it is cited."""

    number: int
    """By the order of first citation."""
    source: Source
    permalink: str
    """The absolute address of its page on this record."""
    paragraphs: tuple[int, ...]
    """The paragraphs that cite it, in order."""
    locator: Locator | None
    """Where it stands itself, if that is not among them."""


class Paragraph(Struct, frozen=True):
    """A fact; its number runs through the document."""

    number: int
    text: Fragment
    remark: Fragment | None
    verified: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]
    """Where sources differ on it."""


class Attributed(Struct, frozen=True):
    """Who says who did it: an entry that attributes the incident, or words on one of its actors."""

    number: int
    by: str | None
    """Who said it, of words on an actor; None of an entry."""
    about: Link
    """The entry, or the actor."""
    date: Date
    attribution_kind: str
    text: Fragment | None
    verified: str
    """Of an entry the weakest reading among its facts, since its summary rests on all of them."""
    notes: tuple[int, ...]


class State(Struct, frozen=True):
    """The state of the incident, according to its sources."""

    number: int
    state: str
    as_of: Date
    remark: Fragment | None
    notes: tuple[int, ...]


class Chapter(Struct, frozen=True):
    """An entry of the chronology, with its facts."""

    event: Link
    event_kind: str
    occurred: Date
    public: Date | None
    same_day: bool
    major: bool
    summary: Fragment | None
    paragraphs: tuple[Paragraph, ...]


class Saying(Struct, frozen=True):
    """A statement, verbatim. Never show its words without what has overtaken them."""

    number: int
    path: str
    quote: str
    language: str
    complete: bool
    speaker: str
    organisation: str | None
    date: Date
    channel: str
    context: Fragment | None
    overtaken: tuple[Overtaken, ...]
    verified: str
    notes: tuple[int, ...]


class Press(Struct, frozen=True):
    """A report: a row of the table of coverage."""

    number: int
    title: str
    title_known: bool
    """False where the headline was rebuilt from the address, or is not known."""
    language: str
    outlet: str
    authors: tuple[str, ...]
    published: Date | None
    report_kind: str
    notes: tuple[int, ...]


class Position(Struct, frozen=True):
    """What one source says on a matter."""

    by: str
    says: Fragment
    notes: tuple[int, ...]


class Matter(Struct, frozen=True):
    """A difference between sources."""

    number: int
    title: str
    path: str
    status: str
    major: bool
    positions: tuple[Position, ...]
    resolution: Fragment
    notes: tuple[int, ...]
    """What settles it."""


class Settled(Struct, frozen=True):
    """What a later source answered."""

    text: Fragment
    public: Date
    notes: tuple[int, ...]


class Open(Struct, frozen=True):
    """A question, and its answer if there is one."""

    number: int
    text: Fragment
    asked_by: str | None
    asked: Date | None
    remark: Fragment | None
    verified: str
    notes: tuple[int, ...]
    answer: Settled | None


class RuleClock(Struct, frozen=True):
    """A disclosure rule on the incident, with notes for it, and for why no clock can be read."""

    number: int
    clock: Clock
    notes: tuple[int, ...]


class Dossier(Struct, frozen=True):
    """The document, or one part of it where the chronology is too long for one."""

    incident: Link
    summary: Fragment
    occurred: Date
    public: Date
    actors: tuple[Link, ...]
    organisations: tuple[Involvement, ...]
    entries: int
    """How many entries the chronology of the incident has."""
    part: str | None = None
    """`2024`; None for the whole, or for the first part, which has no chronology of its own."""
    parts: tuple[Count, ...] = ()
    """Of a first part: the further ones, with how many entries of the chronology each holds."""
    whole: Link | None = None
    """Of a further part: the first."""
    attributed: tuple[Attributed, ...] = ()
    """Of the first part alone."""
    state: State | None = None
    relations: tuple[Relation, ...] = ()
    account: Fragment | None = None
    facts: tuple[Paragraph, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    sayings: tuple[Saying, ...] = ()
    press: tuple[Press, ...] = ()
    matters: tuple[Matter, ...] = ()
    questions: tuple[Open, ...] = ()
    intervals: tuple[Interval, ...] = ()
    clocks: tuple[RuleClock, ...] = ()
    notes: tuple[Note, ...] = ()
