"""A reading as the draft of a report: YAML that says of each thing that it is not there."""

import json
import re
from collections.abc import Iterator

from generator.core.slug import slugify
from generator.importers.clip.copies import Copy
from generator.importers.clip.quotations import PrintedQuotation
from generator.importers.clip.reading import Reading

_DATE = re.compile(r"[0-9][0-9~?%/.-]*\Z")
_PLAIN = re.compile(r"[^\W\d_][\w ,.’–—()/-]*[\w.’)]\Z")
_WORDS = frozenset({"yes", "no", "true", "false", "null", "on", "off", "y", "n"})
_LONGEST_SLUG = 72
_MOST_QUOTED = 60
_MOST_DATES = 12


def slug_for(reading: Reading, digest: str) -> str:
    """Give the name of a clipping: outlet and headline, or its digest where it has neither."""
    outlet = reading.outlet or slugify(reading.publisher or "")
    slug = "-".join(part for part in (outlet, slugify(reading.title or "")) if part)
    if len(slug) > _LONGEST_SLUG:
        slug = slug[:_LONGEST_SLUG].rpartition("-")[0]
    return slug or f"clipping-{digest[:12]}"


def draft(reading: Reading, kept: str, copy: Copy | None = None) -> str:
    """Give the text of a draft whose clipping is kept at `kept`, and may be a copy of another."""
    lines = [
        "# yaml-language-server: $schema=../../.schema/report.json",
        f"# A draft, made from {_on_one_line(kept)}",
        "# The build leaves out a file whose name begins with _. Read it against the article and",
        "# mend it; then take the _ off its name.",
        *_outlet(reading),
        *_entry("title", reading.title, reading.title_why),
        *_entry("kind", "report", "report, rewrite or opinion: the text does not say"),
        *_published(reading),
        *_people("authors", reading.byline.authors),
        *_people("editors", reading.byline.editors),
        *_language(reading),
        *_entry("address", reading.address, "from the page's markup", "the text gives none"),
        *_origin(reading),
        *_credit(reading),
        *_quotations(reading),
        *_entry("verified", "unverified", "nobody has read it yet; then: read in full, or excerpt"),
        *_remarks(reading, copy),
    ]
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """Write a text so that YAML reads exactly it."""
    if _DATE.match(text):
        return text
    if _PLAIN.match(text) and text.casefold() not in _WORDS and text.isprintable():
        return text
    return json.dumps(text, ensure_ascii=False)


def _on_one_line(text: str) -> str:
    """Keep a text from leaving its comment."""
    return " ".join(text.split())


def _note(text: str) -> str:
    return f"# {_on_one_line(text)}"


def _entry(key: str, value: str | None, why: str, lacking: str = "") -> Iterator[str]:
    """Write a key with the reason above it; a note after a text could be taken for the text."""
    yield ""
    yield _note(f"Not known: {lacking or why}." if value is None else why)
    yield f"{key}: {'null' if value is None else scalar(value)}"


def _outlet(reading: Reading) -> Iterator[str]:
    said = reading.publishers
    if not said:
        yield from _entry("outlet", None, "", "the text does not say who published it")
        return
    one = said[0]
    slug = reading.outlet or slugify(one.name, fallback="the-outlet")
    way_out = f"; no outlet is called so: `onrecord new outlet {slug}`, or name another"
    yield from _entry("outlet", slug, f"{one.name}: {one.where}{'' if reading.outlet else way_out}")
    for other in said[1:]:
        yield _note(f"The page also names {other.name}: {other.where}.")


def _language(reading: Reading) -> Iterator[str]:
    if reading.language is not None:
        yield from _entry("language", reading.language, reading.language_why)
        return
    yield from (
        "",
        _note(f"Not known: {reading.language_why}. Without the line it is that of the site:"),
    )
    yield "# language:"


def _published(reading: Reading) -> Iterator[str]:
    chosen = next((one for one in reading.dates if one.chosen), None)
    why = f"“{chosen.words}”: {chosen.why}" if chosen else ""
    yield from _entry("published", reading.published, why, "no date in it is one of publication")
    others = [one for one in reading.dates if not one.chosen]
    for one in others[:_MOST_DATES]:
        line = f", line {one.line}" if one.line else ""
        yield _note(f"not taken: “{one.words}” ({one.where}{line}): {one.why}")
    if len(others) > _MOST_DATES:
        yield _note(
            f"and {len(others) - _MOST_DATES:,} more dates: `onrecord clip` prints them all"
        )


def _people(key: str, names: tuple[str, ...]) -> Iterator[str]:
    if not names:
        yield from ("", "# The text names none.", f"{key}: []")
        return
    yield from ("", f"{key}:", *(f"  - {scalar(name)}" for name in names))


def _origin(reading: Reading) -> Iterator[str]:
    why = "as its byline or the mark of the agency says"
    if reading.publisher is None:
        why = f"{why}; who published this copy it does not say"
    lacking = "the text names no agency or outlet whose copy it is"
    yield from _entry("syndicated_from", reading.origin, why, lacking)
    yield from _entry("derived_from", None, "", "it is for an editor to find out")


def _credit(reading: Reading) -> Iterator[str]:
    if not reading.credits:
        yield from _entry("credits_first", None, "", "the text credits nobody with being first")
    for number, one in enumerate(reading.credits):
        why = f"“{one.words}”{': a vague credit, it names nobody' if one.vague else ''}"
        if number:
            yield _note(f"also: {why}")
        else:
            yield from _entry("credits_first", one.to, why)


def _quotations(reading: Reading) -> Iterator[str]:
    short = [one for one in reading.quotations if len(one.text.split()) <= _MOST_QUOTED]
    yield ""
    if not reading.quotations:
        yield "# The text has none."
    else:
        yield "# As printed. `onrecord trace` finds the statements; name each where it is sure."
    yield "quotations:" if short else "quotations: []"
    for one in reading.quotations:
        yield from _quotation(one)


def _quotation(one: PrintedQuotation) -> Iterator[str]:
    words = len(one.text.split())
    if words > _MOST_QUOTED:
        yield f"  # {words} words here: more than a record may quote; it is in the clipping"
        return
    if one.continues:
        yield "  # going on from the one before"
    yield f"  - text: {json.dumps(one.text, ensure_ascii=False)}"
    speaker = scalar(_on_one_line(one.speaker)) if one.speaker else "null"
    yield f"    speaker: {speaker}"


def _remarks(reading: Reading, copy: Copy | None) -> Iterator[str]:
    yield ""
    if copy is not None:
        yield _note(f"{copy.words}: no origin of its own.")
    for one in reading.suggestions:
        names = ", ".join(one.names)
        yield _note(f"It names {names}: perhaps {one.incident} ({one.why} are in the article).")
    for said in reading.relative:
        came = f"{said.result}, from {said.anchor}" if said.result else f"not resolved: {said.why}"
        yield _note(f"“{said.words}”: {came}")
    for remark in reading.remarks:
        yield _note(f"line {remark.line}: {remark.text}" if remark.line else remark.text)
