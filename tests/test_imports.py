"""Every module can be the first one imported: no hidden order, no circle that happens to work."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

# Forks once a module, so that each is imported into a process that has imported none of the others,
# without paying for the start of an interpreter each time.
DRIVER = """
import importlib, os, sys, traceback

failed = []
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        try:
            importlib.import_module(name)
        except BaseException:
            print(f"--- {name}", file=sys.stderr)
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        failed.append(name)
print(*failed)
"""


def modules_by_folder() -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        folders.setdefault(parts[1] if len(parts) > 2 else parts[0], []).append(name)
    return folders


MODULES = modules_by_folder()


def failing(modules: list[str], cwd: Path) -> tuple[list[str], str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", DRIVER, *modules],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split(), done.stderr


@pytest.mark.parametrize("folder", MODULES)
def test_each_module_imports_alone(folder: str) -> None:
    failed, why = failing(MODULES[folder], PACKAGE.parent)
    assert not failed, why


def test_a_module_that_needs_another_first_is_named(tmp_path: Path) -> None:
    (tmp_path / "first.py").write_text("import sys; sys.opened = True\n")
    (tmp_path / "second.py").write_text("import sys; sys.opened\n")
    failed, why = failing(["first", "second"], tmp_path)
    assert failed == ["second"]
    assert "AttributeError" in why
