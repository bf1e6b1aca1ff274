"""How the cards of a timeline are grouped by year and month.

Events stand where they happened, at the start of what their date covers. A date without a month
stands at the end of its year, under its own heading: it is never given a month it does not have.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from generator.core.edtf_words import words_of
from generator.core.language import ENGLISH, Language
from generator.model.brief import EventBrief
from generator.plan.facets.chrome import Month, Outline, Year

NO_MONTH = 13
NO_YEAR = 0

PathOfYear = Callable[[int], str | None]


def arranged(events: Iterable[EventBrief], *, newest_first: bool) -> list[EventBrief]:
    """Put events, given oldest first, into the order in which a timeline shows them."""
    by_month = sorted(events, key=month_of)
    if not newest_first:
        return by_month
    newest: list[EventBrief] = []
    for _year_number, of_year in groupby(reversed(by_month), key=year_of):
        listed = list(of_year)
        newest += [event for event in listed if has_month(event)]
        newest += [event for event in listed if not has_month(event)]
    return newest


def outline(  # noqa: PLR0913  the events, and how they are told
    events: list[EventBrief],
    path_of: PathOfYear,
    *,
    order: str,
    other_path: str | None = None,
    total: int | None = None,
    per_year: Mapping[int, int] | None = None,
    language: Language = ENGLISH,
) -> Outline:
    """Group arranged events by year and month. Indexes count from the first entry.

    `path_of` gives the page of a year. Where not all are shown, `total` is how many there are, and
    `per_year` how many each year has.
    """
    years: list[Year] = []
    at = 0
    for year, of_year in groupby(events, key=year_of):
        months: list[Month] = []
        first_of_year = at
        for month, of_month in groupby(of_year, key=month_of):
            first, at = at, at + len(list(of_month))
            label = month_label(*month, language)
            months.append(Month(month_id(*month), label, first, at))
        label, name, count = year_label(year, language), f"y{year_name(year)}", at - first_of_year
        of_all = per_year[year] if per_year is not None else count
        years.append(Year(label, path_of(year), name, count, of_all, tuple(months)))
    return Outline(
        tuple(years), order, other_path, len(events), total if total is not None else len(events)
    )


def per_year(events: Iterable[EventBrief]) -> Mapping[int, int]:
    """Count the events that stand under each year."""
    return Counter(map(year_of, events))


def year_of(event: EventBrief) -> int:
    """Give the year under which an event stands."""
    return event.year or NO_YEAR


def month_of(event: EventBrief) -> tuple[int, int]:
    """Give the year and month under which an event stands."""
    return year_of(event), event.month or NO_MONTH


def has_month(event: EventBrief) -> bool:
    """Tell whether it is known in which month an event happened."""
    return bool(event.month)


def year_name(year: int) -> str:
    """Give the name of a year in addresses."""
    return str(year) if year != NO_YEAR else "undated"


def month_name(month: int) -> str:
    """Give the name of a month in addresses, below its year."""
    return f"{month:02}" if month != NO_MONTH else "no-month"


def month_id(year: int, month: int) -> str:
    """Give the anchor of a month on a page."""
    return f"m{year_name(year)}-{month_name(month)}"


def place_on_page(year: int, month: int | None) -> str:
    """Give where a month or a year stands on a page that has all of it."""
    return f"#y{year_name(year)}" if month is None else f"#{month_id(year, month)}"


def year_label(year: int, language: Language) -> str:
    """Give the heading of a year."""
    return str(year) if year != NO_YEAR else language.gettext("Year not known")


def month_label(year: int, month: int, language: Language) -> str:
    """Give the heading of a month."""
    if year == NO_YEAR:
        return language.gettext("Date not known")
    if month == NO_MONTH:
        return language.gettext("%(year)s, month not known") % {"year": year}
    return words_of(f"{year:04}-{month:02}", language)
