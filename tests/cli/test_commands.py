"""The real program, as a person starts it: help, refusals, exit status."""

import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from generator import __version__
from generator.cli.main import _COMMANDS, cli, main
from generator.cli.site import packaged_themes
from generator.engine import standing
from generator.engine.store import Store
from generator.model.addresses import SECTIONS
from generator.model.kinds import KINDS
from generator.publish.publish import staging
from tests.support.diagnostics import TWENTY, Case
from tests.support.site import SiteBuilder, onrecord, times_of, tree_of

OK, CONTENT_ERRORS, USAGE, MACHINE = 0, 1, 2, 3


# --- Help ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(command: str, option: str, tmp_path: Path) -> None:
    done = onrecord(command, option, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (OK, "")
    assert done.stdout.startswith(f"Usage: onrecord {command} [OPTIONS]")
    assert re.search(r"\n\n  [A-Z][^\n]{15,}", done.stdout)


def test_the_program_lists_its_commands_and_its_exit_statuses(tmp_path: Path) -> None:
    done = onrecord("--help", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (OK, "")
    assert re.findall(r"^  ([a-z]+) {2,}\S", done.stdout, re.MULTILINE) == list(_COMMANDS)
    assert "Exit status: 0 clean, 1 content errors, 2 usage, 3 the machine refused." in done.stdout


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(option: str, tmp_path: Path) -> None:
    done = onrecord(option, cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (OK, f"onrecord {__version__}\n", "")


# --- Usage ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
        (["zzz"], "No such command 'zzz'."),
        (["check", "--nope"], "No such option '--nope'"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
        (["check", "--jobs", "0"], "0 is not in the range 1<=x<=64"),
        (["build", "now"], "Got unexpected extra argument (now)"),
        (["new"], "Missing argument"),
        (["new", "evnt", "x"], "'evnt' is not one of"),
        (["new", "event"], "Missing argument 'SLUG'"),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (["check", "--site", "nowhere"], "there is no folder 'nowhere/content'"),
    ],
)
def test_a_wrong_call_says_why(args: list[str], message: str, site: SiteBuilder) -> None:
    done = onrecord(*args, cwd=site.root)

    assert (done.returncode, done.stdout) == (USAGE, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "build", "mint", "serve", "verify"])
def test_outside_a_site_a_command_says_what_is_missing(command: str, tmp_path: Path) -> None:
    done = onrecord(command, cwd=tmp_path)

    assert done.returncode == USAGE
    assert "there is no folder 'content'; `onrecord init` makes a site" in done.stderr
    assert tree_of(tmp_path) == {}


# --- check and build -----------------------------------------------------------------------------


def test_a_clean_site(site: SiteBuilder) -> None:
    checked = onrecord("check", cwd=site.root)
    built = onrecord("build", cwd=site.root)

    assert (checked.returncode, checked.stdout, checked.stderr) == (
        OK,
        "13 records checked: 0 errors.\n",
        "",
    )
    assert (built.returncode, built.stderr) == (OK, "")
    assert re.match(r"Built \d+ files from 13 records into public/: ", built.stdout)
    assert onrecord("build", "--quiet", cwd=site.root).stdout == ""
    assert onrecord("check", "-q", cwd=site.root).stdout == ""


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_broken_site(command: str, site: SiteBuilder) -> None:
    Case(TWENTY).break_(site)
    as_text = onrecord(command, cwd=site.root)
    as_json = onrecord(command, "--format", "json", cwd=site.root)
    for_github = onrecord(command, "--format=github", cwd=site.root)

    assert as_text.returncode == as_json.returncode == for_github.returncode == CONTENT_ERRORS
    assert as_text.stdout == ""
    assert len(json.loads(as_json.stdout)) == for_github.stdout.count("::error ")
    assert not site.public.exists()


def test_a_clean_site_is_an_empty_list_in_json(site: SiteBuilder) -> None:
    done = onrecord("check", "--format", "json", cwd=site.root)

    assert (done.returncode, json.loads(done.stdout), done.stderr) == (OK, [], "")


def test_a_site_elsewhere_is_named_as_the_user_named_it(site: SiteBuilder) -> None:
    site.edit("outlets/evening-tide.yaml", "name:", "nmae:")
    done = onrecord("check", "--site", "site", cwd=site.root.parent)

    assert done.stderr.startswith("site/content/outlets/evening-tide.yaml:1:1: error[unknown-key]")


def test_a_folder_that_is_not_ours_is_left_alone(site: SiteBuilder) -> None:
    site.write("../public/thesis.txt", "years of work")
    done = onrecord("build", cwd=site.root)

    assert done.returncode == USAGE
    assert "public holds files that no build has put there" in done.stderr
    assert tree_of(site.public) == {"thesis.txt": b"years of work"}


def test_an_output_that_cannot_be_written_is_the_machine_s_refusal(site: SiteBuilder) -> None:
    site.write("../in-the-way", "")
    done = onrecord("build", "--output", "in-the-way/public", cwd=site.root)

    assert done.returncode in {USAGE, MACHINE}
    assert "Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize(
    "output",
    [
        ".",
        "content",
        "content/public",
        "themes/x",
        ".cache",
        ".cache/x/y",
        "..",
        "public/../content",
    ],
)
def test_an_output_over_what_a_build_reads_is_refused(output: str, site: SiteBuilder) -> None:
    before = tree_of(site.root)
    done = onrecord("build", "--output", output, cwd=site.root)

    assert done.returncode == USAGE
    assert "name a folder of its own" in done.stderr
    assert tree_of(site.root) == before


