"""The names found in any text, each with every claim to it: for editors, and for search.

Prose of the site is another matter: there only what is certain becomes a link
(`generator.link.names`). Here a name that only overlaps an actor is found as well, and shown as
what it is.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.link.claims import Claim, is_record
from generator.link.names import Names, names_among


class Holder(Struct, frozen=True):
    """Who has a name, by whose word. The fields are those of `onrecord names --format json`."""

    record: str | None
    """The record, `kind:slug`; None for an actor that only a table knows."""
    authority: str | None
    """Whose word it is; None where the site itself calls the record so."""
    actor: str | None
    """What the authority of a table calls its actor."""
    relation: str
    since: str | None
    named_by: str | None
    table: str | None
    line: int | None


class Sighting(Struct, frozen=True):
    """A name in a text. The fields are those of `onrecord names --format json`."""

    text: str
    """As it stands there."""
    line: int
    column: int
    offset: int
    """In characters, from 0; line and column count from 1."""
    name: str
    """As it is on record."""
    record: str | None
    """The one record that it means; None where that is not certain, or none has it."""
    ambiguous: bool
    holders: tuple[Holder, ...]


class Roster:
    """All claims of a site, by name."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Take every claim, those that only overlap among them."""
        self._claims = tuple(claims)
        self._same = names_among(self._claims)
        numbered = [(claim, str(at)) for at, claim in enumerate(self._claims)]
        self._all = Names(
            [(claim.name, number) for claim, number in numbered if claim.table is None],
            [(claim.name, number) for claim, number in numbered if claim.table is not None],
        )

    def find(self, text: str) -> Iterator[Sighting]:
        """Give the names in `text`, in its order."""
        starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        for match in self._all.find(text):
            written = text[match.start : match.end]
            line = bisect_right(starts, match.start)
            claims = [self._claims[number] for number in sorted(map(int, match.owners))]
            meant = self._meant(written)
            yield Sighting(
                written,
                line,
                match.start - starts[line - 1] + 1,
                match.start,
                match.name,
                meant[0] if len(meant) == 1 and is_record(meant[0]) else None,
                len(meant) > 1,
                tuple(_holders(claims)),
            )

    def _meant(self, written: str) -> tuple[str, ...]:
        """Give the owners of a name by itself; none where it only overlaps somebody."""
        found = self._same.find(written)
        whole = [one for one in found if (one.start, one.end) == (0, len(written))]
        return whole[0].owners if whole else ()

    def records(self) -> dict[str, tuple[str, ...]]:
        """Give for each record the names that mean it and nobody else, sorted: for search."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self._claims:
            if is_record(claim.owner) and self._meant(claim.name) == (claim.owner,):
                found[claim.owner].add(claim.name)
        return {record: tuple(sorted(found[record])) for record in sorted(found)}


def _holders(claims: Iterable[Claim]) -> Iterator[Holder]:
    for claim in claims:
        yield Holder(
            claim.owner if is_record(claim.owner) else None,
            claim.authority,
            claim.actor,
            claim.relation,
            claim.since,
            claim.named_by,
            claim.table,
            claim.line or None,
        )
