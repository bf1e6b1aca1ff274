"""The documents say what the program does: nothing is missing, stale, untrue or broken in them."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which

import click
import pytest
from msgspec.structs import fields

from docs import generate, record_fields
from generator.cli.main import _COMMANDS, cli
from generator.cli.report import shown
from generator.core.diagnostic import Diagnostic, Related
from generator.core.span import SourceText, Span
from generator.engine.memo import Memo
from generator.engine.store import Store
from generator.link.connect import connect
from generator.link.names import names_of
from generator.link.traced import trace_all
from generator.load.content import load
from generator.load.yamltree import compose
from generator.model.codes import CODES
from generator.model.index import Index
from generator.model.kinds import RECORDS
from generator.model.terms import Inline, Plain, Verbatim
from generator.plan.plan import Planner
from generator.plan.theme import ThemeConfig
from generator.plan.theme_files import load_theme
from generator.plan.views import views_in

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(DOCS.glob("*.md")),
)
NAMES = tuple(path.relative_to(ROOT).as_posix() for path in DOCUMENTS)

FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"^`(?P<path>content/[^`]+)`\n\n```(?:yaml|markdown|tsv)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"(?<!!)\[[^\]\[]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.MULTILINE)


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose_of(name: str) -> str:
    """A document without its code, in which `[[…](…)]` and `#` mean something else."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text_of(name)))


def section(name: str, heading: str) -> str:
    """The part of a document below `heading`, up to the next one of that level or a higher one."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text_of(name), re.MULTILINE)
    assert found, f"{name} has no section {heading!r}"
    rest = text_of(name)[found.end() :]
    return re.split(rf"^#{{1,{len(found[1])}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of the tables in `text`, without heads and rules."""
    lines = text.split("\n")
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("| ") and before.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            if cells[0] != "---":
                yield cells


