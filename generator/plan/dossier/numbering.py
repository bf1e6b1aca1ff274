"""Numbers: of paragraphs, through the whole document, and of notes, by order of first citation."""

from collections.abc import Callable, Iterable

from generator.core.language import Language
from generator.plan.facets.dossier import Note
from generator.plan.facets.values import Locator, Source


class Numbering:
    """Counts the paragraphs and notes of one document. Ask in the order in which a reader reads."""

    def __init__(self, language: Language) -> None:
        """Begin a document; number in the words of `language`."""
        self._language = language
        self._paragraph = 0
        self._told: dict[str, tuple[int, int]] = {}
        self._cited: dict[str, tuple[int, Source, list[int]]] = {}

    def paragraph(self, of: str | None = None) -> int:
        """Begin the next paragraph, and give its number.

        `of` is the path of the record that stands in it. What stands in several has them in a row.
        """
        self._paragraph += 1
        if of is not None:
            first, _last = self._told.get(of, (self._paragraph, 0))
            self._told[of] = first, self._paragraph
        return self._paragraph

    def cite(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Cite sources in the paragraph that was begun last; give the numbers of their notes."""
        return tuple(sorted({self._cite(source) for source in sources}))

    def notes(self, absolute: Callable[[str], str]) -> tuple[Note, ...]:
        """Give a note for every source that was cited; `absolute` makes an address of a path."""
        return tuple(
            Note(
                number,
                source,
                absolute(source.path),
                tuple(dict.fromkeys(paragraphs)),
                self._beside(source.path, paragraphs),
            )
            for number, source, paragraphs in self._cited.values()
        )

    def places(self) -> dict[str, Locator]:
        """Give where each record stands, by its path: in paragraphs, or else in a note."""
        noted = {path: self._note(number) for path, (number, *_more) in self._cited.items()}
        return noted | {path: self._paragraphs(*ends) for path, ends in self._told.items()}

    def _beside(self, path: str, citing: list[int]) -> Locator | None:
        """Give where a source stands itself, unless it is cited there."""
        ends = self._told.get(path)
        return None if ends is None or ends[0] in citing else self._paragraphs(*ends)

    def _note(self, number: int) -> Locator:
        gettext = self._language.gettext
        n = {"n": self._language.number(number)}
        return Locator(f"note-{number}", gettext("note %(n)s") % n, gettext("Note %(n)s") % n)

    def _paragraphs(self, first: int, last: int) -> Locator:
        gettext, number = self._language.gettext, self._language.number
        if first == last:
            n = {"n": number(first)}
            return Locator(f"p-{first}", gettext("¶ %(n)s") % n, gettext("Paragraph %(n)s") % n)
        ends = {"first": number(first), "last": number(last)}
        spoken = gettext("Paragraphs %(first)s to %(last)s") % ends
        return Locator(f"p-{first}", gettext("¶¶ %(first)s–%(last)s") % ends, spoken)

    def _cite(self, source: Source) -> int:
        # One record, one page: its path tells sources apart.
        new: tuple[int, Source, list[int]] = (len(self._cited) + 1, source, [])
        number, _source, paragraphs = self._cited.setdefault(source.path, new)
        paragraphs.append(self._paragraph)
        return number
