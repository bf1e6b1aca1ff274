"""Candidates: facts on one matter that say different things, for an editor to look at.

Two facts are on one matter where their quantities have one key. They differ where their values come
to different things (`generator.core.quantity`). A candidate is no error and no warning: sources may
differ, and only an editor can say whether they do. One that is recorded, as a discrepancy with that
key, is none.
"""

from collections.abc import Iterator

from generator.core.quantity import Folded, folded
from generator.model.entry import Place
from generator.model.parts import Quantity
from generator.model.records import Discrepancy, Event, Incident
from generator.validate.problem import Problem, Records

_Found = list[tuple[Place, Quantity]]


def candidates(records: Records) -> Iterator[Problem]:
    """Yield a note for each key whose facts have different values and no discrepancy."""
    index = records.index
    recorded = {discrepancy.quantity for _entry, discrepancy in index.of(Discrepancy)}
    for key, found in sorted(_by_key(records).items()):
        apart = _apart(found)
        if len(apart) > 1 and key not in recorded:
            (first, one), *others = apart
            place, other = others[0]
            yield Problem(
                place,
                "candidate-discrepancy",
                f"{_said(other)} here, and elsewhere {_said(one)}, on {key!r}",
                f"record it as a discrepancy with `quantity: {key}`, mend the value, or give what "
                "is another matter another key",
                ((first, _said(one)), *((at, _said(value)) for at, value in others[1:])),
                severity="note",
            )


def _by_key(records: Records) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for entry in records.index.entries:
        record = entry.record
        if isinstance(record, Event | Incident):
            for number, fact in enumerate(record.facts):
                if fact.quantity is not None:
                    place = entry.place(f"facts.{number}.quantity.value")
                    found.setdefault(fact.quantity.key, []).append((place, fact.quantity))
    return found


def _apart(found: _Found) -> _Found:
    """Give the first of each value, as they come to."""
    first: dict[Folded | str, tuple[Place, Quantity]] = {}
    for place, quantity in found:
        first.setdefault(folded(quantity.value, quantity.unit), (place, quantity))
    return list(first.values())


def _said(quantity: Quantity) -> str:
    return repr(" ".join(filter(None, (quantity.value, quantity.unit))))
