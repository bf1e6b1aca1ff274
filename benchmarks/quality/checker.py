"""The Nu HTML checker over every page and style sheet of a published folder."""

import json
import re
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.programs import found, said_by

_KNOWN = {
    r"Resource violates Content Security Policy \(meta tag\): external (stylesheet|script) ": (
        "the page’s own style sheet or script “violates” its policy: the checker reads files, and "
        "a file is not of the origin that `'self'` means; the browser tests load pages of every "
        "kind under the policy"
    ),
    r"Inline script violates Content Security Policy \(meta tag\)": (
        "JSON-LD “violates” the policy: it is data, which no browser runs and no policy stops; "
        "`tests/site/test_markup.py` sees that there is no other script in any page"
    ),
}
"""What the checker says and is wrong about, with the reason."""


@dataclass(frozen=True)
class Checked:
    """What the checker found."""

    pages: int
    sheets: int
    errors: list[str]
    warnings: list[str]
    wrong: dict[str, int]
    """How often it said what it is wrong about, by the reason."""
    version: str


def check(public: Path, tools: Path) -> Checked:
    """Check every page, style sheet and picture."""
    jar = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    sheets = sorted(public.rglob("*.css"))
    said = _run(jar, "--skip-non-html", public)
    with tempfile.TemporaryDirectory(prefix="onrecord-css-") as folder:
        copies = [_readable(sheet, Path(folder)) for sheet in sheets]
        said += _run(jar, "--css", *copies)
    said += _run(jar, "--svg", *sorted(public.rglob("*.svg")))
    errors, warnings = list[str](), list[str]()
    wrong = Counter[str]()
    for one in said:
        reason = next((why for known, why in _KNOWN.items() if re.match(known, one["message"])), "")
        if reason:
            wrong[reason] += 1
            continue
        place = str(one.get("url", "")).rpartition(f"{public.name}/")[2]
        kept = warnings if one.get("subType") == "warning" else errors
        kept.append(f"{place}:{one.get('lastLine', 1)}: {one['message']}")
    pages = len(list(public.rglob("*.html")))
    version = said_by("java", "-jar", jar, "--version")
    return Checked(pages, len(sheets), errors, warnings, dict(wrong), version)


def _readable(sheet: Path, folder: Path) -> Path:
    """Copy a style sheet with its container queries written as the checker knows queries.

    It knows none of containers, and would pass over the rules inside them.
    """
    text = sheet.read_text(encoding="utf-8").replace("@container (", "@media (")
    copy = folder / sheet.name
    copy.write_text(re.sub(r"container-type: [\w-]+;", "", text), encoding="utf-8")
    return copy


def _run(jar: Path, *arguments: str | Path) -> list[dict[str, str]]:
    command = (found("java"), "-Xss4m", "-jar", jar, "--stdout", "--format", "json", *arguments)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return messages
