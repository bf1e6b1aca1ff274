"""Clippings read as the program reads them, for tests of what it finds."""

from pathlib import Path

from generator.engine.memo import Memo
from generator.engine.store import Store
from generator.importers.clip.page import page_of
from generator.importers.clip.reading import Known, Reading, read_page
from generator.importers.clip.received import receive
from generator.link.names import names_of
from generator.load.content import load
from generator.model.index import Index

INVENTED = Path(__file__).parents[1] / "importers" / "clip" / "invented"


def known_of(content: Path) -> Known:
    """Give what the site with this content knows."""
    with Store(None) as store:
        loaded = load(content, Memo(store, 1))
    index = Index(loaded.entries, loaded.broken, loaded.loose)
    return Known(index, names_of(index))


def read_text(text: str, known: Known | None = None, given: str | None = None) -> Reading:
    """Read a clipping that is given as text."""
    return read_page(
        page_of(receive(text.encode())), known or Known(Index(()), names_of(Index(()))), given
    )
