"""Which files a site is made of: sorted, inside the content folder, of known kinds."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISLNK, S_ISREG

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.span import Span
from generator.core.suggest import nearest
from generator.model import nametable
from generator.model.kinds import FOLDERS
from generator.model.terms import Kind

CONFIG = "site.yaml"
ENDINGS = (".yaml", ".yml", ".md")
RESERVED = frozenset({CONFIG, "ledger.jsonl"})


class ContentFile(Struct, frozen=True, order=True, array_like=True):
    """One content file: its path below the content folder, and the kind of its folder."""

    path: str
    kind: Kind


def discover(content: Path) -> tuple[list[ContentFile], list[Diagnostic], list[str]]:
    """List the record files below `content` in order of their paths.

    Names that begin with a dot or an underscore are the author's own and are left alone; so are
    backup files of editors. Gives the files, the problems found on the way, and the name tables.
    """
    root = content.resolve()
    files: list[ContentFile] = []
    tables: list[str] = []
    problems: list[Diagnostic] = []
    for path in sorted(_walk(content, "")):
        problem = _problem(root, content, path)
        if problem is not None:
            problems.append(problem)
        elif path.startswith(f"{nametable.FOLDER}/"):
            tables.append(path)
        elif path not in RESERVED:
            files.append(ContentFile(path, FOLDERS[path.split("/")[0]]))
    return files, problems, tables


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
        message, way_out = "the file's name holds characters that do not show", "rename the file"
        return _at(_shown(path), "bad-file-name", message, way_out)
    mode = (content / path).lstat().st_mode
    if S_ISLNK(mode):
        return _link_problem(root, content, path) or _misplaced(path)
    if not S_ISREG(mode):
        return _at(path, "unreadable-file", "this is not an ordinary file", "remove it")
    return _misplaced(path)


def _misplaced(path: str) -> Diagnostic | None:
    if path in RESERVED:
        return None
    folder, slash, name = path.partition("/")
    if slash and folder == nametable.FOLDER:
        if name.endswith(nametable.ENDING):
            return None
        return _at(path, "unknown-file", "name tables are .tsv files", "rename or move it")
    if not slash or folder not in FOLDERS:
        folders = (*FOLDERS, nametable.FOLDER)
        meant = nearest(folder, folders) if slash else None
        way_out = f"did you mean {meant}/?" if meant else f"the folders are: {', '.join(folders)}"
        return _at(path, "unknown-kind", "no kind of record belongs here", way_out)
    if not name.endswith(ENDINGS):
        return _at(path, "unknown-file", "records are .yaml or .md files", "rename or move it")
    return None


def _link_problem(root: Path, content: Path, path: str) -> Diagnostic | None:
    """Say what is wrong with a symbolic link; one to a file of the content is as good as a file."""
    way_out = "put what it should lead to into the content folder itself"
    try:
        target = (content / path).resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is the one or the other, by Python's version
        return _at(path, "unreadable-file", "this symbolic link leads to no file", way_out)
    if not target.is_relative_to(root):
        message = "this symbolic link leads out of the content folder"
        return _at(path, "link-outside", message, way_out)
    if not target.is_file():
        return _at(path, "unreadable-file", "this symbolic link does not lead to a file", way_out)
    return None


def _printable(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return path.isprintable()


def _shown(path: str) -> str:
    """Write what does not show as its escape, and a byte that is no character as that byte."""
    return "".join(
        char
        if char.isprintable()
        else f"\\x{ord(char) - 0xDC00:02x}"
        if "\udc80" <= char <= "\udcff"
        else ascii(char)[1:-1]
        for char in path
    )


def _at(path: str, code: str, message: str, way_out: str) -> Diagnostic:
    return Diagnostic(Span(path), code, message, way_out)
