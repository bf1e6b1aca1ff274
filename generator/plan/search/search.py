"""The files of the search: a list of shards, the shards, and the rows in blocks.

A reader's browser fetches `index.json`, the shards that hold what was typed, and the blocks of the
rows that it shows. The list says what each weighs, so that a search fetches no more than it may.
Each address carries a digest, so that no cache gives out another build's file; a host does not look
at it, so each file says itself what the list must have for it, and a browser that reads otherwise
reads the list anew. The numbers of rows follow identities, so that an edit moves none of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial

from msgspec.structs import replace

from generator.core.language import noted
from generator.model.entry import Entry
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Letter
from generator.plan.heads import Heads, base_of
from generator.plan.job import Job, Planned, Text, output_of
from generator.plan.pages import PageMaker
from generator.plan.search.amend import Read, amend
from generator.plan.search.files import (
    INDEX,
    ORDER,
    pieces_of,
    shown,
    write,
)
from generator.plan.search.letters import letters_of
from generator.plan.search.row import Row, row_of
from generator.plan.search.shards import postings_of, shards_of
from generator.plan.words import LISTINGS, SEARCHING

_PAGES = noted("Pages")


class SearchPlanner:
    """Plans the files of the search of one site."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan for the catalog's site."""
        self._catalog = catalog
        self._heads = heads
        self._pages = pages
        self._say = catalog.language.gettext

    def planned(self) -> Iterator[Planned]:
        """Give every file of the search, and the index from A to Z."""
        for path, text in self._files.items():
            yield Planned(path, partial(_job, path, text))
        yield Planned("search/index.html", self._letters)
        for letter in self._all_letters:
            if letter.path.startswith("/"):
                yield Planned(output_of(letter.path), partial(self._letter, letter))

    def amended(self, before: Catalog, edited: Iterable[str], read: Read) -> list[Job]:
        """Give the jobs of the files that are new after an edit of the records `edited`.

        `read` gives a published file. Raises `NotAmendableError` where all must be planned anew.
        """
        ids = self._catalog.site.index.by_id
        changes = [
            (
                _number(name, ids),
                row_of(before.pieces, before.site.entry(name)),
                row_of(self._catalog.pieces, ids[name]),
            )
            for name in sorted(edited)
        ]
        return [_job(path, text) for path, text in amend(read, changes).items()]

    def _letters(self) -> Job:
        here = tuple(Facet(one) for one in self._all_letters if one.path.startswith("#"))
        return self._index_page(self._say("Index from A to Z"), "/search/", here)

    def _letter(self, letter: Letter) -> Job:
        return self._index_page(
            self._say("Index: %(letter)s") % {"letter": letter.label}, letter.path, (Facet(letter),)
        )

    def _index_page(self, title: str, path: str, shown: tuple[Facet, ...]) -> Job:
        head = self._heads.head(
            title, path, self._say("Every name in this record, with what goes by it.")
        )
        letters = tuple(Facet(replace(one, names=())) for one in self._all_letters)
        return self._pages.page("search", head, letters=letters, shown=shown)

    @cached_property
    def _all_letters(self) -> tuple[Letter, ...]:
        return letters_of(self._catalog.pieces, list(self._catalog.site.index.by_id.values()))

    @cached_property
    def _files(self) -> Mapping[str, str]:
        """Give each file: rows come and go one by one, and words stand as postings."""
        entries = in_order(self._catalog.site.index.by_id.values())
        shown_rows: list[str] = []
        shards = shards_of(postings_of(self._rows(entries, shown_rows)))
        listed, files = pieces_of(shards, [entry.id for entry in entries], shown_rows)
        return {
            INDEX: write({**_said(self._catalog), "total": len(entries), **listed}),
            **files,
        }

    def _rows(self, entries: list[Entry], shown_rows: list[str]) -> Iterator[Row]:
        """Give the rows of `entries`, and leave what blocks have of them in `shown_rows`."""
        for entry in entries:
            row = row_of(self._catalog.pieces, entry)
            shown_rows.append(write(shown(row)))
            yield row


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Give entries as results of equal weight are shown: by kind, then the newest first.

    Most identities begin with a date; and unlike a date an identity does not change.
    """
    newest_first = sorted(entries, key=lambda entry: entry.id, reverse=True)
    return sorted(newest_first, key=lambda entry: ORDER.index(entry.kind))


def _number(name: str, ids: Iterable[str]) -> int:
    """Give the place of an identity in the order of `in_order`."""
    ranks: dict[str, int] = {kind: rank for rank, kind in enumerate(ORDER)}
    mine = ranks[name.partition(":")[0]]
    earlier = (ranks[other.partition(":")[0]] for other in ids)
    same = f"{name.partition(':')[0]}:"
    return sum(rank < mine for rank in earlier) + sum(
        other > name for other in ids if other.startswith(same)
    )


def _job(path: str, text: str) -> Job:
    return Job(path, "text", {"file": Facet(Text(text))})


def _said(catalog: Catalog) -> dict[str, object]:
    say = catalog.language.gettext
    return {
        "base": base_of(catalog.site.config),
        "say": {name: say(words) for name, words in SEARCHING.items()},
        "kinds": [say(LISTINGS[kind][0] if kind in LISTINGS else _PAGES) for kind in ORDER],
    }
