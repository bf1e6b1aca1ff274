"""Questions of one incident have names of their own.

Bad: two questions with `id: how-many`.
"""

from collections.abc import Iterator

from generator.model.records import Incident
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield questions whose id is taken."""
    for entry, incident in records.index.of(Incident):
        seen: dict[str, int] = {}
        for number, question in enumerate(incident.questions):
            if question.id in seen:
                yield Problem(
                    entry.place(f"questions.{number}.id"),
                    "duplicate-id",
                    f"another question of this incident is called {question.id!r}",
                    "give it a name of its own",
                    ((entry.place(f"questions.{seen[question.id]}.id"), "the first is here"),),
                )
            seen.setdefault(question.id, number)
