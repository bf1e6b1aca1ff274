"""How well saved pages are read, against what they are known to say.

A folder of pages with its `gold.json`; used by a test, and by whatever measures the whole.
"""

import json
from pathlib import Path

from tests.support.clipping import read_text


def scores(folder: Path) -> dict[str, int]:
    """Count the pages, and those of which each field is exactly that of `gold.json`."""
    right = {"pages": 0, "title": 0, "authors": 0, "published": 0}
    for gold in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        reading = read_text((folder / gold["file"]).read_text(encoding="utf-8"))
        right["pages"] += 1
        right["title"] += (reading.title or "") == gold["title"]
        right["authors"] += list(reading.byline.authors) == gold["authors"]
        right["published"] += reading.published == gold["published"]
    return right