def test_an_output_by_a_link_into_the_content_is_refused(site: SiteBuilder) -> None:
    (site.root / "elsewhere").symlink_to("content")
    done = onrecord("build", "--output", "elsewhere/new", cwd=site.root)

    assert (done.returncode, (site.content / "new").exists()) == (USAGE, False)


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        ([], "onrecord serve"),
        (["--site", "."], "onrecord serve"),
        (["--output", "public"], "onrecord serve --site ."),
        (["--output", "my site"], "python3 -m http.server --directory 'my site'"),
    ],
)
def test_a_build_says_how_to_look_at_what_it_made(
    args: list[str], hint: str, site: SiteBuilder
) -> None:
    done = onrecord("build", *args, cwd=site.root)

    assert done.stdout.endswith(f"\nTo look at it: {hint}\n")


def test_a_build_of_a_site_elsewhere_says_where_to_look(site: SiteBuilder) -> None:
    done = onrecord("build", "--site", "site", cwd=site.root.parent)

    assert done.stdout.endswith("\nTo look at it: onrecord serve --site site\n")


@pytest.mark.parametrize(
    ("folder", "hint"),
    [
        ("content", "this is inside a site: go up one folder"),
        ("content/events", "this is inside a site: go up 2 folders"),
        ("..", "`onrecord init` makes a site"),
    ],
)
def test_within_a_site_a_command_says_where_to_go(
    folder: str, hint: str, site: SiteBuilder
) -> None:
    done = onrecord("check", cwd=site.root / folder)

    assert done.returncode == USAGE
    assert hint in done.stderr


def test_a_site_that_has_lost_its_manifest_is_told_so(site: SiteBuilder) -> None:
    site.built()
    (site.public / ".onrecord-manifest.json").unlink()
    built, verified = onrecord("build", cwd=site.root), onrecord("verify", cwd=site.root)

    assert built.returncode == USAGE
    assert ".onrecord-manifest.json, the mark of a published folder, is missing" in " ".join(
        built.stderr.split()
    )
    assert verified.returncode == CONTENT_ERRORS
    assert (
        ".onrecord-manifest.json is missing: empty public/, then run `onrecord build`."
        in verified.stderr
    )


def test_what_verify_finds_is_mended_by_the_next_build(site: SiteBuilder) -> None:
    built = onrecord("build", cwd=site.root)
    page = site.public / "about" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<main", b"<mian"))
    found = onrecord("verify", cwd=site.root)
    with Store(site.cache) as store:
        assert store.get(standing.ROWS) == {}
    mended = onrecord("build", cwd=site.root)
    sound = onrecord("verify", cwd=site.root)

    assert (built.returncode, found.returncode) == (OK, CONTENT_ERRORS)
    assert found.stderr == "1 file differs. To mend that, run `onrecord build`.\n"
    assert (mended.returncode, sound.returncode) == (OK, OK)


def test_a_warning_is_told_and_with_strict_an_error(site: SiteBuilder) -> None:
    site.write_theme("templates/pages/reports.html", "x")
    checked, strict = (onrecord("check", *args, cwd=site.root) for args in ([], ["--strict"]))
    refused = onrecord("build", "--strict", cwd=site.root)

    assert (checked.returncode, strict.returncode) == (OK, CONTENT_ERRORS)
    assert "themes/default/templates/pages/reports.html:1:1: warning[" in checked.stderr
    assert checked.stdout == "13 records checked: 1 warning.\n"
    assert (refused.returncode, site.public.exists()) == (CONTENT_ERRORS, False)


