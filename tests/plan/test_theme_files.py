"""A theme from its folders: what is read, and what is said of it before a page is made."""

import os
import shutil
from pathlib import Path

import pytest

from generator.core.diagnostic import Diagnostic
from generator.plan.theme_check import PAGES
from generator.plan.theme_files import NoThemeError, load_theme
from tests.support.site import ROOT, SiteBuilder

PACKAGED = ROOT / "themes"
PAGE = "templates/pages/page.html"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the site's own themes, before the program's."""
    (tmp_path / "themes").mkdir()
    return tmp_path / "themes"


def write(own: Path, path: str, text: str) -> None:
    (own / path).parent.mkdir(parents=True, exist_ok=True)
    (own / path).write_text(text)


def found(own: Path, name: str = "default") -> list[Diagnostic]:
    return load_theme(name, [own, PACKAGED])[1]


def told(own: Path, name: str = "default") -> list[tuple[str, str]]:
    problems = found(own, name)
    return [(f"{p.span.path}:{p.span.line}:{p.span.column}", p.code) for p in problems]


# --- Links ---------------------------------------------------------------------------------------


def test_a_link_out_of_the_theme_is_not_followed(own: Path) -> None:
    (own.parent / "secret").write_text("hunter2")
    (own / "default" / "static").mkdir(parents=True)
    (own / "default/static/secret.txt").symlink_to(own.parent / "secret")
    (own / "default/static/more").symlink_to(own.parent)
    theme, problems = load_theme("default", [own, PACKAGED])

    assert [(p.span.path, p.code) for p in problems] == [
        ("themes/default/static/more", "link-outside"),
        ("themes/default/static/secret.txt", "link-outside"),
    ]
    assert theme is not None
    assert not any("secret" in path for path in theme.origins)


def test_a_theme_that_is_a_link_to_elsewhere_is_refused(own: Path) -> None:
    write(own.parent, "elsewhere/theme.yaml", "name: house\nextends: default\n")
    (own / "house").symlink_to(own.parent / "elsewhere")

    assert told(own, "house")[0] == ("themes/house:1:1", "link-outside")


def test_a_link_within_the_theme_is_as_good_as_a_file(own: Path) -> None:
    write(own, "default/notes/icon.svg", "<svg/>")
    (own / "default/static/img").mkdir(parents=True)
    (own / "default/static/img/icon.svg").symlink_to("../../notes/icon.svg")

    assert found(own) == []


@pytest.mark.parametrize("target", ["nowhere", "loop.css", "."])
def test_a_link_to_no_file_is_reported(own: Path, target: str) -> None:
    (own / "default").mkdir()
    (own / "default/loop.css").symlink_to(target)

    assert told(own) == [("themes/default/loop.css:1:1", "unreadable-file")]


def test_a_pipe_is_not_waited_for(own: Path) -> None:
    (own / "default").mkdir()
    os.mkfifo(own / "default/pipe.css")

    assert found(own) == []


def test_what_is_installed_may_be_links(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes/default").symlink_to(PACKAGED / "default")

    assert load_theme("default", [tmp_path / "themes"])[1] == []


# --- theme.yaml ----------------------------------------------------------------------------------


def test_a_parent_that_is_not_there_is_reported_where_it_is_named(own: Path) -> None:
    write(own, "house/theme.yaml", "name: house\nextends: defalt\n")
    (problem,) = found(own, "house")

    assert told(own, "house") == [("themes/house/theme.yaml:2:10", "no-theme")]
    assert problem.help == "did you mean 'default'? (broadsheet, default, house)"


def test_where_no_theme_has_a_like_name_all_are_named(own: Path) -> None:
    with pytest.raises(NoThemeError) as missing:
        load_theme("none", [own, PACKAGED])
    assert missing.value.way_out == "one of: broadsheet, default"


def test_a_missing_file_is_reported_at_its_item_with_a_near_name(own: Path) -> None:
    lists = "stylesheets:\n  - css/base.css\n  - css/tokns.css\nicon: no.svg\n"
    write(own, "house/theme.yaml", f"name: house\nextends: default\n{lists}")
    first, second = found(own, "house")

    assert told(own, "house") == [
        ("themes/house/theme.yaml:5:5", "theme-file-missing"),
        ("themes/house/theme.yaml:6:7", "theme-file-missing"),
    ]
    assert (first.help, first.excerpt) == ("did you mean 'css/tokens.css'?", "  - css/tokns.css")
    assert second.help == "write the file, or take it off the list"


def test_the_name_is_that_of_the_folder(own: Path) -> None:
    write(own, "house/theme.yaml", "name: hut\nextends: default\n")

    assert told(own, "house") == [("themes/house/theme.yaml:1:7", "bad-value")]


# --- Templates -----------------------------------------------------------------------------------

UNSAFE = [
    "{{ once.__init__.__globals__['__builtins__'] }}",
    "{{ once['__globals__'] }}",
    "{{ once|attr('__globals__') }}",
    "{{ '{0.__class__}'.format(once) }}",
    "{{ (head.feeds|map('upper')).gi_frame }}",
    "{{ site.files.update({}) }}",
    "{{ head.feeds|random }}",
    "{% if site._x %}{% endif %}",
    "{% macro m(x=head.__class__) %}{% endmacro %}",
    "{% for x in head.__slots__ %}{% endfor %}",
]


@pytest.mark.parametrize("text", UNSAFE)
def test_what_lies_behind_a_value_is_out_of_reach(own: Path, text: str) -> None:
    write(own, f"default/{PAGE}", f"\n{text}\n")

    assert {problem.code for problem in found(own)} == {"unsafe-template"}
    assert {problem.span.line for problem in found(own)} == {2}


def test_a_refusal_points_at_the_name(own: Path) -> None:
    write(own, f"default/{PAGE}", "<p>\n{{ once.__init__ }}\n")

    assert told(own) == [(f"themes/default/{PAGE}:2:9", "unsafe-template")]


@pytest.mark.parametrize(
    ("text", "line", "message", "way_out"),
    [
        ("\n{% if %}", 2, "Jinja cannot read this: ", "check the brackets, and "),
        ("\n\n{{ a b }}", 3, "Jinja cannot read this: ", "check the brackets, and "),
        ("{% bolck x %}", 1, "Jinja cannot read this: ", "check the brackets, and "),
        ("{{ a|uper }}", 1, "there is no filter called 'uper'", "did you mean 'upper'?"),
        ("{{ a|zzz }}", 1, "there is no filter called 'zzz'", "Jinja's own filters can be used"),
        ("{% if a is difined %}{% endif %}", 1, "there is no test called 'difined'", "did you"),
        (f'\n{{% extends "{PAGE[10:]}" %}}', 2, "this template extends itself", "a replaced "),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", 1, "Jinja cannot", "check"),
    ],
)
def test_a_mistake_shows_before_a_page_is_made(
    own: Path, text: str, line: int, message: str, way_out: str
) -> None:
    write(own, f"default/{PAGE}", text)
    (problem,) = found(own)

    assert problem.code == "theme-fault"
    assert (problem.span.path, problem.span.line) == (f"themes/default/{PAGE}", line)
    assert problem.message.startswith(message)
    assert problem.help.startswith(way_out)


def test_a_circle_of_two_is_seen(own: Path) -> None:
    write(own, f"default/{PAGE}", '{% extends "other.html" %}')
    write(own, "default/templates/other.html", '{% extends "pages/page.html" %}')

    assert [problem.message for problem in found(own)] == ["this template extends itself"] * 2


def test_a_template_that_nothing_uses_is_a_warning(own: Path) -> None:
    write(own, "default/templates/pages/reports.html", "x")
    (problem,) = found(own)

    assert (problem.code, problem.severity) == ("unused-template", "warning")
    assert problem.help == "did you mean 'pages/report.html'?"


def test_the_packaged_theme_copied_has_nothing_wrong(own: Path) -> None:
    shutil.copytree(PACKAGED / "default", own / "default")

    assert found(own) == []


def test_the_list_of_page_templates_is_that_of_the_theme() -> None:
    in_theme = {f"pages/{file.name}" for file in (PACKAGED / "default").rglob("pages/*.html")}

    assert set(PAGES) == in_theme


# --- On a site -----------------------------------------------------------------------------------


def test_strict_makes_an_error_of_a_warning(site: SiteBuilder) -> None:
    site.write_theme("templates/pages/reports.html", "x")

    assert site.build(strict=True).published is None
    assert site.build().published is not None
    assert site.codes() == ["unused-template"]


# --- What a page is made of is known -------------------------------------------------------------


@pytest.mark.parametrize(
    "tag",
    [
        "{% include 'components/one.html' if head.path else 'components/other.html' %}",
        "{% include 'components/' ~ 'other.html' %}",
        "{% include 'components/one.html'|replace('one', 'other') %}",
        "{% include ['components/one.html', 'components/other.html'] %}",
        "{% import name as one %}",
    ],
)
def test_a_name_that_is_computed_is_refused(own: Path, tag: str) -> None:
    write(own, "default/templates/components/one.html", "one")
    write(own, "default/templates/components/other.html", "other")
    write(own, f"default/{PAGE}", f"<p>a</p>\n{tag}\n")
    (at,) = [place for place, code in told(own) if code == "unknown-template"]
    assert at.startswith(f"themes/default/{PAGE}:2:")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("{% include 'components/o%r.html' %}", "o%r"),
        ("{%+ include 'components/other.html' ignore missing with context -%}", "other"),
        ('{%-\ninclude\n"components/other.html" %}', "other"),
        ("{% from 'components/other.html' import one as two %}{{ two }}", "other"),
    ],
)
def test_a_page_is_made_anew_with_whatever_it_names(site: SiteBuilder, tag: str, name: str) -> None:
    page = (PACKAGED / "default/templates/pages/404.html").read_text()
    site.write_theme("templates/pages/404.html", page.replace("main %}", f"main %}}\n{tag}", 1))
    for words in ("before", "after"):
        part = f"{words}{{% set one = '{words}' %}}"
        site.write_theme(f"templates/components/{name}.html", part)
        site.built()
        assert words in site.page("404.html")
