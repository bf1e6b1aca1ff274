"""From when a text, as it is written today, gives nothing away that came later.

A sentence of 2024 may have been written in 2026: it may link to a later event, or call an actor by
a name that nobody had yet coined. Such a sentence cannot stand on a page that shows an earlier day.
"""

import re
from collections.abc import Iterable, Iterator

from generator.core.days_in_text import DaysInText
from generator.core.edtf import Edtf
from generator.core.edtf_placed import placed
from generator.link.public import PublicDates
from generator.link.site import Site
from generator.model.body import Prose, Reference, RichText
from generator.model.entry import Entry
from generator.model.records import Actor
from generator.model.terms import Kind
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.prose import ProseWriter
from generator.plan.facets.values import Fragment

ALWAYS = 0
NEVER = 10**7
"""Later than the ordinal of any day: what can never stand on a page of a date."""

_DATED: frozenset[Kind] = frozenset(
    {"event", "incident", "statement", "report", "document", "discrepancy"}
)


class Foresight:
    """Tells, for the texts of one site, from which day on each may stand."""

    def __init__(self, pieces: Pieces, dates: PublicDates, base: str) -> None:
        """Look at texts of the site of `pieces`, whose links begin with `base`."""
        site = pieces.site
        self._dates = dates
        self._days = DaysInText(pieces.language)
        self._writer = ProseWriter(site, base, names=False, language=pieces.language)
        self._coined = _coined(site)
        self._names = (
            re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, _longest_first(self._coined)))})(?!\w)"
            )
            if self._coined
            else None
        )

    def words(self, text: str) -> int:
        """Give the day from which every actor's name in `text` was in use."""
        if self._names is None:
            return ALWAYS
        return max(map(self._coined.__getitem__, self._names.findall(text.casefold())), default=0)

    def field(self, entry: Entry, field: str) -> int:
        """Give the day from which a text of `entry` may stand; an absent one always may."""
        text = entry.texts.get(field)
        if text is None:
            return ALWAYS
        return max(self.words(self._writer.words(text)), *map(self._link, text.references), ALWAYS)

    def fact(self, entry: Entry, number: int) -> int:
        """Give the day from which a fact may stand.

        A note that names a later event says that the fact was looked at again in its light. A
        difference between sources is no event: it is the site's own comparison.
        """
        note = entry.texts.get(f"facts.{number}.note")
        named = [part for part in note.references if not self._compares(part)] if note else []
        days = [day for day in map(self._link_day, named) if day != NEVER]
        return max(self.field(entry, f"facts.{number}.text"), *days, ALWAYS)

    def note(self, entry: Entry, field: str) -> int:
        """Give the day from which a note may stand: it is often written long after its fact."""
        text = entry.texts.get(field)
        if text is None:
            return ALWAYS
        named = self._days.latest(self._writer.words(text))
        return max(self.field(entry, field), named.toordinal() if named is not None else ALWAYS)

    def _compares(self, part: Reference) -> bool:
        return self._writer.target(part).kind == "discrepancy"

    def written(self, entry: Entry, field: str) -> Fragment:
        """Give a text as HTML; a link to what cannot be dated is left as its label."""
        text = entry.texts.get(field)
        if text is None:
            return Fragment("")
        parts = tuple(
            Prose(part.label)
            if isinstance(part, Reference) and part.label and self._link_day(part) == NEVER
            else part
            for part in text.segments
        )
        return self._writer.written(RichText(parts))

    def _link(self, part: Reference) -> int:
        """A link that is a bare label gives nothing away; one that shows a title does."""
        day = self._link_day(part)
        return ALWAYS if day == NEVER and part.label else day

    def _link_day(self, part: Reference) -> int:
        target = self._writer.target(part)
        if target.kind not in _DATED:
            return ALWAYS
        found = self._dates.of(target)
        return found.day if found is not None else NEVER


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _coined(site: Site) -> dict[str, int]:
    """Give the day from which each name of an actor was in use, where that is known."""
    coined: dict[str, int] = {}
    for name, since in _dated_names(site):
        found = placed(since)
        if found is not None:
            key = name.casefold()
            coined[key] = min(found.day, coined.get(key, NEVER))
    return coined


def _dated_names(site: Site) -> Iterator[tuple[str, Edtf]]:
    """Give the names of actors that say since when, by their records and by name tables."""
    for entry in site.index.of_kind("actor"):
        actor = entry.record
        assert isinstance(actor, Actor)  # noqa: S101  the kind says so
        for name in actor.names:
            if name.since is not None:
                yield name.name, name.since.date
        for table in site.listed.get(entry.id, ()):
            for row in table.rows:
                if row.since is not None:
                    yield row.name, Edtf.parse(row.since)
