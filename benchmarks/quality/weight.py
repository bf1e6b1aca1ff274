"""How large pages are, and what a first visit has to fetch."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.support.kinds import samples
from tests.support.serving import compressed

LARGEST = 400_000
_LOADED = re.compile(r'(?:href|src)="[^"]*?(assets/[^"]+\.(?:css|js))"')


@dataclass(frozen=True)
class Weight:
    """Compressed bytes of the front page and what it loads to be shown."""

    html: int
    css: int
    js: int

    @property
    def whole(self) -> int:
        """All of it."""
        return self.html + self.css + self.js


def weigh(public: Path) -> Weight:
    """Weigh the front page of a published folder."""
    page = public / "index.html"
    loaded = sorted(set(_LOADED.findall(page.read_text(encoding="utf-8"))))
    size = {name: len(compressed((public / name).read_bytes())) for name in loaded}
    css, js = (sum(size[name] for name in size if name.endswith(end)) for end in (".css", ".js"))
    return Weight(len(compressed(page.read_bytes())), css, js)


def largest(public: Path) -> list[tuple[str, str, int, int]]:
    """Give of each kind its largest page, its size, and how many are over the limit."""
    return [
        (kind, found[-1].path, found[-1].size, sum(one.size > LARGEST for one in found))
        for kind, found in samples(public).items()
    ]
