"""What is not known yet of incidents, as pages of what belongs to them tell it."""

from collections.abc import Iterable, Iterator

from generator.model.records import Incident
from generator.plan.facets.chrome import Count
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Link


def unknown_of(pieces: Pieces, incidents: Iterable[str]) -> tuple[Count, ...]:
    """Give the open questions of each incident that has any, where they stand."""
    return tuple(_counted(pieces, incidents))


def _counted(pieces: Pieces, incidents: Iterable[str]) -> Iterator[Count]:
    for target in incidents:
        entry = pieces.site.find(target, "incident")
        assert isinstance(entry.record, Incident)  # noqa: S101  the kind says so
        link, number = pieces.link(entry), entry.record.open_questions
        if number:
            yield Count(Link(link.title, f"{link.path}#unknown"), number)
