"""Measure Onrecord against Hugo, Pelican and Eleventy: `python -m benchmarks.bench --n 10000`."""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.edits import KINDS
from benchmarks.generators import found
from benchmarks.process import FailedError, pin
from benchmarks.report import Found, figures, write_report
from benchmarks.serving import latency
from benchmarks.table import rows
from benchmarks.workshop import Workshop, tell

_ROOT = Path(__file__).parents[1]
_CORES = 2
_LEAST = 300
GROUPS = ("cold", "small", "edits", "nothing", "start", "serve", "curve")

Step = Callable[[], None]


def main() -> int:
    """Run what the command line asks for."""
    options = _options()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # leaves nothing behind, like Ctrl-C
    pinned = pin(_CORES)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as name:
        shop = Workshop(Path(name), {})
        shop.generators |= found(options.tools, options.onrecord, shop.home)
        missing = {"hugo", "pelican", "eleventy"} - set(shop.generators)
        if missing:
            tell(f"Not installed, left out: {', '.join(sorted(missing))}")
        groups = options.only or GROUPS
        shop.warm_up()
        for number in range(options.rounds):
            tell(f"round {number + 1} of {options.rounds}")
            for step in _round(shop, options.n, groups, backwards=bool(number % 2)):
                step()
        if "curve" in groups:
            _fill_curve(shop, options.n)
        served = latency(shop, options.n) if "serve" in groups else None
        result = Found(
            size=options.n,
            rounds=options.rounds,
            rows=rows(shop.measured, options.n, served),
            measured=shop.measured,
            outputs=shop.outputs,
            generators=shop.generators,
            load=load,
            pinned=pinned,
        )
    print(figures(result))
    if options.only:
        tell("With --only nothing is written.")
    else:
        options.docs.mkdir(exist_ok=True)
        write_report(result, options.docs)
    return 0


def _round(
    shop: Workshop, size: int, groups: tuple[str, ...], *, backwards: bool
) -> Iterator[Step]:
    """Give what one round runs; every other round runs each comparison the other way round."""
    small = size // 10
    edits: list[tuple[str, list[Step]]] = [
        ("edits", [partial(shop.changed, key, size, kind) for key in ("onrecord", "hugo")])
        for kind in KINDS
    ]
    plan: list[tuple[str, list[Step]]] = [
        (
            "cold",
            [
                partial(shop.cold, "onrecord", size, "--jobs", "2", name="onrecord in two"),
                partial(shop.cold, "hugo", size),
                partial(shop.cold, "onrecord", size),
                partial(shop.cold, "dated", size),
            ],
        ),
        *edits,
        ("nothing", [partial(shop.unchanged, "onrecord", size)]),
        ("small", [partial(shop.cold, key, small) for key in ("pelican", "onrecord", "eleventy")]),
        (
            "start",
            [
                partial(shop.command, "version", small, "--version"),
                partial(shop.command, f"check/{small}", small, "check"),
            ],
        ),
    ]
    for group, steps in plan:
        if group in groups:
            wanted = [step for step in steps if _installed(shop, step)]
            yield from reversed(wanted) if backwards else wanted


def _installed(shop: Workshop, step: Step) -> bool:
    assert isinstance(step, partial)  # noqa: S101  every step is made above
    subject = step.args[0]
    return subject in shop.generators or step.func == shop.command


def _fill_curve(shop: Workshop, size: int) -> None:
    """Measure once what the plot needs and no row of the table has measured."""
    for one in (size // 10, 3 * size // 10, size):
        for key in shop.generators:
            if f"cold/{one}/{key}" not in shop.measured:
                shop.cold(key, one)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--n", type=int, default=10_000, help="events of the large corpus")
    parser.add_argument("--rounds", type=int, default=3, help="how often each figure is taken")
    parser.add_argument(
        "--only",
        type=lambda text: tuple(text.split(",")),
        help=f"measure some groups of {','.join(GROUPS)}, and write nothing",
    )
    parser.add_argument("--tools", type=Path, default=_ROOT / ".bench", help="where they are")
    parser.add_argument("--onrecord", type=Path, default=Path(sys.executable).parent / "onrecord")
    parser.add_argument("--docs", type=Path, default=_ROOT / "docs", help="where to write")
    options = parser.parse_args()
    if options.n < _LEAST or options.rounds < 1:
        parser.error(f"--n is at least {_LEAST}, --rounds at least 1")
    if set(options.only or ()) - set(GROUPS):
        parser.error(f"--only takes {', '.join(GROUPS)}")
    options.onrecord = options.onrecord.absolute()
    options.tools = options.tools.absolute()
    return options


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped; nothing was written.")
    except FailedError as failure:
        sys.exit(f"bench: {failure}")
