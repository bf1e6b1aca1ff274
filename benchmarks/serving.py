"""From saving a file to its page being served, by `onrecord serve`."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median

from benchmarks.edits import edit, edited_event
from benchmarks.process import environment
from benchmarks.workshop import Workshop, corpus, tell

_STARTS_WITHIN = 300.0
_SHOWS_WITHIN = 20.0
_LOOKS_EVERY = 0.002
_EDITS = 7


def latency(workshop: Workshop, size: int) -> float | None:
    """Give the seconds from save to bytes, the median of some edits; None where none are shown."""
    workshop.built("onrecord", size)
    site, event = workshop.site("onrecord", size), edited_event(corpus(size).events)
    file = site / "content" / "events" / f"{event.slug}.md"
    page = f"/events/{event.slug}/"
    taken = []
    with _served(workshop, site) as port:
        if _wait(port, page, "", _STARTS_WITHIN) is None:
            return None
        for number in range(_EDITS):
            time.sleep(0.5)
            began = time.perf_counter()
            told = edit(file, "body", 1_000_000 + number)
            shown = _wait(port, page, told, _SHOWS_WITHIN)
            if shown is None:
                return None
            taken.append(shown - began)
            tell(f"  serve: shown after {taken[-1] * 1000:.0f} ms")
    return median(taken)


@contextmanager
def _served(workshop: Workshop, site: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = workshop.generators["onrecord"].command[0]
    with (workshop.home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            (program, "serve", "--port", str(port)),
            cwd=site,
            env=environment(workshop.home),
            stdout=log,
            stderr=log,
        )
        try:
            yield port
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(port: int, page: str, told: str, patience: float) -> float | None:
    """Ask for a page until it says something; give when it did."""
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            while time.perf_counter() < until:
                connection.request("GET", page)
                answer = connection.getresponse()
                text = answer.read().decode(errors="replace")
                if answer.status == 200 and told in text:  # noqa: PLR2004  the status of success
                    return time.perf_counter()
                time.sleep(_LOOKS_EVERY)
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    return None
