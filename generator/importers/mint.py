"""Feed ids for events that have none, written into their files and nothing else touched."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.load.discover import discover
from generator.load.document import parse
from generator.load.source import decode, read
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree

# A line with its ending; the empty one after the last line break counts too.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def mint(content: Path, new_guid: Callable[[], str]) -> list[str]:
    """Write an id into each event below `content` that lacks one.

    Gives the places where it did. A file that does not parse is left alone.
    """
    places: list[str] = []
    for file in discover(content)[0]:
        if file.kind == "event":
            places += _mint_in(content, file.path, new_guid)
    return places


def _mint_in(content: Path, path: str, new_guid: Callable[[], str]) -> list[str]:
    data, _problems = read(content, path)
    tree = _tree(path, data) if data is not None else None
    if data is None or tree is None:
        return []
    lines = _LINE.findall(data.decode("utf-8"))
    lacking = [record for record in _records(tree) if _lacks_an_id(record)]
    for record in reversed(lacking):
        _insert(lines, record, new_guid())
    minted = "".join(lines).encode("utf-8")
    if not lacking or _tree(path, minted) is None:
        return []
    _replace((content / path).resolve(), minted)
    return [f"{path}:{record.span.line}" for record in lacking]


def _tree(path: str, data: bytes) -> Tree | None:
    """Give the tree of a file that parses without a problem."""
    source, _problems = decode(path, data)
    document, problems = parse(source) if source is not None else (None, [])
    return document.tree if document is not None and not problems else None


def _lacks_an_id(record: Mapping) -> bool:
    _span, value = record.entries.get("guid", (None, None))
    return value is None or (isinstance(value, Scalar) and value.value is None)


def _records(tree: Tree) -> list[Mapping]:
    items = tree.items if isinstance(tree, Sequence) else [tree]
    return [item for item in items if isinstance(item, Mapping) and item.entries]


def _insert(lines: list[str], record: Mapping, guid: str) -> None:
    """Put the id before the record's first key, at its indentation; in a `{…}` inside it."""
    if "guid" in record.entries:
        _fill(lines, record, guid)
        return
    key = next(iter(record.entries.values()))[0]
    line, column = lines[key.line - 1], key.column - 1
    before, after = line[:column], line[column:]
    if record.flow:
        lines[key.line - 1] = f'{before}guid: "{guid}", {after}'
    else:
        ending = line[len(line.rstrip("\r\n")) :] or "\n"
        lines[key.line - 1] = f"{before}guid: {guid}{ending}{' ' * column}{after}"


def _fill(lines: list[str], record: Mapping, guid: str) -> None:
    """Write the id behind a `guid:` that has nothing, or `~`, behind it."""
    _span, value = record.entries["guid"]
    assert isinstance(value, Scalar)  # noqa: S101  the caller has looked
    place, line = value.span, lines[value.span.line - 1]
    after = line[value.until[1] - 1 :]
    lines[place.line - 1] = f'{line[: place.column - 1].rstrip()} "{guid}"{after}'


def _replace(file: Path, data: bytes) -> None:
    """Write the whole file beside itself, then put it in its place with the same rights."""
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as temporary:
        temporary.write(data)
    Path(temporary.name).chmod(file.stat().st_mode & 0o7777)
    Path(temporary.name).replace(file)
