"""What speaks for one report having been made from another, kind by kind, from the record alone.

A quotation that two reports share says nothing: everyone quotes the same e-mail. What says
something is a choice that nobody else made, and an error that nobody need make.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from generator.link.lineage.edges import Ancestry, Evidence
from generator.link.lineage.prose import words
from generator.model.entry import Entry
from generator.model.parts import Quotation
from generator.model.records import Discrepancy, Document, Record, Statement

Pair = tuple[str, str]
"""The identities of two reports, in order."""

Cut = tuple[str, int, int]
"""What was taken of a statement: its identity, and the first and last word taken."""

_OCCASIONS = 2
_SLACK = 1
"""A damaged character at an end costs a word; the cut is the same."""


def pair_of(one: str, other: str) -> Pair:
    """Give two identities in order."""
    return (one, other) if one < other else (other, one)


def shared_errors(ancestry: Ancestry) -> Iterator[tuple[Pair, Evidence]]:
    """Give the pairs of reports of which one repeats what a primary source has otherwise.

    An editor says so, in the claims of a discrepancy; which side is wrong is not for us to say.
    """
    site = ancestry.site
    for entry, record in site.index.of(Discrepancy):
        sources = [site.find(c.source, "document", "report", "statement") for c in record.claims]
        if not any(_is_primary(source.record) for source in sources):
            continue
        for claim, source in zip(record.claims, sources, strict=True):
            if claim.repeats is not None and source.kind == "report":
                repeated = site.find(claim.repeats, "report").id
                yield pair_of(source.id, repeated), Evidence("shared error", entry.id)


def _is_primary(record: Record) -> bool:
    return isinstance(record, Statement) or (
        isinstance(record, Document) and record.tier == "primary"
    )


class Quoting:
    """Which reports took which words of which statements."""

    def __init__(self, ancestry: Ancestry, reports: list[Entry]) -> None:
        """Compare the quotations of those of `reports` that have words of two occasions."""
        self._ancestry = ancestry
        taken = {entry.id: list(self._taken(entry)) for entry in reports}
        self._cuts = {name: cuts for name, cuts in taken.items() if self._is_telling(cuts)}

    def pairs(self) -> Iterator[Pair]:
        """Give the pairs that took words of the same two statements at least."""
        carriers: dict[str, list[str]] = {}
        for name, cuts in sorted(self._cuts.items()):
            for statement in {cut[0] for cut in cuts}:
                carriers.setdefault(statement, []).append(name)
        shared = Counter(pair for names in carriers.values() for pair in combinations(names, 2))
        yield from (pair for pair, count in sorted(shared.items()) if count > 1)

    def evidence(self, pair: Pair, family: set[str]) -> Evidence | None:
        """Give the set of quotations that two reports share, if none outside `family` has it.

        The set must reach beyond what was said at one time: whoever quotes a statement quotes the
        rest of it as well.
        """
        one, other = (self._cuts.get(name, []) for name in pair)
        shared = [cut for cut in one if any(_same(cut, theirs) for theirs in other)]
        if not self._is_telling(shared):
            return None
        for name, cuts in self._cuts.items():
            if name not in family and all(any(_same(c, t) for t in cuts) for c in shared):
                return None
        return Evidence("quotations", ", ".join(sorted({cut[0] for cut in shared})))

    def _is_telling(self, cuts: list[Cut]) -> bool:
        """Tell whether the words are of two occasions at least."""
        return len({self._occasion(cut[0]) for cut in cuts}) >= _OCCASIONS

    def _taken(self, entry: Entry) -> Iterator[Cut]:
        for quotation in self._ancestry.report(entry.id).quotations:
            cut = self._cut(quotation)
            if cut is not None:
                yield cut

    def _cut(self, quotation: Quotation) -> Cut | None:
        if not quotation.statement:
            return None
        entry = self._ancestry.site.find(quotation.statement, "statement")
        statement = entry.record
        assert isinstance(statement, Statement)  # noqa: S101  the reference's kind says so
        whole = words(statement.quote)
        if quotation.extent == "whole" and quotation.text is None:
            return entry.id, 0, len(whole) - 1
        if quotation.extent == "paraphrase" or quotation.text is None:
            return None
        taken = words(quotation.text)
        starts = [at for at in range(len(whole)) if whole[at : at + 2] == taken[:2]]
        ends = [at for at in range(len(whole)) if whole[at - 1 : at + 1] == taken[-2:]]
        if len(taken) < 2 or not ends:  # noqa: PLR2004  a word alone is found anywhere
            return None
        last = ends[-1]
        return entry.id, starts[0] if starts else max(0, last + 1 - len(taken)), last

    def _occasion(self, name: str) -> tuple[object, ...]:
        statement = self._ancestry.site.entry(name).record
        assert isinstance(statement, Statement)  # noqa: S101  only statements are cut
        return statement.organisation or statement.speaker, statement.date.date


def _same(one: Cut, other: Cut) -> bool:
    return one[0] == other[0] and all(
        abs(mine - theirs) <= _SLACK for mine, theirs in zip(one[1:], other[1:], strict=True)
    )
