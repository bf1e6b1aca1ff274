"""What was public when, worked out from the content by a way of our own; and a scan for leaks.

The program's own dates are not asked: a date is read by its EDTF bounds alone.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.core.edtf import Edtf
from tests.support.pages import Page, Pages
from tests.support.records import Record

AS_OF = re.compile(r"/incidents/(?P<slug>[^/]+)/as-of/(?P<date>[^/]+)/")
_OWN_DATE = {"event": "public", "incident": "public", "report": "published"}
_MARKUP = re.compile(r"\[\[[^\]|]*\|?|\]\]|[*_`]")


@dataclass(frozen=True)
class Secret:
    """Words or an address, whose they are, and the first day on which they were public."""

    words: str
    of: str
    day: date


def day_of(value: Any) -> date | None:
    """The last day that a date may mean; None where it has no end."""
    written = value["date"] if isinstance(value, dict) else value
    if not written:
        return None
    if winter := re.search(r"(?:^|/)([0-9]{4})-24[~?%]?$", written):
        return date(int(winter[1]) + 1, 3, 1) - timedelta(days=1)
    return Edtf.parse(written).latest


def public_day(record: Record, records: dict[str, Record]) -> date | None:
    """The day by which a record was public."""
    day = day_of(record.fields.get(_OWN_DATE.get(record.kind, "date")))
    if record.kind == "event" and "public" not in record.fields:
        sources = [name for fact in record.fields["facts"] for name in fact["sources"]]
        return earliest(sources, records)
    return day if record.kind in {*_OWN_DATE, "statement", "document"} else None


def earliest(sources: list[str], records: dict[str, Record]) -> date | None:
    days = [public_day(records[name], records) for name in sources]
    return min((day for day in days if day is not None), default=None)


def fact_day(record: Record, fact: dict[str, Any], records: dict[str, Record]) -> date | None:
    """The day by which a fact was public: its earliest source's, and not before its record's."""
    days = (earliest(fact["sources"], records), public_day(record, records))
    return max(days) if None not in days else None  # type: ignore[type-var]


def secrets(records: dict[str, Record]) -> list[Secret]:
    """Everything on a site that became public on a day: its words, its name, its address.

    A title that is only the name of an organisation gives nothing away.
    """
    names = {one.fields["name"] for one in records.values() if one.kind == "organisation"}
    return [one for one in _secrets(records) if one.words not in names]


def _secrets(records: dict[str, Record]) -> Iterator[Secret]:
    for record in records.values():
        day = public_day(record, records)
        for fact in record.fields.get("facts", ()):
            told = fact_day(record, fact, records)
            if told is not None:
                yield Secret(_begins(fact["text"]), f"{record.id}, a fact", told)
        if day is not None:
            yield Secret(f'{record.path}"', record.id, day)
            yield from (Secret(words, record.id, day) for words in _names(record))
        for question in record.fields.get("questions", ()):
            answered = day_of(question.get("answer", {}).get("public"))
            if answered is not None:
                yield Secret(_begins(question["answer"]["text"]), record.id, answered)
            asked = day_of(question.get("asked")) or earliest(question["sources"], records)
            if asked is not None:
                yield Secret(plain(question["text"]), record.id, asked)
    yield from _coined(records)


def _names(record: Record) -> Iterator[str]:
    fields = record.fields
    for key in ("title", "address", "archived"):
        if key in fields:
            yield " ".join(fields[key].split())
    if record.kind == "statement":
        yield " ".join(fields["quote"].split())[:30]


def _coined(records: dict[str, Record]) -> Iterator[Secret]:
    for record in records.values():
        for name in record.fields.get("names", ()) if record.kind == "actor" else ():
            day = day_of(name.get("since"))
            if day is not None:
                yield Secret(name["name"], f"{record.id}, a name", day)


def plain(text: str) -> str:
    """The words of a text before its first link, on one line."""
    return " ".join(_MARKUP.sub("", text.split("[[", maxsplit=1)[0]).split())


def _begins(text: str) -> str:
    """The first words of a sentence."""
    return " ".join(plain(text).split()[:12])


def day_of_page(page: Page) -> date:
    """The day for which a page of a date stands."""
    found = AS_OF.fullmatch(page.path)
    assert found, page.path
    day = day_of(found["date"])
    assert day is not None
    return day


def pages_of_dates(pages: Pages) -> list[Page]:
    return [page for page in pages if AS_OF.fullmatch(page.path)]


def leaks(page: Page, later: list[Secret], frame: tuple[str, ...]) -> list[str]:
    """What became public after the day of a page and stands in its bytes all the same.

    `frame` are the words of the site itself, which stand on every page of it. Words that had been
    public before, as somebody else's, are nobody's secret.
    """
    day = day_of_page(page)
    text = " ".join(html.unescape(page.data.decode()).split())
    for words in frame:
        text = text.replace(words, " ")
    known = {one.words for one in later if one.day <= day}
    return [
        f"{page.path}: {one.words!r} ({one.of}, {one.day})"
        for one in later
        if one.day > day and one.words not in known and _stands(one.words, text)
    ]


def _stands(words: str, text: str) -> bool:
    if len(words) < _SHORT and words not in text:
        return False
    return words in text and (
        words.endswith('"') or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
    )


_SHORT = 30
