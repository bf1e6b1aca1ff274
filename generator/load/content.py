"""The load stage: a content folder to entries and configuration, memoised file by file."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct, msgpack

from generator.core.diagnostic import Diagnostic
from generator.core.digest import of_value
from generator.core.hashing import Digest, of_bytes
from generator.core.language import without_country
from generator.core.span import Span
from generator.engine.fingerprint import engine
from generator.engine.memo import Memo
from generator.engine.pool import Progress, silent
from generator.load.decode import decode
from generator.load.discover import CONFIG, discover
from generator.load.document import parse
from generator.load.nametable import LoadedTable, load_table
from generator.load.places import Places
from generator.load.records import Task, load_file
from generator.load.salvage import leaves_of
from generator.load.source import decode as decode_text
from generator.load.source import read
from generator.load.texts import read_texts
from generator.load.writing import faults
from generator.model.config import SiteConfig
from generator.model.entry import Entry, WrittenRef
from generator.model.freeze import freeze, thaw
from generator.model.kinds import FOLDERS
from generator.model.nametable import NameTable


class Content(Struct, frozen=True):
    """Everything that was read."""

    config: SiteConfig | None
    entries: tuple[Entry, ...]
    broken: tuple[str, ...]
    loose: tuple[WrittenRef, ...]
    diagnostics: tuple[Diagnostic, ...]
    places: Places
    keys: dict[str, Digest]
    """The key under which each file's records are kept in the cache."""
    tables: tuple[NameTable, ...] = ()


class _SiteFile(Struct, frozen=True, kw_only=True):
    """What `site.yaml` gave, and its bytes."""

    config: SiteConfig | None = None
    data: bytes = b""
    refs: tuple[WrittenRef, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def load(content: Path, memo: Memo, progress: Progress = silent) -> Content:
    """Read every file below `content`. All problems are in the result."""
    files, problems, paths = discover(content)
    site = _config(content) if _may_read(problems) else _SiteFile()
    language = without_country(site.config.language) if site.config is not None else "en"
    tasks: list[Task] = []
    for file in files:
        data, unreadable = read(content, file.path)
        problems += unreadable
        if data is not None:
            tasks.append(Task(file, data, language))
    keys = [key_of(task) for task in tasks]
    outcome = memo.run(_load_frozen, None, keys, tasks.__getitem__, progress)
    # What was read is let go file by file: the whole in bytes beside the whole in records is much.
    results = outcome.results
    results.reverse()
    loaded = [thaw(results.pop()) for _ in keys]
    tables, faults_of_tables = _tables(content, paths, memo)
    return Content(
        config=site.config,
        entries=tuple(entry for one in loaded for entry in one.entries),
        broken=(*_unread(problems), *(name for one in loaded for name in one.broken)),
        loose=(*site.refs, *(ref for one in loaded for ref in one.loose)),
        diagnostics=(
            *problems,
            *site.problems,
            *(d for one in loaded for d in one.diagnostics),
            *faults_of_tables,
        ),
        places=Places({**{task.file.path: task.data for task in tasks}, CONFIG: site.data}),
        keys={task.file.path: key for task, key in zip(tasks, keys, strict=True)},
        tables=tables,
    )


def _tables(
    content: Path, paths: list[str], memo: Memo
) -> tuple[tuple[NameTable, ...], list[Diagnostic]]:
    problems: list[Diagnostic] = []
    files: list[tuple[str, bytes]] = []
    for path in paths:
        data, unreadable = read(content, path)
        problems += unreadable
        if data is not None:
            files.append((path, data))
    keys = [of_value(("names", engine(), path, of_bytes(data))) for path, data in files]
    outcome = memo.run(_load_table, None, keys, files.__getitem__)
    loaded = [_table.decode(data) for data in outcome.results]
    problems += (problem for one in loaded for problem in one.diagnostics)
    return tuple(one.table for one in loaded), problems


def _load_table(_shared: None, file: tuple[str, bytes]) -> bytes:
    return msgpack.encode(load_table(*file))


_table = msgpack.Decoder(LoadedTable)


def key_of(task: Task) -> Digest:
    """Give the key of a file's records: the program, path, kind, bytes, and what is given them."""
    return of_value(("load", engine(), task.file, of_bytes(task.data), task.given))


def read_config(content: Path) -> SiteConfig | None:
    """Read `site.yaml` alone; None where it is missing or has problems."""
    site = _config(content)
    return site.config if not site.problems else None


def _may_read(problems: list[Diagnostic]) -> bool:
    """Tell whether `site.yaml` is a file of the content, and not a link that leads out of it."""
    return all(problem.span.path != CONFIG for problem in problems)


def _unread(problems: list[Diagnostic]) -> Iterator[str]:
    """Name the records of the files that were not read, to spare their readers false alarms."""
    for problem in problems:
        path = PurePosixPath(problem.span.path)
        if path.parts[0] in FOLDERS:
            yield f"{FOLDERS[path.parts[0]]}:{path.stem}"


def _load_frozen(_shared: None, task: Task) -> bytes:
    return freeze(load_file(task))


def _config(content: Path) -> _SiteFile:
    if not (content / CONFIG).is_file():
        way_out = "write it, with title, description, url, publisher and guid_prefix"
        missing = Diagnostic(Span(CONFIG), "no-site", "the content has no site.yaml", way_out)
        return _SiteFile(problems=(missing,))
    data, problems = read(content, CONFIG)
    if data is None:
        return _SiteFile(problems=tuple(problems))
    source, problems = decode_text(CONFIG, data)
    if source is None:
        return _SiteFile(data=data, problems=tuple(problems))
    document, problems = parse(source)
    if document is None:
        return _SiteFile(data=data, problems=tuple(problems))
    config, more = decode(document.tree, SiteConfig, source.excerpt)
    texts = read_texts(leaves_of(document.tree, SiteConfig), source, document)
    problems += [*more, *faults(document.tree, SiteConfig, source.excerpt), *texts.problems]
    return _SiteFile(config=config, data=data, refs=texts.refs, problems=tuple(problems))
