"""Rich text to fragments: references become links, names become links that may be.

A name is linked only the first time on a page, and only a whole page knows which time is the first.
So a name stands in a fragment between marks that no content can hold; `generator.render.page`
turns the first into a link and the rest into plain words.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

from generator.core.language import ENGLISH, Language
from generator.link.claims import is_record
from generator.link.site import Site
from generator.model.body import Html, Prose, Reference, RichText
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found
from generator.model.kinds import KINDS
from generator.model.records import Report, Statement
from generator.plan.facets.values import Fragment, Locator

NAME_OPEN, NAME_PATH_END, NAME_CLOSE = "\x02", "\x03", "\x04"
_LINK = re.compile(r'<a href="(?P<href>[^"]*)">[^<]*</a>')
_SPACE = re.compile(r"\s+")
_FIRST_WORDS = 36


class ProseWriter:
    """Writes the texts of a site as fragments."""

    def __init__(
        self, site: Site, base: str, *, names: bool = True, language: Language = ENGLISH
    ) -> None:
        """Write links below `base`; mark names in prose if `names`; add words of `language`."""
        self._site = site
        self._base = base
        self._names = names
        self.language = language
        self._scrolled = _scrolled(language)

    def fragment(self, entry: Entry, field: str) -> Fragment:
        """Give a text of `entry` as HTML; an absent text is an empty fragment."""
        text = entry.texts.get(field)
        return self.written(text) if text else Fragment("")

    def written(self, text: RichText) -> Fragment:
        """Give a text as HTML."""
        return Fragment("".join(self._html(part) for part in text.segments))

    def optional(self, entry: Entry, field: str) -> Fragment | None:
        """Give a text of `entry` as HTML, or None where there is none."""
        return self.fragment(entry, field) if field in entry.texts else None

    def placed(self, text: Fragment, places: Mapping[str, Locator]) -> Fragment:
        """Say after each link of a text to a record where that stands in a document.

        `places` are by the path of a record's page. They stand in brackets, as an editor's
        addition: the words around them are the author's.
        """

        def place(found: re.Match[str]) -> str:
            path = unescape(found["href"]).removeprefix(self._base)
            return f"{found[0]} {_locator_html(places[path])}" if path in places else found[0]

        html = _LINK.sub(place, text.html)
        return Fragment(html) if html != text.html else text

    def plain(self, entry: Entry, field: str, most: int = 300) -> str:
        """Give a text's bare words on one line, cut between words after `most` characters."""
        text = entry.texts.get(field)
        return shortened(self.words(text), most) if text else ""

    def words(self, text: RichText) -> str:
        """Give the bare words of a text on one line, each reference as a reader sees it."""
        words = [
            part.text
            if isinstance(part, Prose)
            else part.plain
            if isinstance(part, Html)
            else part.label or title_of(self._site, self.target(part), self.language)
            for part in text.segments
        ]
        return _SPACE.sub(" ", "".join(words)).strip()

    def _html(self, part: Html | Prose | Reference) -> str:
        if isinstance(part, Html):
            return self._scrolling(part.html) if self._names else part.html
        if isinstance(part, Prose):
            return self._prose(part.text)
        target = self.target(part)
        label = escape(part.label or title_of(self._site, target, self.language), quote=False)
        return f'<a href="{self._base}{self._site.path(target)}">{label}</a>'

    def _scrolling(self, html: str) -> str:
        for tag, wrapped in self._scrolled:
            html = html.replace(tag, wrapped)
        return html

    def _prose(self, text: str) -> str:
        if not self._names:
            return escape(text, quote=False)
        pieces: list[str] = []
        end = 0
        for match in self._site.names.find(text):
            owner = match.owners[0]
            if len(match.owners) > 1 or not is_record(owner):
                continue
            path = self._site.path(self._site.index.by_id[owner])
            shown = escape(text[match.start : match.end], quote=False)
            pieces.append(escape(text[end : match.start], quote=False))
            pieces.append(f"{NAME_OPEN}{path}{NAME_PATH_END}{shown}{NAME_CLOSE}")
            end = match.end
        pieces.append(escape(text[end:], quote=False))
        return "".join(pieces)

    def target(self, part: Reference) -> Entry:
        """Give the record that a reference of a text names."""
        found = self._site.index.resolve(WrittenRef(part.target, KINDS, Place("")))
        assert isinstance(found, Found)  # noqa: S101  validation has resolved every reference
        return found.entry


def _scrolled(language: Language) -> tuple[tuple[str, str], ...]:
    """Give a scroll of its own to what may be wider than the page; the keyboard must reach it."""
    table, code = escape(language.gettext("Table")), escape(language.gettext("Code"))
    return (
        ("<table>", f'<div class="scroll" role="region" aria-label="{table}" tabindex="0"><table>'),
        ("</table>", "</table></div>"),
        ("<pre>", f'<pre role="region" aria-label="{code}" tabindex="0">'),
    )


def _locator_html(one: Locator) -> str:
    label, words = escape(one.spoken), escape(one.words)
    return f'[<a class="locator" href="#{one.id}" aria-label="{label}">{words}</a>]'


def title_of(site: Site, entry: Entry, language: Language = ENGLISH) -> str:
    """Give what a record is called in a link."""
    record = entry.record
    if isinstance(record, Statement):
        return f"{record.speaker}, {record.date.said(language)}"
    if isinstance(record, Report):
        if record.title:
            return record.title
        outlet = title_of(site, site.find(record.outlet, "outlet"))
        return language.gettext("Report by %(outlet)s") % {"outlet": outlet}
    return str(getattr(record, "name", None) or getattr(record, "title", entry.slug))


def long_title_of(site: Site, entry: Entry, language: Language = ENGLISH) -> str:
    """Give what a record is called in lists and heads, where others of its kind stand beside it.

    A statement is known by its first words, a report by its outlet.
    """
    record, title = entry.record, title_of(site, entry, language)
    if isinstance(record, Statement):
        return _marked(first_words_of(site, entry, language), record, language)
    if isinstance(record, Report):
        if record.title:
            return f"{shortened(title, 80)} ({title_of(site, site.find(record.outlet, 'outlet'))})"
        return f"{title}, {record.published.said(language)}" if record.published else title
    return title


def short_title_of(site: Site, entry: Entry, language: Language, most: int) -> str:
    """Give the long title of a record in `most` characters, that words are overtaken with it."""
    record = entry.record
    if isinstance(record, Statement):
        room = most - len(_marked("", record, language))
        words = shortened(first_words_of(site, entry, language), room)
        return _marked(words, record, language)
    return shortened(long_title_of(site, entry, language), most)


def _marked(words: str, record: Statement, language: Language) -> str:
    """Say of the words of a statement that something has overtaken them, where it has."""
    overtaken = language.gettext("%(statement)s (overtaken)")
    return overtaken % {"statement": words} if record.overtaken_by else words


def first_words_of(site: Site, entry: Entry, language: Language = ENGLISH) -> str:
    """Give what a statement is called by itself, whatever came after it."""
    quote = getattr(entry.record, "quote", "")
    begins = shortened(_SPACE.sub(" ", quote).strip(), _FIRST_WORDS)
    words = language.gettext("%(title)s: “%(words)s”")
    return words % {"title": title_of(site, entry, language), "words": begins}


def shortened(text: str, most: int) -> str:
    """Cut `text` between words so that it has at most `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:–— ") + "…"
