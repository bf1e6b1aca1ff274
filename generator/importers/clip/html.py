"""A saved HTML page."""

from generator.importers.clip.page import Page
from generator.importers.clip.received import RefusedError


def html_page(_text: str) -> Page:
    """Read a saved page. Raises `RefusedError`."""
    raise RefusedError("it is an HTML page: copy the article out of it as plain text")
