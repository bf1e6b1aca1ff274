"""A record was changed for the last time on one day, and not before what it holds is dated.

Bad: `revised: 2024` in `site.yaml`. Bad: `revised: 2024-01-01`, and an event with
`public: 2024-03-08`.
"""

from collections.abc import Iterator

from generator.core.edtf import certainly_before
from generator.load.discover import CONFIG
from generator.model.entry import Entry, Place
from generator.model.records import Document, Event, Incident, Report, Statement
from generator.model.when import When
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield the day of the last change if it is no day, or something became public after it."""
    revised = records.config.revised if records.config is not None else None
    if revised is None:
        return
    if not _is_day(revised):
        yield Problem(
            Place(CONFIG, -1, "revised"),
            "bad-value",
            "the day of the last change is one day, without a time and without words",
            "write a day: 2024-02-02",
        )
        return
    later = [
        (public, entry, field)
        for entry, field, public in _public(records)
        if public is not None and certainly_before(revised.date, public.date)
    ]
    if later:
        newest, entry, field = max(later, key=lambda one: (one[0].date.sort_key, one[1].id))
        yield Problem(
            Place(CONFIG, -1, "revised"),
            "revised-too-early",
            f"last changed {revised.words}, but something on record is later: {newest.words}",
            "write the day on which you last changed the record, or take the line out",
            ((entry.place(field), "it is dated then"),),
        )


def _is_day(when: When) -> bool:
    return when.date.is_exact_day and when.date.instant is None and when.source_words is None


def _public(records: Records) -> Iterator[tuple[Entry, str, When | None]]:
    index = records.index
    happened: list[tuple[Entry, Event | Incident]] = [*index.of(Event), *index.of(Incident)]
    yield from ((entry, "public", record.public) for entry, record in happened)
    dated: list[tuple[Entry, Statement | Document]] = [*index.of(Statement), *index.of(Document)]
    yield from ((entry, "date", record.date) for entry, record in dated)
    yield from ((entry, "published", record.published) for entry, record in index.of(Report))
    for entry, incident in index.of(Incident):
        for number, question in enumerate(incident.questions):
            yield entry, f"questions.{number}.asked", question.asked
            if question.answer is not None:
                yield entry, f"questions.{number}.answer.public", question.answer.public
