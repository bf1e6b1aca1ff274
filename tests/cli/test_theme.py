"""`onrecord theme`: what there is, what is copied, and what is different."""

from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from generator import __version__
from generator.cli.commands.theme import command
from generator.cli.main import cli
from tests.support.diagnostics import say
from tests.support.site import ROOT, SiteBuilder, onrecord, tree_of

OK, CONTENT_ERRORS, USAGE = 0, 1, 2
TEMPLATES = ROOT / "themes/default/templates"
REPORT = "themes/default/templates/pages/report.html"


def said(site: SiteBuilder, *args: str) -> tuple[int, str, str]:
    """Run the command in this process; a refusal gives its message."""
    try:
        return say(site.root, "theme", *args)
    except click.ClickException as refusal:
        return refusal.exit_code, "", refusal.format_message()


# --- Eject ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("report", REPORT),
        ("pages/report.html", REPORT),
        ("pages/report", REPORT),
        ("templates/pages/report.html", REPORT),
        ("components/report", "themes/default/templates/components/report.html"),
        ("base", "themes/default/templates/base.html"),
        ("fact", "themes/default/templates/components/fact.html"),
        ("404", "themes/default/templates/pages/404.html"),
        ("css/tokens.css", "themes/default/static/css/tokens.css"),
        ("tokens.css", "themes/default/static/css/tokens.css"),
        ("static/img/icon.svg", "themes/default/static/img/icon.svg"),
    ],
)
def test_a_file_is_copied_to_where_it_counts(name: str, copy: str, site: SiteBuilder) -> None:
    before = tree_of(site.root)
    status, out, err = said(site, "eject", name)

    assert (status, err) == (OK, "")
    assert out.splitlines()[0] == f"Wrote {copy}"
    assert set(tree_of(site.root)) - set(before) == {copy}
    original = (ROOT / copy).read_bytes()
    assert (site.root / copy).read_bytes().endswith(original)
    assert ((site.root / copy).read_bytes() == original) == copy.startswith("themes/default/static")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("eject", "reprot"), "no file called 'reprot' here. Did you mean pages/report.html?"),
        (("eject", "tokens"), "Did you mean css/tokens.css?"),
        (("eject", "zzz"), "no file called 'zzz' here. There are: base.html, components/"),
        (("eject", "../../content/site.yaml"), "no file called"),
        (("eject", "report", "--theme", "defalt"), "Did you mean 'default'?"),
        (("eject", "report", "--theme", "../x"), "'../x' cannot be the name of a theme."),
        (("eject",), "Missing argument 'NAME'"),
        (("ejcet", "report"), "No such command 'ejcet'"),
        (("diff", "home"), "no file called 'home' here"),
    ],
)
def test_a_wrong_call_says_what_may_be_meant(
    args: tuple[str, ...], message: str, site: SiteBuilder
) -> None:
    said(site, "eject", "event")
    before = tree_of(site.root)
    status, out, err = said(site, *args)

    assert (status, out) == (USAGE, "")
    assert message in err
    assert tree_of(site.root) == before


def test_nothing_is_ever_replaced(site: SiteBuilder) -> None:
    mine = site.write_theme("templates/pages/report.html", "mine")
    status, out, err = said(site, "eject", "report")

    assert (status, out) == (CONTENT_ERRORS, "")
    assert err.startswith(f"{REPORT} is there already; nothing was written.\n")
    assert mine.read_text() == "mine"


def test_a_copy_that_cannot_be_made_leaves_no_file(site: SiteBuilder) -> None:
    """An empty file would stand in for the original, and blank every page made of it."""
    for name, of in (("house", "hut"), ("hut", "default")):
        site.write_theme("theme.yaml", f"name: {name}\nextends: {of}\n", theme=name)
    # A page among static files: it is listed, and no template has its name.
    site.write_theme("static/about.html", "<p>", theme="hut")
    before = tree_of(site.root)
    with pytest.raises(KeyError):
        said(site, "eject", "about", "--theme", "house")

    assert tree_of(site.root) == before


