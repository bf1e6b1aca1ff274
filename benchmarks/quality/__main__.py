"""Measure the pages and write docs/quality.md: `python -m benchmarks.quality --n 10000`."""

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.quality.checker import check
from benchmarks.quality.large import measure
from benchmarks.quality.lighthouse import Audit, audit
from benchmarks.quality.programs import said_by
from benchmarks.quality.report import Found, document
from benchmarks.quality.weight import weigh
from tests.support.find_chromium import find_chromium
from tests.support.kinds import fullest, samples
from tests.support.serving import served
from tests.support.shipped import shipped_in

_ROOT = Path(__file__).parents[2]
_AUDITED = ("home", "timeline", "incident", "statement")


def main() -> int:
    """Measure everything, print it and write the document."""
    options = _options()
    load = os.getloadavg()[0]
    tools = options.tools.resolve()
    with tempfile.TemporaryDirectory(prefix="onrecord-quality-") as name, sync_playwright() as tool:
        folder = Path(name)
        _tell("The shipped record…")
        site = shipped_in(folder / "shipped")
        site.built()
        _tell("The Nu HTML checker…")
        checked = check(site.public, tools)
        audits = _audits(site.public, tools, options.rounds)
        _tell(f"A record of {options.n:,} events…")
        browser = tool.chromium.launch(
            executable_path=find_chromium(), args=["--disable-gpu"], chromium_sandbox=False
        )
        versions = {
            "Onrecord": version("onrecord"),
            "Chromium": browser.version,
            "axe (axe-playwright-python)": version("axe-playwright-python"),
            "Nu HTML checker": checked.version,
            "Lighthouse": audits["home"].version,
            "Node": said_by("node", "--version").removeprefix("v"),
        }
        large = measure(browser, folder / "large", options.n)
        browser.close()
        text = document(
            Found(
                date=datetime.now(UTC).date().isoformat(),  # noqa: TID251  a report has a date
                size=options.n,
                load=load,
                cores=os.cpu_count() or 1,
                versions=versions,
                checked=checked,
                audits=audits,
                weight=weigh(site.public),
                large=large,
            )
        )
    print(text)
    (_ROOT / "docs" / "quality.md").write_text(text, encoding="utf-8")
    return 0


def _audits(public: Path, tools: Path, rounds: int) -> dict[str, Audit]:
    found = {one.kind: one.path for one in fullest(samples(public).values())}
    audits = {}
    with served(public, compressing=True) as root:
        for kind in _AUDITED:
            _tell(f"Lighthouse: {found[kind]}…")
            audits[kind] = audit(root, found[kind], tools, rounds)
    return audits


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--n", type=int, default=10_000, help="events of the made-up record")
    parser.add_argument("--rounds", type=int, default=3, help="runs of Lighthouse for each page")
    parser.add_argument("--tools", type=Path, default=_ROOT / ".quality", help="where they are")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
