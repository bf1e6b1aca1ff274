"""Where the record says another thing of a quotation than its words do."""

from collections.abc import Iterator

from generator.core.diagnostic import Diagnostic
from generator.link.quotes.trace import Trace
from generator.link.sources import record_of
from generator.link.traced import Traced
from generator.load.places import Places
from generator.model.entry import Entry, Place
from generator.model.index import Index
from generator.model.parts import Quotation
from generator.model.records import Report
from generator.validate.problem import Problem


def untrue_quotations(index: Index, traced: Traced, places: Places) -> list[Diagnostic]:
    """Report quotations that their statement does not have, and extents that do not hold."""
    return [
        places.diagnostic(
            problem.place, problem.code, problem.message, problem.help, related=problem.related
        )
        for entry, number, quotation, trace in _compared(index, traced)
        for problem in _problems(index, entry, f"quotations.{number}", quotation, trace)
    ]


def _compared(index: Index, traced: Traced) -> Iterator[tuple[Entry, int, Quotation, Trace]]:
    for entry, report in index.of(Report):
        traces = traced.of_report.get(entry.id, ())
        for number, (quotation, trace) in enumerate(zip(report.quotations, traces, strict=False)):
            # That there is no such statement is told of the reference itself.
            named = record_of(index, quotation.statement, "statement")
            if trace is not None and (named is not None or quotation.statement is None):
                yield entry, number, quotation, trace


def _problems(
    index: Index, entry: Entry, field: str, quotation: Quotation, trace: Trace
) -> Iterator[Problem]:
    named = quotation.statement
    if named is not None and quotation.extent != "paraphrase" and _is_elsewhere(trace):
        yield Problem(
            entry.place(f"{field}.text"),
            "quotation-not-in-statement",
            f"these words do not stand in {named!r}",
            _nearest(trace),
            _statement(index, named),
        )
    elif (holds := _extent(trace)) and quotation.extent not in {None, *holds}:
        yield Problem(
            entry.place(f"{field}.extent"),
            "quotation-extent",
            f"recorded as {quotation.extent!r}; {_what(trace)}",
            f"write `extent: {holds[0]}`, or leave the line out",
            _statement(index, named),
        )


def _statement(index: Index, named: str | None) -> tuple[tuple[Place, str], ...]:
    found = record_of(index, named, "statement")
    return ((found.place("quote"), "the statement is here"),) if found else ()


def _is_elsewhere(trace: Trace) -> bool:
    """Tell whether the words are not the named statement's, or are another's in better order."""
    return trace.wording == "not found" or (trace.wording == "altered" and bool(trace.nearest))


def _nearest(trace: Trace) -> str:
    if trace.nearest is not None:
        return f"did you mean `statement: {trace.nearest.partition(':')[2]}`?"
    return (
        "mend the words, write `extent: paraphrase`, or, if the outlet misquoted, "
        "leave `statement:` out and record a discrepancy"
    )


def _extent(trace: Trace) -> tuple[str, ...]:
    """Give the extents that a trace allows, the best first; none where any may be right."""
    if trace.wording in {"verbatim", "trimmed", "spliced"}:
        return ("whole",) if trace.whole else ("part",)
    return ("part", "paraphrase") if trace.wording == "altered" else ()


def _what(trace: Trace) -> str:
    if trace.wording == "altered":
        return "the words are altered"
    if trace.whole:
        return "these are all the words of the statement"
    return "these are some of the words of the statement"