def test_a_copy_is_made_in_the_theme_that_the_site_uses(site: SiteBuilder) -> None:
    site.write("site.yaml", site.read("site.yaml") + "theme: house\n")
    site.write_theme("theme.yaml", "name: house\nextends: default\n", theme="house")
    assert said(site, "eject", "report")[0] == OK
    assert said(site, "eject", "event", "--theme", "broadsheet")[0] == OK
    assert (site.root / "themes/house/templates/pages/report.html").is_file()
    assert (site.root / "themes/broadsheet/templates/pages/event.html").is_file()


def test_the_copy_of_a_theme_of_two_templates_is_of_its_own(site: SiteBuilder) -> None:
    assert said(site, "eject", "listing", "--theme", "broadsheet")[0] == OK
    copy = (site.root / "themes/broadsheet/templates/pages/listing.html").read_text()

    assert copy.endswith((ROOT / "themes/broadsheet/templates/pages/listing.html").read_text())
    assert f"A copy of pages/listing.html of the theme broadsheet, Onrecord {__version__}." in copy


def test_a_site_with_problems_needs_to_name_the_theme(site: SiteBuilder) -> None:
    site.write("site.yaml", "title: [")
    status, _out, err = said(site, "eject", "report")
    assert (status, "name a --theme" in err) == (USAGE, True)
    assert said(site, "eject", "report", "--theme", "default")[0] == OK


# --- The contract ---------------------------------------------------------------------------------


def contract(site: SiteBuilder, name: str) -> str:
    assert said(site, "eject", name)[0] == OK
    file = site.root / "themes/default/templates" / name
    return file.read_text().partition("\n#}\n")[0]


def test_the_contract_of_a_page_says_what_it_is_given(site: SiteBuilder) -> None:
    text = contract(site, "pages/report.html")
    for part in (
        "Makes: a report. It is given:",
        "    record: ReportFull\n",
        "    related: pairs of a way (names, named, through) and its kinds",
        "    ReportFull: A report's page. Never its text.\n",
        "      .published: Date or none\n",
        "    Date: A date as a reader sees it, never more precise than its source.\n",
        "Blocks: kind, main",
        "Uses: base.html, ",
        "No inline style and no inline script",
        "Remove this file to go back",
        "onrecord theme diff pages/report.html",
    ):
        assert part in text


def test_the_contract_of_a_component_says_what_others_rely_on(site: SiteBuilder) -> None:
    text = contract(site, "components/rule.html")
    for part in ("Macros: row(card)", "Used by: components/cards.html", "RuleCard: A disclosure"):
        assert part in text
    assert "site: Chrome" not in text


@pytest.mark.parametrize(
    ("name", "view"), [("name_table", "    NameTable: "), ("catch-up", "    CatchUp: ")]
)
def test_a_component_of_two_words_shows_its_view(name: str, view: str, site: SiteBuilder) -> None:
    assert view in contract(site, f"components/{name}.html")


def test_the_contract_of_the_document_has_its_blocks(site: SiteBuilder) -> None:
    text = contract(site, "base.html")
    assert "Blocks: title, assets, kind, brand, main" in text
    assert "    head: Head\n" in text


# --- List and diff --------------------------------------------------------------------------------


def test_the_themes_are_listed_with_the_one_in_use(site: SiteBuilder) -> None:
    site.write_theme("theme.yaml", "name: house\nextends: default\n", theme="house")
    status, out, err = said(site, "list")

    assert (status, err) == (OK, "")
    assert out.splitlines() == [
        "  broadsheet  (comes with Onrecord)",
        "* default  (comes with Onrecord)",
        "  house  (of this site)",
    ]


def test_own_files_are_listed_and_those_whose_original_changed(site: SiteBuilder) -> None:
    for name in ("report", "event", "css/tokens.css"):
        assert said(site, "eject", name)[0] == OK
    file = site.root / REPORT
    head, _digest, rest = file.read_text().partition("digest:")
    file.write_text(f"{head}digest:0{rest[1:]}")
    out = said(site, "list")[1]

    assert "Files of your own in themes/default/:\n" in out
    assert "  css/tokens.css\n  pages/event.html\n" in out
    assert "  pages/report.html  original changed\n" in out
    assert out.endswith("See what is different with `onrecord theme diff NAME`.\n")


