"""A quotation is on record by its words, or by its statement and how much of it was carried.

Bad: a `quotations:` entry that names a statement, and says neither the words nor the extent.
"""

from collections.abc import Iterator

from generator.model.records import Report
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield quotations that say too little."""
    for entry, report in records.index.of(Report):
        for number, quotation in enumerate(report.quotations):
            said = quotation.statement is not None and quotation.extent is not None
            if quotation.text is None and not said:
                missing = "extent" if quotation.statement is not None else "statement"
                yield Problem(
                    entry.place(f"quotations.{number}"),
                    "quotation-incomplete",
                    f"a quotation has neither `text` nor `{missing}`",
                    "write the words as printed in `text:`, or `statement:` and `extent:`",
                )
