"""The clippings: two articles that are not ours, to prove that nothing of them is published.

They are not part of the repository; where they are not at hand, the tests that need them are
skipped.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

CLIPPINGS = Path(__file__).parents[3] / "shared" / "clippings"
LONGEST_RUN = 8
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")

needs_clippings = pytest.mark.skipif(not CLIPPINGS.is_dir(), reason="no clippings at hand")

_AS_READ = "โ€[™\u02dcœ“”]"
Run = tuple[str, ...]


@cache
def articles() -> tuple[str, ...]:
    return tuple(file.read_text(encoding="utf-8") for file in sorted(CLIPPINGS.glob("*.txt")))


def repaired(text: str) -> str:
    """Undo UTF-8 read as windows-874 with the holes of windows-1252, as one clipping has it."""

    def as_read(found: re.Match[str]) -> str:
        data = b"".join(
            char.encode("cp874", "ignore") or char.encode("cp1252") for char in found.group()
        )
        return data.decode("utf-8")

    return re.sub(_AS_READ, as_read, text)


def words_of(text: str) -> list[str]:
    """The words alone: case, quotation marks, dashes and spaces are folded away."""
    folded = repaired(text).casefold().replace("’", "'").replace("‘", "'")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded)


def runs(words: list[str]) -> Iterator[Run]:
    """Every run of eight words."""
    return zip(*(words[start:] for start in range(LONGEST_RUN)), strict=False)


def runs_of(texts: Iterable[str]) -> set[Run]:
    return {run for text in texts for run in runs(words_of(text))}


def runs_outside_quotations(text: str) -> Iterator[Run]:
    for piece in QUOTED.split(repaired(text)):
        yield from runs(words_of(piece))
