"""Statements as reports carried them: what became of the words, and of whose they are."""

from msgspec import Struct

from generator.plan.facets.values import Date, Link, Overtaken


class Change(Struct, frozen=True):
    """A stretch of a word difference: `equal`, `insert` (printed only) or `delete` (said only)."""

    kind: str
    text: str


class Fate(Struct, frozen=True):
    """What became of words in one quotation."""

    extent: str | None
    """What the record says: `whole`, `part` or `paraphrase`."""
    verdict: str
    """What became of the words, or `not compared`."""
    wording: str
    """The same, whoever they were printed as the words of."""
    compared: bool
    """Whether the words are on record and meant as a quotation."""
    other_form: bool
    """Whether the words are those of another printed form of the statement."""
    bracketed: bool
    """Whether words of the report stand in square brackets among them."""
    printed_speaker: str | None
    joined: tuple[Link, ...]
    """The statements whose words are joined, where they are those of several."""


class Carried(Struct, frozen=True):
    """A statement as a report carried it, on the page of the report."""

    link: Link | None
    """None for words that are those of no statement on record."""
    fate: Fate
    text: str | None
    """The words as printed, where they are on record."""
    quote: str | None
    """The statement's own words; none where what was printed is not on record, or is the same."""
    overtaken: tuple[Overtaken, ...]
    language: str
    """The language of the words."""
    difference: tuple[Change, ...]
    """None where no word differs."""


class Beside(Struct, frozen=True):
    """A quotation as it stands beside a sentence."""

    outlet: str
    path: str
    """Where more is said of it, on the same page."""
    wording: str
    """What became of the words of this sentence."""
    reattributed: bool
    """Whether all the words that it quotes were printed as those of another speaker."""


class Passage(Struct, frozen=True):
    """A sentence of a statement that was carried, or those in a row that were not.

    All `text` and `gap` of a statement, joined, are its words.
    """

    number: int
    """Of its first sentence, from 1."""
    text: str
    gap: str
    """The white space that follows."""
    opens: bool
    """Whether a paragraph of the statement begins here."""
    carried: tuple[Beside, ...]
    """In order of publication; of very many the first."""
    more: int
    """How many others carried it."""


class Reporter(Struct, frozen=True):
    """A report, by what tells it from others."""

    link: Link
    outlet: str
    language: str
    """The language of its title."""
    date: Date | None
    origins: tuple[str, ...]
    """Whose copy it carries, and the outlets of the reports that it was made from, as is known."""


class Carrier(Struct, frozen=True):
    """A quotation of a statement, on the statement's own pages."""

    id: str
    report: Reporter
    fate: Fate
    text: str | None
    """The words as printed, if the statement itself does not have them."""
    difference: tuple[Change, ...]
    """None where no word differs."""
    long: bool
    """Whether the words or the difference are too long for a list, and so left out of it."""


class Carriers(Struct, frozen=True):
    """Who carried a statement: sentence by sentence where the words are on record."""

    passages: tuple[Passage, ...]
    count: int
    """How many reports carried it."""
    compared: tuple[Carrier, ...]
    """Quotations whose words are on record, in order of publication, those without a date last."""
    silent: tuple[Carrier, ...]
    """Quotations whose printed words are not on record, and paraphrases, in the same order."""
    verdicts: tuple[str, ...]
    """The verdicts among them, for a legend."""
    marked: bool
    """Whether a difference is marked among them."""
    partly: bool
    """Whether no printing of some sentences is on record, while one of others is."""
    compare: str | None
    """The path of the page that lays the reports side by side, where there is one."""


class Printed(Struct, frozen=True):
    """What one quotation printed of a sentence."""

    fate: Fate
    """Its wording is that of this sentence; whose words they are is said of all of them."""
    changes: tuple[Change, ...]
    whole: str | None
    """What became of all the words that were quoted, where no sentence by itself shows it."""


class Cell(Struct, frozen=True):
    """What a report printed of a sentence; nothing where it is not known to have carried it."""

    reporter: int
    """The place of the report among those of the page."""
    printed: tuple[Printed, ...]


class Row(Struct, frozen=True):
    """A sentence of a statement, and what each report made of it."""

    number: int
    """From 1; 0 for words that are those of no sentence of the statement."""
    text: str
    cells: tuple[Cell, ...]


class Comparison(Struct, frozen=True):
    """The reports of a statement side by side, or a sheet of them."""

    statement: Link
    said: str
    """`Harbour, 19 January 2024`"""
    language: str
    overtaken: tuple[Overtaken, ...]
    reporters: tuple[Reporter, ...]
    """Those of this sheet, in order of publication."""
    which: str
    """Their places among all: `13–24`."""
    total: int
    """How many reports there are whose words are on record."""
    rows: tuple[Row, ...]
    silent: tuple[Carrier, ...]
    """On the last sheet: quotations whose printed words are not on record, and paraphrases."""
    verdicts: tuple[str, ...]
    """The verdicts on this sheet, for a legend."""
    marked: bool
    """Whether words that were left out or put in are marked on it."""
    earlier: Link | None
    later: Link | None
