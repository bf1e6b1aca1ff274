"""The load stage: a content folder to entries and configuration, memoised file by file."""

from pathlib import Path

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.digest import of_bytes, of_value
from generator.core.span import Span
from generator.engine.fingerprint import engine
from generator.engine.memo import Memo
from generator.engine.pool import Progress, silent
from generator.load.decode import decode
from generator.load.discover import CONFIG, discover
from generator.load.document import parse
from generator.load.places import Places
from generator.load.records import Task, load_file
from generator.load.source import decode as decode_text
from generator.load.source import read
from generator.model.config import SiteConfig
from generator.model.entry import Entry
from generator.model.freeze import freeze, thaw


class Content(Struct, frozen=True):
    """Everything that was read."""

    config: SiteConfig | None
    entries: tuple[Entry, ...]
    broken: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    places: Places
    files_read: int


def load(content: Path, memo: Memo, progress: Progress = silent) -> Content:
    """Read every file below `content`. All problems are in the result."""
    files, problems = discover(content)
    tasks: list[Task] = []
    for file in files:
        data, unreadable = read(content, file.path)
        problems += unreadable
        if data is not None:
            tasks.append(Task(file, data))
    keys = [of_value(("load", engine(), task.file, of_bytes(task.data))) for task in tasks]
    outcome = memo.run(_load_frozen, None, keys, tasks.__getitem__, progress)
    loaded = [thaw(data) for data in outcome.results]
    config, config_data, more = _config(content)
    return Content(
        config=config,
        entries=tuple(entry for one in loaded for entry in one.entries),
        broken=tuple(name for one in loaded for name in one.broken),
        diagnostics=(*problems, *more, *(d for one in loaded for d in one.diagnostics)),
        places=Places({**{task.file.path: task.data for task in tasks}, CONFIG: config_data}),
        files_read=len(outcome.made),
    )


def read_config(content: Path) -> SiteConfig | None:
    """Read `site.yaml` alone; None where it is missing or has problems."""
    config, _data, problems = _config(content)
    return config if not problems else None


def _load_frozen(_shared: None, task: Task) -> bytes:
    return freeze(load_file(task))


def _config(content: Path) -> tuple[SiteConfig | None, bytes, list[Diagnostic]]:
    if not (content / CONFIG).is_file():
        missing = Diagnostic(
            Span(CONFIG), "no-site", "the content has no site.yaml", "run `onrecord init`"
        )
        return None, b"", [missing]
    data, problems = read(content, CONFIG)
    if data is None:
        return None, b"", problems
    source, problems = decode_text(CONFIG, data)
    if source is None:
        return None, data, problems
    document, problems = parse(source)
    if document is None:
        return None, data, problems
    config, more = decode(document.tree, SiteConfig, source.excerpt)
    return config, data, [*problems, *more]
