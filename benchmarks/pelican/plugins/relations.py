"""A Pelican plugin: who names whom, worked out once when all content has been read.

It does in one pass what templates would do badly: lists in metadata become the contents they name,
every content gets the groups of its neighbours, and addresses and dates are put into words once.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator

SECTIONS = (
    "incidents",
    "statements",
    "coverage",
    "documents",
    "actors",
    "organisations",
    "people",
    "outlets",
)
_HEADINGS = {"events": "Events", **{name: name.capitalize() for name in SECTIONS}}
_LISTS = ("names", "sources", "statements", "quotations", "actors")
_SINGLE = ("incident", "outlet", "organisation", "person")

Years = list[tuple[str, int, list[tuple[str, str, list[Any]]]]]


def register() -> None:
    """Ask to be called at the start, and when all has been read and nothing written."""
    signals.initialized.connect(_add_filters)
    signals.all_generators_finalized.connect(_relate)


def _add_filters(pelican: Any) -> None:
    pelican.settings["JINJA_FILTERS"] |= {"outline": _outline, "strip": _strip}


def _outline(events: Iterable[Any]) -> Years:
    """Group events, already in order, by year and month."""
    return [
        (year, len(listed := list(of_year)), [
            (month, f"{(entries := list(of_month))[0].date:%B %Y}", entries)
            for month, of_month in groupby(listed, key=lambda event: event.month_id)
        ])
        for year, of_year in groupby(events, key=lambda event: event.month_id[:4])
    ]  # fmt: skip


def _strip(events: Iterable[Any]) -> dict[str, Any]:
    """Count events by month, as the bars of a picture."""
    counts: dict[str, int] = defaultdict(int)
    for event in events:
        counts[event.month_id] += 1
    first, last = int(min(counts)[:4]), int(max(counts)[:4])
    most = max(counts.values())
    bars = []
    for month, count in sorted(counts.items()):
        year, number = int(month[:4]), int(month[5:])
        label = f"{date(year, number, 1):%B %Y}: {count} entries"
        x = ((year - first) * 12 + number - 1) * 6
        bars.append((year, month, label, x, round(count / most * 44 + 4, 1)))
    width = (last - first + 1) * 72
    ticks = [((year - first) * 7200 / width, year) for year in range(first, last + 1)]
    return {"width": width, "bars": bars, "ticks": ticks}


def _relate(generators: list[Any]) -> None:
    contents: dict[str, Any] = {}
    context: dict[str, Any] = {}
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            contents |= {f"/events/{one.slug}": one for one in generator.articles}
            context = generator.context
        elif isinstance(generator, PagesGenerator):
            contents |= {f"/{one.section}/{one.slug}": one for one in generator.pages}
    for content in contents.values():
        _resolve(content, contents)
    naming = defaultdict(list)
    for content in contents.values():
        for named in content.names:
            naming[id(named)].append(content)
    for content in contents.values():
        _neighbours(content, naming[id(content)])
    by_section = defaultdict(list)
    for path, content in contents.items():
        by_section[path.split("/")[1]].append(content)
    context["by_section"] = by_section
    context["whole_strip"] = _strip(by_section["events"])
    context["year_counts"] = _count_years(by_section["events"])


def _resolve(content: Any, contents: dict[str, Any]) -> None:
    content.link = f"/{content.url}"
    for name in _LISTS:
        written = content.metadata.get(name, "")
        setattr(content, name, [contents[path] for path in written.split(", ") if path])
    for name in _SINGLE:
        if name in content.metadata:
            setattr(content, name, contents[content.metadata[name]])
    if "date" in content.metadata:
        content.month_id = f"{content.date:%Y-%m}"
        content.public_date = date.fromisoformat(content.public)
        for name, when in (("occurred", content.date), ("public", content.public_date)):
            setattr(content, f"{name}_iso", f"{when:%Y-%m-%d}")
            setattr(content, f"{name}_day", f"{when.day} {when:%b %Y}")
            setattr(content, f"{name}_long", f"{when.day} {when:%B %Y}")


def _neighbours(content: Any, naming: list[Any]) -> None:
    groups: dict[str, list[Any]] = defaultdict(list)
    for other in (*content.names, *naming):
        groups[other.section].append(other)
    for section, others in groups.items():
        others.sort(key=_dated if section == "events" else _named)
    content.events = groups.get("events", [])
    content.carried = [one for one in naming if one.section == "coverage"]
    if content.section == "incidents":
        content.events.sort(key=_dated)
        del groups["events"]
        for earlier, later in zip(content.events, content.events[1:], strict=False):
            earlier.later, later.earlier = later, earlier
    content.related = [
        (_HEADINGS[name], name, groups[name]) for name in _HEADINGS if name in groups
    ]


def _dated(content: Any) -> tuple[str, str]:
    return content.occurred_iso, content.slug


def _named(content: Any) -> str:
    return str(content.title)


def _count_years(events: Iterable[Any]) -> list[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    for event in events:
        counts[event.month_id[:4]] += 1
    return sorted(counts.items(), reverse=True)
