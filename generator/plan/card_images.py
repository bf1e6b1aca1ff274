"""A picture for every page that is shared by its address: the jobs, and what pages say of them."""

from collections.abc import Iterator
from functools import cached_property, partial
from importlib.util import find_spec

from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.plan.card_look import card_look
from generator.plan.catalog import Catalog
from generator.plan.facet import Facet
from generator.plan.facets.card_image import CardImage
from generator.plan.facets.chrome import Picture
from generator.plan.facets.make_card_image import PICTURED, record_card, site_card
from generator.plan.job import Job, Planned
from generator.plan.theme import Theme

WIDTH, HEIGHT = 1200, 630
"""What the services that show cards ask for: 1.91 to 1."""

_NEEDED = ("resvg_py", "font_source_serif_pro", "font_source_sans_pro")
_SITE_CARD = "/cards/site.png"


def picture_of_site(config: SiteConfig) -> Picture | None:
    """Give the picture of pages that have none of their own; None where the site wants no cards."""
    if not config.cards:
        return None
    words = f"{config.title}. {config.tagline}" if config.tagline else config.title
    return _picture(config, _SITE_CARD, words)


def picture_of(config: SiteConfig, entry: Entry, path: str, title: str) -> Picture | None:
    """Give the picture of the page at `path`, of a record called `title`."""
    if entry.kind not in PICTURED:
        return picture_of_site(config)
    return _picture(config, _card_path(path), f"{config.title}: {title}") if config.cards else None


def missing_tools() -> list[str]:
    """Give the packages that cards are drawn with and that are not installed."""
    return [name for name in _NEEDED if not _is_installed(name)]


class CardPlanner:
    """Plans the card images of one site."""

    def __init__(self, catalog: Catalog, theme: Theme) -> None:
        """Plan cards in the colours and the type of `theme`."""
        self._catalog = catalog
        self._theme = theme
        self._config = catalog.site.config

    def planned(self) -> Iterator[Planned]:
        """Give the card of the site, and that of each record that has one."""
        if self._config.cards:
            site = partial(self._job, _SITE_CARD, site_card(self._config))
            yield Planned(_SITE_CARD.lstrip("/"), site)
            for kind in sorted(PICTURED):
                for entry in self._catalog.site.index.of_kind(kind):
                    yield from self.of_record(entry)

    def of_record(self, entry: Entry) -> Iterator[Planned]:
        """Give the card of a record, if it has one."""
        if self._config.cards and entry.kind in PICTURED:
            path = _card_path(self._catalog.site.path(entry))
            yield Planned(path.lstrip("/"), partial(self._of_record, path, entry))

    def _of_record(self, path: str, entry: Entry) -> Job:
        return self._job(path, record_card(self._catalog.pieces, entry))

    def _job(self, path: str, card: CardImage) -> Job:
        return Job(path.lstrip("/"), "card", {"card": Facet(card), "look": self._look})

    @cached_property
    def _look(self) -> Facet:
        return Facet(card_look(self._theme, self._catalog.language))


def _card_path(path: str) -> str:
    return f"/cards{path.rstrip('/')}.png"


def _picture(config: SiteConfig, path: str, words: str) -> Picture:
    return Picture(f"{config.url.rstrip('/')}{path}", WIDTH, HEIGHT, words)


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ImportError:
        return False
