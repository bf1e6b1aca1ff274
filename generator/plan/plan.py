"""The plan: every file of the site as a job."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from msgspec import Struct

from generator.link.site import Site
from generator.markup.richtext import inline
from generator.model.addresses import SECTIONS
from generator.model.kinds import FOLDERS
from generator.model.records import Page
from generator.plan.asof import AsOfPlanner
from generator.plan.card_images import CardPlanner
from generator.plan.catalog import Catalog
from generator.plan.catch_up import CatchUpPlanner
from generator.plan.compare import ComparePlanner
from generator.plan.dossier.planner import DossierPlanner
from generator.plan.facet import Facet
from generator.plan.facets.chrome import Chrome
from generator.plan.facets.prose import ProseWriter
from generator.plan.facets.values import Fragment, Link
from generator.plan.feeds import FeedPlanner
from generator.plan.heads import Heads, base_of
from generator.plan.job import Job, Planned, Text
from generator.plan.listings import ListingPlanner
from generator.plan.pages import PageMaker, RecordPlanner
from generator.plan.search.search import SearchPlanner
from generator.plan.theme import Theme
from generator.plan.timelines.planner import TimelinePlanner
from generator.plan.words import FOOTER, MENU

_MACHINE_FILES = 2


class Addresses(Struct, frozen=True):
    """The pages that search engines should know, as absolute addresses."""

    pages: tuple[str, ...]


class Bytes(Struct, frozen=True):
    """A file that is published as it is."""

    data: bytes


class Planner:
    """Plans the files of one site in the look of one theme."""

    def __init__(self, site: Site, theme: Theme) -> None:
        """Plan `site` in the look of `theme`."""
        self.catalog = Catalog(site, base_of(site.config), theme.language)
        self._theme = theme
        self._heads = Heads(site.config, self.catalog.pieces)
        pages = PageMaker(theme, Facet(_chrome(self.catalog, theme)))
        self.timelines = TimelinePlanner(self.catalog, self._heads, pages)
        self.listings = ListingPlanner(self.catalog, self._heads, pages, self.timelines)
        self.records = RecordPlanner(self.catalog, self._heads, pages, self.timelines.filing)
        self.comparisons = ComparePlanner(self.catalog, self._heads, pages)
        self.feeds = FeedPlanner(self.catalog, self._heads)
        self.search = SearchPlanner(self.catalog, self._heads, pages)
        self.catch_up = CatchUpPlanner(self.catalog, self._heads, pages)
        self.as_of = AsOfPlanner(self.catalog, self._heads, pages)
        self.dossiers = DossierPlanner(self.catalog, self._heads, pages)
        self.cards = CardPlanner(self.catalog, theme)

    def all(self) -> "Plan":
        """Give every file as a job."""
        planned = chain(
            self.listings.planned(),
            self.timelines.planned(),
            self.catch_up.planned(),
            self.records.planned(),
            self.comparisons.planned(),
            self.feeds.planned(),
            self.search.planned(),
            self.as_of.planned(),
            self.dossiers.planned(),
            self.cards.planned(),
        )
        assets = (
            Planned(path, partial(Job, path, "bytes", {"file": Facet(Bytes(data))}))
            for path, data in self._theme.assets.items()
        )
        return Plan([*planned, *assets], self._heads)


class Plan:
    """The jobs of a site, each made when it is asked for: at once they would fill the memory.

    They come in the order of their paths; last come the files for machines, which list the rest.
    """

    def __init__(self, planned: list[Planned], heads: Heads) -> None:
        """Make the jobs of `planned`, and those for machines by `heads`."""
        self._planned = sorted(planned, key=lambda one: one.output)
        self._heads = heads

    def __len__(self) -> int:
        """Count the files."""
        return len(self._planned) + _MACHINE_FILES

    def __iter__(self) -> Iterator[Job]:
        """Make each job."""
        addresses: list[str] = []
        for one in self._planned:
            job = one.make()
            head = job.facets.get("head")
            if isinstance(head, Facet) and head.value.indexed:
                addresses.append(head.value.canonical)
            yield job
        yield from _for_machines(sorted(addresses), self._heads)


def _chrome(catalog: Catalog, theme: Theme) -> Chrome:
    config = catalog.site.config
    pages = [(entry, entry.record) for entry in catalog.site.index.of_kind("page")]
    listed = [
        (
            page.menu if page.menu is not None else len(FOLDERS),
            entry.slug,
            catalog.pieces.link(entry),
        )
        for entry, page in pages
        if isinstance(page, Page)
    ]
    return Chrome(
        title=config.title,
        tagline=config.tagline,
        description=config.description,
        language=config.language,
        direction=catalog.language.direction,
        publisher=config.publisher,
        revised=catalog.pieces.optional_date(config.revised),
        notice=_notice(catalog),
        menu=_filled(catalog, MENU),
        footer=(
            *(link for _place, _slug, link in sorted(listed, key=lambda one: one[:2])),
            *_filled(catalog, FOOTER),
        ),
        stylesheets=theme.stylesheets(),
        scripts=theme.scripts(),
        early=theme.early(),
        timeline=theme.timeline(),
        search=theme.search(),
        icon=theme.files()[theme.config.icon] if theme.config.icon else None,
        files=dict(sorted(theme.files().items())),
    )


def _filled(catalog: Catalog, links: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    """Leave out the lists of kinds that have no record."""
    count = catalog.site.index.count
    empty = {f"/{folder}/" for kind, folder in SECTIONS.items() if not count(kind)}
    if not count("incident"):
        empty.add("/questions/")
    say = catalog.language.gettext
    return tuple(Link(say(title), path) for title, path in links if path not in empty)


def _notice(catalog: Catalog) -> Fragment | None:
    """Write the line that stands on every page; names in it are left alone."""
    notice = catalog.site.config.notice
    if notice is None:
        return None
    writer = ProseWriter(
        catalog.site, base_of(catalog.site.config), names=False, language=catalog.language
    )
    return writer.written(inline(notice)[0])


def _for_machines(addresses: list[str], heads: Heads) -> tuple[Job, ...]:
    """Give the sitemap (sitemaps.org protocol 0.9) and robots.txt (RFC 9309)."""
    sitemap = heads.absolute("/sitemap.xml")
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"
    return (
        Job("sitemap.xml", "sitemap", {"addresses": Facet(Addresses(tuple(addresses)))}),
        Job("robots.txt", "text", {"file": Facet(Text(robots))}),
    )
