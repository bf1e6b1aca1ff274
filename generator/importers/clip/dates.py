"""Every date of a page, where it stood, and which one is the day of publication, and why."""

from collections.abc import Iterator

from msgspec import Struct

from generator.core.edtf import Edtf, EdtfError
from generator.importers.clip.byline import wire
from generator.importers.clip.calendar import dates_in, label
from generator.importers.clip.lines import Role, Sorted, of_role
from generator.importers.clip.page import Page

_WHERE: dict[Role, str] = {
    "headline": "headline",
    "byline": "byline",
    "date": "dateline",
    "caption": "caption",
    "article": "text",
    "credit": "text",
    "furniture": "page furniture",
}
_UNREADABLE = "no date that can be read"
_OTHER = "the markup names another before it"
_UPDATED = ("updated", "last updated", "last modified", "modified")


class DateCandidate(Struct, frozen=True, kw_only=True):
    """A date that a page shows: its words, where it stood, and what was made of it."""

    words: str
    where: str
    line: int | None
    date: str | None
    chosen: bool
    why: str


def date_candidates(page: Page, given: str | None) -> tuple[DateCandidate, ...]:
    """Give every date of a page; at most one is chosen, as the day of publication.

    Taken are, in this order: what the editor gives, the markup, a line that says “published”, and
    the only date that stands by itself between headline and article. Never the page's furniture, a
    caption or the text; of several different dates none.
    """
    found = [*_given(given), *_of_markup(page), *_of_lines(page)]
    chosen, why = _choice(found)
    return tuple(
        DateCandidate(
            words=one.words,
            where=one.where,
            line=one.line,
            date=one.date,
            chosen=one is chosen,
            why=why if one is chosen else one.why,
        )
        for one in found
    )


def published(candidates: tuple[DateCandidate, ...]) -> str | None:
    """Give the day of publication, None where it is not known."""
    return next((one.date for one in candidates if one.chosen), None)


def _given(given: str | None) -> Iterator[DateCandidate]:
    if given is not None:
        yield _candidate(given, "given by the editor", None, given, "")


def _of_markup(page: Page) -> Iterator[DateCandidate]:
    for one in page.said("published"):
        yield _candidate(one.value, f"metadata: {one.where}", None, _valid(one.value), _OTHER)
    for one in page.said("updated"):
        why = "the day of a change, not of publication"
        yield _candidate(one.value, f"metadata: {one.where}", None, _valid(one.value), why)
    for one in (*page.said("time"), *page.said("likely")):
        why = "not said to be the day of publication"
        yield _candidate(one.value, f"metadata: {one.where}", None, _valid(one.value), why)


def _of_lines(page: Page) -> Iterator[DateCandidate]:
    first = next(iter(of_role(page.lines, "article")), None)
    mark = wire(first.text) if first is not None else None
    if first is not None and mark is not None and mark.date is not None:
        date = next((one.edtf for one in dates_in(mark.date)), None)
        why = "stands in the agency's mark" + ("" if date else ", without its year")
        yield _candidate(mark.date, "dateline", first.number, date, why)
    for one in page.lines:
        for dated in dates_in(one.line.text):
            if mark is None or mark.date is None or dated.words not in mark.date:
                where, why = _place(one)
                if dated.edtf is None:
                    why = "day and month could be either way round"
                yield _candidate(dated.words, where, one.line.number, dated.edtf, why)


def _place(one: Sorted) -> tuple[str, str]:
    where = _WHERE[one.role]
    if one.role == "date":
        name = label(one.line.text)
        if name in _UPDATED:
            return f"dateline, “{name}”", "the day of a change, not of publication"
        return (f"dateline, “{name}”" if name else where), "one of several different dates"
    reasons = {
        "furniture": one.why,
        "caption": "the day of the picture, perhaps",
        "article": "told of in the article",
    }
    return where, reasons.get(one.role, f"stands in the {where}")


def _choice(found: list[DateCandidate]) -> tuple[DateCandidate | None, str]:
    for one in found:
        if one.date is not None and one.where == "given by the editor":
            return one, "given by the editor"
        if one.date is not None and one.where.startswith("metadata") and one.why == _OTHER:
            return one, "what the page's markup says first"
    lines = [one for one in found if one.date is not None and one.where.startswith("dateline")]
    labelled = [one for one in lines if "published" in one.where or "posted" in one.where]
    plain = [one for one in lines if "“" not in one.where]
    for group, why in (
        (labelled, "the line says that it was published then"),
        (plain, "the only date that stands by itself between headline and article"),
    ):
        if len({one.date for one in group}) == 1:
            return group[0], why
    return None, ""


def _candidate(
    words: str, where: str, line: int | None, date: str | None, why: str
) -> DateCandidate:
    why = _UNREADABLE if date is None and where.startswith("metadata") else why
    return DateCandidate(words=words, where=where, line=line, date=date, chosen=False, why=why)


def _valid(value: str) -> str | None:
    try:
        return str(Edtf.parse(value))
    except EdtfError:
        return None