# --- The machine refuses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_the_way", "args"),
    [
        ("content/actors", ["new", "actor", "someone"]),
        (".schema", ["schema", "--output", ".schema/x"]),
        ("other", ["init", "other/new"]),
        ("other", ["build", "--output", "other/public"]),
    ],
)
def test_a_file_in_place_of_a_folder_is_told(
    in_the_way: str, args: list[str], site: SiteBuilder
) -> None:
    shutil.rmtree(site.root / in_the_way, ignore_errors=True)
    (site.root / in_the_way).write_text("mine")
    done = onrecord(*args, cwd=site.root)

    assert (done.returncode, done.stdout) == (MACHINE, "")
    assert re.fullmatch(r"onrecord: [A-Z].+ \(.+\)\. Nothing is lost: .+\n", done.stderr)
    assert (site.root / in_the_way).read_text() == "mine"


@pytest.mark.parametrize(
    "problem", [OSError(28, "No space left on device", "a.yaml"), OSError("no such thing")]
)
@pytest.mark.parametrize("command", ["mint", "verify", "serve", "check"])
def test_any_refusal_has_a_message_and_status_three(
    command: str,
    problem: OSError,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(**_options: object) -> None:
        raise problem

    subcommand = cli.get_command(click.Context(cli), command)
    assert subcommand is not None
    monkeypatch.setattr(subcommand, "callback", refuse)
    monkeypatch.setattr(sys, "argv", ["onrecord", command])
    with pytest.raises(SystemExit) as stopped:
        main()

    assert stopped.value.code == MACHINE
    assert "Nothing is lost" in capsys.readouterr().err


# --- init ----------------------------------------------------------------------------------------


def test_a_new_site_builds_without_a_problem(tmp_path: Path) -> None:
    made = onrecord("init", "mine", cwd=tmp_path)
    built = onrecord("build", "--strict", cwd=tmp_path / "mine")

    assert (made.returncode, made.stderr) == (OK, "")
    assert made.stdout == "Made a site in mine/. Next: cd mine && onrecord build\n"
    assert (built.returncode, built.stderr) == (OK, "")
    assert (tmp_path / "mine" / "public" / "index.html").is_file()


def test_what_a_new_site_says_to_do_can_be_done(tmp_path: Path) -> None:
    onrecord("init", "mine", cwd=tmp_path)
    text = (tmp_path / "mine" / "README.md").read_text()
    told = re.findall(r"^\$ onrecord (.+)$", text, re.MULTILINE)
    assert len(told) == 6
    for words in told:
        if words.startswith("new "):
            assert onrecord(*words.split(), cwd=tmp_path / "mine").returncode == OK
    assert set(re.findall(r"`document:([\w-]+)`", text)) == {"2024-02-02-notice"}
    assert {words.split()[0] for words in told} == {"new", "serve", "check", "build"}
    assert all((tmp_path / "mine" / one).exists() for one in re.findall(r"`(content/\S*)`", text))


def test_a_new_site_does_not_deny_the_key_event_that_it_shows(tmp_path: Path) -> None:
    onrecord("init", "mine", cwd=tmp_path)
    onrecord("build", cwd=tmp_path / "mine")
    home = (tmp_path / "mine" / "public" / "index.html").read_text()
    assert "Latest major development: " in home
    assert "No other key event is on record yet." in home
    assert "No key event" not in home
    assert 'href="#key-events"' not in home


def test_init_says_where_to_go_in_words_for_a_shell(tmp_path: Path) -> None:
    done = onrecord("init", "my $record", cwd=tmp_path)

    assert done.stdout == "Made a site in my $record/. Next: cd 'my $record' && onrecord build\n"


def test_the_program_s_theme_is_the_package_s_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.site._PACKAGE", tmp_path / "generator")
    (tmp_path / "themes").mkdir()
    assert packaged_themes() == (tmp_path / "themes",)

    (tmp_path / "generator" / "themes").mkdir(parents=True)
    assert packaged_themes() == (tmp_path / "generator" / "themes",)


def test_init_does_not_overwrite(site: SiteBuilder) -> None:
    before = tree_of(site.root)
    done = onrecord("init", cwd=site.root)

    assert done.returncode == USAGE
    assert "content is there already; nothing was written" in done.stderr
    assert tree_of(site.root) == before


def test_git_ignores_what_a_stopped_build_leaves(tmp_path: Path) -> None:
    onrecord("init", cwd=tmp_path)
    with staging(tmp_path / "public") as folder:
        ignored = (tmp_path / ".gitignore").read_text().splitlines()
        assert any(fnmatch(folder.name, pattern) for pattern in ignored)


def test_init_keeps_what_is_beside_the_content(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "README.md").write_text("mine\n")
    done = onrecord("init", cwd=tmp_path)

    assert done.returncode == OK
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "README.md").read_text() == "mine\n"


