"""What is held against it: discrepancies, disclosure rules; and plain pages."""

from typing import Annotated

from msgspec import Meta

from generator.model.measures import Limit
from generator.model.parts import Claim, FactRef, HowVerified, Sources
from generator.model.records.record import Record
from generator.model.terms import (
    AnyRef,
    DiscrepancyKind,
    DiscrepancyStatus,
    Inline,
    Plain,
    Slug,
    SourceRef,
    Weight,
)
from generator.model.when import When


class Discrepancy(Record, frozen=True, kw_only=True):
    """Two sources, one matter, different answers."""

    title: Annotated[Plain, Meta(description="The matter in a few words.")]
    kind: Annotated[DiscrepancyKind, Meta(description="What differs.")]
    status: Annotated[DiscrepancyStatus, Meta(description="Open, explained or corrected.")]
    weight: Annotated[Weight, Meta(description="`major` needs care wherever it is told.")] = "note"
    about: Annotated[tuple[AnyRef, ...], Meta(description="The records concerned.")] = ()
    quantity: Annotated[
        Slug | None,
        Meta(description="The key of the quantities that differ: every fact with it links here."),
    ] = None
    facts: Annotated[
        tuple[FactRef, ...], Meta(description="Further facts concerned, which link here.")
    ] = ()
    claims: Annotated[tuple[Claim, ...], Meta(min_length=1, description="What each source says.")]
    resolution: Annotated[Inline, Meta(description="What can be said of it.")]
    settled_by: Annotated[
        tuple[SourceRef, ...],
        Meta(description="What settles it; a status other than `open` needs one with a date."),
    ] = ()


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
    within: Annotated[
        Limit | None, Meta(description="The limit as a count, where the rule has one.")
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
