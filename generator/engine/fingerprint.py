"""What the program itself is: part of every key, so that no one has to remember a version."""

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.core.digest import Digest, of_value

_LIBRARIES = ("feedgen", "jinja2", "lxml", "markdown-it-py", "markupsafe", "msgspec", "pyyaml")


@cache
def engine() -> Digest:
    """Digest our own sources, the libraries' versions and the interpreter's."""
    package = Path(__file__).resolve().parent.parent
    sources = sorted(package.rglob("*.py"))
    parts = [(path.relative_to(package).as_posix(), path.read_bytes()) for path in sources]
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    return of_value((parts, versions, sys.version_info[:2]))
