"""What surrounds every page, and how lists are laid out."""

from msgspec import Struct

from generator.plan.facets.citing import Citation
from generator.plan.facets.values import Date, Fragment, Link


class Asset(Struct, frozen=True):
    """A fingerprinted file of the theme."""

    path: str
    integrity: str


class Chrome(Struct, frozen=True):
    """The site around a page: the variable `site` of every template."""

    title: str
    tagline: str | None
    description: str
    language: str
    direction: str
    """`ltr` or `rtl`: which way the language is written."""
    publisher: str
    revised: Date | None
    """When the record was last changed, if its editors say so."""
    notice: Fragment | None
    menu: tuple[Link, ...]
    """The main navigation, without kinds that have no record."""
    footer: tuple[Link, ...]
    """About, corrections policy, feeds …"""
    stylesheets: tuple[Asset, ...]
    scripts: tuple[Asset, ...]
    early: tuple[Asset, ...]
    """Scripts that run before the page is shown: short, since they hold it up."""
    timeline: tuple[Asset, ...]
    """Scripts that only pages of the timeline load."""
    search: tuple[Asset, ...]
    """Scripts that are fetched when somebody searches."""
    icon: str | None
    files: dict[str, str]
    """The published path of each static file, by its name in the theme."""


class Feed(Struct, frozen=True):
    """A feed to discover."""

    title: str
    path: str
    address: str
    """The absolute address, for feed readers."""


class Picture(Struct, frozen=True):
    """The card image of a page, for those who share its address."""

    address: str
    """Absolute; a PNG."""
    width: int
    height: int
    words: str
    """What it shows, in words."""


class Head(Struct, frozen=True):
    """The variable `head` of every template: what the page says of itself."""

    title: str
    description: str
    path: str
    canonical: str
    canonical_parts: tuple[str, ...]
    """The same, cut after its slashes: where a line may break."""
    og_type: str
    """website or article"""
    feeds: tuple[Feed, ...]
    json_ld: Fragment
    """JSON, already safe inside a script element."""
    indexed: bool
    """False for pages that search engines should not list (404)."""
    section: str | None
    """The path of the menu's entry that the page belongs to."""
    place: str | None
    """Its path, if menu or footer may lead to it."""
    citation: Citation | None = None
    """How the page is cited; None for most lists."""
    picture: Picture | None = None
    """None where the site makes no card images."""


class Month(Struct, frozen=True):
    """A run of events in one month, or in a year without a month."""

    id: str
    label: str
    """`March 2024`, or `2020, month not known`"""
    first: int
    """Index of the month's first card in `events`."""
    last: int
    """Index after the month's last card."""


class Year(Struct, frozen=True):
    """A year of a timeline."""

    label: str
    path: str | None
    """The year's own page, where it has one."""
    id: str
    count: int
    """How many entries of the year stand here."""
    total: int
    """How many it has."""
    months: tuple[Month, ...]


class Bar(Struct, frozen=True):
    """A bar of the density strip, in the units of the strip's view box."""

    x: int
    height: int
    label: str
    """`March 2024`, or `2024` where the strip has a bar for each year"""
    count: int
    path: str
    """Where that month or year stands."""


class StripYear(Struct, frozen=True):
    """A year below the density strip, with or without entries."""

    label: str
    count: int
    path: str | None
    """Where the year stands; None where it has no entry."""


class Strip(Struct, frozen=True):
    """The density strip: how many entries each month or year has, across the whole span."""

    width: int
    height: int
    bar_width: int
    by_year: bool
    """Whether the bars are years and not months, as of a long span."""
    bars: tuple[Bar, ...]
    years: tuple[StripYear, ...]
    """Every year of the span, each as wide as the others."""


class Outline(Struct, frozen=True):
    """How a timeline's cards are grouped."""

    years: tuple[Year, ...]
    order: str
    """newest or oldest"""
    other_path: str | None
    """The same timeline the other way round."""
    shown: int
    """How many entries stand here."""
    total: int
    """How many there are."""
    earlier: Link | None = None
    """Of a page of one year or month: the one before it that has entries."""
    later: Link | None = None
    """And the one after it."""


class Count(Struct, frozen=True):
    """A facet of a listing: a link and how many it holds."""

    link: Link
    count: int


class Group(Struct, frozen=True):
    """A run of cards in a list."""

    id: str
    label: str
    """`2024`; empty where the list is not grouped."""
    first: int
    """Index of its first card."""
    last: int
    """Index after its last card."""
    total: int
    """How many it has, here and in the other parts of the list."""


class Listing(Struct, frozen=True):
    """The outline of an index page: `cards` cut into groups."""

    title: str
    lead: str | None
    kind: str
    total: int
    """How many there are, here and in the other parts."""
    groups: tuple[Group, ...]
    """One group without label where the list is not grouped."""
    before: Link | None = None
    """Of a list in parts: the part before."""
    after: Link | None = None
    """And the part after it."""


class Named(Struct, frozen=True):
    """A name in the index, and the record that goes by it."""

    name: str
    path: str
    see: str | None
    """The record's title, where the name is another of its names."""
    kind: str | None
    """What sort of record it is, where the title of another is the same."""
    overlaps: bool = False
    """True where the name is that of a cluster which only shares something with the record."""


class Letter(Struct, frozen=True):
    """The names that begin with one letter."""

    label: str
    id: str
    path: str
    names: tuple[Named, ...]
