"""The clippings beside the content: the private evidence of an editor, never published.

No build reads them, so nothing of them can come into a page, and a site is the same on a machine
that has none. Only commands that show an editor what speaks for a finding do.
"""

from pathlib import Path

from generator.model.index import Index

FOLDER = "clippings"


def read_clippings(content: Path, index: Index) -> dict[str, str]:
    """Give the text of each report that has one at hand, by the report's identity.

    That is `clippings/<slug>.txt` beside the content folder, in UTF-8; bytes that are not are
    replaced. Raises `OSError` where a file cannot be read.
    """
    folder = content.resolve().parent / FOLDER
    found: dict[str, str] = {}
    for entry in index.of_kind("report"):
        file = folder / f"{entry.slug}.txt"
        if file.is_file():
            found[entry.id] = file.read_text(encoding="utf-8", errors="replace")
    return found
