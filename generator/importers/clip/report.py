"""The repair report: what was found in a clipping and what was done, as data and as a table."""

from collections.abc import Iterator
from typing import Any

from generator.importers.clip.clip import Clipped
from generator.importers.clip.reading import Reading

_WIDTH = 76


def as_data(one: Clipped, name: str) -> dict[str, Any]:
    """Give the report on the clipping called `name` as plain values (see docs/reference.md)."""
    reading = one.reading
    return {
        "file": name,
        "outcome": one.outcome,
        "slug": one.slug,
        "clipping": _posix(one.clipping),
        "draft": _posix(one.draft),
        "report": one.record,
        "copy_of": _copy(one),
        "encoding": {"name": one.received.encoding, "guessed": one.received.guessed},
        "form": "html" if one.received.html else "text",
        **_who(reading),
        "published": reading.published,
        "dates": [
            {
                "words": date.words,
                "where": date.where,
                "line": date.line,
                "date": date.date,
                "chosen": date.chosen,
                "why": date.why,
            }
            for date in reading.dates
        ],
        "relative_dates": list(_relative(reading)),
        "quotations": list(_quotations(reading)),
        "names": [
            {
                "name": name.name,
                "records": list(name.owners),
                "lines": [reading.page.line_of(at) for at in name.places],
            }
            for name in reading.mentions
        ],
        "incidents": [
            {"incident": found.incident, "names": list(found.names), "why": found.why}
            for found in reading.suggestions
        ],
        "repairs": [
            {"line": fix.line, "before": fix.before, "after": fix.after, "how": fix.how}
            for fix in reading.repairs
        ],
        "cut": [
            {"line": cut.line.number, "text": cut.line.text, "role": cut.role, "why": cut.why}
            for cut in reading.cut
        ],
        "remarks": [{"line": remark.line, "text": remark.text} for remark in reading.remarks],
    }


def _who(reading: Reading) -> dict[str, Any]:
    return {
        "title": reading.title,
        "title_why": reading.title_why,
        "authors": list(reading.byline.authors),
        "editors": list(reading.byline.editors),
        "byline": [{"line": line or None, "what": what} for line, what in reading.byline.said],
        "agency": reading.byline.agency,
        "origin": reading.origin,
        "publisher": reading.publisher,
        "publisher_said": [
            {"name": said.name, "where": said.where, "line": said.line or None}
            for said in reading.publishers
        ],
        "outlet": reading.outlet,
        "credits": [
            {
                "to": credit.to,
                "vague": credit.vague,
                "words": credit.words,
                "line": reading.page.line_of(credit.start),
            }
            for credit in reading.credits
        ],
        "language": reading.language,
        "language_why": reading.language_why,
        "address": reading.address,
    }


def _relative(reading: Reading) -> Iterator[dict[str, Any]]:
    for one in reading.relative:
        yield {
            "words": one.words,
            "line": reading.page.line_of(one.start),
            "anchor": one.anchor,
            "date": one.result,
            "precision": one.precision,
            "why": one.why,
        }


def _quotations(reading: Reading) -> Iterator[dict[str, Any]]:
    for one in reading.quotations:
        yield {
            "text": one.text,
            "speaker": one.speaker,
            "attribution": one.attribution,
            "continues": one.continues,
            "line": reading.page.line_of(one.start),
            "start": one.start,
            "end": one.end,
        }


def _copy(one: Clipped) -> dict[str, Any] | None:
    if one.copy is None:
        return None
    copy = one.copy
    return {"file": copy.file, "same": copy.same, "shared": copy.shared, "of": copy.of}


def _posix(path: Any) -> str | None:
    return None if path is None else path.as_posix()


def as_table(one: Clipped, name: str) -> str:
    """Give the report as lines of a table for a terminal: matter, what was found, and why."""
    rows = [(matter, _short(found), why) for matter, found, why in _rows(one)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [
        f"  {matter:<{widths[0]}}  {found:<{widths[1]}}  {why}".rstrip()
        for matter, found, why in rows
    ]
    return "\n".join([f"{name}: {_outcome(one)}", *lines])


def _outcome(one: Clipped) -> str:
    if one.outcome == "kept before":
        return f"kept before as {_posix(one.clipping)}; nothing was written"
    if one.outcome == "a copy" and one.copy is not None:
        return f"{one.copy.words}; nothing was written (--slug NAME keeps it all the same)"
    if one.outcome == "read only":
        return "read only; nothing was written"
    where = f"kept as {_posix(one.clipping)}"
    if one.outcome == "on record":
        return f"{where}; report:{one.record} is on record for this article, so there is no draft"
    copy = f". {one.copy.words}" if one.copy is not None else ""
    return f"{where}, draft in {_posix(one.draft)}{copy}"


def _rows(one: Clipped) -> Iterator[tuple[str, str, str]]:
    reading = one.reading
    guessed = f"a guess: {one.received.guessed}" if one.received.guessed else ""
    yield "encoding", one.received.encoding, guessed
    yield from _rows_of_who(reading)
    yield from _rows_of_dates(reading)
    for number, said in enumerate(reading.quotations, 1):
        speaker = f"{said.speaker or 'no speaker named'}{', goes on' if said.continues else ''}"
        line = reading.page.line_of(said.start)
        yield f"quotation {number}", said.text, f"{speaker} (line {line})"
    for name in reading.mentions:
        yield "name", name.name, " or ".join(name.owners)
    for found in reading.suggestions:
        yield "incident, perhaps", found.incident, f"{', '.join(found.names)}; {found.why}"
    for fix in reading.repairs:
        yield f"repaired, line {fix.line}", f"{fix.before} → {fix.after}", fix.how
    for cut in reading.cut:
        yield f"cut, line {cut.line.number}", cut.line.text, cut.why
    for remark in reading.remarks:
        yield f"look at line {remark.line}" if remark.line else "look at", remark.text, ""


def _rows_of_who(reading: Reading) -> Iterator[tuple[str, str, str]]:
    nothing = "not in the text"
    yield "headline", reading.title or nothing, reading.title_why
    yield "authors", ", ".join(reading.byline.authors) or nothing, ""
    yield "editors", ", ".join(reading.byline.editors) or nothing, ""
    yield "agency", reading.byline.agency or nothing, ""
    for said in reading.publishers:
        record = f"; outlet:{reading.outlet}" if reading.outlet else "; no outlet of the site"
        yield "publisher", said.name, said.where + (record if said is reading.publishers[0] else "")
    if not reading.publishers:
        yield "publisher", nothing, ""
    yield "origin", reading.origin or nothing, "whose copy the publisher carries"
    for credit in reading.credits:
        vague = "a vague credit: it names nobody" if credit.vague else ""
        yield "credited first", credit.to, vague or f"“{credit.words}”"
    if not reading.credits:
        yield "credited first", nothing, ""
    yield "language", reading.language or "not known", reading.language_why
    yield "address", reading.address or nothing, ""


def _rows_of_dates(reading: Reading) -> Iterator[tuple[str, str, str]]:
    yield "published", reading.published or "not known", ""
    for date in reading.dates:
        place = f"{date.where}, line {date.line}" if date.line else date.where
        chosen = "chosen" if date.chosen else "not chosen"
        yield "date", f"{date.words} = {date.date or '?'}", f"{place}; {chosen}: {date.why}"
    for one in reading.relative:
        line = reading.page.line_of(one.start)
        came = one.result or "not resolved"
        why = f"{one.precision}, from {one.anchor}" if one.result else one.why
        yield f"relative, line {line}", f"“{one.words}” = {came}", why


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1].rstrip()}…"
