"""The table of rules, and the run over it."""

from collections.abc import Iterable

from generator.core.diagnostic import Diagnostic
from generator.load.places import Places
from generator.validate.candidates import candidates
from generator.validate.problem import Problem, Records, Rule
from generator.validate.rules import (
    addresses,
    answers,
    chronology,
    duplicates,
    guids,
    lineage,
    major,
    measures,
    questions,
    quotations,
    references,
    revised,
    settled,
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
    answers.check,
    settled.check,
    major.check,
    lineage.check,
    measures.check,
    revised.check,
)


def validate(records: Records, places: Places) -> list[Diagnostic]:
    """Give every problem that the rules find, placed in its file."""
    return _placed((problem for rule in RULES for problem in rule(records)), places)


def notes(records: Records, places: Places) -> list[Diagnostic]:
    """Give what an editor should look at, placed in its file."""
    return _placed(candidates(records), places)


def _placed(problems: Iterable[Problem], places: Places) -> list[Diagnostic]:
    return [
        places.diagnostic(
            problem.place,
            problem.code,
            problem.message,
            problem.help,
            severity=problem.severity,
            related=problem.related,
        )
        for problem in problems
    ]
