"""Statements as reports carried them: what became of the words, and of whose they are."""

from msgspec import Struct

from generator.plan.facets.values import Date, Link, Overtaken


class Change(Struct, frozen=True):
    """A stretch of a word difference: `equal`, `insert` (printed only) or `delete` (said only)."""

    kind: str
    text: str


class Carried(Struct, frozen=True):
    """A statement as a report carried it, or a report as it carried a statement."""

    link: Link | None
    """None for words that are those of no statement on record."""
    speaker: str | None
    date: Date | None
    extent: str | None
    """What the record says: `whole`, `part` or `paraphrase`."""
    text: str | None
    """The words as printed, where they are on record."""
    quote: str | None
    """The statement's own words; none where what was printed is not on record."""
    overtaken: tuple[Overtaken, ...]
    language: str
    """The language of the words."""
    verdict: str
    """What became of the words, or `not compared`."""
    wording: str
    """The same, whoever they were printed as the words of."""
    printed_speaker: str | None
    difference: tuple[Change, ...]
    """None where no word differs."""
    other_form: bool
    """Whether the words are those of another printed form of the statement."""
    bracketed: bool
    """Whether words of the report stand in square brackets among them."""
    joined: tuple[Link, ...]
    """The statements whose words are joined, where they are those of several."""


class SentenceCarried(Struct, frozen=True):
    """One sentence of a statement, and the quotations in which words of it were printed."""

    text: str
    carried: tuple[Carried, ...]


class Carriers(Struct, frozen=True):
    """Who carried a statement: sentence by sentence where the words are on record."""

    count: int
    sentences: tuple[SentenceCarried, ...]
    others: tuple[Carried, ...]
    """Those whose printed words are not on record, or are not in the statement's own wording."""
