"""Records in full: what the page of one record shows of the record itself.

Cards of the records that it names, or that name it, stand beside it as `related`.
"""

from msgspec import Struct

from generator.plan.facets.chrome import Count
from generator.plan.facets.measures import Clock, Interval
from generator.plan.facets.quoting import Carried
from generator.plan.facets.values import (
    Date,
    Difference,
    Fact,
    Fragment,
    Link,
    Overtaken,
    Question,
    Source,
)


class Status(Struct, frozen=True):
    """The state of an incident, according to a source."""

    state: str
    as_of: Date
    note: Fragment | None
    sources: tuple[Source, ...]


class Involvement(Struct, frozen=True):
    """An organisation and its role."""

    organisation: Link
    role: str


class Relation(Struct, frozen=True):
    """Another incident and how it relates."""

    incident: Link
    relation: str
    note: Fragment | None


class IncidentFull(Struct, frozen=True):
    """An incident's page."""

    title: str
    summary: Fragment
    body: Fragment
    occurred: Date
    public: Date
    status: Status | None
    actors: tuple[Link, ...]
    organisations: tuple[Involvement, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    open_questions: int
    intervals: tuple[Interval, ...]
    clocks: tuple[Clock, ...]
    relations: tuple[Relation, ...]


class EventFull(Struct, frozen=True):
    """An event's page."""

    title: str
    event_kind: str
    occurred: Date
    public: Date | None
    same_day: bool
    summary: Fragment | None
    major: bool
    incidents: tuple[Link, ...]
    unknown: tuple[Count, ...]
    """The open questions of each of its incidents that has any, where they stand."""
    facts: tuple[Fact, ...]
    body: Fragment


class Variant(Struct, frozen=True):
    """Another printed form of a statement."""

    text: str
    source: Source
    note: Fragment | None


class StatementFull(Struct, frozen=True):
    """A statement's page."""

    title: str
    quote: str
    complete: bool
    language: str
    speaker: str
    person: Link | None
    """The speaker's record: a person, or the organisation itself."""
    organisation: Link | None
    """For whom the speaker spoke; None where the speaker is the organisation."""
    date: Date
    channel: str
    context: Fragment | None
    about: tuple[Link, ...]
    """The events that it belongs to, as they say."""
    unknown: tuple[Count, ...]
    """The open questions of each incident of these that has any, where they stand."""
    overtaken: tuple[Overtaken, ...]
    differences: tuple[Difference, ...]
    """Where sources differ about it: the discrepancies that name it, or are named by it."""
    variants: tuple[Variant, ...]
    also_quoted_in: tuple[Source, ...]
    sources: tuple[Source, ...]
    verified: str
    body: Fragment


class Credit(Struct, frozen=True):
    """Two credits that differ: that of the report that was first, and that of this one."""

    there: str
    here: str | None
    """None where it credits nobody."""


class Descent(Struct, frozen=True):
    """Where a report comes from, as far as one edge says it."""

    link: Link | None
    """The report that it was made from."""
    of_a_copy: bool
    """That report is a copy itself: the story that it carries is what this one was made from."""
    newsroom: str | None
    """Or the newsroom whose copy it carries."""
    basis: str
    """How that is known: agency line, byline, editor (who states it) or evidence"""
    unacknowledged: bool
    """The report itself does not say so."""
    evidence: tuple[str, ...]
    """What an editor went by: `shared error`, `wording` …"""
    note: Fragment | None
    sources: tuple[Source, ...]
    credit: Credit | None
    """What became of the other's credit, if it was lost."""


class ReportFull(Struct, frozen=True):
    """A report's page. Never its text."""

    title: str
    title_known: bool
    title_rebuilt: bool
    outlet: Link
    report_kind: str
    published: Date | None
    about: tuple[Link, ...]
    """The events that it reports, as they say."""
    unknown: tuple[Count, ...]
    """The open questions of each incident of these that has any, where they stand."""
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    language: str
    address: str | None
    archived: str | None
    descent: tuple[Descent, ...]
    own_reporting: Fragment | None
    """What shows that it is its outlet's own reporting."""
    is_copy: bool
    """It carries the copy of a newsroom: what was made from it was made from that story."""
    offspring: tuple[Link, ...]
    """The reports that were made from it."""
    credits_first: str | None
    verified: str
    note: Fragment | None
    quotations: tuple[Carried, ...]
    body: Fragment


class DocumentFull(Struct, frozen=True):
    """A document's page."""

    title: str
    document_kind: str
    primary: bool
    publisher: str
    organisation: Link | None
    authors: tuple[str, ...]
    date: Date | None
    language: str
    address: str | None
    address_unverified: bool
    archived: str | None
    read_via: tuple[Source, ...]
    verified: str
    note: Fragment | None
    body: Fragment


class Claim(Struct, frozen=True):
    """What one source says."""

    source: Source
    says: Fragment


class Concerned(Struct, frozen=True):
    """A fact of this record that a discrepancy concerns."""

    fact: Link
    """By the title of its event or incident; the path leads to the fact itself."""
    value: str | None
    """`about 100 companies`, where it is a quantity."""


class DiscrepancyFull(Struct, frozen=True):
    """A discrepancy's page."""

    title: str
    discrepancy_kind: str
    status: str
    major: bool
    claims: tuple[Claim, ...]
    facts: tuple[Concerned, ...]
    resolution: Fragment
    settled_by: tuple[Source, ...]
    body: Fragment


class RuleFull(Struct, frozen=True):
    """A rule's page."""

    title: str
    citation: str
    jurisdiction: str
    trigger: Fragment
    limit: Fragment
    within: str | None
    """`4 business days`, where the limit can be counted"""
    calendar: str | None
    applies_from: Date | None
    state: str
    note: Fragment | None
    sources: tuple[Source, ...]
    verified: str
    body: Fragment


class PageFull(Struct, frozen=True):
    """A plain page."""

    title: str
    summary: str | None
    body: Fragment
