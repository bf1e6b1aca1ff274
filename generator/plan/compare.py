"""The pages on which the reports of a statement stand side by side.

There is one only where the words that at least one report printed are on record.
"""

from collections.abc import Iterator
from functools import partial

from generator.model.entry import Entry
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.make_compared import Sheet, comparison_of, reports_on, sheets_of
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker, compare_path


class ComparePlanner:
    """Plans the pages that compare the reports of each statement."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._heads = heads
        self._pages = pages

    def planned(self) -> Iterator[Planned]:
        """Give the pages of every statement."""
        for entry in self._catalog.site.index.of_kind("statement"):
            yield from self.of_statement(entry)

    def of_statement(self, entry: Entry) -> Iterator[Planned]:
        """Give the pages of one statement: none, one, or several where its reports are many."""
        sheets = sheets_of(self._catalog.pieces, entry)
        for number in range(len(sheets)):
            path = self._path(entry, number)
            yield Planned(output_of(path), partial(self._page, entry, sheets, number))

    def _page(self, entry: Entry, sheets: tuple[Sheet, ...], number: int) -> Job:
        paths = [self._path(entry, at) for at in range(len(sheets))]
        pieces = self._catalog.pieces
        reports = reports_on(pieces, entry, sheets, number)
        comparison = comparison_of(pieces, entry, sheets, number, paths)
        return self._pages.page(
            "compare",
            self._heads.of_comparison(entry, paths[number], number + 1, reports),
            comparison=Facet(comparison),
        )

    def _path(self, entry: Entry, number: int) -> str:
        path = compare_path(self._catalog.site, entry)
        return f"{path}{number + 1}/" if number else path
