"""The pieces that stand inside records: facts, questions, names, quotations."""

from typing import Annotated

from msgspec import Meta, Struct

from generator.model.terms import (
    Anchor,
    AttributionKind,
    DerivationState,
    EvidenceKind,
    HappenedRef,
    IncidentRef,
    IncidentRelation,
    IncidentState,
    Inline,
    NameRelation,
    OrganisationRef,
    OrganisationRole,
    Plain,
    QuotationExtent,
    ReportRef,
    Slug,
    SourceRef,
    StatementRef,
    Verbatim,
    Verified,
)
from generator.model.when import When

Sources = Annotated[
    tuple[SourceRef, ...],
    Meta(
        min_length=1,
        description="What the words rest on: `document:slug`, `report:slug` or `statement:slug`.",
    ),
]
HowVerified = Annotated[
    Verified, Meta(description="How far the source was read, the best one where there are several.")
]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping inside a record."""


class Quantity(Part, frozen=True, kw_only=True):
    """A measured value, so that two sources on one matter can be compared."""

    key: Annotated[Slug, Meta(description="The matter: `mailboxes-affected`.")]
    value: Annotated[Plain, Meta(description="The value as its source gives it.")]
    unit: Annotated[
        Plain | None, Meta(description="The unit, where the matter does not say it.")
    ] = None


class Fact(Part, frozen=True, kw_only=True):
    """One sentence with its sources."""

    id: Annotated[
        Anchor | None,
        Meta(
            description="Its name in links to it, beginning with a letter; by default its place, "
            "which can change."
        ),
    ] = None
    text: Annotated[Inline, Meta(description="One sentence, in Markdown.")]
    sources: Sources
    verified: HowVerified
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None
    quantity: Annotated[
        Quantity | None, Meta(description="The value in the sentence, for comparing sources.")
    ] = None


class Answer(Part, frozen=True, kw_only=True):
    """The later source that answered a question."""

    text: Annotated[Inline, Meta(description="The answer in one sentence.")]
    public: Annotated[When, Meta(description="When the answer became public.")]
    sources: Sources


class Question(Part, frozen=True, kw_only=True):
    """Something that has not been said."""

    id: Annotated[Slug, Meta(description="Its name on the page; unique in the incident.")]
    text: Annotated[Inline, Meta(description="What is not known, as a question.")]
    asked_by: Annotated[Plain | None, Meta(description="Who asked, where that is known.")] = None
    asked: Annotated[When | None, Meta(description="When it was asked.")] = None
    note: Annotated[Inline | None, Meta(description="What has been said so far.")] = None
    sources: Sources
    verified: HowVerified
    answer: Annotated[Answer | None, Meta(description="The answer, once there is one.")] = None


class Status(Part, frozen=True, kw_only=True):
    """The state of an incident according to a source, on a date; never a live claim."""

    state: Annotated[IncidentState, Meta(description="What the source said the state was.")]
    as_of: Annotated[When, Meta(description="The date for which it was said.")]
    note: Annotated[Inline | None, Meta(description="Who said so, and in what words.")] = None
    sources: Sources


class Involvement(Part, frozen=True, kw_only=True):
    """An organisation's role in an incident."""

    organisation: Annotated[OrganisationRef, Meta(description="Which organisation.")]
    role: Annotated[OrganisationRole, Meta(description="What part it had.")]


class Relation(Part, frozen=True, kw_only=True):
    """How one incident relates to another."""

    incident: Annotated[IncidentRef, Meta(description="The other incident.")]
    relation: Annotated[IncidentRelation, Meta(description="How this one relates to it.")]
    note: Annotated[Inline | None, Meta(description="Why, in one sentence.")] = None


class Variant(Part, frozen=True, kw_only=True):
    """Another printed form of a statement."""

    text: Annotated[Verbatim, Meta(description="The words as that source printed them.")]
    source: Annotated[SourceRef, Meta(description="Where they stand so.")]
    note: Annotated[Inline | None, Meta(description="How this form differs.")] = None


class Quotation(Part, frozen=True, kw_only=True):
    """A statement as a report carried it."""

    statement: Annotated[
        StatementRef | None,
        Meta(description="The statement that was quoted; may be left out beside `text`."),
    ] = None
    extent: Annotated[
        QuotationExtent | None,
        Meta(
            description="Quoted whole, in part, or only paraphrased; may be left out beside `text`."
        ),
    ] = None
    text: Annotated[
        Verbatim | None,
        Meta(description="The words as the report printed them; without them nothing is compared."),
    ] = None
    speaker: Annotated[
        Plain | None,
        Meta(description="Whose words they are as the report printed it: `the spokesperson`."),
    ] = None


class Derivation(Part, frozen=True, kw_only=True):
    """What an editor found on whether one report was made from another."""

    report: Annotated[
        ReportRef,
        Meta(description="The earlier report, or one that carries the same story as the original."),
    ]
    state: Annotated[DerivationState, Meta(description="What the editor found.")]
    evidence: Annotated[
        tuple[EvidenceKind, ...],
        Meta(min_length=1, description="What the finding rests on, kind by kind."),
    ]
    note: Annotated[
        Inline | None, Meta(description="What shows it, in the editor's words; readers see it.")
    ] = None
    sources: Annotated[
        tuple[SourceRef, ...], Meta(description="Where it can be checked, beside the two reports.")
    ] = ()


class Name(Part, frozen=True, kw_only=True):
    """One name of an actor, with the authority that coined it."""

    name: Annotated[Plain, Meta(description="The name.")]
    authority: Annotated[Plain, Meta(description="Who uses or coined it.")]
    relation: Annotated[
        NameRelation, Meta(description="`same` actor, or a cluster that only `overlaps` it.")
    ] = "same"
    since: Annotated[When | None, Meta(description="From when it was used.")] = None
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None
    sources: Sources
    verified: HowVerified


class Attribution(Part, frozen=True, kw_only=True):
    """Who says who is behind an actor, or denies it."""

    by: Annotated[Plain, Meta(description="Who said it.")]
    date: Annotated[When, Meta(description="When it was said.")]
    kind: Annotated[AttributionKind, Meta(description="Attribution, denial or no response.")]
    text: Annotated[Inline, Meta(description="What was said, in one sentence.")]
    sources: Sources
    verified: HowVerified


class FactRef(Part, frozen=True, kw_only=True):
    """A fact of another record."""

    record: Annotated[HappenedRef, Meta(description="The event or incident that it stands in.")]
    fact: Annotated[Anchor, Meta(description="Its `id` there.")]


class Claim(Part, frozen=True, kw_only=True):
    """What one source says on the matter of a discrepancy."""

    source: Annotated[SourceRef, Meta(description="The source.")]
    says: Annotated[Inline, Meta(description="What it says, in short.")]
    repeats: Annotated[
        ReportRef | None,
        Meta(description="A report whose claim stands here too and which this one repeats."),
    ] = None
