"""What a run found, as `docs/quality.md`."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.quality.checker import Checked
from benchmarks.quality.large import Large
from benchmarks.quality.lighthouse import CATEGORIES, Audit
from benchmarks.quality.rows import Row, at_most, none_of, table
from benchmarks.quality.weight import LARGEST, Weight

_MOST = 45_000
_MOST_SCRIPT = 12_000
_MOST_FETCHED = 60_000
_MOST_WAITED = 150
_WHOLE = 100

_HEAD = """\
# Quality

Written by `make quality` on {date}; do not edit. It measures the pages of the shipped record,
and of a made-up record of {size:,} events, as far as programs can. What is stable is measured in
every run of the tests as well (below). Misses are in bold.

{versions}

A busy machine takes points from the performance that Lighthouse measures: load average when the run
began {load:.1f}, on {cores} cores.
"""

_EVERYONE = "tests/browser/test_everyone.py"
_COLOURS = "tests/browser/test_colours.py"
_PAPER = "tests/browser/test_paper.py"
_STILL = "tests/browser/test_still.py"
_MARKUP = "tests/site/test_markup.py"
_IN_TESTS = (
    ("axe, WCAG 2.2 AA: nothing at 320, 768 and 1440 px, both schemes, all opened", _EVERYONE),
    (
        "every control reached by Tab, in order, and by Shift+Tab back, its focus to be seen",
        _EVERYONE,
    ),
    ("no sideways scrolling at 320 × 256, which is 1280 × 1024 at 400 %", _EVERYONE),
    ("text and focus in forced colours; nothing moves where less motion is wanted", _COLOURS),
    ("nothing but colours differs between light and dark", _COLOURS),
    ("what a script opens: search, filter, what was copied", _EVERYONE),
    ("paper: nothing to press, nothing folded, nothing wider than a sheet", _PAPER),
    ("every word and link without script", _STILL),
    ("no layout shift at 360 and 1440 px, though the script comes after the first paint", _STILL),
    ("weight of the front page; no font, no request to anyone else", _STILL),
    ("search: axe in its dialog", "tests/browser/test_search.py"),
    (
        "search: at most 60,000 bytes for any first query of a large record",
        "tests/browser/test_search_budget.py",
    ),
    ("*every* page: no error for a parser that follows the standard; headings", _MARKUP),
    ("*every* page: landmarks, names, lists, tables", "tests/site/test_aloud.py"),
)
_TESTED = """\
## In every run of the tests

On a page of every kind of the shipped record. The tests find them by the class of `<body>`, so that
a new kind is among them by itself.

| what | where |
|---|---|
"""


@dataclass(frozen=True)
class Found:
    """All that a run found."""

    date: str
    size: int
    load: float
    cores: int
    versions: Mapping[str, str]
    checked: Checked
    audits: Mapping[str, Audit]
    weight: Weight
    large: Large


def document(found: Found) -> str:
    """Give the document."""
    versions = "; ".join(f"{name} {version}" for name, version in found.versions.items())
    head = _HEAD.format(
        date=found.date,
        size=found.size,
        versions=f"{versions}.",
        load=found.load,
        cores=found.cores,
    )
    return "\n".join(
        (
            head,
            _checked(found.checked),
            _audited(found.audits),
            f"## Weight of the front page\n\n{table(_weighed(found.weight))}\n",
            _large(found.large, found.size),
            _TESTED + "".join(f"| {what} | `{where}` |\n" for what, where in _IN_TESTS),
        )
    )


def _checked(checked: Checked) -> str:
    rows = table([none_of("errors", checked.errors), none_of("warnings", checked.warnings)])
    wrong = "\n".join(f"- {times:,} times: {why}." for why, times in checked.wrong.items())
    return (
        f"## Nu HTML checker\n\nOver {checked.pages:,} pages, {checked.sheets} style sheet and the "
        f"icon.\n\n{rows}\n\nNot counted is what the checker says and is wrong about:\n\n{wrong}\n"
        "- In the style sheet `@container` is written as `@media` for it, and `container-type` "
        "left out, for it knows no container queries and would pass over what they hold.\n"
    )


def _audited(audits: Mapping[str, Audit]) -> str:
    rows = [_audit_row(name, one) for name, one in audits.items()]
    times = "\n".join(
        f"| `{one.path}` | {one.times['first-contentful-paint'] / 1000:.2f} s | "
        f"{one.times['largest-contentful-paint'] / 1000:.2f} s | "
        f"{one.times['total-blocking-time']:.0f} ms | {one.times['cumulative-layout-shift']:g} |"
        for one in audits.values()
    )
    return (
        "## Lighthouse, mobile\n\nServed compressed from this machine, with the slow network and "
        "processor that Lighthouse simulates; the median of some runs.\n\n"
        f"{table(rows)}\n\n| page | first paint | largest paint | blocked | layout shift |\n"
        f"|---|--:|--:|--:|--:|\n{times}\n"
    )


def _audit_row(name: str, one: Audit) -> Row:
    scores = ", ".join(f"{category} {one.scores[category]:.0f}" for category in CATEGORIES)
    missed = min(one.scores.values()) < _WHOLE or one.times["cumulative-layout-shift"] > 0
    why = f" ({', '.join(one.missed)})" if missed and one.missed else ""
    return Row(f"{name}, `{one.path}`", "100 in each, layout shift 0", f"{scores}{why}", missed)


def _weighed(weight: Weight) -> list[Row]:
    return [
        at_most("HTML, CSS and script, compressed", _MOST, weight.whole, "bytes"),
        at_most("script, compressed", _MOST_SCRIPT, weight.js, "bytes"),
    ]


def _large(large: Large, size: int) -> str:
    over = [f"{kind}: {path}, {count} over" for kind, path, _size, count in large.largest if count]
    rows = [
        none_of(f"pages over {LARGEST:,} bytes of HTML, of {large.pages:,}", over),
        *_weighed(large.weight),
        *(
            at_most(f"fetched for a first query, “{one.text}”", _MOST_FETCHED, one.fetched, "bytes")
            for one in large.searched
        ),
        *(
            at_most(
                f"from a key to first results, “{one.text}” (slowest {one.slowest:.0f} ms)",
                _MOST_WAITED,
                one.milliseconds,
                "ms",
            )
            for one in large.searched
        ),
        none_of("axe, a page of every kind at 320 px, light and dark", large.axe),
        none_of("pages that scroll sideways at 320 px", large.sideways),
        none_of("layout shifts at 320 px", large.shifts),
    ]
    sizes = "\n".join(
        f"| {kind} | `{path}` | {bytes_:,} | {count or '–'} |"
        for kind, path, bytes_, count in large.largest
    )
    return (
        f"## At {size:,} events\n\nSearch is timed in the page, after its shards are there, to the "
        f"frame in which results stand.\n\n{table(rows)}\n\nThe largest page of each kind:\n\n"
        f"| kind | page | bytes of HTML | over the limit |\n|---|---|--:|--:|\n{sizes}\n"
    )
