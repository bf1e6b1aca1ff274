"""`onrecord trace`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from generator.cli.lines import Lines, as_json, as_table, lines_option
from generator.cli.run import CONTENT_ERRORS, OK
from generator.cli.site import paths, shown_content, site_option
from generator.core.diagnostic import Diagnostic, has_errors
from generator.core.paths import Paths
from generator.engine.memo import Memo
from generator.engine.store import Store
from generator.link.quoted import Quoted, quoted_in, slug_of
from generator.link.quotes.align import Span
from generator.link.quotes.trace import Trace, Tracer
from generator.link.sources import sources_of
from generator.link.traced import trace_all
from generator.load.content import load
from generator.model.index import Index

_HEAD = ("REPORT", "NO", "STATEMENT", "VERDICT", "WORDS")


@click.command(name="trace")
@site_option
@lines_option
def command(site: Path, form: Lines) -> int:
    """Say of every quotation which statement it is from, and what became of the words.

    A line a quotation: the report, its place in the report, the statement, the verdict (verbatim,
    trimmed, spliced, altered, attribution changed, not found; or not compared, where the words are
    not on record), and the words, with what differs as [-left out-] and {+put in+}. Where
    clippings/ beside content/ has the article of a report, its quotations follow.
    """
    folders = paths(site)
    quoted, problems = _read(folders)
    if form == "json":
        rows = as_json(map(_as_json, quoted))
    else:
        rows = as_table(_HEAD, [_as_row(one) for one in quoted]) if quoted else "No quotations."
    click.echo(rows, nl=bool(rows))
    if has_errors(problems):
        from generator.cli.report import shown

        click.echo(shown(problems, "text", shown_content(folders)), err=True)
        return CONTENT_ERRORS
    return OK


def _read(folders: Paths) -> tuple[list[Quoted], tuple[Diagnostic, ...]]:
    with Store(None) as store:
        memo = Memo(store, 1)
        content = load(folders.content, memo)
        index = Index(content.entries, content.broken, content.loose)
        recorded = quoted_in(index, trace_all(index, memo))
        return [*recorded, *_clipped(folders, index)], content.diagnostics


def _clipped(folders: Paths, index: Index) -> Iterator[Quoted]:
    """Trace what the kept articles of reports quote; none of it is ever published."""
    from generator.importers.clip.keep import articles, clippings_beside
    from generator.importers.clip.quotations import quotations

    tracer = Tracer(sources_of(index))
    for file, article in articles(clippings_beside(folders.content.resolve())):
        slug = Path(file).stem
        if f"report:{slug}" not in index.by_id:
            continue
        for number, one in enumerate(quotations(article), 1):
            trace = tracer.trace(one.text, one.speaker, by=f"report:{slug}")
            yield Quoted(
                report=slug,
                number=number,
                statement=slug_of(trace.statement),
                named=None,
                extent=None,
                text=one.text,
                speaker=one.speaker,
                trace=trace,
                origin="clipping",
            )


def _as_row(one: Quoted) -> tuple[str, ...]:
    trace = one.trace
    verdict: str = trace.verdict if trace else "not compared"
    if trace is not None and verdict == "attribution changed":
        verdict = f"{verdict}; {trace.wording}"
    words = one.text or f"({one.extent})"
    if trace is not None and trace.difference:
        words = "".join(map(_marked, trace.difference))
    number = str(one.number) if one.origin == "record" else f"clip {one.number}"
    return one.report, number, one.statement or "-", verdict, words


def _marked(span: Span) -> str:
    if span.kind == "equal":
        return span.printed
    return f"{{+{span.printed}+}}" if span.kind == "insert" else f"[-{span.said}-]"


def _as_json(one: Quoted) -> dict[str, Any]:
    trace = one.trace or Trace("not found")
    return {
        "report": one.report,
        "number": one.number,
        "origin": one.origin,
        "statement": one.statement,
        "named": one.named,
        "extent": one.extent,
        "text": one.text,
        "speaker": one.speaker,
        "verdict": one.trace.verdict if one.trace else "not compared",
        "wording": one.trace.wording if one.trace else "not compared",
        "attribution": trace.attribution,
        "whole": trace.whole,
        "spans": [
            {
                "statement": span.statement,
                "form": span.form,
                "start": span.start,
                "end": span.end,
                "printed_start": span.printed_start,
                "printed_end": span.printed_end,
            }
            for span in trace.stretches
        ],
        "difference": list(_differences(trace)),
        "nearest": trace.nearest,
    }


def _differences(trace: Trace) -> Iterator[dict[str, str]]:
    for span in trace.difference:
        yield {"kind": span.kind, "printed": span.printed, "said": span.said}
