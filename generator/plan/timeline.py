"""How the cards of a timeline are grouped, and the strip that shows where the action was.

Events stand where they happened, at the start of what their date covers. A date without a month
stands at the end of its year, under its own heading: it is never given a month it does not have.
"""

from functools import cache
from itertools import groupby

from generator.core.edtf import Edtf
from generator.model.entry import Entry
from generator.model.records import Event
from generator.plan.facets.chrome import Bar, Month, Outline, Strip, Year

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NO_MONTH = 13
_NO_YEAR = 0
_BAR, _GAP, _HEIGHT, _LABELS = 5, 1, 48, 16


def arranged(entries: list[Entry], *, newest_first: bool) -> list[Entry]:
    """Put events, given oldest first, into the order in which a timeline shows them."""
    by_year = sorted(entries, key=lambda entry: (_year(entry), _month(entry)))
    if not newest_first:
        return by_year
    years: list[Entry] = []
    for _year_number, of_year in groupby(reversed(by_year), key=_year):
        listed = list(of_year)
        years += [entry for entry in listed if _month(entry) != _NO_MONTH]
        years += [entry for entry in listed if _month(entry) == _NO_MONTH]
    return years


def outline(
    entries: list[Entry], *, order: str, other_path: str | None, prefix: str = "/timeline/"
) -> Outline:
    """Group arranged events by year and month. Indexes count from the first entry."""
    years: list[Year] = []
    at = 0
    for year, of_year in groupby(entries, key=_year):
        months: list[Month] = []
        first_of_year = at
        for month, of_month in groupby(of_year, key=_month):
            first, at = at, at + len(list(of_month))
            months.append(Month(_month_id(year, month), _month_label(year, month), first, at))
        label = str(year) if year != _NO_YEAR else "Year not known"
        path = f"{prefix}{_year_name(year)}/"
        years.append(Year(label, path, f"y{_year_name(year)}", at - first_of_year, tuple(months)))
    return Outline(tuple(years), order, other_path, len(entries))


def years_of(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Give the events of each year, by the year's name in addresses, newest year first."""
    years: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=_year, reverse=True):
        years.setdefault(_year_name(_year(entry)), []).append(entry)
    return {name: [e for e in entries if _year_name(_year(e)) == name] for name in years}


def strip(
    entries: list[Entry], *, prefix: str = "/timeline/", on_page: bool = False
) -> Strip | None:
    """Count entries by month over the whole span; None where there are too few to show.

    With `on_page` the bars lead to the months of the page itself.
    """
    counts: dict[tuple[int, int], int] = {}
    for entry in entries:
        if _year(entry) != _NO_YEAR:
            key = (_year(entry), _month(entry))
            counts[key] = counts.get(key, 0) + 1
    months = {key: count for key, count in counts.items() if key[1] != _NO_MONTH}
    if len(months) < 2:  # noqa: PLR2004  one bar shows nothing
        return None
    first, last = min(months)[0], max(months)[0]
    most = max(months.values())
    step = _BAR + _GAP
    bars = tuple(
        Bar(
            x=float(((year - first) * 12 + month - 1) * step),
            height=round(count / most * (_HEIGHT - 4) + 4, 1),
            label=f"{_month_label(year, month)}: {_entries(count)}",
            path=("" if on_page else f"{prefix}{year}/") + f"#{_month_id(year, month)}",
        )
        for (year, month), count in sorted(months.items())
    )
    ticks = tuple((float((year - first) * 12 * step), str(year)) for year in range(first, last + 1))
    return Strip((last - first + 1) * 12 * step, _HEIGHT + _LABELS, float(_BAR), bars, ticks)


def _event(entry: Entry) -> Event:
    assert isinstance(entry.record, Event)  # noqa: S101  timelines are made of events
    return entry.record


@cache
def _year_month(date: Edtf) -> tuple[int, int]:
    return date.year or _NO_YEAR, date.month or _NO_MONTH


def _year(entry: Entry) -> int:
    return _year_month(_event(entry).occurred.date)[0]


def _month(entry: Entry) -> int:
    return _year_month(_event(entry).occurred.date)[1]


def _year_name(year: int) -> str:
    return str(year) if year != _NO_YEAR else "undated"


def _month_id(year: int, month: int) -> str:
    return (
        f"m{_year_name(year)}-{month:02}" if month != _NO_MONTH else f"m{_year_name(year)}-no-month"
    )


def _month_label(year: int, month: int) -> str:
    if year == _NO_YEAR:
        return "Date not known"
    return f"{_MONTHS[month - 1]} {year}" if month != _NO_MONTH else f"{year}, month not known"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"
