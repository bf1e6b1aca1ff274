"""The document itself: its sections in the order in which a reader reads them."""

from collections.abc import Callable

from msgspec.structs import replace

from generator.model.entry import Entry
from generator.model.records import Incident
from generator.plan.catalog import Catalog
from generator.plan.dossier import sections
from generator.plan.dossier.crossing import placed
from generator.plan.dossier.numbering import Numbering
from generator.plan.facets import make_measures
from generator.plan.facets.chrome import Count
from generator.plan.facets.dossier import Dossier
from generator.plan.facets.make_fulls import involvements, relations
from generator.plan.facets.values import Link

Absolute = Callable[[str], str]


def first_part(
    catalog: Catalog, entry: Entry, events: list[Entry], parts: tuple[Count, ...], to: Absolute
) -> Dossier:
    """Give the whole dossier of an incident, or its first part if `parts` follow.

    `to` makes an absolute address of a path.
    """
    incident, pieces = entry.record, catalog.pieces
    numbering = Numbering(catalog.language)
    assert isinstance(incident, Incident)  # noqa: S101  the caller has looked
    base = _base(catalog, entry)
    attributing = sections.attributing(catalog.site, entry)
    attributed = sections.attributed(pieces, numbering, incident, attributing)
    state = sections.state(pieces, numbering, entry, incident)
    facts = sections.facts(pieces, numbering, entry, incident)
    told = _told(catalog, numbering, base, [entry, *events], events)
    questions = sections.questions(pieces, numbering, entry, incident)
    clocks = sections.clocks(pieces, numbering, entry, incident)
    whole = replace(
        told,
        parts=parts,
        attributed=attributed,
        state=state,
        relations=relations(pieces, entry, incident),
        account=pieces.prose.optional(entry, "body"),
        facts=facts,
        questions=questions,
        intervals=make_measures.intervals(pieces, entry, incident),
        clocks=clocks,
    )
    return _finished(catalog, numbering, whole, to)


def further_part(
    catalog: Catalog, entry: Entry, events: list[Entry], place: tuple[str, Link], to: Absolute
) -> Dossier:
    """Give a part of the chronology; `place` is what it is called, and the first part."""
    (words, whole), numbering = place, Numbering(catalog.language)
    told = _told(catalog, numbering, _base(catalog, entry), events, events)
    return _finished(catalog, numbering, replace(told, part=words, whole=whole), to)


def _told(
    catalog: Catalog, numbering: Numbering, base: Dossier, about: list[Entry], events: list[Entry]
) -> Dossier:
    """Add the chronology of `events`, and who spoke and wrote on the records it is `about`."""
    pieces, names = catalog.pieces, [entry.id for entry in about]
    chapters = sections.chapters(pieces, numbering, events)
    sayings = sections.sayings(pieces, numbering, catalog.around(names, "statement"))
    press = sections.press(pieces, numbering, catalog.around(names, "report"))
    matters = sections.matters(pieces, numbering, catalog.around(names, "discrepancy"))
    return replace(base, chapters=chapters, sayings=sayings, press=press, matters=matters)


def _finished(catalog: Catalog, numbering: Numbering, told: Dossier, to: Absolute) -> Dossier:
    """Add the notes, and where in the document stands what its links lead to."""
    found: Dossier = placed(told, numbering.places(), catalog.pieces.prose)
    return replace(found, notes=numbering.notes(to))


def _base(catalog: Catalog, entry: Entry) -> Dossier:
    """Give what every part says of the incident."""
    incident, pieces = entry.record, catalog.pieces
    assert isinstance(incident, Incident)  # noqa: S101  the caller has looked
    return Dossier(
        incident=pieces.link(entry),
        summary=pieces.prose.fragment(entry, "summary"),
        occurred=pieces.date(incident.occurred),
        public=pieces.date(incident.public),
        actors=pieces.links(incident.actors, "actor"),
        organisations=involvements(pieces, incident),
        entries=len(catalog.site.events_of.get(entry.id, ())),
    )