def test_a_difference_is_that_of_the_template_alone(site: SiteBuilder) -> None:
    assert said(site, "eject", "feeds")[0] == OK
    assert said(site, "diff", "feeds") == (OK, "pages/feeds.html is as the theme has it.\n", "")
    file = site.root / "themes/default/templates/pages/feeds.html"
    file.write_text(file.read_text() + "<p>More.</p>\n")
    status, out, err = said(site, "diff", "feeds")

    assert (status, err) == (OK, "")
    assert out.startswith("--- original/pages/feeds.html\n+++ yours/pages/feeds.html\n")
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == ["+<p>More.</p>"]


def test_without_a_name_every_difference_is_shown(site: SiteBuilder) -> None:
    for name in ("feeds", "report"):
        assert said(site, "eject", name)[0] == OK
        file = site.root / f"themes/default/templates/pages/{name}.html"
        file.write_text(file.read_text() + f"<p>More of {name}.</p>\n")
    status, out, err = said(site, "diff")

    assert (status, err) == (OK, "")
    assert [line for line in out.splitlines() if line.startswith(("+<", "+++"))] == [
        "+++ yours/pages/feeds.html",
        "+<p>More of feeds.</p>",
        "+++ yours/pages/report.html",
        "+<p>More of report.</p>",
    ]


def test_files_of_the_theme_that_is_extended_are_listed_and_compared(site: SiteBuilder) -> None:
    """What stands in themes/default/ counts for broadsheet too, where that has no such file."""
    site.write("site.yaml", site.read("site.yaml") + "theme: broadsheet\n")
    for name in ("event", "listing"):  # broadsheet has a listing of its own
        assert said(site, "eject", name, "--theme", "default")[0] == OK
    file = site.root / "themes/default/templates/pages/event.html"
    file.write_text(file.read_text() + "<p>More.</p>\n")
    out = said(site, "list")[1]

    assert out.endswith(
        "\nFiles of your own in themes/default/, used here too:\n  pages/event.html\n"
    )
    status, out, err = said(site, "diff", "event")
    assert (status, err) == (OK, "")
    assert "+<p>More.</p>" in out.splitlines()


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ("none", "The theme that site.yaml names, 'none', is none of them."),
        ("Broadsheet", "content/site.yaml has problems; see `onrecord check`."),
        ("[", "content/site.yaml has problems; see `onrecord check`."),
    ],
)
def test_the_themes_are_listed_whatever_site_yaml_names(
    theme: str, told: str, site: SiteBuilder
) -> None:
    site.write("site.yaml", site.read("site.yaml") + f"theme: {theme}\n")
    status, out, err = said(site, "list")

    assert status == OK
    assert out.splitlines() == [
        "  broadsheet  (comes with Onrecord)",
        "  default  (comes with Onrecord)",
    ]
    assert told in err


def test_there_may_be_nothing_to_compare(site: SiteBuilder) -> None:
    status, _out, err = said(site, "diff", "report")
    assert (status, err) == (
        CONTENT_ERRORS,
        "The site has no file of its own in the theme default.\n",
    )


@pytest.mark.parametrize("theme", ["../../elsewhere", "/elsewhere", "..", "a/b"])
def test_a_name_of_a_theme_is_no_path(theme: str, site: SiteBuilder) -> None:
    status, out, err = said(site, "eject", "feeds", "--theme", theme)
    assert (status, out) == (USAGE, "")
    assert f"{theme!r} cannot be the name of a theme" in err
    assert not (site.root.parent / "elsewhere").exists()


@pytest.mark.parametrize("name", ["list", "eject", "diff"])
def test_each_command_explains_itself(name: str, tmp_path: Path) -> None:
    done = onrecord("theme", name, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (OK, "")
    assert name in command.commands


@pytest.mark.parametrize(
    ("begun", "names"),
    [
        ("pages/rep", ["pages/report.html"]),
        ("css/to", ["css/tokens.css"]),
        ("nothing", []),
    ],
)
def test_the_shell_completes_names(
    begun: str, names: list[str], site: SiteBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    shell = ShellComplete(cli, {}, "onrecord", "_ONRECORD_COMPLETE")
    found = shell.get_completions(["theme", "eject"], begun)
    assert [one.value for one in found] == names
