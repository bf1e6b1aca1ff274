"""What became public in each month of a site: the world's clock, cut into months.

Everything stands in the month in which it is placed (`generator.link.public`): what is dated to a
year or a season counts as known at its end, as on the pages of dates. Where that month had not come
when the record was last changed, it stands apart: of a year, in no known month; a winter, of that
in which it ends. What has no such day stands in no month.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec.structs import astuple

from generator.core.edtf import Edtf
from generator.core.edtf_placed import Placed, placed
from generator.core.edtf_words import words_of
from generator.core.language import Language
from generator.link.public import PublicDates
from generator.link.published import Month, month_of, naming
from generator.link.site import Site
from generator.model.brief import EventBrief
from generator.model.entry import Entry
from generator.model.parts import Question
from generator.model.records import Incident
from generator.plan.facets.catching_up import Tally

Asked = tuple[Placed, Entry, int]
"""When a question was asked or answered, its incident, and its place there."""
Questions = dict[str, list[Asked]]
"""Questions by month, those of each the newest first."""
NOTHING = Tally(*[0] * len(Tally.__struct_fields__))
_YEAR = len("2024")


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
        return sorted(self._naming, key=lambda one: (one[:_YEAR], is_apart(one), one))

    @property
    def newest_first(self) -> list[str]:
        """The same, newest first; what has no month stands at the end of its year, either way."""

        def place(month: str) -> tuple[str, bool, str]:
            return month[:_YEAR], not is_apart(month), month

        return sorted(self.months, key=place, reverse=True)

    @cached_property
    def major(self) -> dict[str, list[EventBrief]]:
        """The major developments of each month, newest first."""
        return self._by_month(major=True)

    @cached_property
    def others(self) -> dict[str, list[EventBrief]]:
        """The other entries of each month, newest first."""
        return self._by_month(major=False)

    @cached_property
    def published(self) -> dict[str, Month]:
        """The statements and reports of each month."""
        found: dict[str, Month] = {}
        for came, month in sorted(self._site.published.items()):
            name = self._filed(came)
            one = found.get(name, Month((), (), ()))
            found[name] = Month(
                statements=(*month.statements, *one.statements),
                reports=(*month.reports, *one.reports),
                dates=naming((*month.dates, *one.dates)),
            )
        return found

    @cached_property
    def asked(self) -> Questions:
        """The questions of which it is known when they were asked, by that day."""
        return self._by_day(
            (self._dates.asked(one), entry, number)
            for one, entry, number in self._questions
            if one.asked is not None
        )

    @cached_property
    def open(self) -> Questions:
        """The others by the day from which they stood open, that of their earliest source."""
        return self._by_day(
            (self._dates.asked(one), entry, number)
            for one, entry, number in self._questions
            if one.asked is None
        )

    @cached_property
    def answered(self) -> Questions:
        """The answered ones by the day of the answer."""
        return self._by_day(
            (self._dates.answered(one), entry, number) for one, entry, number in self._questions
        )

    def month_of(self, day: Placed) -> str:
        """Give the month in which something stands; only its year, where the month has not come."""
        return self._filed(month_of(day))

    def _filed(self, month: str) -> str:
        return month[:_YEAR] if self._last is not None and month > self._last else month

    @cached_property
    def _last(self) -> str | None:
        """The last month that had come when the record was changed, if that is stated."""
        revised = self._site.config.revised
        day = placed(revised.date) if revised is not None else None
        return month_of(day) if day is not None else None

    def is_exact(self, month: str) -> bool:
        """Tell whether everything of a month is dated as exactly as to the month, without doubt."""
        return all(one.is_exact for one in self._naming[month])

    def called(self, month: str) -> str:
        """Name a month, but no more exactly or certainly than anything in it is dated."""
        if is_apart(month):
            words = self._language.gettext("%(year)s, month not known")
            return words % {"year": self._years(month)}
        if self._has_exact(month):
            return words_of(month, self._language)
        return self.end_of(month)

    def end_of(self, month: str) -> str:
        """Say when all of a month had become public: at its end, or on the last of its dates."""
        found = self._naming[month]
        ends = placed(Edtf.parse(month)) if self._has_exact(month) else max(found, key=_certain)
        assert ends is not None  # noqa: S101  a month has an end
        return ends.words(self._language)

    def _has_exact(self, month: str) -> bool:
        return any(one.is_exact for one in self._naming[month])

    def _years(self, year: str) -> str:
        """Name a year; a winter that ends in it may have been public in the year before."""
        first = min(one.name[:_YEAR] for one in self._naming[year])
        if first == year:
            return year
        return self._language.gettext("%(first)s or %(last)s") % {"first": first, "last": year}

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """How much became public in each month."""
        return {month: self._tally(month) for month in self.months}

    @cached_property
    def since(self) -> dict[str, Tally]:
        """How much became public after each month; what stands apart is after none."""
        found: dict[str, Tally] = {}
        so_far = NOTHING
        for month in reversed(self.months):
            found[month] = so_far
            if not is_apart(month):
                both = zip(astuple(so_far), astuple(self.tallies[month]), strict=True)
                so_far = Tally(*map(sum, both))
        return found

    def _tally(self, month: str) -> Tally:
        published = self.published.get(month)
        return Tally(
            major=len(self.major.get(month, ())),
            others=len(self.others.get(month, ())),
            statements=len(published.statements) if published else 0,
            reports=len(published.reports) if published else 0,
            asked=len(self.asked.get(month, ())),
            open=len(self.open.get(month, ())),
            answered=len(self.answered.get(month, ())),
        )

    def _by_month(self, *, major: bool) -> dict[str, list[EventBrief]]:
        found: dict[str, list[EventBrief]] = {}
        placed = [(one.placed, one) for one in self._site.events if one.placed is not None]
        for day, event in sorted(placed, key=lambda one: (one[0], one[1].id), reverse=True):
            if event.major is major:
                found.setdefault(self.month_of(day), []).append(event)
        return found

    @cached_property
    def _naming(self) -> dict[str, tuple[Placed, ...]]:
        """The dates by which each month may be called."""
        found = {name: {*month.dates} for name, month in self.published.items()}
        events = (event.placed for event in self._site.events)
        kinds = (self.asked, self.open, self.answered)
        questions = (one[0] for kind in kinds for month in kind.values() for one in month)
        for day in (*events, *questions):
            if day is not None:
                found.setdefault(self.month_of(day), set()).add(day)
        return {name: naming(dates) for name, dates in found.items()}

    @cached_property
    def _questions(self) -> list[tuple[Question, Entry, int]]:
        return list(self._all_questions())

    def _all_questions(self) -> Iterator[tuple[Question, Entry, int]]:
        for entry in self._site.entries(self._site.incident_ids):
            incident = entry.record
            assert isinstance(incident, Incident)  # noqa: S101  the kind says so
            for number, question in enumerate(incident.questions):
                yield question, entry, number

    def _by_day(self, asked: Iterable[tuple[Placed | None, Entry, int]]) -> Questions:
        dated = [(day, entry, number) for day, entry, number in asked if day is not None]
        found: Questions = {}
        for one in sorted(dated, key=lambda one: (one[0], one[1].id, -one[2]), reverse=True):
            found.setdefault(self.month_of(one[0]), []).append(one)
        return found


def is_apart(month: str) -> bool:
    """Tell whether a month is none: a year of which the month is not known."""
    return len(month) == _YEAR


def _certain(day: Placed) -> tuple[int, bool, int]:
    """Order dates by when they are certain; of one day the surest and finest is the last."""
    return day.day, not day.qualifier, -day.unit
