"""A clipping as a page: its mended text, what each line is for, and what its markup says of it."""

from msgspec import Struct

from generator.importers.clip.furniture import sort_lines
from generator.importers.clip.lines import Sorted, line_at, lines_of, of_role
from generator.importers.clip.received import Received
from generator.importers.clip.repair import Repair, repair


class Meta(Struct, frozen=True, kw_only=True):
    """One thing that a page's markup says of the article, and where it says it."""

    what: str
    """`title`, `author`, `organisation`: one that is given as author; `editor`, `publisher`,
    `published`, `updated`, `address` or `language`."""
    value: str
    where: str


class Page(Struct, frozen=True, kw_only=True):
    """A clipping, read as far as its form goes."""

    text: str
    lines: tuple[Sorted, ...]
    repairs: tuple[Repair, ...]
    meta: tuple[Meta, ...] = ()

    @property
    def article(self) -> str:
        """The text with all but the article blanked out, so that places in it stay the same."""
        kept: list[str] = []
        at = 0
        for line in of_role(self.lines, "article"):
            kept += [_blank(self.text[at : line.start]), line.text]
            at = line.end
        return "".join((*kept, _blank(self.text[at:])))

    def line_of(self, offset: int) -> int:
        """Give the number of the line at a place in the text."""
        return line_at(self.text, offset)

    def said(self, what: str) -> list[Meta]:
        """Give what the markup says on one matter, the surest first."""
        return [one for one in self.meta if one.what == what]


def page_of(received: Received) -> Page:
    """Read a clipping, text or HTML."""
    if received.html:
        from generator.importers.clip.html import html_page

        return html_page(received.text)
    text, repairs = repair(received.text)
    return Page(text=text, lines=tuple(sort_lines(lines_of(text))), repairs=repairs)


def _blank(text: str) -> str:
    return "".join(char if char == "\n" else " " for char in text)
