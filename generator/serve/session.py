"""What is known of a site while it is served: the last good one, and what keeps the next away."""

import time  # how long a build took, for people; no byte of a build depends on it
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Condition

from msgspec import Struct
from msgspec.structs import replace

from generator.core.diagnostic import Diagnostic
from generator.core.digest import of_value
from generator.core.hashing import Digest, of_bytes
from generator.core.paths import Paths
from generator.core.result import NotOursError, Result
from generator.live import Live
from generator.load.content import read_config
from generator.plan.heads import base_of
from generator.publish.manifest import NAME as MANIFEST

Report = Callable[[Iterable[Diagnostic]], str]


class State(Struct, frozen=True):
    """What an open page is told."""

    base: str = ""
    """The path below which the last good site stands."""
    site: Digest = ""
    """Names the last good site by its content; empty while there is none."""
    problems: str = "[]"
    """What keeps the next site from being built, as `--format json` has it."""
    fault: str = ""
    """What else keeps it: the machine, or a bug."""

    @property
    def name(self) -> Digest:
        """Two states are the same if their names are."""
        return of_value((self.base, self.site, self.problems, self.fault))


class Rebuilt(Struct, frozen=True):
    """How an attempt at a build went; `result` is None where it came to no end."""

    result: Result | None
    seconds: float
    fault: str = ""
    trace: str = ""


class Session:
    """The newest state, and those who wait for another one. Any thread may ask."""

    def __init__(self, paths: Paths, report: Report) -> None:
        """Start from what an earlier build has published, if one has."""
        self._paths = paths
        self._report = report
        self._live = Live(paths)
        self._changed = Condition()
        self._open = True
        self._state = State(base=self._base(""), site=self._site())

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    def rebuild(self, changed: Iterable[Path] = ()) -> Rebuilt:
        """Build after a change of some files, and tell everyone.

        Whatever goes wrong, the last good site stays. Which files is no more than a hint.
        Everyone is told as soon as there is something new to see.
        """
        began = time.perf_counter()
        try:
            result = self._live.rebuild(changed, self.built)
        except NotOursError as problem:
            return self._failed(began, f"{problem} holds files that no build has put there")
        except OSError as problem:
            where = f" ({problem.filename})" if problem.filename else ""
            return self._failed(began, f"{problem.strerror}{where}")
        except Exception as bug:  # noqa: BLE001  a bug is shown, and the author may go on writing
            message = f"Onrecord itself has failed, which is a bug: {type(bug).__name__}: {bug}"
            return self._failed(began, message, traceback.format_exc())
        return Rebuilt(result, time.perf_counter() - began)

    def prepare(self) -> None:
        """Get ready for the next change."""
        self._live.prepare()

    def built(self, result: Result) -> None:
        """Take note of a build that came to its end, well or not."""
        if result.published is None:
            self._tell(replace(self._state, problems=self._report(result.diagnostics), fault=""))
        else:
            self._tell(State(self._base(self._state.base), self._site()))

    def other_than(self, name: str, patience: float) -> State | None:
        """Wait for a state that is not called `name`; None if there is none in `patience` s."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.name != name or not self._open, patience)
            return self._state if self._state.name != name else None

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        self._live.close()

    def _tell(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def _failed(self, began: float, fault: str, trace: str = "") -> Rebuilt:
        self._tell(replace(self._state, problems="[]", fault=fault))
        return Rebuilt(None, time.perf_counter() - began, fault, trace)

    def _base(self, otherwise: str) -> str:
        with suppress(OSError):
            config = read_config(self._paths.content)
            if config is not None:
                return base_of(config)
        return otherwise

    def _site(self) -> Digest:
        try:
            return of_bytes((self._paths.public / MANIFEST).read_bytes())
        except OSError:
            return ""
