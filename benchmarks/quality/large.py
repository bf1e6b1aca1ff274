"""The pages of a record of many events: how large they are, and whether they hold."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.corpus import Corpus
from benchmarks.onrecord_site import write_dated
from benchmarks.quality.searching import Searched, search
from benchmarks.quality.weight import Weight, largest, weigh
from tests.support.browsing import OF_COLOUR, axe_faults, opened, overflow
from tests.support.kinds import fullest, samples
from tests.support.serving import served
from tests.support.shifts import shifts_of
from tests.support.site import SiteBuilder

QUERIES = ("account", "alias bear", "regulator notice", "incident 12", "mail")
_SMALL_ENOUGH = 60_000


@dataclass(frozen=True)
class Large:
    """What was found."""

    pages: int
    weight: Weight
    largest: list[tuple[str, str, int, int]]
    searched: list[Searched]
    axe: list[str]
    sideways: list[str]
    shifts: list[str]


def measure(browser: Browser, folder: Path, size: int) -> Large:
    """Build a record of so many events in a folder, and measure its pages."""
    site = SiteBuilder(folder, base=None)
    write_dated(Corpus(size), folder)
    site.built()
    with served(site.public) as root:
        axe, sideways, shifts = _looked_at(browser, site.public, root)
        searched = [search(browser, root, text) for text in QUERIES]
    return Large(
        len(list(site.public.rglob("*.html"))),
        weigh(site.public),
        largest(site.public),
        searched,
        axe,
        sideways,
        shifts,
    )


def _looked_at(browser: Browser, public: Path, root: str) -> tuple[list[str], list[str], list[str]]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    axe, sideways, shifts = list[str](), list[str](), list[str]()
    for one in fullest(samples(public).values(), below=_SMALL_ENOUGH):
        page, moved = shifts_of(context, root + one.path)
        shifts += [f"{one.path}: {shift}" for shift in moved]
        opened(page)
        sideways += [one.path] if overflow(page) > 0 else []
        axe += axe_faults(page)
        page.emulate_media(color_scheme="dark")
        axe += axe_faults(page, only=OF_COLOUR)
        page.close()
    context.close()
    return [fault.replace(root, "") for fault in axe], sideways, shifts
