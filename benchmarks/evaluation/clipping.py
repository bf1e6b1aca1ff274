"""How well saved pages are read: headline, authors, day of publication, against what is known.

The pages are test pages of Mozilla's Readability and pages of Wikipedia and mozilla.org, with a
`gold.json` that no one here wrote.

`python -m benchmarks.evaluation.clipping FOLDER` prints the table for any such folder.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.importers.clip.page import page_of
from generator.importers.clip.reading import Known, read_page
from generator.importers.clip.received import receive
from generator.link.names import Names
from generator.model.index import Index


def scores(folder: Path) -> dict[str, int]:
    """Count the pages, and those of which each field is exactly that of `gold.json`."""
    nothing = Known(Index(()), Names(()))
    right = {"pages": 0, "title": 0, "authors": 0, "published": 0}
    for gold in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        reading = read_page(page_of(receive((folder / gold["file"]).read_bytes())), nothing)
        right["pages"] += 1
        right["title"] += (reading.title or "") == gold["title"]
        right["authors"] += list(reading.byline.authors) == gold["authors"]
        right["published"] += reading.published == gold["published"]
    return right


def table(right: Mapping[str, int]) -> str:
    """Give the counts as a table in Markdown."""
    lines = ["| Field | Exactly right |", "| --- | ---: |"]
    fields = (field for field in right if field != "pages")
    return "\n".join(
        [*lines, *(f"| {name} | {right[name]} of {right['pages']} |" for name in fields)]
    )


if __name__ == "__main__":
    print(table(scores(Path(sys.argv[1]))))
