"""Take pictures of a page of every kind, and of hard cases: `python -m benchmarks.shots`.

They come with `index.html`, a sheet of all of them, into `.shots/`.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.shots.hard import CASES
from benchmarks.shots.sheet import write_sheet
from tests.support.find_chromium import find_chromium
from tests.support.kinds import fullest, samples
from tests.support.serving import served
from tests.support.shipped import shipped_in

_OUT = Path(__file__).parents[2] / ".shots"
_TALLEST = 5_000
_SMALL_ENOUGH = 60_000
_PAPER = 794
"""Pixels of an A4 sheet."""
WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark", "print")


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int
    scheme: str

    def __str__(self) -> str:
        """Name the file."""
        return "print" if self.scheme == "print" else f"{self.width}-{self.scheme}"


@dataclass(frozen=True)
class Subject:
    """A page of a published folder, and what it stands for."""

    name: str
    public: Path
    path: str


def main() -> int:
    """Take the pictures that the command line asks for."""
    options = _options()
    views = _views(options)
    with tempfile.TemporaryDirectory(prefix="onrecord-shots-") as folder, sync_playwright() as tool:
        subjects = [
            one
            for one in _subjects(Path(folder), options)
            if not options.only or any(one.name.startswith(name) for name in options.only)
        ]
        browser = tool.chromium.launch(
            executable_path=find_chromium(), args=["--disable-gpu"], chromium_sandbox=False
        )
        for number, subject in enumerate(subjects, 1):
            _tell(f"{number} of {len(subjects)}: {subject.name} {subject.path}")
            _take(browser, subject, views)
        browser.close()
        write_sheet(_OUT, {one.name: one.path for one in subjects}, list(map(str, views)))
    print(f"To look through them: {(_OUT / 'index.html').relative_to(Path.cwd())}")
    return 0


def _subjects(folder: Path, options: argparse.Namespace) -> Iterator[Subject]:
    _tell("Building the shipped record…")
    site = shipped_in(folder / "shipped")
    site.built()
    if options.path:
        yield from (Subject(path.strip("/"), site.public, path) for path in options.path)
        return
    for one in fullest(samples(site.public).values(), below=_SMALL_ENOUGH):
        yield Subject(one.kind, site.public, one.path)
    for case in CASES:
        public = case.build(folder / case.name).public
        for path in case.pages:
            name = path.strip("/").partition("/")[0] or "home"
            yield Subject(f"hard-{case.name}-{name}", public, path)


def _take(browser: Browser, subject: Subject, views: list[View]) -> None:
    folder = _OUT / subject.name
    folder.mkdir(parents=True, exist_ok=True)
    with served(subject.public) as root:
        for view in views:
            page = browser.new_page(
                viewport={"width": view.width, "height": 900},
                color_scheme="dark" if view.scheme == "dark" else "light",
            )
            page.emulate_media(media="print" if view.scheme == "print" else "screen")
            page.goto(root + subject.path)
            tall = int(page.evaluate("document.documentElement.scrollHeight"))
            page.screenshot(
                path=folder / f"{view}.png",
                full_page=True,
                clip={"x": 0, "y": 0, "width": view.width, "height": min(tall, _TALLEST)},
            )
            page.close()


def _views(options: argparse.Namespace) -> list[View]:
    screens = [
        View(width, scheme)
        for width in options.width or WIDTHS
        for scheme in options.scheme or SCHEMES
        if scheme != "print"
    ]
    on_paper = "print" in (options.scheme or SCHEMES)
    return screens + [View(_PAPER, "print")] * on_paper


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shots", description=__doc__)
    parser.add_argument("--only", action="append", help="a kind of page, or `hard-forty`, …")
    parser.add_argument("--path", action="append", help="a page of the shipped record instead")
    parser.add_argument("--width", action="append", type=int, help=f"of {WIDTHS}")
    parser.add_argument("--scheme", action="append", choices=SCHEMES)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
