"""Who said it and who carried it: statements, press reports, documents."""

from typing import Annotated

from msgspec import Meta

from generator.model.parts import Derivation, HowVerified, Quotation, Sources, Variant
from generator.model.records.record import Record
from generator.model.terms import (
    Channel,
    DocumentKind,
    EventRef,
    Inline,
    Language,
    OrganisationRef,
    OutletRef,
    PersonRef,
    Plain,
    ReportKind,
    ReportRef,
    SourceRef,
    Tier,
    Url,
    Verbatim,
)
from generator.model.when import When


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
    language: Annotated[Language, Meta(description="The language of the words.")]
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
    language: Annotated[Language, Meta(description="The language of the article.")]
    address: Annotated[Url | None, Meta(description="Its web address.")] = None
    archived: Annotated[Url | None, Meta(description="The address of an archived copy.")] = None
    syndicated_from: Annotated[
        Plain | None, Meta(description="The agency or outlet whose copy it carries.")
    ] = None
    unacknowledged: Annotated[
        bool, Meta(description="It does not say itself whose copy it carries; an editor does.")
    ] = False
    derived_from: Annotated[
        ReportRef | None,
        Meta(description="The report that it was rewritten from, as an editor states."),
    ] = None
    derivation: Annotated[
        tuple[Derivation, ...],
        Meta(description="Whether it was made from other reports, with the evidence."),
    ] = ()
    own_reporting: Annotated[
        Inline | None,
        Meta(description="What shows that it is its outlet's own reporting; readers see it."),
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
    language: Annotated[Language, Meta(description="The language of the document.")]
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
