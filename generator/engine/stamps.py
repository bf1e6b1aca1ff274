"""Surveys in the cache: the paths in one row, the stamps in pages, and a digest of every page.

Ten thousand stamps that are as they were are known by ten digests. Only a page whose digest is
another is read, to tell which of its paths it is.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

from generator.core.hashing import Digest, of_bytes
from generator.engine.store import Store
from generator.engine.survey import STAMP, Survey, stamps_in

PAGE = 1024
"""How many stamps a page has."""


def paths_row(found: Survey, roots: Sequence[str]) -> bytes:
    """Write the paths of a survey of the folders `roots`, each below its folder."""
    groups = zip(roots, found.groups, strict=True)
    written = ("".join(f"\n{path[len(root) :]}" for path in group) for root, group in groups)
    return "\0".join(written).encode("utf-8", "surrogateescape")


def paths_in(row: bytes, roots: Sequence[str]) -> list[list[str]]:
    """Read what `paths_row` wrote; the folders may have other names now."""
    groups = row.decode("utf-8", "surrogateescape").split("\0")
    if len(groups) != len(roots):  # as another version of the program wrote them
        return [[] for _root in roots]
    named = (group.replace("\n", f"\n{root}") for root, group in zip(roots, groups, strict=True))
    return [group[1:].split("\n") if group else [] for group in named]


def digests(found: Survey) -> list[Digest]:
    """Digest each page of a survey's stamps."""
    return [of_bytes(page) for page in _pages(found)]


def pages(name: str, found: Survey, known: Sequence[Digest] = ()) -> dict[str, bytes]:
    """Give a survey's pages as rows, but for those that are `known`."""
    each = zip(_pages(found), chain(known, _nothing()), strict=False)
    return {
        _key(name, number): bytes(page)
        for number, (page, digest) in enumerate(each)
        if of_bytes(page) != digest
    }


def differing(store: Store, name: str, now: Survey, known: Sequence[Digest]) -> list[int] | None:
    """Give the numbers of the paths whose stamps are not those kept as `name`.

    `known` are the digests of the pages. None where a page is lost.
    """
    numbers: list[int] = []
    if len(known) != len(list(_pages(now))):
        return None
    for number, (page, digest) in enumerate(zip(_pages(now), known, strict=True)):
        if of_bytes(page) == digest:
            continue
        old = store.get([_key(name, number)]).get(_key(name, number), b"")
        if of_bytes(old) != digest or len(old) != len(page):
            return None
        both = zip(stamps_in(old), stamps_in(bytes(page)), strict=True)
        numbers += [number * PAGE + at for at, (was, is_) in enumerate(both) if was != is_]
    return numbers


def recalled(
    store: Store, name: str, groups: list[list[str]], known: Sequence[Digest]
) -> Survey | None:
    """Give the survey whose stamps are kept as `name`; None where a page of it is lost."""
    rows = store.get(_key(name, number) for number in range(len(known)))
    data = b"".join(rows.get(_key(name, number), b"") for number in range(len(known)))
    stamps = array("q")
    if len(data) != STAMP * sum(map(len, groups)):
        return None
    stamps.frombytes(data)
    found = Survey(groups, stamps)
    return found if digests(found) == list(known) else None


def _pages(found: Survey) -> Iterator[memoryview]:
    data = memoryview(found.stamps).cast("B")
    return (data[at : at + PAGE * STAMP] for at in range(0, len(data), PAGE * STAMP))


def _nothing() -> Iterator[Digest]:
    while True:
        yield ""


def _key(name: str, number: int) -> str:
    return f"{name}:{number}"
