"""A report cannot quote more of a statement than the statement has.

Bad: a `quotations:` entry whose `text` is longer than every printed form of the statement.
"""

import re
from collections.abc import Iterator

from generator.model.entry import WrittenRef
from generator.model.index import Found
from generator.model.records import Report, Statement
from generator.validate.problem import Problem, Records

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def check(records: Records) -> Iterator[Problem]:
    """Yield quotations that are longer than their statement."""
    for entry, report in records.index.of(Report):
        for number, quotation in enumerate(report.quotations):
            field = f"quotations.{number}"
            place = entry.place(f"{field}.text")
            ref = WrittenRef(quotation.statement, ("statement",), place)
            target = records.index.resolve(ref)
            if quotation.text is None or not isinstance(target, Found):
                continue
            statement = target.entry.record
            assert isinstance(statement, Statement)  # noqa: S101  the reference's kind says so
            longest = max(_words(form) for form in _forms(statement))
            if _words(quotation.text) > longest:
                yield Problem(
                    place,
                    "quotation-too-long",
                    f"quoted with {_words(quotation.text)} words; the statement has {longest}",
                    "quote only the statement's words, or record the longer form as a variant",
                    ((target.entry.place("quote"), "the statement is here"),),
                )


def _forms(statement: Statement) -> Iterator[str]:
    yield statement.quote
    yield from (variant.text for variant in statement.variants)


def _words(text: str) -> int:
    return len(_WORD.findall(text))