# --- new -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_new_writes_one_file_that_says_what_is_still_open(kind: str, site: SiteBuilder) -> None:
    before = tree_of(site.content)
    done = onrecord("new", kind, "2026-01-01-something", cwd=site.root)
    (made,) = set(tree_of(site.content)) - set(before)

    assert (done.returncode, done.stderr) == (OK, "")
    assert done.stdout == f"wrote content/{made}\n"
    assert made.startswith(f"{SECTIONS[kind]}/2026-01-01-something.")  # type: ignore[index]
    assert set(site.codes()) <= {"missing-key", "empty"}
    assert "guid" not in site.read(made) or "guid: tag:record.example,2026:" in site.read(made)


def test_new_takes_the_language_of_the_site(site: SiteBuilder) -> None:
    site.write("site.yaml", f"{site.read('site.yaml')}language: de-AT\n")
    onrecord("new", "statement", "neu", cwd=site.root)

    assert "\n# language: de\n" in site.read("statements/neu.yaml")


def test_new_does_not_overwrite(site: SiteBuilder) -> None:
    before, times = tree_of(site.content), times_of(site.content)
    done = onrecord("new", "outlet", "evening-tide", cwd=site.root)

    assert done.returncode == USAGE
    assert "content/outlets/evening-tide.yaml is there already; nothing was written" in done.stderr
    assert (tree_of(site.content), times_of(site.content)) == (before, times)


@pytest.mark.parametrize(
    ("slug", "meant"),
    [("../x", "x"), ("a/b", "a-b"), ("A", "a"), ("..", "a-name"), ("", "a-name"), ("x\n", "x")],
)
def test_new_writes_nowhere_else(slug: str, meant: str, site: SiteBuilder) -> None:
    before = tree_of(site.root)
    done = onrecord("new", "event", slug, cwd=site.root)

    assert done.returncode == USAGE
    assert f"try {meant!r}" in done.stderr
    assert tree_of(site.root) == before


# --- mint, schema, completion --------------------------------------------------------------------


def test_mint_writes_ids_with_the_prefix_of_the_site(site: SiteBuilder) -> None:
    path = "events/2024-01-12-detection.yaml"
    site.edit(path, "guid: tag:record.example,2026:event/000000000001\n", "")
    minted = onrecord("mint", cwd=site.root)
    again = onrecord("mint", cwd=site.root)

    assert (minted.returncode, minted.stdout) == (OK, f"minted {path}:1\n")
    assert re.match(r"guid: tag:record\.example,2026:event/[0-9a-f]{12}\ntitle: ", site.read(path))
    assert (again.returncode, again.stdout) == (OK, "Every event has its id.\n")
    assert site.codes() == []


def test_mint_needs_a_sound_configuration(site: SiteBuilder) -> None:
    site.edit("site.yaml", "title:", "titel:")
    done = onrecord("mint", cwd=site.root)

    assert (done.returncode, done.stdout) == (CONTENT_ERRORS, "")
    assert done.stderr == "content/site.yaml has problems: run `onrecord check`.\n"


def test_schema_writes_a_file_for_each_kind(site: SiteBuilder) -> None:
    done = onrecord("schema", cwd=site.root)
    names = {f"{kind}.json" for kind in (*KINDS, "site")}

    assert (done.returncode, done.stderr) == (OK, "")
    assert {file.name for file in (site.root / ".schema").iterdir()} == names
    assert done.stdout.count("wrote .schema/") == len(names)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_a_script(shell: str, tmp_path: Path) -> None:
    done = onrecord("completion", shell, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (OK, "")
    assert "_ONRECORD_COMPLETE" in done.stdout
    program = shutil.which(shell)
    if program is not None:
        checked = subprocess.run([program, "-n"], input=done.stdout, text=True, check=False)
        assert checked.returncode == 0
