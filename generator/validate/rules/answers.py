"""An answer comes after its question, and so does a source of it.

Bad: a question asked on 27 June and answered on 20 June, or one read in a report of 27 June and
answered by a document of 20 June alone. Dates that could be in order are let through.
"""

from collections.abc import Iterator

from generator.core.edtf import Edtf, certainly_before
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found, Index
from generator.model.parts import Answer, Question
from generator.model.records import Document, Incident, Report, Statement
from generator.model.terms import Kind
from generator.model.when import When
from generator.validate.problem import Problem, Records

_SOURCES: tuple[Kind, ...] = ("document", "report", "statement")
_WAY_OUT = "mend one of the two dates, or name a later source"


def check(records: Records) -> Iterator[Problem]:
    """Yield answers that are older than their question."""
    for entry, incident in records.index.of(Incident):
        for number, question in enumerate(incident.questions):
            if question.answer is not None:
                field = f"questions.{number}"
                yield from _older(records.index, entry, field, question, question.answer)


def _older(
    index: Index, entry: Entry, field: str, question: Question, answer: Answer
) -> Iterator[Problem]:
    raised, where = _raised(index, question)
    if raised is None:
        return
    asked = (entry.place(f"{field}.{where}"), f"the question is of {raised.words()}")
    if certainly_before(answer.public.date, raised):
        yield Problem(
            entry.place(f"{field}.answer.public"),
            "answered-before-asked",
            f"the answer ({answer.public.words}) is older than the question ({raised.words()})",
            _WAY_OUT,
            (asked,),
        )
    elif all(_older_than(index, source, raised) for source in answer.sources):
        yield Problem(
            entry.place(f"{field}.answer.sources"),
            "answered-before-asked",
            f"every source of the answer is older than the question ({raised.words()})",
            _WAY_OUT,
            (asked,),
        )


def _raised(index: Index, question: Question) -> tuple[Edtf | None, str]:
    """Give when a question was raised: when it was asked, or the date of its earliest source."""
    if question.asked is not None:
        return question.asked.date, "asked"
    dates = [_date(index, source) for source in question.sources]
    known = [when.date for when in dates if when is not None]
    return (min(known, key=lambda date: date.sort_key) if known else None), "sources"


def _older_than(index: Index, source: str, raised: Edtf) -> bool:
    when = _date(index, source)
    return when is not None and certainly_before(when.date, raised)


def _date(index: Index, source: str) -> When | None:
    found = index.resolve(WrittenRef(source, _SOURCES, Place("")))
    record = found.entry.record if isinstance(found, Found) else None
    if isinstance(record, Report):
        return record.published
    return record.date if isinstance(record, Document | Statement) else None
