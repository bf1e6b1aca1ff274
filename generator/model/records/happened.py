"""What happened: incidents, and the events on their timelines."""

from typing import Annotated

from msgspec import Meta

from generator.model.measures import Clock, Interval
from generator.model.parts import Fact, Involvement, Question, Relation, Status
from generator.model.records.record import Record
from generator.model.terms import (
    ActorRef,
    EventKind,
    Guid,
    IncidentRef,
    Inline,
    OrganisationRef,
    PersonRef,
    Plain,
    ReportRef,
    RuleRef,
    StatementRef,
)
from generator.model.when import When


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
    intervals: Annotated[
        tuple[Interval, ...], Meta(description="Pairs of events whose distance the page measures.")
    ] = ()
    clocks: Annotated[
        tuple[Clock, ...], Meta(description="Disclosure rules, and what is known of their clocks.")
    ] = ()
    related: Annotated[
        tuple[Relation, ...], Meta(description="Other incidents, and how this one relates to each.")
    ] = ()

    @property
    def open_questions(self) -> int:
        """How many of its questions no source has answered."""
        return sum(question.answer is None for question in self.questions)


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
