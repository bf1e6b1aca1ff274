"""Quotations of reports traced to statements, report by report, each trace made once."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from generator.core.digest import of_value
from generator.core.hashing import Digest
from generator.engine.fingerprint import engine
from generator.engine.memo import Memo
from generator.link.quotes.trace import Trace, Tracer
from generator.link.sources import record_of, sources_of
from generator.model.entry import Entry
from generator.model.index import Index
from generator.model.records import Report

Traces = tuple[Trace | None, ...]
"""The traces of one report's quotations, in order; None where the words are not on record."""


class Printed(Struct, frozen=True):
    """One quotation as a report printed it."""

    by: str
    text: str | None
    speaker: str | None
    named: str | None
    """The identity of the statement that the record names."""
    day: date | None = None
    """The last day on which the report can have been published."""


class Traced(Struct, frozen=True):
    """What became of statements in reports."""

    of_report: Mapping[str, Traces]
    """By the identity of the report; those without words on record are not in it."""
    statements: Digest
    """The digest of all that the quotations were traced to."""
    unnamed: Mapping[str, tuple[str, ...]]
    """The reports in which words of a statement were found that their record does not name."""


def trace_all(index: Index, memo: Memo) -> Traced:
    """Trace every quotation whose words are on record; references need not resolve."""
    printed = {entry.id: printed_in(index, entry) for entry in index.of_kind("report")}
    reports = {name: one for name, one in printed.items() if _has_words(one)}
    sources = sources_of(index) if reports else ()
    statements = of_value(sources)
    items = list(reports.values())
    keys = [key_of(statements, printed) for printed in items]
    outcome = memo.run(_traced, Tracer(sources), keys, items.__getitem__)
    traces = dict(zip(reports, map(decoded, outcome.results), strict=True))
    return Traced(traces, statements, _unnamed(reports, traces))


def printed_in(index: Index, entry: Entry) -> tuple[Printed, ...]:
    """Give the quotations of a report, in order."""
    report = entry.record
    assert isinstance(report, Report)  # noqa: S101  the caller has looked
    known = report.published is not None and not report.published.date.qualified
    day = report.published.date.certain_by if report.published and known else None
    return tuple(
        Printed(entry.id, quotation.text, quotation.speaker, found.id if found else None, day)
        for quotation in report.quotations
        for found in [record_of(index, quotation.statement, "statement")]
    )


def key_of(statements: Digest, printed: tuple[Printed, ...]) -> Digest:
    """Give the key of a report's traces: the program, the statements, and its quotations."""
    return of_value(("trace", engine(), statements, printed))


def decoded(data: bytes) -> Traces:
    """Give back traces from the bytes that the memo keeps."""
    return msgspec.msgpack.decode(data, type=Traces)


def _has_words(printed: tuple[Printed, ...]) -> bool:
    return any(one.text is not None for one in printed)


def _traced(tracer: Tracer, printed: tuple[Printed, ...]) -> bytes:
    return msgspec.msgpack.encode(
        tuple(
            tracer.trace(one.text, one.speaker, one.named, one.by, one.day)
            if one.text is not None
            else None
            for one in printed
        )
    )


def _unnamed(
    reports: Mapping[str, tuple[Printed, ...]], traces: Mapping[str, Traces]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for name, printed in reports.items():
        named = {one.named for one in printed}
        for statement in _statements(traces[name]):
            if statement not in named:
                found.setdefault(statement, set()).add(name)
    return {name: tuple(sorted(by)) for name, by in found.items()}


def _statements(traces: Traces) -> Iterator[str]:
    for trace in traces:
        if trace is not None:
            yield from ([trace.statement] if trace.statement else [])
            yield from (one.statement for one in trace.stretches)
