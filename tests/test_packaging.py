"""What a stranger gets from the package index: a wheel that builds a site in an empty folder."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    (built,) = folder.glob("onrecord-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment that holds the wheel, what the lock names, and nothing of this folder."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    pip = (sys.executable, "-m", "pip", "--python", venv, "-qq", "install")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock")
    run(*pip, "--no-deps", wheel)
    return venv


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_the_themes_only(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    themes = {path.relative_to(ROOT) for path in (ROOT / "themes").rglob("*") if path.is_file()}
    tops = {name.split("/")[0] for name in names}
    assert {"generator"} == {top for top in tops if not top.endswith(".dist-info")}
    assert {f"generator/{path.as_posix()}" for path in themes} <= set(names)


@pytest.mark.slow
def test_a_site_is_made_and_built_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    onrecord = installed / "bin" / "onrecord"
    run(onrecord, "init", "mysite", cwd=tmp_path)
    run(onrecord, "build", cwd=tmp_path / "mysite")
    assert (tmp_path / "mysite" / "public" / "index.html").is_file()


@pytest.mark.slow
def test_the_theme_is_inside_the_installed_package(installed: Path, tmp_path: Path) -> None:
    where = "import generator, pathlib; print(pathlib.Path(generator.__file__).parent)"
    package = Path(run(installed / "bin" / "python", "-c", where, cwd=tmp_path).strip())
    assert package.is_relative_to(installed)
    assert [*package.glob("themes/*/templates/base.html")]


def pins(lock: str) -> Iterator[tuple[str, str]]:
    for line in (ROOT / lock).read_text().splitlines():
        if match := re.match(r"([a-z0-9-]+)==([^ ;\\]+)", line):
            yield match[1], match[2]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    requirements = re.split(r"\n(?=\S)", text)
    assert [*pins(lock)]
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    assert "://" not in text


def test_the_locks_agree() -> None:
    assert set(pins("requirements.lock")) <= set(pins("requirements-dev.lock"))


def test_every_dependency_is_bounded_and_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = dict(pins("requirements.lock"))
    for dependency in project["dependencies"]:
        assert re.fullmatch(r"[a-z0-9-]+>=[\d.]+,<[\d.]+", dependency)
        assert re.split("[>=<]", dependency)[0] in locked
