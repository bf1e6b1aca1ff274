"""Numbers: of paragraphs, through the whole document, and of notes, by order of first citation."""

from collections.abc import Callable, Iterable

from generator.plan.facets.dossier import Note
from generator.plan.facets.values import Source


class Numbering:
    """Counts the paragraphs and notes of one document. Ask in the order in which a reader reads."""

    def __init__(self) -> None:
        """Begin a document."""
        self._paragraph = 0
        self._cited: dict[str, tuple[int, Source, list[int]]] = {}

    def paragraph(self) -> int:
        """Begin the next paragraph, and give its number."""
        self._paragraph += 1
        return self._paragraph

    def cite(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Cite sources in the paragraph that was begun last; give the numbers of their notes."""
        return tuple(sorted({self._cite(source) for source in sources}))

    def notes(self, absolute: Callable[[str], str]) -> tuple[Note, ...]:
        """Give a note for every source that was cited; `absolute` makes an address of a path."""
        return tuple(
            Note(number, source, absolute(source.path), tuple(dict.fromkeys(paragraphs)))
            for number, source, paragraphs in self._cited.values()
        )

    def _cite(self, source: Source) -> int:
        # One record, one page: its path tells sources apart.
        new: tuple[int, Source, list[int]] = (len(self._cited) + 1, source, [])
        number, _source, paragraphs = self._cited.setdefault(source.path, new)
        paragraphs.append(self._paragraph)
        return number
