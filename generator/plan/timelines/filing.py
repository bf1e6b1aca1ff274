"""What events are filed under, and which events each of these has.

An aspect is a question that one may ask of any event: of which kind it is, which incident it
belongs to. Each answer is a value, with a page of its own. An event is filed under the actors and
organisations that it says it concerns, and under the actors to whom its incidents are attributed:
the pages of those say by whom. A name that its prose only mentions files it nowhere.
"""

from functools import cache, cached_property
from typing import Literal, NamedTuple, get_args

from generator.core.language import Language
from generator.core.slug import slugify
from generator.link.site import Site
from generator.model.addresses import address_of
from generator.model.brief import EventBrief
from generator.model.records import Incident
from generator.model.terms import DocumentKind, EventKind
from generator.plan.facets.prose import title_of
from generator.plan.facets.values import Link
from generator.plan.search.words import fold
from generator.plan.timelines.run import Run
from generator.plan.words import FILED, sentence

AspectName = Literal["incident", "kind", "actor", "organisation", "source", "tier", "verified"]
ASPECTS: tuple[AspectName, ...] = get_args(AspectName)
_RECORDS = frozenset({"incident", "actor", "organisation"})
_TERMS: dict[AspectName, tuple[str, tuple[str, ...]]] = {
    "kind": ("event", get_args(EventKind)),
    "source": ("document", get_args(DocumentKind)),
}
"""Vocabularies, each with its values, to which the values of an aspect belong."""
ROOT = "/timeline/"
_slug = cache(slugify)
"""Of a word of a vocabulary, which thousands of events have."""


class Filed(NamedTuple):
    """One value of an aspect, and the run of its events."""

    aspect: AspectName
    slug: str
    """Its name in addresses; unique in its aspect."""
    title: str
    record: Link | None
    """The page of the record that it is, where it is one."""
    run: Run

    @property
    def path(self) -> str:
        """Its page."""
        return self.run.path

    @property
    def total(self) -> int:
        """How many events it has."""
        return len(self.run.events)


class Filing:
    """The events of one site by every aspect."""

    def __init__(self, site: Site, language: Language) -> None:
        """File the events of `site`, under values that are called by words of `language`."""
        self._site = site
        self._language = language
        self._known: dict[tuple[AspectName, str], Filed] = {}

    @cached_property
    def whole(self) -> Run:
        """All events."""
        return Run(ROOT, list(self._site.events), whole=True)

    @cached_property
    def values(self) -> dict[AspectName, tuple[Filed, ...]]:
        """The values of each aspect that has any, those with most events first."""
        return {
            aspect: tuple(
                sorted(
                    (self._filed(aspect, name) for name in named),
                    key=lambda filed: (
                        -filed.total,
                        fold(filed.title),
                        filed.title.casefold(),
                        filed.slug,
                    ),
                )
            )
            for aspect, named in self._members.items()
            if named
        }

    def of(self, event: EventBrief) -> list[Filed]:
        """Give the values under which an event is filed."""
        return [
            self._filed(aspect, name)
            for aspect, names in self._names(event).items()
            for name in names
        ]

    def find(self, aspect: AspectName, slug: str) -> Filed | None:
        """Give a value by its name in addresses; None where no event has it."""
        return self._filed(aspect, slug) if slug in self._members[aspect] else None

    @cached_property
    def _members(self) -> dict[AspectName, dict[str, list[EventBrief]]]:
        """The events of each value, oldest first."""
        members: dict[AspectName, dict[str, list[EventBrief]]] = {name: {} for name in ASPECTS}
        for event in self._site.events:
            for aspect, names in self._names(event).items():
                for name in names:
                    members[aspect].setdefault(name, []).append(event)
        return members

    def _names(self, event: EventBrief) -> dict[AspectName, tuple[str, ...]]:
        """Give the values of an event, by the names that they have in addresses."""
        attributed = (one for name in event.incidents for one in self._attributed[name])
        return {
            "incident": _slugs(event.incidents),
            "kind": (_slug(event.kind),),
            "actor": _slugs((*event.actors, *attributed)),
            "organisation": _slugs(event.organisations),
            "source": tuple(map(_slug, event.sources)),
            "tier": event.tiers,
            "verified": (_slug(event.verified),),
        }

    @cached_property
    def _attributed(self) -> dict[str, tuple[str, ...]]:
        """The actors to whom each incident is attributed."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._site.entries(self._site.incident_ids):
            incident = entry.record
            assert isinstance(incident, Incident)  # noqa: S101  the kind says so
            actors = (self._site.find(actor, "actor").id for actor in incident.actors)
            found[entry.id] = tuple(actors)
        return found

    def _filed(self, aspect: AspectName, slug: str) -> Filed:
        if (aspect, slug) not in self._known:
            self._known[aspect, slug] = self._made(aspect, slug)
        return self._known[aspect, slug]

    def _made(self, aspect: AspectName, slug: str) -> Filed:
        run = Run(f"{ROOT}{aspect}/{slug}/", self._members[aspect][slug])
        if aspect not in _RECORDS:
            return Filed(aspect, slug, self._worded(aspect, slug), None, run)
        name = f"{aspect}:{slug}"
        entry = self._site.entry(name)
        title = title_of(self._site, entry, self._language)
        short = getattr(entry.record, "short", None) or title
        return Filed(aspect, slug, short, Link(title, address_of(name)), run)

    def _worded(self, aspect: AspectName, slug: str) -> str:
        """Give the words for a value that is no record."""
        if slug in FILED:
            return self._language.gettext(FILED[slug])
        vocabulary, values = _TERMS[aspect]
        value = next(value for value in values if _slug(value) == slug)
        return sentence(self._language.pgettext(vocabulary, value))


def _slugs(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.partition(":")[2] for name in names))
