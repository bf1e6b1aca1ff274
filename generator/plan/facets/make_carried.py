"""What became of words between a statement and a report, as both their pages show it."""

from collections.abc import Iterator

from generator.link.quotes.sentences import sentences
from generator.link.quotes.trace import Trace
from generator.link.quotes.words import insertions
from generator.model.entry import Entry
from generator.model.parts import Quotation
from generator.model.records import Report, Statement
from generator.model.when import When
from generator.plan.facets import quoting
from generator.plan.facets.make_lineage import long_link
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Link

Pair = tuple[Quotation, Trace | None]


def carriers_of(pieces: Pieces, entry: Entry) -> quoting.Carriers:
    """Give the reports that carried a statement, and how each did."""
    statement = entry.record
    assert isinstance(statement, Statement)  # noqa: S101  the caller has looked
    made = [(_in_report(pieces, report, pair, entry), pair) for report, pair in _of(pieces, entry)]
    shown: set[int] = set()
    by_sentence: list[quoting.SentenceCarried] = []
    for sentence in sentences(statement.quote):
        there = [
            number
            for number, (_one, (_quotation, trace)) in enumerate(made)
            if _touches(trace, entry.id, sentence.start, sentence.end)
        ]
        shown.update(there)
        text = statement.quote[sentence.start : sentence.end]
        by_sentence.append(
            quoting.SentenceCarried(text, tuple(made[number][0] for number in there))
        )
    others = tuple(one for number, (one, _pair) in enumerate(made) if number not in shown)
    return quoting.Carriers(len(made), tuple(by_sentence), others)


def quotations_of(pieces: Pieces, entry: Entry) -> tuple[quoting.Carried, ...]:
    """Give the quotations of a report, each with the statement that it is from."""
    return tuple(_of_statement(pieces, pair) for pair in _pairs(pieces, entry))


def _pairs(pieces: Pieces, entry: Entry) -> Iterator[Pair]:
    report = entry.record
    assert isinstance(report, Report)  # noqa: S101  the caller has looked
    traces = pieces.site.traces(entry) or (None,) * len(report.quotations)
    yield from zip(report.quotations, traces, strict=True)


def _of(pieces: Pieces, entry: Entry) -> Iterator[tuple[Entry, Pair]]:
    """Give the quotations of a statement, those first that come first by report."""
    site = pieces.site
    names = {*site.naming_ids(entry, "report"), *site.traced.unnamed.get(entry.id, ())}
    for name in sorted(names):
        report = site.entry(name)
        for pair in _pairs(pieces, report):
            if entry.id in _statements(pieces, pair):
                yield report, pair


def _statements(pieces: Pieces, pair: Pair) -> tuple[str, ...]:
    """Give the statements of a quotation: the one that the record names, or those found."""
    quotation, trace = pair
    named = pieces.site.find(quotation.statement, "statement").id if quotation.statement else None
    found = [one.statement for one in trace.stretches] if trace else []
    traced = [trace.statement] if trace is not None and trace.statement else []
    return tuple(dict.fromkeys([named, *found] if named else [*traced, *found]))


def _touches(trace: Trace | None, statement: str, start: int, end: int) -> bool:
    return trace is not None and any(
        one.statement == statement and one.form == 0 and one.start < end and start < one.end
        for one in trace.stretches
    )


def _in_report(pieces: Pieces, entry: Entry, pair: Pair, statement: Entry) -> quoting.Carried:
    report = entry.record
    assert isinstance(report, Report)  # noqa: S101  the caller has looked
    outlet = pieces.site.find(report.outlet, "outlet")
    return _carried(
        pieces,
        pair,
        statement,
        link=pieces.link(entry),
        speaker=pieces.title(outlet),
        date=report.published,
    )


def _of_statement(pieces: Pieces, pair: Pair) -> quoting.Carried:
    names = _statements(pieces, pair)
    entry = pieces.site.entry(names[0]) if names else None
    statement = entry.record if entry else None
    assert statement is None or isinstance(statement, Statement)  # noqa: S101  found as such
    return _carried(
        pieces,
        pair,
        entry,
        link=long_link(pieces, entry) if entry else None,
        speaker=statement.speaker if statement else None,
        date=statement.date if statement else None,
    )


def _carried(  # noqa: PLR0913  a quotation, and the record that the reader is not looking at
    pieces: Pieces,
    pair: Pair,
    entry: Entry | None,
    *,
    link: Link | None,
    speaker: str | None,
    date: When | None,
) -> quoting.Carried:
    quotation, trace = pair
    statement = entry.record if entry else None
    said = statement if isinstance(statement, Statement) else None
    shows = said is not None and (quotation.text or quotation.extent == "whole")
    names = _statements(pieces, pair)
    return quoting.Carried(
        link=link,
        speaker=speaker,
        date=pieces.optional_date(date),
        extent=quotation.extent,
        text=quotation.text,
        quote=said.quote if said is not None and shows else None,
        overtaken=pieces.overtaken(said) if said is not None else (),
        language=said.language if said is not None else "",
        verdict=trace.verdict if trace else "not compared",
        wording=trace.wording if trace else "not compared",
        printed_speaker=quotation.speaker,
        difference=_changes(trace) if trace else (),
        other_form=trace is not None and any(one.form for one in trace.stretches),
        bracketed=_is_bracketed(quotation.text, said),
        joined=tuple(long_link(pieces, pieces.site.entry(name)) for name in names)
        if len(names) > 1
        else (),
    )


def _is_bracketed(printed: str | None, statement: Statement | None) -> bool:
    if printed is None or statement is None:
        return False
    return any(words not in statement.quote for words in insertions(printed))


def _changes(trace: Trace) -> tuple[quoting.Change, ...]:
    changes = tuple(
        quoting.Change(span.kind, span.said if span.kind == "delete" else span.printed)
        for span in trace.difference
    )
    return changes if any(change.kind != "equal" for change in changes) else ()
