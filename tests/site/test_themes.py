"""Themes: a copied template changes nothing, and a second theme is made of little."""

import re

import pytest

from generator import __version__
from generator.importers.eject import copied, names_in, target_of
from generator.plan.contract import digest_of, without_contract
from generator.plan.theme import Theme
from generator.plan.theme_files import load_theme
from generator.render.environment import page_environment
from tests.support.shipped import shipped_in
from tests.support.site import ROOT, SiteBuilder

BROADSHEET = ROOT / "themes/broadsheet"


def loaded(name: str) -> Theme:
    theme, problems = load_theme(name, [ROOT / "themes"])
    assert theme is not None
    assert not problems
    return theme


DEFAULT = loaded("default")
TEMPLATES = list(DEFAULT.templates)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    """Give the base site, built with the theme as it comes."""
    site = SiteBuilder(tmp_path_factory.mktemp("plain") / "site")
    site.built()
    return site


@pytest.fixture(scope="module")
def broadsheet(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    """Give the shipped site in the look of the second theme."""
    site = shipped_in(tmp_path_factory.mktemp("broadsheet") / "site")
    site.write("site.yaml", site.read("site.yaml") + "theme: broadsheet\n")
    site.built()
    return site


@pytest.mark.parametrize("words", ["Sources differ: {{", "Overtaken</strong> by {{"])
def test_a_warning_is_worded_in_one_template(words: str) -> None:
    named = [name for name, text in DEFAULT.templates.items() if words in text]
    assert len(named) == 1, named


def eject(site: SiteBuilder, name: str) -> None:
    target = target_of(site.root / "themes", "default", name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(copied(DEFAULT, name, __version__))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_copied_template_is_the_program_that_the_original_is(name: str) -> None:
    """What Jinja reads of a copy is what it reads of the original: the comment is nothing to it."""
    text = copied(DEFAULT, name, __version__).decode()
    environment = page_environment({}, "")

    assert text != DEFAULT.templates[name]
    assert environment.parse(text) == environment.parse(DEFAULT.templates[name])
    assert without_contract(text) == (digest_of(DEFAULT.templates[name]), DEFAULT.templates[name])


@pytest.mark.parametrize("folder", ["base.html", "pages/", "components/", "css/", ""])
def test_copied_files_change_no_byte_of_the_site(
    folder: str, plain: SiteBuilder, site: SiteBuilder
) -> None:
    names = [name for name in names_in(DEFAULT) if name.startswith(folder)]
    for name in names:
        eject(site, name)
    result = site.built()

    assert names
    assert not result.diagnostics
    assert site.tree() == plain.tree()


def test_a_copy_that_is_changed_is_what_the_site_is_made_with(
    plain: SiteBuilder, site: SiteBuilder
) -> None:
    eject(site, "pages/feeds.html")
    file = site.root / "themes/default/templates/pages/feeds.html"
    file.write_text(file.read_text().replace("<h1", "<p>Own words</p><h1"))
    site.built()
    changed = {path for path, data in site.tree().items() if data != plain.tree()[path]}
    assert changed == {"feeds/index.html"}


# --- The second theme -----------------------------------------------------------------------------


def test_the_second_theme_is_tokens_and_two_templates() -> None:
    files = {path.relative_to(BROADSHEET).as_posix() for path in BROADSHEET.rglob("*.*")}
    assert files == {
        "theme.yaml",
        "static/css/broadsheet.css",
        "templates/components/incident.html",
        "templates/pages/listing.html",
    }


def test_its_stylesheet_holds_tokens_that_the_default_theme_has() -> None:
    css = re.sub(r"/\*.*?\*/", "", (BROADSHEET / "static/css/broadsheet.css").read_text())
    blocks = re.findall(r"([^{};]+)\{([^{}]*)\}", css)
    tokens = (ROOT / "themes/default/static/css/tokens.css").read_text()

    assert {selector.strip() for selector, _inside in blocks} == {":root"}
    declared = [line.strip() for _selector, inside in blocks for line in inside.split(";")]
    names = [line.partition(":")[0] for line in declared if line]
    assert len(names) > 40
    assert [name for name in names if f"  {name}:" not in tokens] == []


def test_every_token_of_the_default_theme_is_read_somewhere() -> None:
    folder = ROOT / "themes/default/static/css"
    css = "".join(path.read_text() for path in sorted(folder.glob("*.css")))
    tokens = re.findall(r"^  (--[\w-]+):", (folder / "tokens.css").read_text(), re.MULTILINE)
    assert [name for name in dict.fromkeys(tokens) if f"var({name})" not in css] == []


TABLE = "---\ntitle: A table\n---\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n"


def classes_in(html: str) -> set[str]:
    return set(re.findall(r"[a-z][\w-]*", " ".join(re.findall(r'class="([^"]*)"', html))))


def unwritten(css: str, written: set[str], scripts: str) -> set[str]:
    """The classes that a style sheet has rules for, and that no page and no script has."""
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    styled = {name for one in selectors for name in re.findall(r"\.([a-z][\w-]*)", one)}
    assert len(styled) > 3
    return {one for one in styled - written if not re.search(rf"\b{one}\b(?!-)", scripts)}


def test_every_class_of_its_stylesheets_is_on_a_page_or_made_by_a_script(
    shipped: SiteBuilder, site: SiteBuilder
) -> None:
    site.write("pages/table.md", TABLE)
    site.built()
    folder = ROOT / "themes/default"
    css = "".join(path.read_text() for path in sorted(folder.glob("static/css/*.css")))
    scripts = "".join(path.read_text() for path in sorted(folder.glob("static/js/*.js")))
    written = classes_in("".join(DEFAULT.templates.values()))
    for one in (shipped, site):
        trees = (data for path, data in one.tree().items() if path.endswith(".html"))
        written |= set().union(*(classes_in(html.decode()) for html in trees))
    assert unwritten(css, written, scripts) == set()
    assert unwritten(f"{css} .strip__ground:hover {{ }}", written, scripts) == {"strip__ground"}


def test_its_site_has_the_pages_of_the_other_and_looks_different(
    broadsheet: SiteBuilder, shipped: SiteBuilder
) -> None:
    own, other = broadsheet.tree(), shipped.tree()
    assert {path for path in own if not path.startswith("assets/")} == {
        path for path in other if not path.startswith("assets/")
    }
    # What is not the theme's is the same: feeds, the search, the sitemap.
    same = {path for path, data in own.items() if data == other.get(path)}
    assert {path for path in own if not path.endswith(".html")} - same == {
        path for path in own if path.startswith("assets/site.") and path.endswith(".css")
    }


def test_a_theme_adds_to_the_stylesheets_of_its_parent(site: SiteBuilder) -> None:
    site.write("site.yaml", site.read("site.yaml") + "theme: house\n")
    theme = "name: house\nextends: broadsheet\nmore_stylesheets: [css/house.css]\n"
    site.write_theme("theme.yaml", theme, theme="house")
    site.write_theme("static/css/house.css", ":root { --paper-0: #fafafa; }", theme="house")
    site.built()
    (sheet,) = (site.public / "assets").glob("site.*.css")
    parts = [DEFAULT.contents[f"static/{name}"] for name in DEFAULT.config.stylesheets]
    own = (BROADSHEET / "static/css/broadsheet.css").read_bytes()
    css = sheet.read_bytes()

    assert css.endswith(own + b"\n:root { --paper-0: #fafafa; }")
    assert css.startswith(parts[0])
    assert css.count(parts[0]) == 1


def test_a_missing_added_stylesheet_is_found(site: SiteBuilder) -> None:
    site.write("site.yaml", site.read("site.yaml") + "theme: house\n")
    theme = "name: house\nextends: broadsheet\nmore_stylesheets: [css/huose.css]\n"
    site.write_theme("theme.yaml", theme, theme="house")
    assert site.codes() == ["theme-file-missing"]


def test_themes_are_in_a_folder_of_their_own_name() -> None:
    names = {file.parent.name for file in (ROOT / "themes").glob("*/theme.yaml")}
    assert names == {"broadsheet", "default"} == {loaded(name).config.name for name in names}
