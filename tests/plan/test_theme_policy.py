"""Inline styles and scripts in a site's own templates: each where it stands, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.plan import theme_policy
from generator.plan.theme_files import load_theme
from generator.plan.theme_policy import stopped
from tests.support.site import ROOT, SiteBuilder

PAGE = "templates/pages/page.html"

INLINE = [
    ('<p style="color: red">', ["1:4 style"]),
    ("<p STYLE='color: red'>", ["1:4 STYLE"]),
    ("<p\n  style = red>", ["2:3 style"]),
    ('<p class="a"style="x">', ["1:13 style"]),
    ('<svg><path d="M0 0" style="x"/></svg>', ["1:21 style"]),
    ('<a onclick="go()" href="/">', ["1:4 onclick"]),
    ('<link rel="stylesheet" href="/a.css" onload="this.media=1">', ["1:38 onload"]),
    ('<a href="javascript:go()">', ["1:4 href"]),
    ("<style>p { color: red }</style>", ["1:1 <style"]),
    ("<noscript><style media=print></style></noscript>", ["1:11 <style"]),
    ("<script>go()</script>", ["1:1 <script"]),
    ('<SCRIPT type="module">go()</SCRIPT>', ["1:1 <SCRIPT"]),
    ('<script type="importmap">{}</script><p style>', ["1:1 <script", "1:40 style"]),
    ('<p {% if a %}style="x"{% endif %}>', ["1:14 style"]),
    ('<p{% if a %} style="{{ b }}"{% endif %}>', ["1:14 style"]),
    ('<p {%- if a -%}  style="x" {%- endif %}>', ["1:18 style"]),
    ('<h{% if a %}1{% else %}2{% endif %} style="x">', ["1:37 style"]),
    ('<{{ a }} style="x">', ["1:10 style"]),
    ('<p title={{ a }} style="x">', ["1:18 style"]),
    ('<p title="{{ "\'>" }}" style="x">', ["1:23 style"]),
    ('<p on{{ event }}="go()">', ["1:4 on{{ event }}"]),
    ("{# a #}<p {# b #}style=x>", ["1:18 style"]),
    ('{% raw %}<p style="x">{% endraw %}', ["1:13 style"]),
    ('\r\n<!-- a -->\r\n  <p style="x">\r\n', ["3:6 style"]),
    ('<p style="x"><b style="y">', ["1:4 style", "1:17 style"]),
]

SOUND = [
    "{# <p style='x' onclick='go()'><script>go()</script> #}",
    "<!-- <p style='x'> -->",
    "<!-- {{ a }} <style> -->",
    "<pre><code>&lt;p style=&quot;x&quot; onclick=&quot;go()&quot;&gt;</code></pre>",
    "{% raw %}style='x' {{ style='x' }} {% if a %}{% endraw %}",
    "{{ '<p style=1>' }}",
    '{% set a = "<script>" %}',
    '<p title=\'<b style="x" onclick="go()">\'>',
    "style='x' onclick='go()' is text",
    "a < b style='x'",
    '<p data-style="x" data-onclick="x" class="style onclick" once only on="x">',
    '<p data-{% if a %}style{% else %}onclick{% endif %}="x">',
    '<p data-{{ a }}style="x">',
    '<a href="/javascript:go()" title="javascript:go()">',
    '<script src="{{ script.path|url }}" defer></script>',
    '<script type="application/ld+json">{"a": "<p style=1>"}</script>',
    '<script type="{{ a }}">{}</script>',
    "<title><p style='x'></title>",
    "<textarea><p style='x'></textarea>",
    "<style-guide></style-guide><scripted></scripted>",
    "</p style='x'>",
    "<!doctype html>",
    "<p title='never closed",
    "{{ a <p style='x'>",
    "<",
    "",
]


def told(text: str) -> list[str]:
    """Give the place of each, and what is underlined there."""
    return [
        f"{at.line}:{at.column} {one.excerpt[at.column - 1 : at.end_column - 1]}"
        for one in stopped("a.html", text)
        for at in [one.span]
    ]


@pytest.mark.parametrize(("text", "places"), INLINE)
def test_what_the_policy_stops_is_found_where_it_stands(text: str, places: list[str]) -> None:
    assert told(text) == places


@pytest.mark.parametrize("text", SOUND)
def test_what_it_does_not_stop_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_reading_a_template_as_it_is_written_would_find_what_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(theme_policy, "_printed", lambda text: text)
    theme_policy._found.cache_clear()
    wrong = [text for text in SOUND if told(text)]
    theme_policy._found.cache_clear()

    assert set(wrong) >= {SOUND[0], SOUND[5], SOUND[6]}


@pytest.mark.parametrize("file", sorted(ROOT.glob("themes/*/templates/**/*.html")), ids=str)
def test_the_packaged_themes_have_none(file: Path) -> None:
    assert told(file.read_text(encoding="utf-8")) == []


# --- Whatever the text, it is read once ----------------------------------------------------------

UNITS = [
    *(
        "<",
        "<p>",
        "<p ",
        "<p a='",
        "<p a=1>",
        "<p a='b'>",
        "<!--",
        "<!-- -->",
        "<script>",
        "<style ",
    ),
    *(
        "</script",
        "<p =",
        "<p a = ",
        "a  ",
        "<a  ",
        "<a b  ",
        "{# #}",
        "{{ a }}",
        "<{% if a %}",
        "/",
    ),
]


class Counting:
    """A pattern that counts the characters which looking for it passes over."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def search(self, text: "Counted", at: int = 0) -> re.Match[str] | None:
        found = self._pattern.search(text, at)
        text.passed += (found.end() if found else len(text)) - at
        return found

    def match(self, text: "Counted", at: int) -> re.Match[str] | None:
        found = self._pattern.match(text, at)
        tried = len(text[at:]) - len(text[at:].lstrip())
        text.passed += (found.end() - at if found else tried) + 1
        return found


