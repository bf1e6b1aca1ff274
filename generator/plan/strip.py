"""The strip that shows where the action was: a bar for each month, or each year of a long span."""

from collections import Counter
from collections.abc import Callable

from generator.core.language import ENGLISH, Language
from generator.model.brief import EventBrief
from generator.plan.facets.chrome import Bar, Strip, StripYear
from generator.plan.timeline import NO_YEAR, month_label, month_of, year_label, year_of

BAR, GAP, HEIGHT, LEAST = 5, 1, 48, 4
FEWEST_BARS = 3
MOST_YEARS_BY_MONTH = 15
"""Of a longer span the bars of months would be too thin to see, and too many for a page."""
_MONTHS = 12

Paths = Callable[[int, int | None], str]
"""Where a month stands, or a whole year."""


def strip(events: list[EventBrief], paths: Paths, language: Language = ENGLISH) -> Strip | None:
    """Count entries over the whole span; None where there are too few to show."""
    months = Counter(month_of(event) for event in events if event.year and event.month)
    if len(months) < FEWEST_BARS:
        return None
    years = Counter(year_of(event) for event in events if year_of(event) != NO_YEAR)
    span = range(min(years), max(years) + 1)
    by_month = len(span) <= MOST_YEARS_BY_MONTH
    step = BAR + GAP
    bars = (
        _by_month(months, span[0], paths, language)
        if by_month
        else _by_year(years, span[0], paths, language)
    )
    return Strip(
        width=len(span) * step * (_MONTHS if by_month else 1),
        height=HEIGHT,
        bar_width=BAR,
        by_year=not by_month,
        bars=bars,
        years=tuple(
            StripYear(
                year_label(year, language), years[year], paths(year, None) if years[year] else None
            )
            for year in span
        ),
    )


def _by_month(
    months: Counter[tuple[int, int]], first: int, paths: Paths, language: Language
) -> tuple[Bar, ...]:
    most = max(months.values())
    return tuple(
        Bar(
            ((year - first) * _MONTHS + month - 1) * (BAR + GAP),
            _height(count, most),
            month_label(year, month, language),
            count,
            paths(year, month),
        )
        for (year, month), count in sorted(months.items())
    )


def _by_year(years: Counter[int], first: int, paths: Paths, language: Language) -> tuple[Bar, ...]:
    most = max(years.values())
    return tuple(
        Bar(
            (year - first) * (BAR + GAP),
            _height(count, most),
            year_label(year, language),
            count,
            paths(year, None),
        )
        for year, count in sorted(years.items())
    )


def _height(count: int, most: int) -> int:
    return round(count / most * (HEIGHT - LEAST)) + LEAST
