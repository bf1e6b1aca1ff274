"""A tiny world for a test: one small site in a folder of its own, and the program to run on it."""

import shutil
import subprocess
import sys
from pathlib import Path

from generator import pipeline
from generator.core.paths import Paths
from generator.core.result import Result
from generator.publish.manifest import NAME as MANIFEST

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "diagnostics" / "_base"
"""The smallest site that is valid and has a record of every kind; read it beside a test."""


class SiteBuilder:
    """One site in `root`, built in this process: the base site, until a test changes it.

    Every path that a method takes is relative to `content/`: `site.write("events/a.yaml", …)`.
    """

    def __init__(self, root: Path, *, base: Path | None = BASE) -> None:
        """Copy the site at `base` into `root`, as it stands there; None makes an empty one."""
        self.root = root
        self.content = root / "content"
        self.public = root / "public"
        self.cache = root / ".cache" / "onrecord.sqlite"
        if base is None:
            self.content.mkdir(parents=True)
        else:
            shutil.copytree(base, root, ignore=shutil.ignore_patterns("expected.txt"))

    @property
    def paths(self) -> Paths:
        """The folders as the command line would give them: own themes before the packaged one."""
        return Paths(
            content=self.content,
            themes=(self.root / "themes", ROOT / "themes"),
            public=self.public,
            cache=self.cache,
        )

    def write(self, path: str, text: str | bytes) -> Path:
        """Make or replace a file of the content, with its folders. Text is written as UTF-8."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def write_theme(self, path: str, text: str | bytes, *, theme: str = "default") -> Path:
        """Make or replace a file of a theme of the site's own, below `themes/<theme>/`."""
        return self.write(f"../themes/{theme}/{path}", text)

    def read(self, path: str) -> str:
        """Give the text of a file of the content."""
        return (self.content / path).read_bytes().decode()

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place in a file of the content that reads `old`."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        """Remove a file or a folder of the content."""
        target = self.content / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()

    def check(self, *, workers: int = 1) -> Result:
        """Run `onrecord check` in this process."""
        return pipeline.check(self.paths, workers=workers)

    def build(self, *, workers: int = 1, strict: bool = False) -> Result:
        """Run `onrecord build` in this process, whatever it finds."""
        return pipeline.build(self.paths, workers=workers, strict=strict)

    def built(self) -> Result:
        """Build a site that must be sound; a problem fails the test with its message."""
        result = self.build()
        assert result.published is not None, "\n".join(map(str, result.diagnostics))
        return result

    def codes(self) -> list[str]:
        """Give the code of each problem that a check finds, in order of report."""
        return [diagnostic.code for diagnostic in self.check().diagnostics]

    def tree(self) -> dict[str, bytes]:
        """Give every published file by its path; the manifest is the program's own and left out."""
        return {path: data for path, data in tree_of(self.public).items() if path != MANIFEST}

    def page(self, path: str) -> str:
        """Give a published file as text; a path that ends with a slash is its `index.html`."""
        file = f"{path}index.html" if path.endswith("/") or not path else path
        return (self.public / file.lstrip("/")).read_bytes().decode()


def tree_of(folder: Path) -> dict[str, bytes]:
    """Give every file below `folder` by its path, with its bytes; nothing where it is missing."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times_of(folder: Path) -> dict[str, int]:
    """Give the time of change of everything below `folder`, to prove that nothing was touched."""
    return {
        path.relative_to(folder).as_posix(): path.lstat().st_mtime_ns
        for path in sorted([folder, *folder.rglob("*")])
    }


def onrecord(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the real program in a process of its own, in the folder `cwd`, and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *args],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
