"""How many independent origins a set of reports has.

A report leads to the reports and newsrooms that it was made from, and these on in the same way. The
origins are where the trail ends: at a newsroom's own reporting, at a newsroom that is named and of
whose report nothing is on record, or nowhere that is known. One newsroom is one origin, however
many reports it has, since its second report is no second witness.

A name leads to what that newsroom itself published, where that is among the reports: so a copy
never adds an origin to those of its original.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.link.lineage.newsrooms import Newsroom


class Lineage(Struct, frozen=True, kw_only=True):
    """What is on record of where one report comes from."""

    newsroom: Newsroom
    """Who published it."""
    spelled: tuple[tuple[Newsroom, str], ...] = ()
    """The newsrooms that are named here, as they are written."""
    own: bool = False
    """It is that newsroom's own reporting."""
    reports: tuple[str, ...] = ()
    """The reports that it was made from, by identity."""
    newsrooms: tuple[Newsroom, ...] = ()
    """The newsrooms whose copy it carries."""


class Origin(Struct, frozen=True, order=True):
    """A newsroom that reports lead to."""

    newsroom: Newsroom
    name: str
    """As it is written; of several ways to write it the first in order."""
    reports: int
    """How many lead to it."""


class Origins(Struct, frozen=True):
    """The origins of a set of reports."""

    reports: tuple[str, ...]
    known: tuple[Origin, ...]
    """Where they lead to, the newsroom of most reports first."""
    unknown: tuple[str, ...]
    """The reports of which it is not known, or not in full, where they come from."""


Known = Callable[[str], Lineage]


def origins(names: Iterable[str], lineage: Known) -> Origins:
    """Give the origins of the reports `names`, whose lineage `lineage` tells."""
    reports = tuple(sorted(set(names)))
    trail = _Trail(reports, lineage)
    ends = {name: trail.ends(name) for name in reports}
    counts = Counter(end for found in ends.values() for end in found if end is not None)
    known = [Origin(end, trail.spelling(end), count) for end, count in counts.items()]
    return Origins(
        reports=reports,
        known=tuple(sorted(known, key=lambda one: (-one.reports, one.name, one.newsroom))),
        unknown=tuple(name for name in reports if None in ends[name]),
    )


class _Trail:
    """The way from reports to their origins."""

    def __init__(self, names: Iterable[str], lineage: Known) -> None:
        self._lineages: dict[str, Lineage] = {}
        self._published: dict[Newsroom, list[str]] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in self._lineages:
                found = self._lineages[name] = lineage(name)
                self._published.setdefault(found.newsroom, []).append(name)
                waiting += found.reports

    def ends(self, name: str) -> set[Newsroom | None]:
        """Give the newsrooms where a report's trail ends; None is an end that is not known."""
        found: set[Newsroom | None] = set()
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            report = waiting.pop()
            if report in seen:
                continue
            seen.add(report)
            one = self._lineages[report]
            waiting += one.reports
            if one.own:
                found.add(one.newsroom)
            elif not one.reports and not one.newsrooms:
                found.add(None)
            for newsroom in one.newsrooms:
                if self._ends_at(newsroom):
                    found.add(newsroom)
                else:
                    waiting += self._published[newsroom]
        return found or {None}

    def spelling(self, newsroom: Newsroom) -> str:
        """Give the name of a newsroom as the reports have it."""
        spelled = (pair for one in self._lineages.values() for pair in one.spelled)
        return min((name for key, name in spelled if key == newsroom), default=newsroom)

    def _ends_at(self, newsroom: Newsroom) -> bool:
        """Tell whether the trail ends at a newsroom: nothing leads on from what it published."""
        published = self._published.get(newsroom, [])
        return not published or any(self._lineages[name].own for name in published)
