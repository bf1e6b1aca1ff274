"""How each page is cited: in words, in BibTeX and in CSL-JSON, from the same parts."""

from collections.abc import Iterable
from html import escape
from typing import Any

from generator.model.entry import Entry
from generator.model.when import When
from generator.plan import cite_bibtex, cite_csl
from generator.plan.cite_shown import on_page
from generator.plan.cite_subject import Original, Subject, subject_of
from generator.plan.cite_text import TextDate, stated, text_date, text_date_then
from generator.plan.facets.citing import Citation
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Fragment
from generator.plan.words import sentence


class Citations:
    """Makes citations of the pages of one site."""

    def __init__(self, pieces: Pieces) -> None:
        """Cite pages of the site of `pieces`, in its language."""
        self._pieces = pieces
        self._config = pieces.site.config

    def of_record(self, entry: Entry, address: str) -> Citation:
        """Cite the page of a record, at an absolute address."""
        stands = text_date(self._pieces, on_page(self._pieces.site, entry))
        return self._cite(subject_of(self._pieces, entry), stands, address)

    def of_part(
        self, entry: Entry, part: str, title: str, address: str, shown: Iterable[Entry]
    ) -> Citation:
        """Cite another page about a record, called `part` in its key, with a title of its own.

        Its text stands as of the newest of the records that are `shown` there.
        """
        subject = subject_of(self._pieces, entry)
        named = subject._replace(key=f"{subject.key}:{part}", title=title)
        return self._cite(named, text_date(self._pieces, shown), address)

    def of_date(self, entry: Entry, name: str, title: str, address: str, date: str) -> Citation:
        """Cite the page of an incident as of a `date`, called `name` in its key.

        Nothing newer stands on it, not even when the incident is known today to have happened.
        """
        subject = subject_of(self._pieces, entry)
        named = Subject(f"{subject.key}:as-of-{name}", title, subject.original, None)
        return self._cite(named, text_date_then(self._pieces, date), address)

    def of_list(self, key: str, title: str, address: str) -> Citation:
        """Cite a page that is about no one record, called `key`, as of the last change of all."""
        return self._cite(Subject(key, title, Original(), None), stated(self._pieces), address)

    def _cite(self, subject: Subject, stands: TextDate | None, address: str) -> Citation:
        words = stands.words if stands else None
        return Citation(
            plain=self._plain(subject, words, address),
            as_of=words,
            bibtex=_shown(self._bibtex(subject, stands, address)),
            csl=_shown(self._csl(subject, stands, address)),
        )

    def _plain(self, subject: Subject, words: str | None, address: str) -> str:
        config, quoted = self._config, self._pieces.language.gettext("“%(title)s”")
        title = quoted % {"title": nested(cite_bibtex.one_line(subject.title))}
        return ", ".join(filter(None, (config.publisher, title, config.title, words, address)))

    def _bibtex(self, subject: Subject, stands: TextDate | None, address: str) -> str:
        config = self._config
        fields = [
            cite_bibtex.kept("author", config.publisher),
            cite_bibtex.kept("title", subject.title),
            cite_bibtex.field("howpublished", config.title),
        ]
        day = stands.revised.earliest if stands and stands.revised else None
        if day is not None:
            fields += [("year", f"{{{day.year}}}"), cite_bibtex.month(day.month)]
        if stands is not None:
            fields.append(cite_bibtex.field("note", sentence(stands.words)))
        return cite_bibtex.entry(subject.key, [*fields, cite_bibtex.address(address)])

    def _csl(self, subject: Subject, stands: TextDate | None, address: str) -> str:
        config, original = self._config, subject.original
        return cite_csl.item(
            {
                "id": subject.key,
                "type": "webpage",
                "title": subject.title,
                "author": cite_csl.names((config.publisher,)),
                "container-title": config.title,
                "publisher": config.publisher,
                "issued": self._date(config.revised),
                "note": stands.words if stands else None,
                "URL": address,
                "language": config.language,
                "event-date": self._date(subject.happened),
                "original-author": cite_csl.names(original.authors),
                "original-publisher": original.publisher,
                "original-title": original.title,
                "original-date": self._date(original.date),
            }
        )

    def _date(self, when: When | None) -> dict[str, Any] | None:
        return cite_csl.date(when, self._pieces.language) if when else None


def nested(title: str) -> str:
    """Give a title as it stands between quotation marks: its own become those of the inner kind."""
    return title.translate(_INNER)


_INNER = str.maketrans("“”„«»「」", "‘’\u201a\u2039\u203a『』")


def _shown(text: str) -> Fragment:
    """Escape for the text of an element, where a quotation mark is one."""
    return Fragment(escape(text, quote=False))
