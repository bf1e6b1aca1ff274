"""The index of each kind of record, cut into parts where it is long: no page grows too large."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.model.addresses import SECTIONS
from generator.model.entry import Entry
from generator.model.terms import Kind
from generator.plan.catalog import Catalog, when_of
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Group, Listing
from generator.plan.facets.values import Link
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker
from generator.plan.words import UNDATED, listing

MOST_LISTED = 250
"""Records on one page; with statements of half a kilobyte it stays far below 400."""
_BY_YEAR = frozenset({"incident", "statement", "report", "document"})


class IndexPlanner:
    """Plans the indexes of one site, but for that of events, which the timeline cuts by time."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._language = catalog.language
        self._heads = heads
        self._pages = pages

    def of_kind(self, kind: Kind) -> Iterator[Planned]:
        """Give the parts of an index."""
        for part in range(1, self._parts(kind) + 1):
            yield Planned(output_of(_path(kind, part)), partial(self._page, kind, part))

    def _parts(self, kind: Kind) -> int:
        return max(1, -(-self._catalog.site.index.count(kind) // MOST_LISTED))

    def _page(self, kind: Kind, part: int) -> Job:
        title, lead = listing(kind, self._language)
        every = self._ordered(kind)
        shown = every[(part - 1) * MOST_LISTED : part * MOST_LISTED]
        return self._pages.page(
            "listing",
            self._heads.head(self._called(kind, part), _path(kind, part), lead),
            listing=Facet(
                Listing(
                    title,
                    lead,
                    kind,
                    len(every),
                    self._groups(kind, shown, every),
                    self._link(kind, part - 1),
                    self._link(kind, part + 1),
                )
            ),
            cards=self._catalog.cards(shown),
        )

    def _ordered(self, kind: Kind) -> list[Entry]:
        """Put dated records newest first, and undated ones last."""
        entries = self._catalog.entries(kind)
        if kind not in _BY_YEAR:
            return entries
        dated = [entry for entry in entries if _year(entry) is not None]
        return [*reversed(dated), *(entry for entry in entries if _year(entry) is None)]

    def _groups(self, kind: Kind, shown: list[Entry], every: list[Entry]) -> tuple[Group, ...]:
        """Cut what a part shows by year, where its kind is listed so."""
        if kind not in _BY_YEAR:
            return (Group("", "", 0, len(shown), len(every)),) if shown else ()
        groups: list[Group] = []
        totals = Counter(map(_year, every))
        for year, of_year in groupby(shown, key=_year):
            first = groups[-1].last if groups else 0
            name = str(year) if year is not None else "undated"
            label = str(year) if year is not None else self._language.gettext(UNDATED)
            last = first + len(list(of_year))
            groups.append(Group(f"y{name}", label, first, last, totals[year]))
        return tuple(groups)

    def _link(self, kind: Kind, part: int) -> Link | None:
        if 1 <= part <= self._parts(kind):
            return Link(self._called(kind, part), _path(kind, part))
        return None

    def _called(self, kind: Kind, part: int) -> str:
        title, parts = listing(kind, self._language)[0], self._parts(kind)
        if parts == 1:
            return title
        words = self._language.gettext("%(list)s, part %(part)s of %(parts)s")
        numbers = {"part": self._language.number(part), "parts": self._language.number(parts)}
        return words % {"list": title, **numbers}


def _path(kind: Kind, part: int) -> str:
    """Give the path of a part: below `part/`, where no page of a record can be."""
    root = f"/{SECTIONS[kind]}/"
    return root if part == 1 else f"{root}part/{part}/"


def _year(entry: Entry) -> int | None:
    when = when_of(entry)
    return when.date.year if when else None
