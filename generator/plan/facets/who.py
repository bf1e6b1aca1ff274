"""Who, in full: actors with each of their names, organisations, people and outlets."""

from msgspec import Struct

from generator.plan.facets.values import Date, Fragment, Link, Source


class Name(Struct, frozen=True):
    """A name of an actor."""

    name: str
    authority: str
    relation: str
    since: Date | None
    note: Fragment | None
    sources: tuple[Source, ...]
    verified: str


class Attribution(Struct, frozen=True):
    """Who attributes, denies or is silent."""

    by: str
    date: Date
    attribution_kind: str
    text: Fragment
    sources: tuple[Source, ...]
    verified: str


class ListedName(Struct, frozen=True):
    """A name of an actor as a name table has it."""

    name: str
    authority: str
    actor: str
    """what the authority calls the actor"""
    relation: str
    since: Date | None
    named_by: str | None
    source: str | None


class NameTable(Struct, frozen=True):
    """The rows of a name table that are of one actor, and whose table it is."""

    title: str
    source: str | None
    """the address of what it was taken from"""
    licence: str | None
    licence_address: str | None
    attribution: str | None
    names: tuple[ListedName, ...]


class ActorFull(Struct, frozen=True):
    """An actor's page."""

    title: str
    summary: Fragment
    attack_id: str | None
    attack_name: str | None
    sponsor: Fragment | None
    names: tuple[Name, ...]
    tables: tuple[NameTable, ...]
    attributions: tuple[Attribution, ...]
    body: Fragment


class EntityFull(Struct, frozen=True):
    """The page of an organisation, a person or an outlet."""

    title: str
    entity_kind: str
    """organisation, person or outlet"""
    label: str | None
    """company, government … of an organisation; None otherwise"""
    country: str | None
    role: Fragment | None
    organisation: Link | None
    aliases: tuple[str, ...]
    note: Fragment | None
    sources: tuple[Source, ...]
    verified: str | None
    body: Fragment
