"""Builds in a process of their own, under conditions that a test sets."""

import json
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

# Runs the program and notes what it asks the system for (PEP 578): files, sockets, programs. With
# a number, the process sends itself a signal just before that step: to write or to move a file.
# A bare name that is opened without a mode lies in a folder that is open already: `shutil.rmtree`.
RUNNER = """
import json, os, runpy, signal as signals, sys

# Whoever starts the tests in the background has them ignore Ctrl-C.
signals.signal(signals.SIGINT, signals.default_int_handler)

noted, steps = [], 0
report, last, signal = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
sys.argv = sys.argv[4:]

def note(event, args):
    if event == "open":
        path, mode, flags = args
        named = not isinstance(path, int)
        bare = named and mode is None and os.sep not in os.fsdecode(path)
        if named and not (bare and not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
            noted.append(("write" if writes else "read", os.path.abspath(os.fsdecode(path))))
            if writes:
                step()
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork",
                           "os.system", "os.putenv", "urllib.", "pty.")):
        noted.append((event, repr(args[1:2])))
    elif event == "os.rename":
        step()

def step():
    global steps
    steps += 1
    if steps == last:
        os.kill(os.getpid(), signal)

sys.addaudithook(note)
try:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
finally:
    seen = list(dict.fromkeys(noted))
    with open(report, "w") as file:
        json.dump(seen, file)
"""

Tree = dict[str, tuple[str, bytes]]


class Noted(NamedTuple):
    """What a run asked the system for, and how it ended."""

    status: int
    stderr: str
    events: list[tuple[str, str]]

    def of(self, kind: str) -> set[str]:
        return {what for event, what in self.events if event == kind}


def build(
    root: Path,
    *args: str | Path,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    before: Callable[[], object] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build the site in `root` by the real program, with just this environment."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "build", "--site", str(root), *map(str, args)],
        cwd=cwd or root,
        env=dict(environment) if environment is not None else None,
        preexec_fn=before,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def noted_build(
    root: Path, report: Path, *args: str | Path, last: int = 0, signal: int = 0
) -> Noted:
    """Build and note all that the run asks for; before its `last`th step, send it a signal."""
    command = [sys.executable, "-B", "-c", RUNNER, str(report), str(last), str(signal)]
    done = subprocess.run(
        [*command, "generator", "build", "--site", str(root), *map(str, args)],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    events = json.loads(report.read_text()) if report.is_file() else []
    return Noted(done.returncode, done.stderr, [(event, what) for event, what in events])


def small_files(limit: int) -> None:
    """Let this process write no file larger than `limit` bytes: a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def tree_with_modes(folder: Path) -> Tree:
    """Everything below a folder by its path: kind, rights, and a file's bytes."""
    found = sorted([folder, *folder.rglob("*")])
    return {
        path.relative_to(folder).as_posix(): (
            stat.filemode(os.lstat(path).st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in found
    }


def differences(one: Tree, other: Tree) -> list[str]:
    """The paths at which two trees differ, and how."""
    return [
        f"{path}: {_said(one.get(path))} and {_said(other.get(path))}"
        for path in sorted(one.keys() | other.keys())
        if one.get(path) != other.get(path)
    ]


def _said(found: tuple[str, bytes] | None) -> str:
    return f"{found[0]}, {len(found[1])} bytes" if found is not None else "nothing"
