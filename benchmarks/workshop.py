"""Where the sites of a run stand, and what was measured in them."""

import shutil
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.edits import edit, edited_event
from benchmarks.generators import Generator
from benchmarks.process import Cost, FailedError, run


@dataclass(frozen=True)
class Output:
    """What a build wrote."""

    pages: int
    feeds: int
    bytes: int


@dataclass
class Workshop:
    """Sites below one folder of their own, made when they are first asked for."""

    folder: Path
    generators: dict[str, Generator]
    measured: dict[str, list[Cost]] = field(default_factory=dict)
    outputs: dict[tuple[int, str], Output] = field(default_factory=dict)
    _edits: int = 0

    @property
    def home(self) -> Path:
        """The home folder of the measured programs."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return home

    def site(self, key: str, size: int) -> Path:
        """Give the site of one generator, written if it is not there yet."""
        site = self.folder / f"{key}-{size}"
        if not site.exists():
            tell(f"  writing {size:,} events for {self.generators[key].name}")
            self.generators[key].write(corpus(size), site)
        return site

    def warm_up(self) -> None:
        """Build a little once, so that no generator pays for what was never read before."""
        for key in self.generators:
            self.build(key, 30)

    def build(self, key: str, size: int, *options: str) -> Cost:
        """Build over what is there; unmeasured unless the caller keeps the cost."""
        generator = self.generators[key]
        site = self.site(key, size)
        return run((*generator.command, *options), site, self.home)

    def cold(self, key: str, size: int, *options: str, name: str = "") -> None:
        """Measure a build from content alone."""
        site = self.site(key, size)
        for made in self.generators[key].made:
            _remove(site / made)
        self._keep(f"cold/{size}/{name or key}", self.build(key, size, *options))
        self.outputs[(size, key)] = self._count(key, size)

    def built(self, key: str, size: int) -> None:
        """See to it that a site is built, without measuring it."""
        if not (self.site(key, size) / self.generators[key].output).exists():
            tell(f"  building {size:,} events with {self.generators[key].name}, not measured")
            self.build(key, size)

    def changed(self, key: str, size: int, kind: str) -> None:
        """Measure a build after one edit, and see that the edit is in the page."""
        self.built(key, size)
        site, event = self.site(key, size), edited_event(corpus(size).events)
        self._edits += 1
        told = edit(site / "content" / "events" / f"{event.slug}.md", kind, self._edits)
        self._keep(f"{kind}/{size}/{key}", self.build(key, size))
        page = site / self.generators[key].output / "events" / event.slug / "index.html"
        if told not in page.read_text(encoding="utf-8"):
            message = f"{self.generators[key].name} did not show the edit of the {kind}"
            raise FailedError(message)

    def unchanged(self, key: str, size: int) -> None:
        """Measure a build that has nothing to do."""
        self.built(key, size)
        self._keep(f"nothing/{size}/{key}", self.build(key, size))

    def command(self, name: str, size: int, *arguments: str) -> None:
        """Measure another command of Onrecord in a built site."""
        self.built("onrecord", size)
        program = self.generators["onrecord"].command[0]
        self._keep(name, run((program, *arguments), self.site("onrecord", size), self.home))

    def _keep(self, name: str, cost: Cost) -> None:
        self.measured.setdefault(name, []).append(cost)
        tell(f"  {name:28} {cost.cpu:8.2f} s CPU {cost.wall:8.2f} s {cost.memory:6.0f} MiB")

    def _count(self, key: str, size: int) -> Output:
        public = self.site(key, size) / self.generators[key].output
        files = [file for file in public.rglob("*") if file.is_file()]
        feeds = sum(file.suffix == ".xml" and file.name != "sitemap.xml" for file in files)
        pages = sum(file.suffix == ".html" for file in files)
        return Output(pages, feeds, sum(file.stat().st_size for file in files))


@cache
def corpus(size: int) -> Corpus:
    """Give the corpus of a size, made once."""
    return Corpus(size)


def tell(text: str) -> None:
    """Show progress, apart from what the run answers."""
    print(text, file=sys.stderr, flush=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
