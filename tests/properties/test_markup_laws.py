"""A law of markup: whatever an author or an attacker writes, only harmless HTML comes out."""

from collections.abc import Callable
from html import escape

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.characters import is_clean
from generator.markup import richtext
from generator.model.body import Html, Prose, Reference, RichText

_PLAIN = frozenset[str]()
ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "ul", "li", "blockquote", "pre", "code", "br", "hr"), _PLAIN),
    **dict.fromkeys(("em", "strong", "s", "table", "thead", "tbody", "tr"), _PLAIN),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), frozenset({"id"})),
    **dict.fromkeys(("th", "td"), frozenset({"class"})),
    "ol": frozenset({"start"}),
    "a": frozenset({"href", "rel"}),
}
Parse = Callable[[str], RichText]


def page_of(text: RichText) -> str:
    """Write a text as a page would: prose escaped, references as their labels."""
    parts = []
    for part in text.segments:
        if isinstance(part, Html):
            parts.append(part.html)
        elif isinstance(part, Prose):
            parts.append(escape(part.text, quote=False))
        elif isinstance(part, Reference):
            parts.append(escape(part.label or part.target, quote=False))
    return "".join(parts)


def law_only_harmless_html_comes_out(text: str, parse: Parse) -> None:
    page = page_of(parse(text))
    for element in html5lib.parseFragment(page, namespaceHTMLElements=False).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ALLOWED, page
        assert set(element.attrib) <= ALLOWED[element.tag], page
        address = element.attrib.get("href", "https://")
        assert address.lower().startswith(("https://", "http://")), page
        assert element.attrib.get("class", "align-left").startswith("align-"), page


def parse_block(text: str) -> RichText:
    return richtext.block(text)[0]


def parse_inline(text: str) -> RichText:
    return richtext.inline(text)[0]


_INLINE = [
    r"<script>alert(1)</script>",
    r"<img src=x onerror=alert(1)>",
    r"<svg/onload=x>",
    r"<a href=javascript:x>",
    r"<style>",
    r"</p>",
    r"</code>",
    r"</blockquote>",
    r"<!--",
    r"-->",
    r"<![CDATA[",
    r"<?x",
    r"<p",
    r"onclick=",
    r"https://x.example/",
    r"[a](javascript:x)",
    r"[a](<javascript:x>)",
    r"[a][b]",
    r"<javascript:x>",
    r'[a](https://x.example/"onclick=x)',
    r'[a](https://x.example/ "\" onclick=x")',
    r'![a](x"onerror="y)',
    r'[[a"><script>|<script>]]',
    r"&lt;script&gt;",
    r"&#60;script&#62;",
    r"&#x3c;img onerror=x&#x3e;",
    r"&quot;",
    r"&#8238;",
    r"&#0;",
    r"`<script>`",
    r"\<script>",
    r"\`",
]
_BLOCKS = [
    "\n",
    "\n\n",
    "[a](JAVA\nSCRIPT:x)",
    "\n[b]: javascript:x\n",
    "\n[b]: data:text/html,x 'y'\n",
    "```<script>\n",
    "~~~ onload=x\n<script>\n~~~\n",
    "    <script>\n",
    "|a|b|\n|:-|-:|\n|<script>|<b>|\n",
    "# <script>\n",
]
_marks = st.sampled_from(["> ", "- ", "1. ", "**", "~~", *"*_“”<>\"'= "])
_pieces = st.sampled_from([*_INLINE, *_BLOCKS]) | _marks
texts = st.lists(_pieces | st.text(max_size=4), max_size=12).map("".join)


@settings(deadline=None, max_examples=400)
@given(texts)
def test_a_body_is_harmless(text: str) -> None:
    law_only_harmless_html_comes_out(text, parse_block)


@settings(deadline=None, max_examples=400)
@given(texts)
def test_a_paragraph_is_harmless(text: str) -> None:
    law_only_harmless_html_comes_out(text, parse_inline)


@settings(deadline=None, max_examples=200)
@given(texts.filter(is_clean))
def test_what_could_not_be_published_is_reported(text: str) -> None:
    """No link loses its address and no text hides a character without a word to its author."""
    parsed, problems = richtext.block(text)

    assert ("<a>" not in page_of(parsed)) or problems
    assert is_clean(page_of(parsed)) or problems


# --- A broken one is caught ----------------------------------------------------------------------


def unescaped(text: str) -> RichText:
    """Take raw HTML for HTML."""
    return RichText((Html(text),))


def careless_with_links(text: str) -> RichText:
    """Escape, but link to anything."""
    return RichText((Html(f'<a href="{escape(text)}">x</a>'),))


def careless_with_quotes(text: str) -> RichText:
    """Forget the quotation marks in an attribute."""
    return RichText((Html(f'<a href="https://x.example/{text}">x</a>'),))


@pytest.mark.parametrize(
    ("text", "parse"),
    [
        ("<script>alert(1)</script>", unescaped),
        ("<img src=x onerror=alert(1)>", unescaped),
        ("<p onclick=x>", unescaped),
        ("javascript:alert(1)", careless_with_links),
        ('" onclick="alert(1)', careless_with_quotes),
    ],
)
def test_a_careless_parser_is_caught(text: str, parse: Parse) -> None:
    with pytest.raises(AssertionError):
        law_only_harmless_html_comes_out(text, parse)
