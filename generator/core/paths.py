"""Where a build reads and writes."""

from pathlib import Path
from typing import NamedTuple


class Paths(NamedTuple):
    """The folders of one site. Nothing outside them is touched."""

    content: Path
    themes: tuple[Path, ...]
    public: Path
    cache: Path | None
