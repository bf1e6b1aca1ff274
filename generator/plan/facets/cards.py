"""Cards: a record as it shows in a list. One class a kind; all have `kind`, `path` and `title`."""

from msgspec import Struct

from generator.plan.facets.values import Date, Fragment, Link, Overtaken


class IncidentCard(Struct, frozen=True):
    """An incident in a list."""

    path: str
    title: str
    short: str
    """Its short title, or its title where it has none."""
    summary: Fragment
    occurred: Date
    public: Date
    actors: tuple[Link, ...]
    events: int
    open_questions: int
    kind: str = "incident"


class EventCard(Struct, frozen=True):
    """An event in a list."""

    path: str
    title: str
    event_kind: str
    occurred: Date
    public: Date | None
    same_day: bool
    """It happened and became public on one and the same date."""
    summary: Fragment | None
    major: bool
    incidents: tuple[Link, ...]
    sources: int
    statements: int
    reports: int
    verified: str
    """The strongest reading among its facts."""
    kind: str = "event"


class StatementCard(Struct, frozen=True):
    """A statement in a list."""

    path: str
    title: str
    """`Microsoft (unsigned), 19 January 2024: “To date, there is no…”`"""
    quote: str
    speaker: str
    organisation: Link | None
    date: Date
    channel: str
    complete: bool
    overtaken: tuple[Overtaken, ...]
    language: str
    kind: str = "statement"


class ReportCard(Struct, frozen=True):
    """A report in a list."""

    path: str
    title: str
    """The headline, or `Report by <outlet>` where none is known."""
    title_known: bool
    """False where the title was rebuilt from the address, or is not known."""
    outlet: Link
    published: Date | None
    report_kind: str
    syndicated_from: str | None
    language: str
    verified: str
    kind: str = "report"


class DocumentCard(Struct, frozen=True):
    """A document in a list."""

    path: str
    title: str
    publisher: str
    document_kind: str
    primary: bool
    date: Date | None
    language: str
    verified: str
    kind: str = "document"


class ActorCard(Struct, frozen=True):
    """An actor in a list."""

    path: str
    title: str
    summary: Fragment
    names: tuple[str, ...]
    """Its other names."""
    overlaps: tuple[str, ...]
    """Names of clusters that only share something with it."""
    kind: str = "actor"


class OrganisationCard(Struct, frozen=True):
    """An organisation in a list."""

    path: str
    title: str
    role: Fragment
    organisation_kind: str
    country: str | None
    kind: str = "organisation"


class PersonCard(Struct, frozen=True):
    """A person in a list."""

    path: str
    title: str
    role: Fragment
    organisation: Link | None
    kind: str = "person"


class OutletCard(Struct, frozen=True):
    """An outlet in a list."""

    path: str
    title: str
    reports: int
    """Those that it published; not those that only speak of it."""
    language: str
    foreign: bool
    """It is not published in the language of the site."""
    kind: str = "outlet"


class DiscrepancyCard(Struct, frozen=True):
    """A discrepancy in a list."""

    path: str
    title: str
    discrepancy_kind: str
    status: str
    major: bool
    resolution: Fragment
    kind: str = "discrepancy"


class RuleCard(Struct, frozen=True):
    """A disclosure rule in a list."""

    path: str
    title: str
    jurisdiction: str
    limit: Fragment
    state: str
    kind: str = "rule"


class PageCard(Struct, frozen=True):
    """A plain page in a list."""

    path: str
    title: str
    summary: str | None
    kind: str = "page"


Card = (
    IncidentCard
    | EventCard
    | StatementCard
    | ReportCard
    | DocumentCard
    | ActorCard
    | OrganisationCard
    | PersonCard
    | OutletCard
    | DiscrepancyCard
    | RuleCard
    | PageCard
)
