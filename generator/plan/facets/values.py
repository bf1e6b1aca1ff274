"""The smallest pieces: prose, dates, links, sources."""

from msgspec import Struct


class Fragment(Struct, frozen=True, array_like=True):
    """Finished HTML. Templates print it as it is; they escape everything else."""

    html: str

    def __html__(self) -> str:
        """Give the markup (the protocol of MarkupSafe and Jinja)."""
        return self.html


class Date(Struct, frozen=True):
    """A date as a reader sees it, never more precise than its source."""

    words: str
    """The date in words: the source's own where it has any."""
    machine: str | None
    """For `<time datetime>`; None where HTML could only say more than is known."""
    day: str
    """A short form for lists, of the same precision: `19 Jan 2024`, `about Nov 2023`."""
    edtf: str
    """The value as its author wrote it."""
    timed: bool = False
    """Whether it is a moment, with an hour and an offset: one that has a local time elsewhere."""
    language: str | None = None
    """The language of `words`, where they are its source's own and that is another."""


class Locator(Struct, frozen=True):
    """Where a record stands in a document on paper."""

    id: str
    words: str
    """`¶ 12`, `¶¶ 12–15`, `note 3`"""
    spoken: str
    """The same without the sign: `Paragraphs 12 to 15`."""


class Link(Struct, frozen=True, omit_defaults=True):
    """A record to link to, by the path of its page."""

    title: str
    path: str
    locator: Locator | None = None
    """In a dossier: where it stands there, if it does."""


class Overtaken(Struct, frozen=True):
    """An event after which words no longer hold. Never show such words without it."""

    event: Link
    when: str
    """`on 26 January 2024`; `(January 2024)` where the day is not known"""


class Source(Struct, frozen=True):
    """A source as it stands beside a fact."""

    kind: str
    """document, report or statement"""
    title: str
    path: str
    publisher: str
    date: Date | None
    label: str
    """What sort of source: filing, blog post, report, rewrite …"""
    primary: bool
    verified: str
    """read in full, excerpt or unverified"""
    address: str | None
    archived: str | None
    repeats: bool = False
    """It stands in a list below another of the same title."""


class Difference(Struct, frozen=True):
    """A discrepancy that concerns a fact."""

    discrepancy: Link
    status: str
    value: str | None
    """What the fact says, where it is a quantity that is compared."""


class Fact(Struct, frozen=True):
    """One sentence with its sources."""

    id: str
    text: Fragment
    note: Fragment | None
    verified: str
    sources: tuple[Source, ...]
    differences: tuple[Difference, ...] = ()
    again: tuple[str, ...] = ()
    """The paths of those sources that stand with an earlier fact of the record."""


class Answer(Struct, frozen=True):
    """What a later source answered."""

    text: Fragment
    public: Date
    sources: tuple[Source, ...]


class Question(Struct, frozen=True):
    """Something that has not been said."""

    id: str
    text: Fragment
    incident: Link
    asked_by: str | None
    asked: Date | None
    note: Fragment | None
    verified: str
    sources: tuple[Source, ...]
    answer: Answer | None


class Origin(Struct, frozen=True):
    """A newsroom that reports lead to."""

    name: str
    path: str | None
    """The page of its organisation, where one is on record."""
    reports: str
    """How many lead to it, in words."""


class Origins(Struct, frozen=True):
    """How many independent origins the reports of a record have."""

    words: str
    """`12 reports: 2 independent origins known, 5 of unknown origin`"""
    known: tuple[Origin, ...]
