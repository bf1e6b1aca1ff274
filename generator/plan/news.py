"""What became public in each month of a site: the world's clock, cut into months.

Everything stands in the month in which it is placed (`generator.link.public`): what is dated to a
year or a season counts as known at its end, as on the pages of dates. What has no such day stands
in no month.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.core.edtf_placed import Placed
from generator.core.edtf_words import words_of
from generator.core.language import Language
from generator.link.public import PublicDates
from generator.link.published import finest, month_of
from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.parts import Question
from generator.model.records import Incident
from generator.plan.facets.catching_up import Tally

Asked = tuple[Placed, Entry, int]
"""When a question was asked or answered, its incident, and its place there."""
_MONTH = 1
"""The unit of what is dated to a month; days are finer."""


class News:
    """The months of one site."""

    def __init__(self, site: Site, language: Language) -> None:
        """Sort what `site` has by the months in which it became public; name them in `language`."""
        self._language = language
        self._site = site
        self._dates = PublicDates(site.index)

    @cached_property
    def months(self) -> list[str]:
        """The months in which something became public, oldest first."""
        return sorted(self._finest)

    @cached_property
    def major(self) -> dict[str, list[EventBrief]]:
        """The major developments of each month, newest first."""
        return self._by_month(major=True)

    @cached_property
    def asked(self) -> list[Asked]:
        """The questions by the day from which they were open, newest first."""
        return self._sorted(
            (self._dates.asked(one), entry, number) for one, entry, number in self._questions
        )

    @cached_property
    def answered(self) -> list[Asked]:
        """The answered ones by the day of the answer."""
        return self._sorted(
            (self._dates.answered(one), entry, number) for one, entry, number in self._questions
        )

    def is_exact(self, month: str) -> bool:
        """Tell whether anything of a month is dated as exactly as to the month."""
        return self._finest[month].unit <= _MONTH

    def called(self, month: str) -> str:
        """Name a month, but no more exactly than anything in it is dated."""
        if self.is_exact(month):
            return words_of(month, self._language)
        return self._finest[month].words(self._language)

    def tally(self, months: list[str]) -> Tally:
        """Count what became public in some months."""
        wanted = {*months}
        published = [self._site.published[one] for one in months if one in self._site.published]
        return Tally(
            major=sum(len(self.major.get(month, ())) for month in months),
            others=sum(len(self._others.get(month, ())) for month in months),
            statements=sum(month.statements for month in published),
            reports=sum(month.reports for month in published),
            asked=len(within(self.asked, wanted)),
            answered=len(within(self.answered, wanted)),
        )

    @cached_property
    def _others(self) -> dict[str, list[EventBrief]]:
        return self._by_month(major=False)

    def _by_month(self, *, major: bool) -> dict[str, list[EventBrief]]:
        found: dict[str, list[EventBrief]] = {}
        placed = [(one.placed, one) for one in self._site.events if one.placed is not None]
        for day, event in sorted(placed, key=lambda one: (one[0], one[1].id), reverse=True):
            if event.major is major:
                found.setdefault(month_of(day), []).append(event)
        return found

    @cached_property
    def _finest(self) -> dict[str, Placed]:
        """The most exact date of each month."""
        found = {name: month.finest for name, month in self._site.published.items()}
        events = (event.placed for event in self._site.events)
        for placed in (*events, *(one[0] for one in (*self.asked, *self.answered))):
            if placed is not None:
                name = month_of(placed)
                found[name] = finest(found.get(name, placed), placed)
        return found

    @cached_property
    def _questions(self) -> list[tuple[Question, Entry, int]]:
        return list(self._all_questions())

    def _all_questions(self) -> Iterator[tuple[Question, Entry, int]]:
        for entry in self._site.entries(self._site.incident_ids):
            incident = entry.record
            assert isinstance(incident, Incident)  # noqa: S101  the kind says so
            for number, question in enumerate(incident.questions):
                yield question, entry, number

    def _sorted(self, asked: Iterable[tuple[Placed | None, Entry, int]]) -> list[Asked]:
        dated = [(day, entry, number) for day, entry, number in asked if day is not None]
        return sorted(dated, key=lambda one: (one[0], one[1].id, -one[2]), reverse=True)


def within(asked: list[Asked], months: set[str]) -> list[Asked]:
    """Give those of some months."""
    return [one for one in asked if month_of(one[0]) in months]
