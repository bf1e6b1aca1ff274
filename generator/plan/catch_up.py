"""Plans the pages on which a reader catches up: what became public in a month, and since then."""

from collections.abc import Iterator
from functools import cached_property, partial
from itertools import islice

from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.records import Incident
from generator.plan.catalog import Catalog
from generator.plan.catch_up_rows import CatchUpRows
from generator.plan.facet import Facet
from generator.plan.facets.catching_up import CatchUp, CatchUpMonth, NewRows, Posed
from generator.plan.facets.chrome import Head
from generator.plan.facets.values import Link
from generator.plan.heads import Heads
from generator.plan.job import Job, Planned, output_of
from generator.plan.news import NOTHING, News, Questions, is_apart
from generator.plan.pages import PageMaker

ROOT = "/catch-up/"
MOST_ROWS = 100
"""Of a month, on one page: major developments of two kilobytes, and lines of half of one."""
MOST_SINCE = 60
"""Major developments since a month, on its page: the newest."""
MOST_QUESTIONS = 30


class CatchUpPlanner:
    """Plans the pages of months."""

    def __init__(self, catalog: Catalog, heads: Heads, pages: PageMaker) -> None:
        """Plan pages of the catalog's site."""
        self._catalog = catalog
        self._heads = heads
        self._pages = pages
        self._language = catalog.language
        self._news = News(catalog.site, catalog.language)
        self._rows = CatchUpRows(catalog)

    def planned(self) -> Iterator[Planned]:
        """Give the list of months, and the pages of each."""
        yield Planned(output_of(ROOT), self._list)
        for month in self._news.months:
            yield from self._of_month(month)

    def showing(self, event: EventBrief) -> Iterator[Planned]:
        """Give the pages on which an event stands, but not those that only count it."""
        if event.placed is None:
            return
        month = self._news.month_of(event.placed)
        yield self._planned(month, self._names[month].index(event.id) // MOST_ROWS + 1)
        shown = {name: at for at, name in self._newest}
        for earlier in self._news.months[: shown.get(event.id, 0)]:
            yield self._planned(earlier, 1)

    @cached_property
    def outlines(self) -> dict[str, tuple[object, ...]]:
        """What each page has, counts and leads to; not what its records and questions say."""
        found: dict[str, tuple[object, ...]] = {output_of(ROOT): tuple(self._months.values())}
        for month, names in self._names.items():
            since = self._since(month)
            for part in range(1, self._parts(month) + 1):
                shown = names[(part - 1) * MOST_ROWS : part * MOST_ROWS]
                said = self._catch_up(month, part), shown, since if part == 1 else ()
                found[output_of(_path(month, part))] = said
        return found

    def showing_statement(self, entry: Entry) -> Iterator[Planned]:
        """Give the pages on which a statement stands."""
        day = self._rows.day(entry)
        if day is not None:
            yield from self._of_month(self._news.month_of(day))

    def _of_month(self, month: str) -> Iterator[Planned]:
        for part in range(1, self._parts(month) + 1):
            yield self._planned(month, part)

    def _planned(self, month: str, part: int) -> Planned:
        return Planned(output_of(_path(month, part)), partial(self._page, month, part))

    def _parts(self, month: str) -> int:
        return max(1, -(-len(self._names[month]) // MOST_ROWS))

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """All that stands in each month: major developments, entries, statements, reports."""
        news = self._news
        found: dict[str, list[str]] = {month: [] for month in news.months}
        for month, names in found.items():
            events = (*news.major.get(month, ()), *news.others.get(month, ()))
            names.extend(event.id for event in events)
            if month in news.published:
                names.extend(news.published[month].statements)
                names.extend(news.published[month].reports)
        return found

    def _list(self) -> Job:
        say = self._language.gettext
        about = say("What became public in each month, and since then.")
        return self._pages.page(
            "catch-up",
            self._head(say("Catch up"), ROOT, about),
            months=tuple(Facet(self._months[month]) for month in self._news.newest_first),
        )

    def _head(self, title: str, path: str, about: str) -> Head:
        key = path.strip("/").replace("/", "-")
        cited = self._heads.citations.of_list(key, title, self._heads.absolute(path))
        return self._heads.head(title, path, about, citation=cited)

    @cached_property
    def _months(self) -> dict[str, CatchUpMonth]:
        news = self._news
        return {
            month: CatchUpMonth(
                self._link(month), self._name(month), self._heading(month), news.tallies[month]
            )
            for month in news.months
        }

    def _link(self, month: str) -> Link:
        return Link(self._news.called(month), _path(month, 1))

    def _name(self, month: str) -> str:
        whole = is_apart(month) or self._news.is_exact(month)
        return self._news.called(month) if whole else self._news.end_of(month)

    def _heading(self, month: str) -> str:
        say, name = self._language.gettext, self._name(month)
        if is_apart(month):
            return name
        words = say("In %(month)s") if self._news.is_exact(month) else say("By %(month)s")
        return words % {"month": name}

    def _page(self, month: str, part: int) -> Job:
        news, title = self._news, self._title(month, part)
        about = self._language.gettext("%(title)s: what became public.") % {"title": title}
        names = self._names[month][(part - 1) * MOST_ROWS : part * MOST_ROWS]
        majors = {event.id for event in news.major.get(month, ())}
        own, later = [month] if part == 1 else [], self._later(month, part)[::-1]
        since = self._since(month) if part == 1 else []
        self._catalog.site.entries([*names, *since])  # the cache is asked once for all
        return self._pages.page(
            "catch-up-month",
            self._head(title, _path(month, part), about),
            page=Facet(self._catch_up(month, part)),
            events=tuple(self._rows.major(name) for name in names if name in majors),
            lists=self._lists(month, [name for name in names if name not in majors]),
            since=tuple(map(self._rows.major, since)),
            asked=self._posed(news.asked, own),
            asked_since=self._posed(news.asked, later),
            open=self._posed(news.open, own),
            open_since=self._posed(news.open, later),
            answered=self._posed(news.answered, own),
            answered_since=self._posed(news.answered, later),
        )

    def _since(self, month: str) -> list[str]:
        """Give the newest major developments after a month."""
        place = self._news.months.index(month)
        return [name for at, name in self._newest if at > place]

    @cached_property
    def _newest(self) -> list[tuple[int, str]]:
        """The newest major developments of all, each with the place of its month among months.

        What pages of earlier months show is the beginning of this list, as far as it came later.
        """
        news = self._news
        months = [one for one in enumerate(news.months) if not is_apart(one[1])]
        found = (
            (at, event.id) for at, month in reversed(months) for event in news.major.get(month, ())
        )
        return list(islice(found, MOST_SINCE))

    def _later(self, month: str, part: int) -> list[str]:
        """Give the months after one, which its first part tells of; what stands apart is none."""
        at = self._news.months.index(month)
        return [one for one in self._news.months[at + 1 :] if part == 1 and not is_apart(one)]

    def _lists(self, month: str, names: list[str]) -> tuple[Facet, ...]:
        tally = self._months[month].tally
        totals = {"event": tally.others, "statement": tally.statements, "report": tally.reports}
        of_kind = [
            (kind, [name for name in names if name.startswith(f"{kind}:")]) for kind in totals
        ]
        return tuple(
            Facet(NewRows(kind, totals[kind], tuple(map(self._rows.row, found))))
            for kind, found in of_kind
            if found
        )

    def _title(self, month: str, part: int) -> str:
        say, called = self._language.gettext, self._news.called(month)
        if part > 1:
            words = say("%(heading)s, part %(part)s of %(parts)s")
            return words % {"heading": self._heading(month), **self._numbers(month, part)}
        words = say("Public in %(year)s") if is_apart(month) else say("New since %(month)s")
        return words % {"month": called, "year": called}

    def _numbers(self, month: str, part: int) -> dict[str, str]:
        part_of = {"part": part, "parts": self._parts(month)}
        return {name: self._language.number(number) for name, number in part_of.items()}

    def _catch_up(self, month: str, part: int) -> CatchUp:
        months, later = self._news.months, self._later(month, part)
        at = months.index(month)
        words = self._language.gettext("part %(part)s of %(parts)s")
        more = Link(words % self._numbers(month, part + 1), _path(month, part + 1))
        return CatchUp(
            month=self._months[month],
            part=part,
            more=more if part < self._parts(month) else None,
            has_since=bool(later),
            since=self._news.since[month] if part == 1 else NOTHING,
            until=self._news.called(later[-1]) if later else "",
            apart=tuple(self._link(one) for one in months[at + 1 :] if later and is_apart(one)),
            earlier=self._link(months[at - 1]) if at else None,
            later=self._link(months[at + 1]) if at + 1 < len(months) else None,
        )

    def _posed(self, asked: Questions, months: list[str]) -> tuple[Facet, ...]:
        """Give the newest of some months, which come newest first."""
        found = (one for month in months for one in asked.get(month, ()))
        shown = islice(found, MOST_QUESTIONS)
        return tuple(Facet(self._question(entry, number)) for _day, entry, number in shown)

    def _question(self, entry: Entry, number: int) -> Posed:
        incident, pieces = entry.record, self._catalog.pieces
        assert isinstance(incident, Incident)  # noqa: S101  only incidents have questions
        question = incident.questions[number]
        return Posed(
            path=f"{self._catalog.site.path(entry)}#question-{question.id}",
            text=pieces.prose.fragment(entry, f"questions.{number}.text"),
            answer=pieces.prose.optional(entry, f"questions.{number}.answer.text"),
            answered=pieces.date(question.answer.public) if question.answer else None,
        )


def _path(month: str, part: int) -> str:
    return f"{ROOT}{month}/" if part == 1 else f"{ROOT}{month}/part-{part}/"
