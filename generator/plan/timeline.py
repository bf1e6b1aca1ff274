"""How the cards of a timeline are grouped, and the strip that shows where the action was.

Events stand where they happened, at the start of what their date covers. A date without a month
stands at the end of its year, under its own heading: it is never given a month it does not have.
"""

from itertools import groupby

from generator.core.edtf_words import words_of
from generator.core.language import ENGLISH, Language
from generator.model.brief import EventBrief
from generator.plan.facets.chrome import Bar, Month, Outline, Strip, Year

_NO_MONTH = 13
_NO_YEAR = 0
_BAR, _GAP, _HEIGHT, _LABELS = 5, 1, 48, 16
_FEWEST_BARS = 3


def arranged(events: list[EventBrief], *, newest_first: bool) -> list[EventBrief]:
    """Put events, given oldest first, into the order in which a timeline shows them."""
    by_month = sorted(events, key=lambda event: (_year(event), _month(event)))
    if not newest_first:
        return by_month
    newest: list[EventBrief] = []
    for _year_number, of_year in groupby(reversed(by_month), key=_year):
        listed = list(of_year)
        newest += [event for event in listed if _month(event) != _NO_MONTH]
        newest += [event for event in listed if _month(event) == _NO_MONTH]
    return newest


def outline(  # noqa: PLR0913  the events, and how they are told
    events: list[EventBrief],
    *,
    order: str,
    other_path: str | None = None,
    total: int | None = None,
    prefix: str = "/timeline/",
    language: Language = ENGLISH,
) -> Outline:
    """Group arranged events by year and month. Indexes count from the first entry.

    `total` is how many there are where not all are shown.
    """
    years: list[Year] = []
    at = 0
    for year, of_year in groupby(events, key=_year):
        months: list[Month] = []
        first_of_year = at
        for month, of_month in groupby(of_year, key=_month):
            first, at = at, at + len(list(of_month))
            label = _month_label(year, month, language)
            months.append(Month(_month_id(year, month), label, first, at))
        label = str(year) if year != _NO_YEAR else language.gettext("Year not known")
        path = f"{prefix}{year_name(year)}/"
        years.append(Year(label, path, f"y{year_name(year)}", at - first_of_year, tuple(months)))
    return Outline(
        tuple(years), order, other_path, len(events), total if total is not None else len(events)
    )


def years_of(events: list[EventBrief]) -> dict[str, list[EventBrief]]:
    """Give the events of each year, by the year's name in addresses, newest year first."""
    years: dict[int, list[EventBrief]] = {}
    for event in events:
        years.setdefault(_year(event), []).append(event)
    return {year_name(year): years[year] for year in sorted(years, reverse=True)}


def month_of(event: EventBrief) -> tuple[int, int]:
    """Give the year and month under which an event stands."""
    return _year(event), _month(event)


def year_name_of(event: EventBrief) -> str:
    """Give the name of an event's year in addresses."""
    return year_name(_year(event))


def strip(
    events: list[EventBrief],
    *,
    prefix: str = "/timeline/",
    on_page: bool = False,
    language: Language = ENGLISH,
) -> Strip | None:
    """Count entries by month over the whole span; None where there are too few to show.

    With `on_page` the bars lead to the months of the page itself.
    """
    counts: dict[tuple[int, int], int] = {}
    for event in events:
        if _year(event) != _NO_YEAR:
            key = (_year(event), _month(event))
            counts[key] = counts.get(key, 0) + 1
    months = {key: count for key, count in counts.items() if key[1] != _NO_MONTH}
    if len(months) < _FEWEST_BARS:
        return None
    first, last = min(months)[0], max(months)[0]
    most = max(months.values())
    step = _BAR + _GAP
    bars = tuple(
        Bar(
            x=float(((year - first) * 12 + month - 1) * step),
            height=round(count / most * (_HEIGHT - 4) + 4, 1),
            label=_bar_label(year, month, count, language),
            path=("" if on_page else f"{prefix}{year}/") + f"#{_month_id(year, month)}",
        )
        for (year, month), count in sorted(months.items())
    )
    ticks = tuple((float((year - first) * 12 * step), str(year)) for year in range(first, last + 1))
    return Strip((last - first + 1) * 12 * step, _HEIGHT + _LABELS, float(_BAR), bars, ticks)


def _year(event: EventBrief) -> int:
    return event.year or _NO_YEAR


def _month(event: EventBrief) -> int:
    return event.month or _NO_MONTH


def year_name(year: int) -> str:
    """Give the name of a year in addresses."""
    return str(year) if year != _NO_YEAR else "undated"


def _month_id(year: int, month: int) -> str:
    return (
        f"m{year_name(year)}-{month:02}" if month != _NO_MONTH else f"m{year_name(year)}-no-month"
    )


def _month_label(year: int, month: int, language: Language) -> str:
    if year == _NO_YEAR:
        return language.gettext("Date not known")
    if month == _NO_MONTH:
        return language.gettext("%(year)s, month not known") % {"year": year}
    return words_of(f"{year:04}-{month:02}", language)


def _bar_label(year: int, month: int, count: int, language: Language) -> str:
    entries = language.count("%(num)s entry", "%(num)s entries", count)
    return f"{_month_label(year, month, language)}: {entries}"
