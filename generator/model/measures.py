"""What an incident's page measures: intervals between events, and the clocks of rules."""

from typing import Annotated, Literal

from msgspec import Meta

from generator.core.deadline import Unit
from generator.model.parts import HowVerified, Part, Sources
from generator.model.terms import EventRef, Inline, Plain, RuleRef, Slug
from generator.model.when import When

DateOf = Literal["occurred", "public", "start", "end"]
Calendar = Literal["us-federal"]


class Limit(Part, frozen=True, kw_only=True):
    """The length of a disclosure deadline, so that it can be counted."""

    count: Annotated[int, Meta(ge=1, le=10_000, description="How many.")]
    unit: Annotated[Unit, Meta(description="Of what.")]
    calendar: Annotated[
        Calendar | None,
        Meta(description="The calendar that knows which days are business days; required there."),
    ] = None


class Interval(Part, frozen=True, kw_only=True):
    """Two dated events whose distance the page measures."""

    id: Annotated[Slug, Meta(description="Its name on the page; unique in the incident.")]
    title: Annotated[Plain, Meta(description="What is measured: `Detection to disclosure`.")]
    start: Annotated[EventRef, Meta(description="The event from which it is measured.")]
    start_date: Annotated[
        DateOf,
        Meta(description="Which of its dates: when it happened, became public, or began or ended."),
    ] = "occurred"
    end: Annotated[EventRef, Meta(description="The event to which it is measured.")]
    end_date: Annotated[DateOf, Meta(description="Which of its dates.")] = "occurred"
    calendar: Annotated[
        Calendar | None, Meta(description="A calendar, where business days are to be said as well.")
    ] = None
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None


class Reason(Part, frozen=True, kw_only=True):
    """Why a clock cannot be computed: nobody knows when it started."""

    text: Annotated[
        Inline,
        Meta(description="A sentence that follows “because”: `the day of it is not public`."),
    ]
    sources: Sources
    verified: HowVerified


class Clock(Part, frozen=True, kw_only=True):
    """A disclosure rule on this incident: what started its clock, or why that is not known."""

    id: Annotated[Slug, Meta(description="Its name on the page; unique in the incident.")]
    rule: Annotated[RuleRef, Meta(description="The rule, whose `within` says how long.")]
    title: Annotated[
        Plain | None, Meta(description="Whose clock it is; the rule's title by default.")
    ] = None
    trigger: Annotated[
        EventRef | None, Meta(description="The event that started the clock, where it is known.")
    ] = None
    trigger_date: Annotated[DateOf, Meta(description="Which of its dates.")] = "occurred"
    reason: Annotated[
        Reason | None, Meta(description="Why there is no trigger; required where there is none.")
    ] = None
    met: Annotated[
        EventRef | None, Meta(description="The event that the rule asks for, once it happened.")
    ] = None
    met_date: Annotated[DateOf, Meta(description="Which of its dates.")] = "public"
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None


def date_meant(occurred: When, public: When | None, which: DateOf) -> When | None:
    """Give the date of an event that a measure means, or None where that is not known.

    `start` and `end` are those of an event that went on from one date to another.
    """
    if which == "public":
        return public
    if which == "occurred" or occurred.date.kind != "interval":
        return occurred
    end = occurred.date.start if which == "start" else occurred.date.end
    return When(end) if end is not None else None
