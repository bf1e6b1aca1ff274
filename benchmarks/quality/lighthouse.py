"""Lighthouse, as on a phone, on pages that are served as hosts serve them."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.quality.programs import found
from tests.support.find_chromium import find_chromium

_FLAGS = "--headless=new --no-sandbox --disable-gpu"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)


@dataclass(frozen=True)
class Audit:
    """What Lighthouse gave to one page: the median of some runs."""

    path: str
    scores: dict[str, float]
    times: dict[str, float]
    missed: list[str]
    """What took points from the last run, by the names of Lighthouse."""
    version: str


def audit(root: str, path: str, tools: Path, rounds: int) -> Audit:
    """Look at a page some times over."""
    runs = [_run(root + path, tools) for _ in range(rounds)]
    return Audit(
        path,
        {name: median(_score(run, name) for run in runs) for name in CATEGORIES},
        {name: median(run["audits"][name]["numericValue"] for run in runs) for name in TIMES},
        _missed(runs[-1]),
        runs[-1]["lighthouseVersion"],
    )


def _score(run: dict[str, Any], category: str) -> float:
    score: float = run["categories"][category]["score"]
    return round(100 * score)


def _missed(run: dict[str, Any]) -> list[str]:
    return [
        f"{one['id']} {run['audits'][one['id']]['score']}"
        for name in CATEGORIES
        for one in run["categories"][name]["auditRefs"]
        if one["weight"] and run["audits"][one["id"]]["score"] not in {1, None}
    ]


def _run(address: str, tools: Path) -> dict[str, Any]:
    program = tools / "node_modules" / "lighthouse" / "cli" / "index.js"
    command = (
        found("node"),
        program,
        address,
        "--output=json",
        "--quiet",
        f"--chrome-flags={_FLAGS}",
    )
    done = subprocess.run(
        (*command, f"--chrome-path={find_chromium()}"), capture_output=True, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result
