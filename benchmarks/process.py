"""Whole processes and what they cost: CPU seconds of all their children, memory of the largest."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TOLD = 2_000


class FailedError(Exception):
    """A measured command did not end well."""


@dataclass(frozen=True)
class Cost:
    """What a process and all that it started cost."""

    cpu: float
    """User and system seconds."""
    wall: float
    memory: float
    """Mebibytes that the largest of its processes held at its peak."""


def pin(cores: int) -> bool:
    """Keep this process, and so all that it starts, on some cores; False where that cannot be."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    os.sched_setaffinity(0, allowed)
    return len(allowed) == cores


def environment(home: Path) -> dict[str, str]:
    """Give a program's environment: nothing of the caller's but where programs are."""
    return {"PATH": os.defpath, "HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC"}


def run(command: Sequence[str], folder: Path, home: Path) -> Cost:
    """Run a command to its end, in `folder`. Raises `FailedError`."""
    with (home / "output.log").open("w+b") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(home),
            stdout=log,
            stderr=log,
            start_new_session=True,  # so that it can be stopped with all that it started
        )
        try:
            # Not `process.wait()`: only this call tells the resources of one child and its own.
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            said = log.read().decode(errors="replace")[-_TOLD:]
            message = f"{' '.join(command)} ended with {process.returncode}:\n{said}"
            raise FailedError(message)
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def said(command: Sequence[str], home: Path) -> str:
    """Give what a short command prints."""
    done = subprocess.run(
        command, cwd=home, env=environment(home), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
