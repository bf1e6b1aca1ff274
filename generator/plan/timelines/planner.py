"""Plans the pages of the timeline: whole, by year, by month, and by what events are filed under."""

from collections.abc import Iterator
from functools import cached_property, partial

from msgspec.structs import replace

from generator.core.language import Language
from generator.model.brief import EventBrief
from generator.plan import strip, timeline
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Count, Outline
from generator.plan.facets.timelines import Aspect, FiledUnder, Filter, Within
from generator.plan.facets.values import Link
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.pages import PageMaker
from generator.plan.timelines.filing import ROOT, AspectName, Filed, Filing
from generator.plan.timelines.filter import INDEX, FilterPlanner
from generator.plan.timelines.run import Run, Stretch
from generator.plan.words import ASPECTS, TITLES

MOST_VALUES = 20
"""Of an aspect, beside a timeline; all of them stand on the page of the aspect."""


class TimelinePlanner:
    """Plans the timeline of one site."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._language = catalog.language
        self._heads = heads
        self._pages = pages
        self.filing = Filing(catalog.site, catalog.language)
        self.filter = FilterPlanner(catalog, self.filing)

    def planned(self) -> Iterator[Planned]:
        """Give every page of the timeline, and what the filter reads."""
        yield from self._of_run(self.filing.whole, None)
        for aspect, values in self.filing.values.items():
            yield Planned(output_of(_every(aspect)), partial(self._aspect, aspect))
            for filed in values:
                yield from self._of_run(filed.run, filed)
        yield from self.filter.planned()

    def showing(self, event: EventBrief) -> Iterator[Planned]:
        """Give the outputs on which an event stands."""
        for run, filed in self._runs_of(event):
            for stretch in run.around(event):
                if stretch.shows(event.id):
                    yield self._planned(run, stretch, filed)
        yield self.filter.showing(event)

    def outlines(self, event: EventBrief) -> dict[str, tuple[object, ...]]:
        """What each page under which an event is filed has and counts, but not what its cards say.

        What these pages have in common with the pages of other events is left out: it is the same
        as long as no event is filed elsewhere.
        """
        found: dict[str, tuple[object, ...]] = {}
        for run, _filed in self._runs_of(event):
            counts = {month: len(events) for month, events in run.months.items()}
            for stretch in run.stretches():
                of_year = run.per_year.get(stretch.year or timeline.NO_YEAR)
                found[output_of(stretch.path)] = (
                    stretch,
                    counts if stretch.month is None else of_year,
                )
        return found

    def holding(self, event: EventBrief) -> Iterator[Planned]:
        """Give every page under which an event is filed."""
        for run, filed in self._runs_of(event):
            yield from self._of_run(run, filed)

    def _runs_of(self, event: EventBrief) -> Iterator[tuple[Run, Filed | None]]:
        yield self.filing.whole, None
        yield from ((filed.run, filed) for filed in self.filing.of(event))

    @cached_property
    def strip(self) -> Facet | None:
        """The strip of the whole timeline."""
        return self._strip(self.filing.whole)

    def _of_run(self, run: Run, filed: Filed | None) -> Iterator[Planned]:
        for stretch in run.stretches():
            yield self._planned(run, stretch, filed)

    def _planned(self, run: Run, stretch: Stretch, filed: Filed | None) -> Planned:
        return Planned(output_of(stretch.path), partial(self._page, run, stretch, filed))

    def _page(self, run: Run, stretch: Stretch, filed: Filed | None) -> Job:
        title = _title(stretch, filed, self._language)
        years = run.by_year and stretch.month is None and (stretch.is_root or run.whole)
        return self._pages.page(
            "timeline",
            self._heads.head(title, stretch.path, self._about(title, stretch)),
            within=Facet(_within(filed)) if filed else None,
            up=None if stretch.is_root else Facet(_up(run, stretch, filed, self._language)),
            outline=Facet(_outline(run, stretch, self._language)),
            events=self._catalog.event_cards(stretch.events),
            strip=self._strip(run) if stretch.is_root else None,
            years=self._years(run) if years else (),
            months=_months(run, stretch, self._language),
            aspects=self._aspects if stretch.is_root else (),
            filter=Facet(_filter(stretch)) if stretch.is_root else None,
        )

    def _about(self, title: str, stretch: Stretch) -> str:
        """Say what a page has: all entries of its timeline, year or month, or some of them."""
        language, shown = self._language, len(stretch.events)
        words = language.ngettext(
            "%(title)s. %(total)s entry of %(site)s.",
            "%(title)s. %(total)s entries of %(site)s.",
            stretch.total,
        )
        if shown < stretch.total:
            words = language.gettext("%(title)s. %(shown)s of %(total)s entries of %(site)s.")
        return words % {
            "title": title,
            "site": self._catalog.site.config.title,
            "shown": language.number(shown),
            "total": language.number(stretch.total),
        }

    def _about_aspect(self, title: str) -> str:
        about = self._language.gettext("%(title)s. How many entries of %(site)s each has.")
        return about % {"title": title, "site": self._catalog.site.config.title}

    def _strip(self, run: Run) -> Facet | None:
        found = strip.strip(run.events, run.place, self._language)
        return Facet(found) if found else None

    def _years(self, run: Run) -> tuple[Facet, ...]:
        if run not in self._counted:
            self._counted[run] = tuple(
                Facet(
                    Count(
                        Link(timeline.year_label(year, self._language), run.place(year, None)),
                        len(events),
                    )
                )
                for year, events in reversed(run.years.items())
            )
        return self._counted[run]

    @cached_property
    def _counted(self) -> dict[Run, tuple[Facet, ...]]:
        return {}

    @cached_property
    def _aspects(self) -> tuple[Facet, ...]:
        return tuple(
            Facet(_aspect(name, values[:MOST_VALUES], len(values)))
            for name, values in self.filing.values.items()
        )

    def _aspect(self, name: AspectName) -> Job:
        values = self.filing.values[name]
        words = self._language.gettext("Timeline: %(name)s")
        title = words % {"name": self._language.gettext(ASPECTS[name])}
        return self._pages.page(
            "aspect",
            self._heads.head(title, _every(name), self._about_aspect(title)),
            aspect=Facet(_aspect(name, values, len(values))),
            others=tuple(one for one in self._aspects if one.value.name != name),
        )


def _aspect(name: AspectName, values: tuple[Filed, ...], total: int) -> Aspect:
    return Aspect(
        name,
        _every(name),
        tuple(FiledUnder(one.title, one.slug, one.path, one.total) for one in values),
        total,
    )


def _every(aspect: AspectName) -> str:
    return f"{ROOT}{aspect}/"


def _within(filed: Filed) -> Within:
    return Within(filed.aspect, filed.slug, filed.title, _every(filed.aspect), filed.record)


def _filter(stretch: Stretch) -> Filter:
    order = "newest" if stretch.newest_first else "oldest"
    return Filter(INDEX, ROOT if stretch.newest_first else stretch.path, order)


def _title(stretch: Stretch, filed: Filed | None, language: Language) -> str:
    say = language.gettext
    name = say(TITLES[filed.aspect]) % {"name": filed.title} if filed else say("Timeline")
    if stretch.year is not None:
        words = say("%(timeline)s: %(period)s")
        return words % {"timeline": name, "period": _period(stretch, language)}
    first = say("Timeline: %(name)s") % {"name": name} if filed else name
    return (
        first if stretch.newest_first else say("%(timeline)s, oldest first") % {"timeline": first}
    )


def _period(stretch: Stretch, language: Language) -> str:
    """Give the year or the month of a page in words."""
    year = stretch.year or timeline.NO_YEAR
    if stretch.month is None:
        return timeline.year_label(year, language)
    label = timeline.month_label(year, stretch.month, language)
    if stretch.parts == 1:
        return label
    words = language.gettext("%(period)s, part %(part)s of %(parts)s")
    part, parts = map(language.number, (stretch.part, stretch.parts))
    return words % {"period": label, "part": part, "parts": parts}


def _up(run: Run, stretch: Stretch, filed: Filed | None, language: Language) -> Link:
    """Lead from a month to its year, and from a year to the whole."""
    if stretch.month is not None and stretch.year is not None:
        year = timeline.year_label(stretch.year, language)
        return Link(year, run.place(stretch.year, None))
    return Link(filed.title if filed else language.gettext("Timeline"), run.path)


def _outline(run: Run, stretch: Stretch, language: Language) -> Outline:
    found = timeline.outline(
        stretch.events,
        run.year_path,
        order="newest" if stretch.newest_first else "oldest",
        other_path=_other(run, stretch),
        total=stretch.total,
        per_year=run.per_year,
        language=language,
    )
    earlier, later = _beside(run, stretch, language)
    return replace(found, earlier=earlier, later=later)


def _other(run: Run, stretch: Stretch) -> str | None:
    """Give the same timeline the other way round, where there is one."""
    if not run.whole or not stretch.is_root or stretch.total <= 1:
        return None
    return run.oldest.path if stretch.newest_first else run.root.path


def _beside(run: Run, stretch: Stretch, language: Language) -> tuple[Link | None, Link | None]:
    """Give the pages before and after that of a year, or of a month."""
    if stretch.is_root:
        return None, None
    pages = run.of_years if stretch.month is None else run.of_months
    at = pages.index(stretch)
    earlier = pages[at - 1] if at else None
    later = pages[at + 1] if at + 1 < len(pages) else None
    return (
        Link(_period(earlier, language), earlier.path) if earlier else None,
        Link(_period(later, language), later.path) if later else None,
    )


def _months(run: Run, stretch: Stretch, language: Language) -> tuple[Facet, ...]:
    """Give the months of a page that are more than it shows, or that have pages of their own."""
    if stretch.month is not None or not (stretch.is_root or run.by_month(stretch.year or 0)):
        return ()
    wanted = [one for one in run.months.items() if stretch.is_root or one[0][0] == stretch.year]
    return tuple(
        Facet(Count(Link(timeline.month_label(*month, language), run.place(*month)), len(events)))
        for month, events in (reversed(wanted) if stretch.newest_first else wanted)
    )
