"""The index from A to Z: what a reader without script searches by.

It has names, not headlines: events, statements, reports and documents stand in lists by date.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from generator.model.entry import Entry
from generator.model.records import Actor
from generator.model.terms import Kind
from generator.plan.facets.chrome import Letter, Named
from generator.plan.facets.pieces import Pieces
from generator.plan.search.row import names_of
from generator.plan.search.words import fold

KINDS: tuple[Kind, ...] = ("incident", "actor", "organisation", "person", "outlet", "rule", "page")
ON_ONE_PAGE = 1500
_OTHER = "0–9"


def letters_of(pieces: Pieces, entries: list[Entry]) -> tuple[Letter, ...]:
    """Give the names of `entries`, letter by letter; on pages of their own where there are many."""
    listed = [entry for entry in entries if entry.kind in KINDS]
    titles = Counter(pieces.title(entry) for entry in listed)
    named = {one for entry in listed for one in _named(pieces, entry, titles)}
    ordered = sorted(named, key=lambda one: (_letter(one.name), fold(one.name), one.name, one.path))
    apart = len(ordered) > ON_ONE_PAGE
    return tuple(
        Letter(
            label, f"letter-{key}", f"/search/{key}/" if apart else f"#letter-{key}", tuple(group)
        )
        for label, group in groupby(ordered, key=lambda one: _letter(one.name))
        for key in [_key(label)]
    )


def _named(pieces: Pieces, entry: Entry, titles: Mapping[str, int]) -> set[Named]:
    title, path = pieces.title(entry), pieces.site.path(entry)
    kind = entry.kind if titles[title] > 1 else None
    others = {name for name in names_of(entry.record) if name != title}
    shared = entry.record.overlapping if isinstance(entry.record, Actor) else ()
    return {
        Named(title, path, None, kind),
        *(Named(name, path, title, kind) for name in others),
        *(Named(name, path, title, kind, overlaps=True) for name in shared),
    }


def _letter(name: str) -> str:
    first = next((mark for mark in fold(name) if mark.isalnum()), "")
    return first.upper() if first.isalpha() else _OTHER


def _key(label: str) -> str:
    if label == _OTHER:
        return "0-9"
    return label.lower() if label.isascii() else "-".join(f"u{ord(mark):x}" for mark in label)
