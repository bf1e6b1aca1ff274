"""What became of words between a statement and a report, as both their pages show it."""

from collections.abc import Iterable, Iterator

from msgspec import structs

from generator.link.quotes.trace import Trace, Wording
from generator.link.quotes.words import insertions
from generator.model.entry import Entry
from generator.model.parts import Quotation
from generator.model.records import Report, Statement
from generator.plan.facets import quoting
from generator.plan.facets.make_lineage import long_link
from generator.plan.facets.pieces import Pieces

Pair = tuple[Quotation, Trace | None]
VERDICTS = ("verbatim", "trimmed", "spliced", "altered", "attribution changed", "not found")


def quotations_of(pieces: Pieces, entry: Entry) -> tuple[quoting.Carried, ...]:
    """Give the quotations of a report, each with the statement that it is from."""
    return tuple(_carried(pieces, pair) for pair in pairs_of(pieces, entry))


def pairs_of(pieces: Pieces, entry: Entry) -> Iterator[Pair]:
    """Give the quotations of a report with their traces."""
    report = entry.record
    assert isinstance(report, Report)  # noqa: S101  the caller has looked
    traces = pieces.site.traces(entry) or (None,) * len(report.quotations)
    yield from zip(report.quotations, traces, strict=True)


def quoting_reports(pieces: Pieces, statement: Entry) -> list[tuple[Entry, tuple[Pair, ...]]]:
    """Give the reports that quote a statement, by publication, each with its quotations of it."""
    site = pieces.site
    names = {*site.naming_ids(statement, "report"), *site.traced.unnamed.get(statement.id, ())}
    found = [
        (
            report,
            tuple(p for p in pairs_of(pieces, report) if statement.id in statements_in(pieces, p)),
        )
        for report in map(site.entry, sorted(names))
    ]
    return sorted((one for one in found if one[1]), key=lambda one: _published(one[0]))


def carried_ids(pieces: Pieces, entry: Entry) -> list[str]:
    """Give the records that the page of a statement or report lists as its other end."""
    if isinstance(entry.record, Statement):
        return [report.id for report, _pairs in quoting_reports(pieces, entry)]
    if isinstance(entry.record, Report):
        pairs = pairs_of(pieces, entry)
        return [name for pair in pairs for name in statements_in(pieces, pair)[:1]]
    return []


def statements_in(pieces: Pieces, pair: Pair) -> tuple[str, ...]:
    """Give the statements of a quotation: the one that the record names, or those found."""
    quotation, trace = pair
    named = pieces.site.find(quotation.statement, "statement").id if quotation.statement else None
    found = [one.statement for one in trace.stretches] if trace else []
    traced = [trace.statement] if trace is not None and trace.statement else []
    return tuple(dict.fromkeys([named, *found] if named else [*traced, *found]))


def fate_of(pieces: Pieces, pair: Pair, statement: Statement | None) -> quoting.Fate:
    """Say what became of the words of a quotation."""
    quotation, trace = pair
    names = statements_in(pieces, pair)
    return quoting.Fate(
        extent=quotation.extent,
        verdict=trace.verdict if trace else "not compared",
        wording=trace.wording if trace else "not compared",
        compared=is_compared(pair),
        other_form=trace is not None and any(one.form for one in trace.stretches),
        bracketed=_is_bracketed(quotation.text, statement),
        printed_speaker=quotation.speaker,
        joined=tuple(long_link(pieces, pieces.site.entry(name)) for name in names)
        if len(names) > 1
        else (),
    )


def fate_of_sentence(
    fate: quoting.Fate, wording: Wording, printed: str, statement: Statement
) -> quoting.Fate:
    """Say of one sentence of a quotation, `printed` so, what became of its words."""
    moved = fate.verdict == "attribution changed"
    return structs.replace(
        fate,
        verdict=fate.verdict if moved else wording,
        wording=wording,
        bracketed=_is_bracketed(printed, statement),
    )


def is_compared(pair: Pair) -> bool:
    """Tell whether quoted words are on record; those of a paraphrase are no quotation."""
    quotation, trace = pair
    return trace is not None and quotation.extent != "paraphrase"


def verdicts_in(
    fates: Iterable[quoting.Fate], others: Iterable[str | None] = ()
) -> tuple[str, ...]:
    """Give the verdicts among some fates, and the others of a page, for a legend."""
    found = {word for fate in fates if fate.compared for word in (fate.verdict, fate.wording)}
    found |= {word for word in others if word}
    return tuple(verdict for verdict in VERDICTS if verdict in found)


def changes_of(trace: Trace | None) -> tuple[quoting.Change, ...]:
    """Give the word difference of a quotation; none where no word differs."""
    changes = tuple(
        quoting.Change(span.kind, span.said if span.kind == "delete" else span.printed)
        for span in (trace.difference if trace else ())
    )
    return changes if any(change.kind != "equal" for change in changes) else ()


def reporter_of(pieces: Pieces, entry: Entry) -> quoting.Reporter:
    """Give a report, by what tells it from others."""
    report = entry.record
    assert isinstance(report, Report)  # noqa: S101  the caller has looked
    return quoting.Reporter(
        link=pieces.link(entry),
        outlet=_outlet(pieces, report),
        language=report.language if report.title else "",
        date=pieces.optional_date(report.published),
        origins=tuple(dict.fromkeys(_origins(pieces, entry))),
    )


def _origins(pieces: Pieces, entry: Entry) -> Iterator[str]:
    """Name where a report comes from, as far as it says so itself or an editor has found it."""
    for edge in pieces.ancestry.edges(entry):
        if edge.state != "rejected" and edge.newsroom is not None:
            yield edge.newsroom
        elif edge.state != "rejected" and edge.origin is not None:
            yield _outlet(pieces, pieces.ancestry.report(edge.origin))


def _outlet(pieces: Pieces, report: Report) -> str:
    return pieces.title(pieces.site.find(report.outlet, "outlet"))


def _published(entry: Entry) -> tuple[object, ...]:
    when = getattr(entry.record, "published", None)
    return (when is None, when.date.sort_key if when else (), entry.id)


def _carried(pieces: Pieces, pair: Pair) -> quoting.Carried:
    quotation, trace = pair
    names = statements_in(pieces, pair)
    entry = pieces.site.entry(names[0]) if names else None
    statement = entry.record if entry else None
    assert statement is None or isinstance(statement, Statement)  # noqa: S101  found as such
    shows = not _is_alike(pair) if quotation.text else quotation.extent == "whole"
    return quoting.Carried(
        link=long_link(pieces, entry) if entry else None,
        fate=fate_of(pieces, pair, statement),
        text=quotation.text,
        quote=statement.quote if statement is not None and shows else None,
        overtaken=pieces.overtaken(statement) if statement is not None else (),
        language=statement.language if statement is not None else "",
        difference=changes_of(trace),
    )


def _is_alike(pair: Pair) -> bool:
    """Tell whether words were printed as they were said: then they need not stand there twice."""
    trace = pair[1]
    verbatim = trace is not None and trace.wording == "verbatim" and is_compared(pair)
    return verbatim and trace is not None and not any(one.form for one in trace.stretches)


def _is_bracketed(printed: str | None, statement: Statement | None) -> bool:
    if printed is None or statement is None:
        return False
    return any(words not in statement.quote for words in insertions(printed))
