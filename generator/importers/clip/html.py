"""A saved HTML page: its visible lines, and which of them trafilatura takes for the article."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.importers.clip.byline import is_credit
from generator.importers.clip.calendar import is_date_line
from generator.importers.clip.furniture import CREDIT, by_form, sort_lines
from generator.importers.clip.lines import Line, Sorted, lines_of
from generator.importers.clip.markup import said_in_markup
from generator.importers.clip.page import Meta, Page
from generator.importers.clip.received import RefusedError
from generator.importers.clip.repair import repair

_UNSEEN = {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select"}
_INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
    ),
    *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    *("wbr", "img"),
}
_LONG = 30
_EMPTY = "it is an HTML page that shows no text: save the article as plain text"


def html_page(text: str) -> Page:
    """Read a saved page. Raises `RefusedError` where it shows no text."""
    parser = HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as problem:
        raise RefusedError(_EMPTY) from problem
    meta = said_in_markup(tree)
    seen, repairs = repair("\n".join(_visible(tree)))
    lines = lines_of(seen)
    if not lines:
        raise RefusedError(_EMPTY)
    article = _extracted(text)
    sorted_lines = _by_extraction(lines, article, meta) if article else sort_lines(lines)
    return Page(text=seen, lines=tuple(sorted_lines), repairs=repairs, meta=meta)


def _visible(tree: HtmlElement) -> Iterator[str]:
    """Give the lines that a page shows: the text of each block, spaces folded."""
    line: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        inline = element.tag in _INLINE
        unseen = element.tag in _UNSEEN or "hidden" in element.attrib
        if not inline and line:
            yield " ".join("".join(line).split())
            line = []
        if event == "start":
            hidden += unseen
            line += [element.text or ""] if not hidden else []
        else:
            hidden -= unseen
            line += [element.tail or ""] if not hidden else []
    if line:
        yield " ".join("".join(line).split())


def _extracted(text: str) -> list[str]:
    """Give the lines of the article as trafilatura finds it, without their spaces."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(text, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []  # a page that the library cannot read: the rules for plain text then serve
    body = getattr(found, "text", None) or ""
    return [mended for line in repair(body)[0].split("\n") if (mended := _squeezed(line))]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _by_extraction(lines: list[Line], article: list[str], meta: tuple[Meta, ...]) -> list[Sorted]:
    whole, each = "\n".join(article), set(article)
    titles = {_squeezed(one.value) for one in meta if one.what == "title"}
    inside = [_is_in(_squeezed(line.text), each, whole) for line in lines]
    prose = (
        at
        for at, line in enumerate(lines)
        if inside[at] and len(line.text) >= _LONG and _squeezed(line.text) not in titles
    )
    first = next(prose, len(lines))
    return [
        _above(line, titles, within=inside[at])
        if at < first
        else _sorted(line, titles, within=inside[at])
        for at, line in enumerate(lines)
    ]


def _is_in(line: str, each: set[str], whole: str) -> bool:
    return line in each or (len(line) >= _LONG and line in whole)


def _above(line: Line, titles: set[str], *, within: bool) -> Sorted:
    if is_date_line(line.text) and by_form(line.text) is None:
        return Sorted(line, "date", "a line of its own above the article")
    return _sorted(line, titles, within=within)


def _sorted(line: Line, titles: set[str], *, within: bool) -> Sorted:
    if _squeezed(line.text) in titles:
        return Sorted(line, "headline", "the headline of the markup")
    if is_credit(line.text):
        return Sorted(line, "credit", CREDIT)
    role, why = by_form(line.text) or ("furniture", "not of the article, by trafilatura")
    if within and role == "furniture":
        return Sorted(line, "article", "")
    return Sorted(line, role, why)
