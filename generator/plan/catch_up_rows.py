"""What became public, in the lines in which pages of months show it; each is made once."""

from generator.core.edtf_placed import Placed
from generator.link.public import PublicDates
from generator.model.entry import Entry
from generator.model.records import Event, Report, Statement
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.catching_up import BecamePublic, NewRow
from generator.plan.facets.make_asof import date_in_words
from generator.plan.facets.values import Date


class CatchUpRows:
    """Makes the lines of one site."""

    def __init__(self, catalog: Catalog) -> None:
        """Make lines of the catalog's site."""
        self._catalog = catalog
        self._pieces = catalog.pieces
        self._dates = PublicDates(catalog.site.index)
        self._major: dict[str, Facet] = {}
        self._rows: dict[str, NewRow] = {}

    def major(self, name: str) -> Facet:
        """Give a major development, with its card."""
        if name not in self._major:
            entry = self._catalog.site.entry(name)
            date, own = self._dated(entry)
            card = self._catalog.card(entry).value
            self._major[name] = Facet(BecamePublic(date, own, card))
        return self._major[name]

    def row(self, name: str) -> NewRow:
        """Give another entry, a statement or a report in one line."""
        if name not in self._rows:
            self._rows[name] = self._row(self._catalog.site.entry(name))
        return self._rows[name]

    def day(self, entry: Entry) -> Placed | None:
        """Say when a record became public."""
        return self._dates.of(entry)

    def _row(self, entry: Entry) -> NewRow:
        record, pieces = entry.record, self._pieces
        date, own = self._dated(entry)
        said = isinstance(record, Statement)
        title = pieces.first_words(entry) if said else pieces.title(entry)
        return NewRow(
            date=date,
            own=own,
            title=title,
            path=pieces.site.path(entry),
            label=self._label(entry),
            language=_language(entry),
            overtaken=pieces.overtaken(record) if isinstance(record, Statement) else (),
        )

    def _label(self, entry: Entry) -> str:
        record, pieces = entry.record, self._pieces
        if isinstance(record, Report):
            return pieces.title(pieces.site.find(record.outlet, "outlet"))
        if isinstance(record, Statement):
            return pieces.term("channel", record.channel)
        assert isinstance(record, Event)  # noqa: S101  nothing else stands in months
        return pieces.term("event", record.kind)

    def _dated(self, entry: Entry) -> tuple[Date, bool]:
        """Give a date, and whether it is the record's own or that of its earliest source."""
        record = entry.record
        field = {Event: "public", Report: "published"}.get(type(record), "date")
        own = getattr(record, field)
        if own is not None:
            return self._pieces.date(own, getattr(record, "language", None)), True
        day = self._dates.of(entry)
        assert day is not None  # noqa: S101  what is not placed is in no month
        return date_in_words(day, self._pieces.language), False


def _language(entry: Entry) -> str:
    """Give the language of a title that is another's words."""
    record = entry.record
    if isinstance(record, Statement):
        return record.language
    quoted = isinstance(record, Report) and record.title and not record.title_rebuilt
    return str(getattr(record, "language", "")) if quoted else ""
