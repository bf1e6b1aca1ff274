"""`When`: a dated value as an author writes it, with the words of its source where they matter."""

from typing import Any

from generator.core.edtf import Edtf
from generator.core.language import ENGLISH, Language


class When:
    """An EDTF value and, optionally, the words its source used ("late November 2023").

    Written in YAML as the bare value or as ``{date: 2023-11~, words: late November 2023}``.
    """

    __slots__ = ("date", "source_words")

    date: Edtf
    source_words: str | None

    def __init__(self, date: Edtf, source_words: str | None = None) -> None:
        """Join a parsed `date` with the words of its source."""
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "source_words", source_words)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a `When` is a value."""
        message = f"a When cannot change its {name}"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        """Compare by value."""
        return isinstance(other, When) and self.written() == other.written()

    def __hash__(self) -> int:
        """Hash by value."""
        return hash((self.date, self.source_words))

    def __repr__(self) -> str:
        """Show what was written."""
        return f"When({self.written()!r})"

    @property
    def words(self) -> str:
        """The date as an editor reads it, in English if it is not in its source's words."""
        return self.said(ENGLISH)

    def said(self, language: Language) -> str:
        """Give the date as a reader should read it: in its source's words first, as they are."""
        return self.source_words or self.date.words(language)

    def written(self) -> Any:
        """Give back the plain value that `read` accepts."""
        if self.source_words is None:
            return str(self.date)
        return {"date": str(self.date), "words": self.source_words}

    @classmethod
    def read(cls, value: object) -> "When":
        """Read the plain value of a document.

        Raises `EdtfError` for a date that is none, and `TypeError` for any other shape.
        """
        if isinstance(value, str):
            return cls(Edtf.parse(value))
        if isinstance(value, dict) and set(value) <= {"date", "words"}:
            date, words = value.get("date"), value.get("words")
            if isinstance(date, str) and (words is None or isinstance(words, str)):
                return cls(Edtf.parse(date), words or None)
        message = "a date, or a mapping with `date` and `words`"
        raise TypeError(message)
