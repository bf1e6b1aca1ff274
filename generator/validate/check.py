"""The table of rules, and the run over it."""

from generator.core.diagnostic import Diagnostic
from generator.load.places import Places
from generator.validate.problem import Records, Rule
from generator.validate.rules import (
    addresses,
    chronology,
    duplicates,
    guids,
    lineage,
    major,
    measures,
    questions,
    quotations,
    references,
    slugs,
    verification,
)

RULES: tuple[Rule, ...] = (
    slugs.check,
    addresses.check,
    guids.check,
    references.check,
    duplicates.check,
    chronology.check,
    verification.check,
    quotations.check,
    questions.check,
    major.check,
    lineage.check,
    measures.check,
)


def validate(records: Records, places: Places) -> list[Diagnostic]:
    """Give every problem that the rules find, placed in its file."""
    return [
        places.diagnostic(
            problem.place,
            problem.code,
            problem.message,
            problem.help,
            severity=problem.severity,
            related=problem.related,
        )
        for rule in RULES
        for problem in rule(records)
    ]
