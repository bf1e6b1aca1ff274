"""Measure two versions of Onrecord on the same content: `python -m benchmarks.versions OLD NEW`.

OLD and NEW are the programs, each in an environment of its own. A figure is CPU seconds of a whole
process; a ratio is of two runs one right after the other, in turn the one first and the other.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.corpus import Corpus, Event
from benchmarks.edits import KINDS, edit, edited_event, new_word, save
from benchmarks.onrecord_site import write_onrecord
from benchmarks.process import pin, run

_MAJOR_EVERY = 20
"""Of how many events one is made a major development."""
_MADE = ("public", ".cache", ".onrecord")


class Version(NamedTuple):
    """One version of the program, and its site."""

    program: Path
    site: Path

    def build(self) -> float:
        """Build, and give the CPU seconds."""
        command = (str(self.program), "build", "--quiet", "--jobs", "1")
        return run(command, self.site, self.site.parent).cpu

    def clean(self) -> float:
        """Build from content alone."""
        for made in _MADE:
            shutil.rmtree(self.site / made, ignore_errors=True)
        return self.build()

    def edited(self, event: Event, kind: str, number: int) -> float:
        """Build after an edit of an event."""
        edit(self.site / "content" / "events" / f"{event.slug}.md", kind, number)
        return self.build()

    def retitled(self, number: int) -> float:
        """Build after the first document has got another title, which all that cite it show."""
        file = self.site / "content" / "documents" / "all.yaml"
        text = file.read_text(encoding="utf-8")
        save(file, text.replace("title: ", f"title: {new_word(number)} ", 1))
        return self.build()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return sum(1 for _page in (self.site / "public").rglob("*.html"))


Step = Callable[[Version], float]


def main() -> int:
    """Run what the command line asks for."""
    options = _options()
    pin(1)
    for size in options.n:
        with tempfile.TemporaryDirectory(prefix="onrecord-versions-") as name:
            old, new = (
                Version(program.absolute(), Path(name, side))
                for program, side in ((options.old, "old"), (options.new, "new"))
            )
            _measure(Corpus(size), old, new, options.rounds)
    return 0


def _measure(corpus: Corpus, old: Version, new: Version, rounds: int) -> None:
    for version in (old, new):
        _write(corpus, version.site, dossiers=version is old)
    measured: dict[str, list[tuple[float, float]]] = {}
    for number in range(rounds):
        for what, step in _steps(corpus, number):
            first, second = (old, new) if number % 2 == 0 else (new, old)
            costs = {first: step(first)}
            costs[second] = step(second)
            measured.setdefault(what, []).append((costs[old], costs[new]))
    print(f"{corpus.size:,} events: {old.pages:,} and {new.pages:,} pages")
    for what, pairs in measured.items():
        ratios = sorted(after / before for before, after in pairs)
        before, after = median(one[0] for one in pairs), median(one[1] for one in pairs)
        print(
            f"{what:14} {before:8.3f} s {after:8.3f} s {median(ratios):6.2f}"
            f" ({ratios[0]:.2f}-{ratios[-1]:.2f})"
        )


def _write(corpus: Corpus, site: Path, *, dossiers: bool) -> None:
    """Write the corpus with major developments; an older version knows no dossiers."""
    write_onrecord(corpus, site)
    if dossiers:
        config = site / "content" / "site.yaml"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("dossiers: false\n", ""), encoding="utf-8")
    for event in corpus.events[::_MAJOR_EVERY]:
        file = site / "content" / "events" / f"{event.slug}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nkind: ", "\nmajor: true\nkind: ", 1), encoding="utf-8")


def _steps(corpus: Corpus, turn: int) -> Iterator[tuple[str, Step]]:
    majors = corpus.events[::_MAJOR_EVERY]
    minor, major = edited_event(corpus.events[1::_MAJOR_EVERY]), edited_event(majors)
    newest = max(majors, key=lambda event: (event.public, event.slug))
    yield "cold", Version.clean
    yield "nothing", Version.build
    for number, kind in enumerate(KINDS, 10 * turn):
        yield kind, partial(Version.edited, event=minor, kind=kind, number=number)
    yield "major", partial(Version.edited, event=major, kind="title", number=10 * turn + 7)
    yield "newest major", partial(Version.edited, event=newest, kind="title", number=10 * turn + 8)
    yield "document", partial(Version.retitled, number=10 * turn + 9)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--n", type=int, nargs="+", default=[1000])
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
