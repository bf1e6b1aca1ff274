"""A new version of what makes pages makes them anew: the program's fingerprint covers it."""

import re
import tomllib

import pytest

from generator.engine import fingerprint
from tests.support.site import ROOT

ELSEWHERE = {
    "charset-normalizer": "importers",
    "click": "cli",
    "ftfy": "importers",
    "htmldate": "importers",
    "trafilatura": "importers",
    "watchfiles": "serve",
}
"""What no page is made with, and the one part of the program that imports it."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["cards"]]
LIBRARIES = [re.split(r"[<>=]", one)[0] for one in NEEDED]


@pytest.mark.parametrize("library", [one for one in LIBRARIES if one not in ELSEWHERE])
def test_the_version_of_each_library_counts(library: str) -> None:
    name = library.replace("-", "_")
    (version,) = [one for one in fingerprint._versions() if one.partition("-")[0].lower() == name]
    assert re.fullmatch(r".+-[0-9][^-]*\.dist-info", version)


@pytest.mark.parametrize("library", ELSEWHERE)
def test_what_is_left_out_makes_no_page(library: str) -> None:
    wanted = re.compile(rf"^\s*(?:import|from) {library.replace('-', '_')}\b", re.MULTILINE)
    package = ROOT / "generator"
    importing = {
        path.relative_to(package).parts[0]
        for path in package.rglob("*.py")
        if wanted.search(path.read_text("utf-8"))
    }
    assert importing <= {ELSEWHERE[library]}
