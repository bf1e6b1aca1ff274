"""The twelve kinds of record, one class a kind, in the words of the domain."""

from typing import Annotated

from msgspec import Meta, Struct

from generator.model.parts import (
    Attribution,
    Claim,
    Fact,
    HowVerified,
    Involvement,
    Name,
    Question,
    Quotation,
    Relation,
    Sources,
    Status,
    Variant,
)
from generator.model.terms import (
    ActorRef,
    AnyRef,
    Block,
    Channel,
    Country,
    DiscrepancyKind,
    DiscrepancyStatus,
    DocumentKind,
    EventKind,
    EventRef,
    Guid,
    IncidentRef,
    Inline,
    Language,
    OrganisationKind,
    OrganisationRef,
    OutletRef,
    PersonRef,
    Plain,
    ReportKind,
    ReportRef,
    RuleRef,
    Slug,
    SourceRef,
    StatementRef,
    Tier,
    Url,
    Verbatim,
    Weight,
)
from generator.model.when import When


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every kind has."""

    slug: Annotated[
        Slug, Meta(description="Its name in addresses and references; a file's name by default.")
    ]
    body: Annotated[
        Block,
        Meta(
            description="Longer text in Markdown; in a Markdown file, all below the front matter."
        ),
    ] = ""


class Incident(Record, frozen=True, kw_only=True):
    """One breach or campaign."""

    title: Annotated[Plain, Meta(description="The heading of its page.")]
    short: Annotated[Plain | None, Meta(description="A shorter title for lists.")] = None
    summary: Annotated[Inline, Meta(description="What happened, in one or two sentences.")]
    occurred: Annotated[When, Meta(description="When it happened.")]
    public: Annotated[When, Meta(description="When it became public.")]
    status: Annotated[Status | None, Meta(description="Its state, according to a source.")] = None
    actors: Annotated[tuple[ActorRef, ...], Meta(description="Who is said to be behind it.")] = ()
    organisations: Annotated[
        tuple[Involvement, ...], Meta(description="Organisations, each with its role.")
    ] = ()
    facts: Annotated[
        tuple[Fact, ...], Meta(description="What is known, each sentence with its sources.")
    ] = ()
    questions: Annotated[
        tuple[Question, ...], Meta(description="What has not been said, as questions.")
    ] = ()
    related: Annotated[
        tuple[Relation, ...], Meta(description="Other incidents, and how this one relates to each.")
    ] = ()


class Event(Record, frozen=True, kw_only=True):
    """One entry on the timeline."""

    guid: Annotated[
        Guid, Meta(description="Its permanent `tag:` id in feeds (RFC 4151). Never change it.")
    ]
    title: Annotated[Plain, Meta(description="What happened, in a few words.")]
    kind: Annotated[EventKind, Meta(description="What kind of entry it is.")]
    occurred: Annotated[When, Meta(description="When it happened.")]
    public: Annotated[
        When | None, Meta(description="When it became public; left out where that is not known.")
    ] = None
    incidents: Annotated[
        tuple[IncidentRef, ...],
        Meta(description="The incidents that it belongs to, the main one first."),
    ] = ()
    summary: Annotated[
        Inline | None,
        Meta(description="The entry in one or two sentences; required where `major` is true."),
    ] = None
    major: Annotated[
        bool,
        Meta(description="A major development; the home page opens with the newest."),
    ] = False
    facts: Annotated[
        tuple[Fact, ...],
        Meta(min_length=1, description="What is known, each sentence with its sources."),
    ]
    actors: Annotated[tuple[ActorRef, ...], Meta(description="Actors that it concerns.")] = ()
    organisations: Annotated[
        tuple[OrganisationRef, ...], Meta(description="Organisations that it concerns.")
    ] = ()
    people: Annotated[tuple[PersonRef, ...], Meta(description="People that it concerns.")] = ()
    statements: Annotated[
        tuple[StatementRef, ...], Meta(description="Public words that belong to it.")
    ] = ()
    coverage: Annotated[tuple[ReportRef, ...], Meta(description="Press reports of it.")] = ()
    rules: Annotated[
        tuple[RuleRef, ...], Meta(description="Disclosure rules that it bears on.")
    ] = ()


class Statement(Record, frozen=True, kw_only=True):
    """Public words, verbatim."""

    speaker: Annotated[Plain, Meta(description="Who spoke, as the source names them.")]
    person: Annotated[PersonRef | None, Meta(description="The speaker's record.")] = None
    organisation: Annotated[
        OrganisationRef | None, Meta(description="For whom the speaker spoke.")
    ] = None
    date: Annotated[When, Meta(description="When the words were published or spoken.")]
    channel: Annotated[Channel, Meta(description="How the words were made public.")]
    channel_detail: Annotated[
        Plain | None,
        Meta(description="The channel in full, shown instead of it: `Form 8-K, Item 1.05`."),
    ] = None
    quote: Annotated[
        Verbatim,
        Meta(description="The words exactly as published, about 60 at most; never corrected."),
    ]
    complete: Annotated[
        bool, Meta(description="Whether this is the whole statement and not an excerpt.")
    ] = False
    language: Annotated[Language, Meta(description="The language of the words.")] = "en"
    context: Annotated[
        Inline | None, Meta(description="What a reader must know beside the words.")
    ] = None
    overtaken_by: Annotated[
        tuple[EventRef, ...], Meta(description="Events after which the words no longer hold.")
    ] = ()
    variants: Annotated[
        tuple[Variant, ...], Meta(description="Other forms in which the words were printed.")
    ] = ()
    also_quoted_in: Annotated[
        tuple[SourceRef, ...], Meta(description="Further copies with the same words.")
    ] = ()
    sources: Sources
    verified: HowVerified


class Report(Record, frozen=True, kw_only=True):
    """One article of press coverage; never its text."""

    outlet: Annotated[OutletRef, Meta(description="Who published it.")]
    title: Annotated[Plain | None, Meta(description="Its headline.")] = None
    title_rebuilt: Annotated[
        bool, Meta(description="The title was rebuilt from the address, not read.")
    ] = False
    kind: Annotated[ReportKind, Meta(description="Reporting, a rewrite, or opinion.")] = "report"
    published: Annotated[
        When | None, Meta(description="When it was published; left out where that is not known.")
    ] = None
    authors: Annotated[tuple[Plain, ...], Meta(description="Its authors as printed.")] = ()
    editors: Annotated[tuple[Plain, ...], Meta(description="Its editors as printed.")] = ()
    language: Annotated[Language, Meta(description="The language of the article.")] = "en"
    address: Annotated[Url | None, Meta(description="Its web address.")] = None
    archived: Annotated[Url | None, Meta(description="The address of an archived copy.")] = None
    syndicated_from: Annotated[
        Plain | None, Meta(description="The agency or outlet whose copy it carries.")
    ] = None
    derived_from: Annotated[
        ReportRef | None, Meta(description="The report that it was rewritten from.")
    ] = None
    credits_first: Annotated[
        Plain | None, Meta(description="Whom the article itself credits with being first.")
    ] = None
    quotations: Annotated[
        tuple[Quotation, ...],
        Meta(description="The statements that it carried, each with how much of it."),
    ] = ()
    verified: HowVerified
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None


class Document(Record, frozen=True, kw_only=True):
    """A source that is not press coverage: a filing, an advisory, a law, a copy."""

    title: Annotated[Plain, Meta(description="Its title.")]
    kind: Annotated[DocumentKind, Meta(description="What kind of document it is.")]
    tier: Annotated[
        Tier, Meta(description="Whether it is a primary source: the words of those who acted.")
    ]
    publisher: Annotated[Plain, Meta(description="Who published it.")]
    organisation: Annotated[OrganisationRef | None, Meta(description="The publisher's record.")] = (
        None
    )
    authors: Annotated[tuple[Plain, ...], Meta(description="Its authors as printed.")] = ()
    date: Annotated[
        When | None, Meta(description="Its date; left out where that is not known.")
    ] = None
    language: Annotated[Language, Meta(description="The language of the document.")] = "en"
    address: Annotated[Url | None, Meta(description="Its web address.")] = None
    address_unverified: Annotated[
        bool, Meta(description="The address was not seen in a stored copy.")
    ] = False
    archived: Annotated[Url | None, Meta(description="The address of an archived copy.")] = None
    read_via: Annotated[
        tuple[SourceRef, ...], Meta(description="The copies through which it was read.")
    ] = ()
    verified: HowVerified
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None


class Actor(Record, frozen=True, kw_only=True):
    """Who is said to be behind an intrusion."""

    name: Annotated[Plain, Meta(description="The name this site uses.")]
    summary: Annotated[Inline, Meta(description="Who that is, and who says so.")]
    attack_id: Annotated[Plain | None, Meta(description="Its MITRE ATT&CK group id.")] = None
    attack_name: Annotated[Plain | None, Meta(description="Its MITRE ATT&CK name.")] = None
    sponsor: Annotated[Inline | None, Meta(description="The sponsor, with whose word it is.")] = (
        None
    )
    names: Annotated[
        tuple[Name, ...], Meta(min_length=1, description="Its names, each with an authority.")
    ]
    attributions: Annotated[
        tuple[Attribution, ...], Meta(description="Who attributes, denies or is silent.")
    ] = ()


class Organisation(Record, frozen=True, kw_only=True):
    """A company, an agency, a government body."""

    name: Annotated[Plain, Meta(description="Its name.")]
    kind: Annotated[OrganisationKind, Meta(description="What kind of organisation it is.")]
    country: Annotated[
        Country | None, Meta(description="Its country, as an ISO 3166 code: `GB`.")
    ] = None
    role: Annotated[Inline, Meta(description="Its part in this record.")]
    aliases: Annotated[
        tuple[Plain, ...], Meta(description="Other names that link to it in prose.")
    ] = ()
    sources: Sources
    verified: HowVerified


class Person(Record, frozen=True, kw_only=True):
    """A person in a public role."""

    name: Annotated[Plain, Meta(description="The person's name.")]
    role: Annotated[Inline, Meta(description="The public role at the time.")]
    organisation: Annotated[
        OrganisationRef | None, Meta(description="The organisation of that role.")
    ] = None
    aliases: Annotated[
        tuple[Plain, ...], Meta(description="Other names that link to the person in prose.")
    ] = ()
    sources: Sources
    verified: HowVerified


class Outlet(Record, frozen=True, kw_only=True):
    """A publisher of coverage."""

    name: Annotated[Plain, Meta(description="Its name.")]
    language: Annotated[Language, Meta(description="The language it publishes in.")] = "en"
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None


class Discrepancy(Record, frozen=True, kw_only=True):
    """Two sources, one matter, different answers."""

    title: Annotated[Plain, Meta(description="The matter in a few words.")]
    kind: Annotated[DiscrepancyKind, Meta(description="What differs.")]
    status: Annotated[DiscrepancyStatus, Meta(description="Open, explained or corrected.")]
    weight: Annotated[Weight, Meta(description="`major` needs care wherever it is told.")] = "note"
    about: Annotated[tuple[AnyRef, ...], Meta(description="The records concerned.")] = ()
    claims: Annotated[tuple[Claim, ...], Meta(min_length=1, description="What each source says.")]
    resolution: Annotated[Inline, Meta(description="What can be said of it.")]


class Rule(Record, frozen=True, kw_only=True):
    """A disclosure deadline: trigger, limit, source. A summary of law, not advice."""

    title: Annotated[Plain, Meta(description="The rule's name.")]
    citation: Annotated[
        Plain,
        Meta(description="Where it stands in the law: `Regulation (EU) 2016/679, Article 33`."),
    ]
    jurisdiction: Annotated[Plain, Meta(description="Whose law it is: US, EU, GB …")]
    trigger: Annotated[Inline, Meta(description="What starts the clock.")]
    limit: Annotated[Inline, Meta(description="How long, in words.")]
    duration: Annotated[
        Plain | None, Meta(description="The limit as an ISO 8601 duration, where one fits.")
    ] = None
    applies_from: Annotated[When | None, Meta(description="From when it applies.")] = None
    state: Annotated[Plain, Meta(description="Whether it is in force, proposed, expired …")]
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None
    sources: Sources
    verified: HowVerified


class Page(Record, frozen=True, kw_only=True):
    """Plain Markdown: about, corrections policy."""

    title: Annotated[Plain, Meta(description="The heading of the page.")]
    summary: Annotated[Plain | None, Meta(description="One sentence for shared links.")] = None
    address: Annotated[
        Plain | None,
        Meta(description="Its path on the site, such as `legal/imprint`; the slug by default."),
    ] = None
    menu: Annotated[
        int | None, Meta(description="Its place among the pages in the footer, the lowest first.")
    ] = None
