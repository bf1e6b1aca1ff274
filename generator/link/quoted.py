"""Every quotation of a site with its trace, in the order of the records."""

from collections.abc import Iterator

from msgspec import Struct

from generator.link.quotes.trace import Trace
from generator.link.traced import Traced, printed_in
from generator.model.index import Index
from generator.model.records import Report


class Quoted(Struct, frozen=True):
    """One quotation: where it stands, what the record says of it, and what its words say."""

    report: str
    """The report's slug."""
    number: int
    """Its place in the report, from 1."""
    statement: str | None
    """The slug of the statement that it is from."""
    named: str | None
    """The slug of the statement that the record names."""
    extent: str | None
    text: str | None
    speaker: str | None
    trace: Trace | None
    """None where the words are not on record."""
    origin: str = "record"
    """`record`, or `clipping` for words in a kept article of which no record speaks."""


def quoted_in(index: Index, traced: Traced) -> Iterator[Quoted]:
    """Give the quotations of all reports."""
    for entry in index.of_kind("report"):
        report = entry.record
        assert isinstance(report, Report)  # noqa: S101  the kind says so
        traces = traced.of_report.get(entry.id) or (None,) * len(report.quotations)
        printed = printed_in(index, entry)
        for number, (quotation, one, trace) in enumerate(
            zip(report.quotations, printed, traces, strict=True), 1
        ):
            yield Quoted(
                report=entry.slug,
                number=number,
                statement=slug_of(one.named or (trace.statement if trace else None)),
                named=slug_of(one.named),
                extent=quotation.extent,
                text=quotation.text,
                speaker=quotation.speaker,
                trace=trace,
            )


def slug_of(name: str | None) -> str | None:
    """Give the slug of an identity."""
    return name.partition(":")[2] if name else None
