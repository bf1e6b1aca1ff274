"""Who says that a name is whose: the records of the site, and its name tables.

A claim goes one step and no further. A row of a table says that an authority gives a name to an
actor of its own; that actor is a record's if the record itself lists it, as a name that is the same
by that same authority. So what one authority equates is never carried on by another's word, and a
name whose relation is `overlaps` makes nobody an owner.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs

from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.nametable import NameTable, TableName
from generator.model.records import Actor, Organisation, Person

MITRE = frozenset({"MITRE", "MITRE ATT&CK"})
"""The authorities to which the field `attack_id` refers."""
_BETWEEN = "\t"
"""What parts authority and actor in the identity of an actor without a record; no cell holds it."""

Group = tuple[str, str]
"""An authority, and what it calls one of its actors."""


class Claim(Struct, frozen=True):
    """That a name is somebody's, by the word of an authority or of the site."""

    name: str
    owner: str
    """The id of a record, or the identity of an actor without one."""
    authority: str | None
    """None where the site itself calls a record so."""
    actor: str | None
    """What the authority of a table calls the actor."""
    relation: str = "same"
    since: str | None = None
    named_by: str | None = None
    table: str | None = None
    line: int = 0
    column: int = 0


def unrecorded(group: Group) -> str:
    """Give the identity of an actor that has no record."""
    return _BETWEEN.join(group)


def is_record(owner: str) -> bool:
    """Tell the id of a record from an actor without one."""
    return _BETWEEN not in owner


def group_of(owner: str) -> Group:
    """Give the authority of an actor without a record, and what it calls the actor."""
    authority, _between, actor = owner.partition(_BETWEEN)
    return authority, actor


def claims_of(index: Index, tables: Iterable[NameTable]) -> Iterator[Claim]:
    """Give every claim of the site: first those of records, then those of tables.

    Where a record of an actor is broken, nobody knows which actors of tables it lists, and tables
    are left out.
    """
    for entry, actor in index.of(Actor):
        yield Claim(actor.name, entry.id, None, None)
        for name in actor.names:
            since = str(name.since.date) if name.since else None
            yield Claim(name.name, entry.id, name.authority, None, name.relation, since)
    for entry, organisation in index.of(Organisation):
        yield from _named(entry, organisation.name, organisation.aliases)
    for entry, person in index.of(Person):
        yield from _named(entry, person.name, person.aliases)
    if not any(name.startswith("actor:") for name in index.broken):
        yield from _tabled(tables, recorded(index))


def recorded(index: Index) -> Mapping[Group, tuple[str, ...]]:
    """Give the records that list an authority's actor as the same, by that actor."""
    found: defaultdict[Group, list[str]] = defaultdict(list)
    for entry, actor in index.of(Actor):
        own = {(one.authority, one.name) for one in actor.names if one.relation == "same"}
        if actor.attack_id is not None:
            own |= {(authority, actor.attack_id) for authority in MITRE}
        for group in own:
            found[group].append(entry.id)
    return {group: tuple(sorted(set(owners))) for group, owners in found.items()}


def listed(index: Index, tables: Iterable[NameTable]) -> dict[str, tuple[NameTable, ...]]:
    """Give for each record the rows of tables that are of its actor, table by table."""
    owners = recorded(index)
    found: defaultdict[str, list[NameTable]] = defaultdict(list)
    for table in tables:
        rows: defaultdict[str, list[TableName]] = defaultdict(list)
        for row in table.rows:
            for owner in owners.get((row.authority, row.actor), ()):
                rows[owner].append(row)
        for owner, of_owner in rows.items():
            found[owner].append(structs.replace(table, rows=tuple(of_owner)))
    return {owner: tuple(found[owner]) for owner in sorted(found)}


def _named(entry: Entry, name: str, aliases: tuple[str, ...]) -> Iterator[Claim]:
    for one in (name, *aliases):
        yield Claim(one, entry.id, None, None)


def _tabled(
    tables: Iterable[NameTable], owners: Mapping[Group, tuple[str, ...]]
) -> Iterator[Claim]:
    for table in tables:
        for row in table.rows:
            group = (row.authority, row.actor)
            for owner in owners.get(group) or (unrecorded(group),):
                yield Claim(
                    row.name,
                    owner,
                    row.authority,
                    row.actor,
                    row.relation,
                    row.since,
                    row.named_by,
                    table.head.file,
                    row.line,
                    row.column,
                )
