"""The real `onrecord serve` in a process of its own, stopped as a person stops it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# A shell may start tests with Ctrl-C ignored, which a process inherits and Python respects.
_PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from generator.cli.main import main
main()
"""


class Serving:
    """A running server."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        """Know `process`, which answers at `address`."""
        self.process = process
        self.address = address

    def line(self) -> str:
        """Wait for the next line of its output."""
        return _out(self.process).readline()

    def stop(self) -> tuple[int, str, str]:
        """Press Ctrl-C; give the exit status and what else was written."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@contextmanager
def serving(root: Path, port: str = "0") -> Iterator[Serving]:
    """Serve the site in `root`, on a free port unless one is named."""
    command = [sys.executable, "-c", _PROGRAM, "serve", "--port", port]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            first = _out(process).readline()
            assert first.startswith("http://127.0.0.1:"), first + _err(process).read()
            yield Serving(process, first.split()[0])
        finally:
            process.kill()


def _out(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _err(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stderr is not None
    return process.stderr