class Counted(str):
    """A text that counts the characters which were passed over in it."""

    __slots__ = ("passed",)

    def __init__(self, _text: str) -> None:
        self.passed = 0

    def find(self, *wanted: Any) -> int:
        found = super().find(*wanted)
        self.passed += (found if found >= 0 else len(self)) - wanted[1]
        return found


def passed(text: str) -> int:
    html = Counted(theme_policy._printed(text))
    assert len(html) == len(text)
    list(theme_policy._judged(html))
    return html.passed


def law_the_work_grows_as_the_template_does(unit: str) -> None:
    few, many = (passed(unit * times) for times in (100, 400))
    assert many <= 4 * few + 100


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("_OPENING", "_SPACE", "_EQUALS", "_NAME", "_BARE"):
        monkeypatch.setattr(theme_policy, name, Counting(getattr(theme_policy, name)))
    closing = {name: Counting(one) for name, one in theme_policy._CLOSING.items()}
    monkeypatch.setattr(theme_policy, "_CLOSING", closing)
    return monkeypatch


@pytest.mark.usefixtures("counting")
@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_as_the_template_does(unit: str) -> None:
    law_the_work_grows_as_the_template_does(unit)


def test_looking_for_the_end_of_a_comment_at_each_tag_breaks_it(
    counting: pytest.MonkeyPatch,
) -> None:
    tags = theme_policy._tags

    def seeking(html: str) -> Iterator[Any]:
        for tag in tags(html):
            html.find("-->", tag[0])
            yield tag

    counting.setattr(theme_policy, "_tags", seeking)
    with pytest.raises(AssertionError):
        law_the_work_grows_as_the_template_does("<p>")


# --- On a site -----------------------------------------------------------------------------------


def test_a_page_with_an_inline_style_is_not_published(site: SiteBuilder) -> None:
    page = (ROOT / "themes/default/templates/pages/404.html").read_text()
    site.built()
    before = site.tree()
    site.write_theme("templates/pages/404.html", page.replace("<p", '<p style="color: red"', 1))

    assert site.codes() == ["stopped-by-policy"]
    assert site.build().published is None
    assert site.tree() == before


def test_only_templates_of_the_site_are_read(tmp_path: Path) -> None:
    (tmp_path / "default" / PAGE).parent.mkdir(parents=True)
    (tmp_path / "default" / PAGE).write_text("<p style='x'>")

    assert [one.code for one in load_theme("default", [tmp_path, ROOT / "themes"])[1]] == [
        "stopped-by-policy"
    ]
    assert load_theme("default", [ROOT / "themes"])[1] == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("<body", "<body", ["stopped-by-policy"]),
        ("script-src 'self'", "script-src 'none'", ["stopped-by-policy"]),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'", []),
        ("Content-Security-Policy", "Comment", []),
    ],
)
def test_a_base_of_the_site_may_have_a_policy_of_its_own(
    site: SiteBuilder, old: str, new: str, codes: list[str]
) -> None:
    base = (ROOT / "themes/default/templates/base.html").read_text()
    assert old in base
    site.write_theme("templates/base.html", base.replace(old, new))
    page = (ROOT / "themes/default/templates/pages/404.html").read_text()
    site.write_theme("templates/pages/404.html", page.replace("<p", '<p style="color: red"', 1))
    assert site.codes() == codes
