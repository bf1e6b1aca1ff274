"""All that one clipping says of itself, joined: what is not in it is None, and said."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.core.edtf import Edtf
from generator.importers.clip.byline import AGENCIES, Byline, byline, names_in, once
from generator.importers.clip.credit import Credit, credits_first
from generator.importers.clip.dates import DateCandidate, date_candidates, published
from generator.importers.clip.language import language_of
from generator.importers.clip.lines import Line, Sorted, of_role
from generator.importers.clip.named import (
    Mention,
    Suggestion,
    known_names,
    mentions,
    outlet_of,
    suggestions,
)
from generator.importers.clip.page import Page
from generator.importers.clip.publisher import Said, publishers
from generator.importers.clip.quotations import PrintedQuotation, quotations
from generator.importers.clip.relative import Relative, relative_dates
from generator.importers.clip.repair import Repair
from generator.link.names import Names
from generator.model.index import Index


class Known(Struct, frozen=True):
    """What the site knows already."""

    index: Index
    names: Names


class Remark(Struct, frozen=True):
    """Something in the text that an editor should look at."""

    line: int | None
    """None where the markup says it."""
    text: str


class Reading(Struct, frozen=True, kw_only=True):
    """What was found in a clipping, with the reasons."""

    page: Page
    title: str | None
    title_why: str
    byline: Byline
    publishers: tuple[Said, ...]
    outlet: str | None
    credits: tuple[Credit, ...]
    language: str | None
    language_why: str
    address: str | None
    dates: tuple[DateCandidate, ...]
    published: str | None
    relative: tuple[Relative, ...]
    quotations: tuple[PrintedQuotation, ...]
    mentions: tuple[Mention, ...]
    suggestions: tuple[Suggestion, ...]
    remarks: tuple[Remark, ...]

    @property
    def publisher(self) -> str | None:
        """Who published the page; None where it does not say, or says several things."""
        return self.publishers[0].name if self.publishers else None

    @property
    def origin(self) -> str | None:
        """The agency whose copy it is, where that is not the publisher."""
        agency = self.byline.agency
        same = agency is not None and (self.publisher or "").casefold() == agency.casefold()
        return None if same else agency

    @property
    def cut(self) -> tuple[Sorted, ...]:
        """The lines that are not the article and say nothing of it."""
        return tuple(one for one in self.page.lines if one.role in ("furniture", "caption"))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was mended."""
        return self.page.repairs


def read_page(page: Page, known: Known, given: str | None = None) -> Reading:
    """Read all that a page says. `given` is the day of publication, where the editor knows it."""
    article = page.article
    lines = page.lines
    head = next(iter(of_role(lines, "headline")), None)
    lead = next(iter(of_role(lines, "article")), None)
    found = quotations(article)
    candidates = date_candidates(page, given)
    day = published(candidates)
    names = mentions(known.names, article)
    said = _publishers(page, known, head)
    language, language_why = _language(page, article)
    title, title_why = _title(page, head)
    return Reading(
        page=page,
        title=title,
        title_why=title_why,
        byline=_byline(page, lead),
        publishers=said,
        outlet=outlet_of(known.index, said[0].name) if said else None,
        credits=credits_first(article),
        language=language,
        language_why=language_why,
        address=next((one.value for one in page.said("address")), None),
        dates=candidates,
        published=day,
        relative=relative_dates(article, _day(day), [(q.start, q.end) for q in found]),
        quotations=found,
        mentions=names,
        suggestions=suggestions(known.index, names, of_role(lines, "article")),
        remarks=tuple(_remarks(page)),
    )


def _title(page: Page, head: Line | None) -> tuple[str | None, str]:
    said = page.said("title")
    printed = {line.line.text.casefold() for line in page.lines} if said else set()
    for one in said:
        if one.value.casefold() in printed:
            return one.value, f"{one.where}, and printed on the page"
    if said:
        return said[0].value, said[0].where
    if head is None:
        return None, "no line above the article shares its words"
    return head.text, next(one.why for one in page.lines if one.line is head)


def _byline(page: Page, lead: Line | None) -> Byline:
    """Join the bylines of the text and of the markup; an author that is an agency is no person.

    Where a person is named, an organisation beside it, mostly the publisher, did not write it.
    """
    lines = page.lines
    found = byline(of_role(lines, "byline"), of_role(lines, "credit"), lead)
    of_markup = [one.value for one in page.said("author")]
    names = [name for one in of_markup for name in names_in(one)]
    bodies = [one.value for one in page.said("organisation")]
    publishers = {one.value.casefold() for one in page.said("publisher")}
    agency = found.agency or next((n for n in (*names, *bodies) if n in AGENCIES), None)
    none = publishers.union(map(str.casefold, bodies if found.authors or names else ()))
    stated = (*names, *bodies, *found.authors)
    authors = [n for n in stated if n not in AGENCIES and n.casefold() not in none]
    editors = (*found.editors, *(one.value for one in page.said("editor")))
    said = (*found.said, *((0, one.where) for one in page.said("author")))
    return Byline(once(authors), once(editors), agency, said)


def _publishers(page: Page, known: Known, head: Line | None) -> tuple[Said, ...]:
    outlets = known_names(known.index)
    marked = {one.value.casefold(): Said(one.value, one.where, 0) for one in page.said("publisher")}
    told = publishers(page.lines, outlets, head)
    return (*marked.values(), *(one for one in told if one.name.casefold() not in marked))


def _language(page: Page, article: str) -> tuple[str | None, str]:
    for one in page.said("language"):
        return one.value, one.where
    return language_of(article)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    edtf = Edtf.parse(text)
    return edtf.earliest if edtf.is_exact_day else None


_RESIDUE = re.compile(
    r"\b(?:opens?|opened|unlock(?:s|ed)?)\s+(?:in\s+)?(?:a\s+)?new\s+tab\b", re.IGNORECASE
)


def _remarks(page: Page) -> Iterator[Remark]:
    for one in page.said("organisation"):
        yield Remark(None, f"{one.where}, gives an organisation, no person: {one.value}")
    for line in of_role(page.lines, "article"):
        for found in _RESIDUE.finditer(line.text):
            words = f"“{found.group()}” is what is left of a link's label on another page"
            yield Remark(line.number, words)
