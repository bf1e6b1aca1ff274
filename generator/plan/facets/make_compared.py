"""The reports of a statement side by side."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain
from typing import NamedTuple

from generator.link.quotes.of_sentence import is_worse
from generator.link.quotes.parted import Of, Part
from generator.link.quotes.sentences import sentences
from generator.model.entry import Entry
from generator.model.records import Statement
from generator.plan.facets import quoting
from generator.plan.facets.make_carried import (
    Pair,
    changes_of,
    fate_of,
    fate_of_sentence,
    is_compared,
    quoting_reports,
    reporter_of,
    verdicts_in,
)
from generator.plan.facets.make_lineage import long_link
from generator.plan.facets.make_passages import carrier, of_sentences, wordings_of
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Link

_MOST_REPORTS = 12
_MOST_BYTES = 280_000
"""What the reports of a sheet may take, so that its page stays below 400 KB."""

_CELL, _MARK = 220, 100
"""About how many bytes the markup of a cell takes, and that of words put in or left out."""


class Column(NamedTuple):
    """A report, and those of its quotations of a statement whose words are on record."""

    report: Entry
    pairs: tuple[Pair, ...]


class Sheet(NamedTuple):
    """The reports that stand on one page, and the place of the first among all, from 1."""

    first: int
    columns: tuple[Column, ...]

    @property
    def which(self) -> str:
        """The places of its reports: `13–24`."""
        last = self.first + len(self.columns) - 1
        return f"{self.first}\u2013{last}" if last > self.first else f"{last}"


def sheets_of(pieces: Pieces, statement: Entry) -> tuple[Sheet, ...]:
    """Cut the reports whose words are on record into pages of a bounded size."""
    columns = [
        Column(report, compared)
        for report, pairs in quoting_reports(pieces, statement)
        if (compared := tuple(filter(is_compared, pairs)))
    ]
    sheets: list[Sheet] = []
    held: list[Column] = []
    size = 0
    for number, column in enumerate(columns):
        own = _size(column, statement)
        if held and (len(held) == _MOST_REPORTS or size + own > _MOST_BYTES):
            sheets.append(Sheet(number - len(held) + 1, tuple(held)))
            held, size = [], 0
        held.append(column)
        size += own
    return (*sheets, *([Sheet(len(columns) - len(held) + 1, tuple(held))] if held else []))


def _size(column: Column, statement: Entry) -> int:
    """Guess how many bytes a report takes."""
    quote = _record(statement).quote
    rows = len(sentences(quote))
    traces = [trace for _quotation, trace in column.pairs if trace]
    ends = sum(2 if trace.difference else len(trace.stretches) for trace in traces)
    parts = [span for trace in traces for span in trace.difference]
    marks = sum(span.kind != "equal" for span in parts)
    printed = (quotation.text or "" for quotation, _trace in column.pairs)
    words = chain(printed, (span.said for span in parts if span.kind == "delete"))
    told = sum(len(escape(text).encode()) for text in words) + _CELL * rows + _MARK * marks
    # What was left out at the ends of sentences is about so much of each.
    return told + ends * (_MARK + len(quote.encode()) // max(1, rows))


def comparison_of(
    pieces: Pieces, statement: Entry, sheets: Sequence[Sheet], at: int, paths: Sequence[str]
) -> quoting.Comparison:
    """Give the sheet at a place among those of a statement, which stand at `paths`."""
    record, sheet = _record(statement), sheets[at]
    rows = tuple(_rows(pieces, statement, sheet))
    last = at + 1 == len(sheets)
    silent = tuple(_silent(pieces, statement)) if last else ()
    printed = [one for row in rows for cell in row.cells for one in cell.printed]
    return quoting.Comparison(
        statement=long_link(pieces, statement),
        said=pieces.title(statement),
        language=record.language,
        overtaken=pieces.overtaken(record),
        reporters=tuple(reporter_of(pieces, column.report) for column in sheet.columns),
        which=sheet.which,
        total=sum(len(one.columns) for one in sheets),
        rows=rows,
        silent=silent,
        verdicts=verdicts_in((one.fate for one in printed), (one.whole for one in printed)),
        marked=any(change.kind != "equal" for one in printed for change in one.changes),
        earlier=Link(sheets[at - 1].which, paths[at - 1]) if at else None,
        later=None if last else Link(sheets[at + 1].which, paths[at + 1]),
    )


def reports_on(
    pieces: Pieces, statement: Entry, sheets: Sequence[Sheet], at: int
) -> tuple[Entry, ...]:
    """Give the reports that stand on a sheet; the last has those without words as well."""
    silent = [report for report, _pair in _silent_pairs(pieces, statement)]
    reports = [column.report for column in sheets[at].columns]
    return (*reports, *(silent if at + 1 == len(sheets) else ()))


def _rows(pieces: Pieces, statement: Entry, sheet: Sheet) -> Iterator[quoting.Row]:
    quote = _record(statement).quote
    placed = [
        [(pair, of_sentences(statement, pair)) for pair in column.pairs] for column in sheet.columns
    ]
    for number, sentence in enumerate(sentences(quote)):
        cells = [
            tuple(
                _printed(pieces, statement, pair, of, number) for pair, of in pairs if number in of
            )
            for pairs in placed
        ]
        yield _row(number + 1, quote[sentence.start : sentence.end], cells)
    others = [[_elsewhere(pieces, statement, p) for p, of in pairs if not of] for pairs in placed]
    if any(others):
        yield _row(0, "", others)


def _printed(pieces: Pieces, statement: Entry, pair: Pair, of: Of, number: int) -> quoting.Printed:
    """Give what a quotation printed of the sentence of a number."""
    quotation, trace = pair
    assert trace is not None  # noqa: S101  what has no trace has no sentences
    record = _record(statement)
    worded = wordings_of(record.quote, pair, of)
    text = "".join(part.text for part in of[number] if part.kind != "delete")
    fate = fate_of_sentence(
        fate_of(pieces, pair, record), worded[number], text or quotation.text or "", record
    )
    whole = trace.wording if is_worse(trace.wording, worded.values()) else None
    return quoting.Printed(fate, _spaced(of[number]), whole)


def _spaced(parts: Sequence[Part]) -> tuple[quoting.Change, ...]:
    """Part what was printed from what was left out after it; end without white space."""
    *before, last = parts
    kept = [
        Part(one.kind, f"{one.text.rstrip()} ") if one.kind == "equal" else one for one in before
    ]
    return tuple(quoting.Change(*part) for part in (*kept, Part(last.kind, last.text.rstrip())))


def _row(number: int, text: str, cells: Sequence[Sequence[quoting.Printed]]) -> quoting.Row:
    return quoting.Row(
        number, text, tuple(quoting.Cell(at, tuple(cell)) for at, cell in enumerate(cells))
    )


def _elsewhere(pieces: Pieces, statement: Entry, pair: Pair) -> quoting.Printed:
    """Give words that are those of no sentence of the statement, as they were printed."""
    quotation, trace = pair
    plain = (quoting.Change("equal", quotation.text or ""),)
    fate = fate_of(pieces, pair, _record(statement))
    return quoting.Printed(fate, changes_of(trace) or plain, None)


def _silent(pieces: Pieces, statement: Entry) -> Iterator[quoting.Carrier]:
    """Give the quotations that cannot be laid beside the words."""
    for number, (report, pair) in enumerate(_silent_pairs(pieces, statement), 1):
        yield carrier(pieces, report, pair, _record(statement), number, beside=False)


def _silent_pairs(pieces: Pieces, statement: Entry) -> Iterator[tuple[Entry, Pair]]:
    for report, own in quoting_reports(pieces, statement):
        yield from ((report, pair) for pair in own if not is_compared(pair))


def _record(statement: Entry) -> Statement:
    record = statement.record
    assert isinstance(record, Statement)  # noqa: S101  the caller has looked
    return record
