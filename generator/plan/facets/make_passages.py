"""A statement's words, sentence by sentence, with who carried each."""

from collections.abc import Iterator, Mapping, Sequence

from generator.link.quotes.of_sentence import wording_of
from generator.link.quotes.parted import Of, parted
from generator.link.quotes.sentences import Sentence, sentences
from generator.link.quotes.trace import Wording
from generator.model.entry import Entry
from generator.model.records import Statement
from generator.plan.facets import quoting
from generator.plan.facets.make_carried import (
    Pair,
    changes_of,
    fate_of,
    is_compared,
    quoting_reports,
    reporter_of,
    verdicts_in,
)
from generator.plan.facets.pieces import Pieces

_MOST_BESIDE = 12
_MOST_CHARACTERS = 1000
"""What stands beside a sentence and below the words, so that a statement's page stays small."""


def carriers_of(pieces: Pieces, entry: Entry, compare: str | None) -> quoting.Carriers:
    """Give the reports that carried a statement; `compare` is where they stand side by side."""
    statement = entry.record
    assert isinstance(statement, Statement)  # noqa: S101  the caller has looked
    reports = quoting_reports(pieces, entry)
    pairs = [(report, pair) for report, own in reports for pair in own]
    placed = [of_sentences(entry, pair) for _report, pair in pairs]
    worded = [
        wordings_of(statement.quote, pair, of)
        for (_report, pair), of in zip(pairs, placed, strict=True)
    ]
    carriers = tuple(
        carrier(pieces, report, pair, statement, number, beside=bool(of))
        for number, ((report, pair), of) in enumerate(zip(pairs, placed, strict=True), 1)
    )
    passages = tuple(_passages(statement.quote, _beside(carriers, worded)))
    return quoting.Carriers(
        passages=passages,
        count=len(reports),
        compared=tuple(one for one in carriers if one.fate.compared),
        silent=tuple(one for one in carriers if not one.fate.compared),
        verdicts=verdicts_in(
            (one.fate for one in carriers), (word for own in worded for word in own.values())
        ),
        marked=any(one.difference for one in carriers),
        partly=len({bool(passage.carried) for passage in passages}) > 1,
        compare=compare,
    )


def of_sentences(statement: Entry, pair: Pair) -> Of:
    """Give what a quotation printed of each sentence of a statement."""
    quotation, trace = pair
    record = statement.record
    assert isinstance(record, Statement)  # noqa: S101  the caller has looked
    if trace is None or quotation.text is None or not is_compared(pair):
        return {}
    return parted(record.quote, quotation.text, trace, statement.id)


def wordings_of(quote: str, pair: Pair, of: Of) -> Mapping[int, Wording]:
    """Say what became of each sentence of which a quotation printed something."""
    trace = pair[1]
    if trace is None:
        return {}
    cut = sentences(quote) or (Sentence(0, len(quote)),)
    return {
        number: wording_of(quote[cut[number].start : cut[number].end], parts, trace.wording)
        for number, parts in of.items()
    }


def carrier(  # noqa: PLR0913  a quotation, where it stands, and what it is from
    pieces: Pieces, report: Entry, pair: Pair, statement: Statement, number: int, *, beside: bool
) -> quoting.Carrier:
    """Give a quotation of a statement; its words, if they do not stand `beside` the sentences."""
    quotation, trace = pair
    changes = changes_of(trace) if is_compared(pair) else ()
    text = None if beside or changes else quotation.text
    long = len(text or "") + sum(len(one.text) for one in changes) > _MOST_CHARACTERS
    return quoting.Carrier(
        id=f"carried-{number}",
        report=reporter_of(pieces, report),
        fate=fate_of(pieces, pair, statement),
        text=None if long else text,
        difference=() if long else changes,
        long=long,
    )


def _beside(
    carriers: Sequence[quoting.Carrier], worded: Sequence[Mapping[int, Wording]]
) -> Mapping[int, list[quoting.Beside]]:
    found: dict[int, list[quoting.Beside]] = {}
    for one, own in zip(carriers, worded, strict=True):
        moved = one.fate.verdict == "attribution changed"
        for number, wording in own.items():
            beside = quoting.Beside(one.report.outlet, f"#{one.id}", wording, moved)
            found.setdefault(number, []).append(beside)
    return found


def _passages(quote: str, beside: Mapping[int, list[quoting.Beside]]) -> Iterator[quoting.Passage]:
    """Cut a text after each sentence that was carried, before it, and where a line ends."""
    cut = sentences(quote) or (Sentence(0, len(quote)),)
    starts = [0, *(one.start for one in cut[1:])]
    ends = [one.end for one in cut]
    first, opens = 0, True
    for number, end in enumerate(ends):
        last = number + 1 == len(ends)
        gap = quote[end:] if last else quote[end : starts[number + 1]]
        parted_here = last or number in beside or number + 1 in beside or "\n" in gap
        if not parted_here:
            continue
        there = beside.get(number, [])
        yield quoting.Passage(
            number=first + 1,
            text=quote[starts[first] : end],
            gap=gap,
            opens=opens,
            carried=tuple(there[:_MOST_BESIDE]),
            more=len(there[_MOST_BESIDE:]),
        )
        first, opens = number + 1, gap.count("\n") > 1
