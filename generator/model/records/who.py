"""Who: actors, organisations, people, outlets."""

from typing import Annotated

from msgspec import Meta

from generator.model.parts import Attribution, HowVerified, Name, Sources
from generator.model.records.record import Record
from generator.model.terms import (
    Country,
    Inline,
    Language,
    OrganisationKind,
    OrganisationRef,
    Plain,
)


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

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its names beside `name`: those that somebody uses for the same actor."""
        same = dict.fromkeys(one.name for one in self.names if one.relation == "same")
        return tuple(name for name in same if name != self.name)

    @property
    def overlapping(self) -> tuple[str, ...]:
        """Names of clusters that only share something with it, and are nobody's name for it."""
        own = {self.name, *self.own_names}
        return tuple(dict.fromkeys(one.name for one in self.names if one.name not in own))


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
    language: Annotated[Language, Meta(description="The language it publishes in.")]
    note: Annotated[Inline | None, Meta(description="A caveat that readers see.")] = None
