"""`python -m tests.support.mortal`: builds in processes that can be killed, fail, or run together.

It reads orders, one line of JSON each, and answers each with a line. A build runs in a fork of this
process, which has everything imported and nothing built: quick, and untouched by what the test's
own process has seen. Every write of a build, to a file or to the cache, is counted; before the n-th
the process is killed, or from the n-th on the disk is full.
"""

import errno
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

import generator.cli.report
import generator.render.feed
import generator.render.machine
import generator.render.page  # noqa: F401  all that a build may need, imported once
from generator import incremental, pipeline
from generator.core.paths import Paths
from generator.core.result import NotOursError

_WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate"}
_ASKS_THE_TIME = "/.tick-"
"""How often a build does that depends on the time; a history must not."""
_TAKES_ROOM = {"os.mkdir"}


class Order(TypedDict, total=False):
    """What to build, and what is to happen."""

    content: str
    themes: list[str]
    public: str
    cache: str | None
    clean: bool
    """Through `pipeline.build`, without the short cut for a site that stands."""
    die_at: int
    full_from: int
    together: int
    """How many builds to run at once."""


class Answer(TypedDict, total=False):
    """What came of one build; `died` where nothing did."""

    died: bool
    problem: str
    published: bool
    diagnostics: list[str]
    records: int
    files: int
    writes: int


class Counter:
    """Counts the writes of this process, and does at one of them what it was told to."""

    def __init__(self, root: str, die_at: int | None, full_from: int | None) -> None:
        self._root = root
        self._die_at = die_at
        self._full_from = full_from
        self.writes = 0

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        """Look at what the interpreter is about to do."""
        if event == "open":
            path, _mode, flags = args
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR) and self._ours(path):
                self.count(takes_room=True)
        elif event in _WRITES and _ASKS_THE_TIME not in str(args[0]):
            self.count(takes_room=event in _TAKES_ROOM)

    def count(self, *, takes_room: bool = False) -> None:
        """Count one write, unless it is the last thing this process does."""
        self.writes += 1
        if self.writes == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        if takes_room and self._full_from is not None and self.writes >= self._full_from:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _ours(self, path: object) -> bool:
        text = str(path)
        return text.startswith(self._root) and _ASKS_THE_TIME not in text


def watch_cache(count: Callable[[], None]) -> None:
    """Call `count` before each statement to the cache and before each commit."""

    class Counted(sqlite3.Connection):
        def execute(self, *args: Any) -> sqlite3.Cursor:
            count()
            return super().execute(*args)

        def executemany(self, *args: Any) -> sqlite3.Cursor:
            count()
            return super().executemany(*args)

        def __exit__(self, *problem: Any) -> Any:  # noqa: PYI036  passed on as they are
            count()
            return super().__exit__(*problem)

    real = sqlite3.connect

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        return real(*args, **options, factory=Counted)

    sqlite3.connect = connect  # type: ignore[assignment]


def build(order: Order) -> Answer:
    """Build, in this process."""
    cache = order.get("cache")
    paths = Paths(
        Path(order["content"]),
        tuple(map(Path, order["themes"])),
        Path(order["public"]),
        Path(cache) if cache else None,
    )
    counter = Counter(
        os.path.dirname(order["content"]),  # noqa: PTH120  the site's folder, as text
        order.get("die_at"),
        order.get("full_from"),
    )
    watch_cache(counter.count)
    sys.addaudithook(counter.hook)
    way = pipeline.build if order.get("clean") else incremental.build
    try:
        result = way(paths, workers=1, strict=False, progress=pipeline.silent)
    except (OSError, NotOursError) as problem:
        return {"problem": f"{type(problem).__name__}: {problem}", "writes": counter.writes}
    return {
        "published": result.published is not None,
        "diagnostics": [repr(diagnostic) for diagnostic in result.diagnostics],
        "records": result.records,
        "files": result.files,
        "writes": counter.writes,
    }


def run(order: Order) -> list[Answer]:
    """Run the builds of an order in forks of this process, all at once."""
    children: list[tuple[int, int]] = []
    for _number in range(order.get("together", 1)):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            os.write(writer, json.dumps(build(order)).encode())
            os._exit(0)
        os.close(writer)
        children.append((child, reader))
    return [_answer(child, reader) for child, reader in children]


def _answer(child: int, reader: int) -> Answer:
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    _pid, status = os.waitpid(child, 0)
    if said:
        answer: Answer = json.loads(said)
        return answer
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return {"died": True}
    return {"problem": f"the build ended with status {status}; see its error stream"}


def main() -> None:
    """Answer orders until there are no more."""
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    main()
