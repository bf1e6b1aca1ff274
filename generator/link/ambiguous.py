"""Names in prose that say too little: two actors, or two records, have them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import structs

from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import Span
from generator.link.claims import Claim, group_of, is_record
from generator.link.names import Match, Names
from generator.load.places import Places
from generator.model.body import Prose, Reference, Segment
from generator.model.entry import Entry, Place

_MOST_ROWS = 4


def ambiguous_names(
    entries: Iterable[Entry], names: Names, claims: Iterable[Claim], places: Places
) -> list[Diagnostic]:
    """Report each name in prose that two actors share: the reader cannot know which is meant."""
    if not names.ambiguous:
        return []
    rows = _rows(claims)
    return [
        structs.replace(
            places.diagnostic(place, "ambiguous-name", *_words(match)),
            related=tuple(_related(match, rows)),
        )
        for entry in entries
        for place, match in _shared(entry, names)
    ]


def uses_ambiguous_names(entries: Iterable[Entry], names: Names) -> bool:
    """Tell whether prose of `entries` uses a name alone that two actors share."""
    return any(True for entry in entries for _shared_name in _shared(entry, names))


def _words(match: Match) -> tuple[str, str]:
    """Give the message and the way out, with every owner in one of them."""
    records = [owner for owner in match.owners if is_record(owner)]
    others = [group_of(owner) for owner in match.owners if not is_record(owner)]
    references = " or ".join(f"[[{owner}|{match.name}]]" for owner in records)
    if not others:
        return f"{match.name!r} is a name of more than one record", f"write {references}"
    message = f"{match.name!r} is a name of more than one actor"
    known = [f"{actor!r} by {authority}" for authority, actor in others]
    if not records:
        return message, f"it is a name of {_all(known)}: record the one that is meant, and link it"
    return message, f"write {references}; it is also a name of {_all(known)}, not on record here"


def _all(several: list[str]) -> str:
    return f"{', '.join(several[:-1])} and {several[-1]}" if several[1:] else several[0]


def _rows(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.table is not None and claim.relation == "same":
            found[claim.name.casefold()].append(claim)
    return found


def _related(match: Match, rows: dict[str, list[Claim]]) -> Iterator[Related]:
    """Point at the first rows of tables that give the name to an actor without a record."""
    found = [claim for claim in rows.get(match.name.casefold(), ()) if not is_record(claim.owner)]
    for claim in found[:_MOST_ROWS]:
        end = claim.column + len(claim.name)
        span = Span(claim.table or "", claim.line, claim.column, claim.line, end)
        yield Related(span, f"a name of {claim.actor!r} by {claim.authority}")


def _shared(entry: Entry, names: Names) -> Iterator[tuple[Place, Match]]:
    for field, text in entry.texts.items():
        before = ""
        for segment in text.segments:
            prose = segment.text if isinstance(segment, Prose) else ""
            for match in names.find(prose):
                if match.told_apart:
                    written = _on_one_line(prose[match.start : match.end])
                    nth = _on_one_line(before + prose[: match.start]).count(written)
                    yield Place(entry.file, entry.index, field, written, nth=nth), match
            before += _written(segment)


def _written(segment: Segment) -> str:
    """Give a segment as its file has it, nearly: enough to count what reads the same."""
    if isinstance(segment, Reference):
        return segment.raw
    return segment.text if isinstance(segment, Prose) else segment.plain


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
