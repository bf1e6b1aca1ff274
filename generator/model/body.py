"""Rich text: Markdown turned into segments, before anything is known of the rest of the site.

Links to records and names in prose are left open, so that renaming a record never parses Markdown
again: whoever builds a page fills them in.
"""

from msgspec import Struct


class Html(Struct, frozen=True, array_like=True, tag="h"):
    """Finished HTML, and the words it shows."""

    html: str
    plain: str = ""


class Prose(Struct, frozen=True, array_like=True, tag="p"):
    """Running text, unescaped, in which names may become links."""

    text: str


class Reference(Struct, frozen=True, array_like=True, tag="r"):
    """`[[kind:slug|label]]`, with what it takes to find it again in its file."""

    target: str
    label: str | None
    raw: str
    line: int
    nth: int


Segment = Html | Prose | Reference


class Heading(Struct, frozen=True, array_like=True):
    """A heading inside a body."""

    level: int
    id: str
    text: str


class RichText(Struct, frozen=True, array_like=True):
    """A parsed text."""

    segments: tuple[Segment, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references in it, in order."""
        return tuple(part for part in self.segments if isinstance(part, Reference))


class MarkupProblem(Struct, frozen=True, array_like=True):
    """A fault inside a text, by what was written and where its block begins."""

    code: str
    message: str
    help: str
    raw: str
    line: int
    nth: int = 0