def onrecord(*arguments: str, cwd: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


# --- Nothing is missing ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_and_option_has_its_place_in_the_reference(command: str) -> None:
    part = section("docs/reference.md", f"onrecord {command}")
    context = click.Context(cli)
    subcommand = cli.get_command(context, command)
    assert subcommand is not None
    options = [one for p in subcommand.params if isinstance(p, click.Option) for one in p.opts]
    assert [option for option in options if option not in part] == []


def test_the_reference_has_no_command_that_is_gone() -> None:
    headings = re.findall(r"^### onrecord (\w+)$", text_of("docs/reference.md"), re.MULTILINE)
    assert headings == list(_COMMANDS)


@pytest.mark.parametrize("subject", record_fields.STRUCTS)
def test_every_field_has_its_row_in_the_guide(subject: str) -> None:
    heading = "A site" if subject == "site" else subject.capitalize()
    described = {cells[0].strip("`") for cells in rows(section("docs/authoring.md", heading))}
    missing = {field.name for field in fields(record_fields.STRUCTS[subject])} - described
    assert not missing


@pytest.mark.parametrize("subject", record_fields.STRUCTS)
def test_every_field_has_a_description(subject: str) -> None:
    described = rows(generate.field_table(subject))
    assert [cells[0] for cells in described if not cells[3].rstrip("`").endswith((".", "…"))] == []


@pytest.mark.parametrize("kind", RECORDS)
def test_every_kind_has_an_example(kind: str) -> None:
    assert FILE.search(section("docs/authoring.md", kind.capitalize()))


@pytest.mark.parametrize("limited", [Plain, Inline, Verbatim])
def test_the_guide_names_the_limits_of_texts(limited: object) -> None:
    most = next(meta.max_length for meta in record_fields._metas(limited) if meta.max_length)
    assert f"{most:,}" in section("docs/authoring.md", "Texts")


def test_the_table_of_codes_is_that_of_the_program() -> None:
    table = list(rows(text_of("docs/diagnostics.md")))
    assert {cells[0].strip("`"): cells[1] for cells in table} == CODES
    assert [cells[0] for cells in table] == [f"`{code}`" for code in sorted(CODES)]
    assert all(len(cells) == 4 and all(cells) for cells in table)


def test_every_page_template_and_its_variables_are_described(guide_site: Path) -> None:
    memo = Memo(Store(None), 1)
    content = load(guide_site / "content", memo)
    assert content.config is not None
    theme, _problems = load_theme(content.config.theme, [ROOT / "themes"])
    assert theme is not None
    index = Index(content.entries)
    site = connect(content.config, index, names_of(index), trace_all(index, memo))
    given: dict[str, set[str]] = {}
    for job in Planner(site, theme).all():
        if job.renderer == "page":
            given.setdefault(job.template, set()).update(job.facets)
    table = {cells[0].strip("`"): cells[2] for cells in rows(section("docs/theme.md", "Pages"))}
    described = {
        template: {"site", "head", *re.findall(r"`(\w+)`", cell)}
        for template, cell in table.items()
    }
    assert described == given
    in_theme = {f"pages/{file.name}" for file in (ROOT / "themes/default").rglob("pages/*.html")}
    assert in_theme == set(described)


def test_every_key_of_a_theme_is_described() -> None:
    table = {cells[0].strip("`") for cells in rows(section("docs/theme.md", "theme.yaml"))}
    assert table == {field.name for field in fields(ThemeConfig)}


@pytest.mark.parametrize("module", generate.VIEWS)
def test_every_view_has_its_section(module: str) -> None:
    for cls in views_in(generate.VIEWS[module]):
        described = [cells[0].strip("`") for cells in rows(section("docs/theme.md", cls.__name__))]
        assert described == [field.name for field in fields(cls)]


def test_every_field_of_the_json_report_is_described() -> None:
    spot = Span("a.yaml")
    problem = Diagnostic(spot, "empty", "m", related=(Related(spot, "r"),))
    (item,) = json.loads(shown([problem], "json", "content"))
    first_cells = [cells[0] for cells in rows(section("docs/reference.md", "Output formats"))]
    assert set(re.findall(r"`(\w+)`", " ".join(first_cells))) == set(item)


# --- Nothing is stale -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_generated_regions_are_fresh(name: str) -> None:
    assert generate.rewritten(text_of(name)) == text_of(name), "run docs/generate.py"


def test_a_stale_region_is_noticed() -> None:
    guide = text_of("docs/authoring.md")
    stale = guide.replace("| `guid` | **required**", "| `guid` | –")
    assert stale != guide
    assert generate.rewritten(stale) == guide


def test_every_marker_belongs_to_a_region() -> None:
    for name in NAMES:
        text = FENCE.sub("", text_of(name))
        text = re.sub(r"`[^`\n]*`", "", text)
        markers = re.findall(r"<!-- (.*?) -->", text)
        assert markers[1::2] == ["end"] * (len(markers) // 2), name
        assert "end" not in markers[::2], name


# --- Nothing is untrue ----------------------------------------------------------------------------


def write_files(document: str, root: Path) -> None:
    for found in FILE.finditer(document):
        file = root / found["path"]
        assert not file.exists(), f"{found['path']} is given twice"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found["text"], encoding="utf-8")


@pytest.fixture(scope="module")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the examples of the guide make together."""
    root = tmp_path_factory.mktemp("guide")
    write_files(text_of("docs/authoring.md"), root)
    return root


def test_the_examples_of_the_guide_are_a_site_without_problems(guide_site: Path) -> None:
    assert onrecord("check", "--format", "json", cwd=guide_site) == (0, "[]\n")


def test_a_fault_in_an_example_is_noticed(tmp_path: Path) -> None:
    broken = text_of("docs/authoring.md").replace("[document:first-notice]", "[document:first]", 1)
    write_files(broken, tmp_path)
    status, told = onrecord("check", cwd=tmp_path)
    assert status == 1
    assert "dangling-reference" in told


def test_every_file_of_an_example_is_in_a_folder_of_a_kind() -> None:
    for name in NAMES:
        captions = re.findall(r"^`(content/[^`]+)`$", text_of(name), re.MULTILINE)
        assert captions == [found["path"] for found in FILE.finditer(text_of(name))], name


@pytest.mark.parametrize("name", NAMES)
def test_every_piece_of_yaml_is_yaml(name: str) -> None:
    pieces = [
        found["text"] for found in FENCE.finditer(text_of(name)) if found["language"] == "yaml"
    ]
    problems = [compose(SourceText(name, piece))[1] for piece in pieces]
    assert problems == [[]] * len(pieces)


Step = tuple[str, str, str]


def steps(document: str) -> Iterator[Step]:
    """The walk through a document: ("file", path, text) and ("run", command, output)."""
    consoles = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
    found = sorted(
        [*FILE.finditer(document), *consoles.finditer(document)], key=lambda match: match.start()
    )
    for match in found:
        if "path" in match.groupdict():
            yield "file", match["path"], match["text"]
            continue
        for one in re.split(r"^\$ ", match["text"], flags=re.MULTILINE)[1:]:
            command, _, output = one.partition("\n")
            yield "run", command, output


MENDED = ("incidents: [example-breech]", "incidents: [example-breach]")


def test_the_walk_through_the_readme_is_true(tmp_path: Path) -> None:
    here = tmp_path / "checkout"  # which the text leaves before it writes anything
    here.mkdir()
    for sort, subject, expected in steps(text_of("README.md")):
        if sort == "file":
            (here / subject).write_text(expected, encoding="utf-8")
        elif subject.startswith("cd "):
            here /= subject.removeprefix("cd ")
        elif subject.startswith("onrecord ") and subject != "onrecord serve" and expected:
            _status, told = onrecord(*subject.split()[1:], cwd=here)
            assert counts_hidden(told) == counts_hidden(expected), subject
            if "dangling-reference" in told:
                mend(here / told.split(":")[0])


def counts_hidden(output: str) -> str:
    """A change of the theme changes how many files there are; that is no fault of the README."""
    return re.sub(r"\d+ (files|written|unchanged|removed)", r"# \1", output)


def mend(file: Path) -> None:
    """What the text asks for between two commands."""
    old = file.read_text(encoding="utf-8")
    assert MENDED[0] in old
    file.write_text(old.replace(*MENDED), encoding="utf-8")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_commands_in_the_documents_are_real(name: str) -> None:
    commands = [command for sort, command, _ in steps(text_of(name)) if sort == "run"]
    commands += re.findall(r"`((?:make|onrecord) [a-z][^`…]*)`", FENCE.sub("", text_of(name)))
    for command in commands:
        words = re.split(r"[ ,]+", command)
        program = words[0].rpartition("/")[2]
        if program == "make":
            assert words[1] in make_targets(), command
        elif program == "onrecord":
            subcommand = cli.get_command(click.Context(cli), words[1])
            assert subcommand is not None, command
            options = {one for param in subcommand.params for one in param.opts}
            used = {word.partition("=")[0] for word in words if word.startswith("-")}
            assert used <= options, command
        elif program not in {"python", "python3", "cd", "cp", "export"}:
            assert which(command.split()[0]), command


def test_contributors_are_told_of_every_target() -> None:
    told = set(re.findall(r"`make ([a-z]+)`", text_of("CONTRIBUTING.md")))
    assert make_targets() - {"help", "docs"} <= told <= make_targets()


def test_contributors_are_told_of_every_layer() -> None:
    layers = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    names = [re.findall(r"\((\w+)\)", layer) for layer in layers]
    table = [cells[0] for cells in rows(section("CONTRIBUTING.md", "Layers"))]
    told = [re.findall(r"`(\w+)`", cell) for cell in table]
    assert [set(one) for one in told] == [set(one) for one in names]


# --- Nothing is broken ----------------------------------------------------------------------------


def anchors(name: str) -> list[str]:
    """The anchors of a document, made from headings as GitHub makes them."""
    found: list[str] = []
    for heading in HEADING.finditer(FENCE.sub("", text_of(name))):
        plain = re.sub(r"[^\w\- ]", "", heading["text"].lower()).replace(" ", "-")
        repeated = sum(one == plain for one in found)
        found.append(f"{plain}-{repeated}" if repeated else plain)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    for found in LINK.finditer(prose_of(name)):
        path, _, anchor = found["target"].partition("#")
        if "://" in path:
            continue
        target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
        assert target.is_relative_to(ROOT), found[0]
        assert target.exists(), found[0]
        if anchor:
            assert anchor in anchors(target.relative_to(ROOT).as_posix()), found[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_is_given_twice(name: str) -> None:
    assert not [anchor for anchor in anchors(name) if re.search(r"-\d$", anchor)]


RESERVED = re.compile(r"(?:[\w-]+\.)*example\.(?:org|com|net)\Z|127\.0\.0\.1\Z")
CITED = {"keepachangelog.com", "semver.org"}


@pytest.mark.parametrize("name", NAMES)
def test_addresses_are_reserved_ones(name: str) -> None:
    hosts = re.findall(r"https?://(\w[^/\s:`)\"'<>]+)", text_of(name))
    assert [host for host in hosts if not RESERVED.match(host) and host not in CITED] == []


FORBIDDEN = (
    re.compile(r"(?<![\w.…<>\]])/(?:work|home|root|tmp|opt|srv|usr|var|mnt|Users)(?:/|\b)"),
    re.compile(r"\b(?:pypi|pythonhosted|npmjs|rubygems|registry)\b", re.IGNORECASE),
    re.compile(r"\b(?:LLM|chatbot)\b", re.IGNORECASE),
    re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"),
    re.compile(r"!\[[^\]]*\]\((?!https://example\.org/chart\.png|performance\.svg\))"),
)


@pytest.mark.parametrize("name", NAMES)
def test_documents_hold_nothing_that_does_not_belong(name: str) -> None:
    found = [match[0] for pattern in FORBIDDEN for match in pattern.finditer(text_of(name))]
    assert found == []


@pytest.mark.parametrize(
    "text", ["see /srv/docs", "from the registry", "cd /home/user", "![badge](https://a)"]
)
def test_what_does_not_belong_is_noticed(text: str) -> None:
    assert any(pattern.search(text) for pattern in FORBIDDEN)


def test_the_changelog_speaks_of_this_version() -> None:
    version = re.search(r'^version = "(.+)"$', text_of("pyproject.toml"), re.MULTILINE)
    assert version
    assert version[1] in text_of("CHANGELOG.md")
