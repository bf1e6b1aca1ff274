"""Which files a site is made of: sorted, inside the content folder, of known kinds."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.span import Span
from generator.core.suggest import nearest
from generator.model.kinds import FOLDERS
from generator.model.terms import Kind

CONFIG = "site.yaml"
ENDINGS = (".yaml", ".yml", ".md")
RESERVED = frozenset({CONFIG, "ledger.jsonl"})


class ContentFile(Struct, frozen=True, order=True, array_like=True):
    """One content file: its path below the content folder, and the kind of its folder."""

    path: str
    kind: Kind


def discover(content: Path) -> tuple[list[ContentFile], list[Diagnostic]]:
    """List the record files below `content` in order of their paths.

    Names that begin with a dot or an underscore are the author's own and are left alone; so are
    backup files of editors. Gives the files and the problems found on the way.
    """
    root = content.resolve()
    files: list[ContentFile] = []
    problems: list[Diagnostic] = []
    for path in sorted(_walk(content, "")):
        problem = _problem(root, content, path)
        if problem is not None:
            problems.append(problem)
        elif path not in RESERVED:
            files.append(ContentFile(path, FOLDERS[path.split("/")[0]]))
    return files, problems


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as items:
        for item in items:
            if item.name.startswith((".", "_", "#")) or item.name.endswith("~"):
                continue
            if item.is_dir(follow_symlinks=False):
                yield from _walk(Path(item.path), f"{prefix}{item.name}/")
            else:
                yield f"{prefix}{item.name}"


def _problem(root: Path, content: Path, path: str) -> Diagnostic | None:
    """Say what keeps a file from being read, if anything does."""
    if not _printable(path):
        return _at(
            ascii(path), "bad-file-name", "the file's name holds hidden characters", "rename"
        )
    file = content / path
    if file.is_symlink() and not _inside(root, file):
        return _at(
            path,
            "link-outside",
            "this symbolic link leads out of the content folder",
            "put the file itself here",
        )
    if path in RESERVED:
        return None
    folder, slash, name = path.partition("/")
    if not slash or folder not in FOLDERS:
        meant = nearest(folder, FOLDERS) if slash else None
        way_out = f"did you mean {meant}/?" if meant else f"the folders are: {', '.join(FOLDERS)}"
        return _at(path, "unknown-kind", "no kind of record belongs here", way_out)
    if not name.endswith(ENDINGS):
        return _at(path, "unknown-file", "records are .yaml or .md files", "rename or move it")
    return None


def _printable(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return path.isprintable()


def _inside(root: Path, file: Path) -> bool:
    try:
        target = file.resolve(strict=True)
    except OSError:
        return False
    return target.is_relative_to(root) and target.is_file()


def _at(path: str, code: str, message: str, way_out: str) -> Diagnostic:
    return Diagnostic(Span(path), code, message, way_out)
