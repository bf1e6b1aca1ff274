"""A page of every kind, found in a published site: a new kind is among them by itself.

The kind of a page is what the class of its `<body>` says. Kinds that stand in several folders, as
entities do, are told apart by the folder. Pages of one kind do not all show the same: what is
missing on the pages that were chosen is told by the classes of its elements.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_CLASSES = re.compile(rb'class="([^"]*)"')
_BODY = re.compile(rb'<body class="page-([\w-]+)')


@dataclass(frozen=True)
class Sample:
    """One page, standing for its kind."""

    kind: str
    path: str
    size: int


def samples(public: Path) -> dict[str, list[Sample]]:
    """Every page of a published folder by its kind, the smallest first."""
    placed = defaultdict[tuple[str, str], list[tuple[int, str]]](list)
    for file in sorted(public.rglob("*.html")):
        path = "/" + file.relative_to(public).as_posix().removesuffix("index.html")
        data = file.read_bytes()
        said = _BODY.search(data)
        assert said is not None, f"{path} does not say of what kind it is"
        placed[said[1].decode(), _folder(path)].append((len(data), path))
    kinds = [kind for kind, _folder_of in placed]
    return {
        name: [Sample(name, path, size) for size, path in sorted(found)]
        for (kind, folder), found in sorted(placed.items())
        for name in [f"{kind}-{folder}" if folder and kinds.count(kind) > 1 else kind]
    }


def fullest(found: Iterable[list[Sample]], *, below: int | None = None) -> list[Sample]:
    """The largest page of each kind, or the largest that is small enough to be looked at often."""
    return [
        next((one for one in reversed(kind) if below is None or one.size < below), kind[0])
        for kind in found
    ]


def covering(public: Path, chosen: list[Sample]) -> list[Sample]:
    """What was chosen, and further pages until each class that any page has is on one of them."""
    there = {one: _classes(public, one) for kind in samples(public).values() for one in kind}
    found = list(chosen)
    missing = set().union(*there.values()).difference(*(there[one] for one in chosen))
    while missing:
        more = min(there, key=lambda one: (-len(there[one] & missing), one.size, one.path))
        found.append(more)
        missing -= there[more]
    return found


def _classes(public: Path, page: Sample) -> set[bytes]:
    path = page.path.removeprefix("/")
    data = (public / (f"{path}index.html" if path.endswith("/") or not path else path)).read_bytes()
    return {name for names in _CLASSES.findall(data) for name in names.split()}


def _folder(path: str) -> str:
    """The folder of a page that is not at the top of one."""
    steps = path.strip("/").split("/")
    return steps[0] if len(steps) > 1 else ""
