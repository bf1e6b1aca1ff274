"""Names of the site's records in an article, and the incidents that they suggest."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from generator.importers.clip.furniture import shared
from generator.importers.clip.lines import Line
from generator.link.names import Names
from generator.model.index import Index
from generator.model.records import Incident, Outlet


class Mention(Struct, frozen=True):
    """A name in the article: as printed, whose it may be, and every place where it stands."""

    name: str
    owners: tuple[str, ...]
    places: tuple[int, ...]


class Suggestion(Struct, frozen=True):
    """An incident that names suggest, and those names; an editor decides."""

    incident: str
    names: tuple[str, ...]
    why: str


def mentions(names: Names, text: str, until: int | None = None) -> tuple[Mention, ...]:
    """Give the names found in a text, each once, in order of their first place."""
    places: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for match in names.find(text[:until]):
        places[match.name, match.owners].append(match.start)
    return tuple(Mention(name, owners, tuple(at)) for (name, owners), at in places.items())


def suggestions(
    index: Index, found: tuple[Mention, ...], article: Sequence[Line]
) -> tuple[Suggestion, ...]:
    """Give the incidents whose actor and whose victim an article both names, the likeliest first.

    A name alone suggests nothing: the victim of a dozen incidents is named with each of them. Among
    equals goes first the incident whose title shares most of its words with the article.
    """
    by_owner = {owner: one.name for one in found for owner in one.owners}
    made: list[tuple[float, str, Suggestion]] = []
    for entry, incident in index.of(Incident):
        actors = [by_owner.get(_id("actor", slug)) for slug in incident.actors]
        struck = [
            by_owner.get(_id("organisation", part.organisation))
            for part in incident.organisations
            if part.role in _STRUCK
        ]
        names = tuple(name for name in (*actors, *struck) if name is not None)
        if any(actors) and any(struck):
            same, of = shared(incident.title, article)
            one = Suggestion(entry.id, names, f"{same} of the {of} longer words of its title")
            made.append((-same / max(1, of), entry.id, one))
    return tuple(one for _share, _id, one in sorted(made, key=lambda item: item[:2]))


_STRUCK = ("victim", "affected", "notified")


def _id(kind: str, written: str) -> str:
    return written if ":" in written else f"{kind}:{written}"


def outlet_of(index: Index, printed: str) -> str | None:
    """Give the slug of the outlet that is called so, without regard to case and a leading “The”."""
    for entry, outlet in index.of(Outlet):
        if _folded(outlet.name) == _folded(printed):
            return entry.slug
    return None


def known_names(index: Index) -> tuple[str, ...]:
    """Give the names of the site's outlets, for finding who published a page."""
    return tuple(outlet.name for _entry, outlet in index.of(Outlet))


def _folded(name: str) -> str:
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
