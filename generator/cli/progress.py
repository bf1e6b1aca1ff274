"""Progress on the error stream: only in a terminal, and only for what takes over a second."""

import sys
import time  # the display is for people; no byte of a build depends on it

_PATIENCE = 1.0
_EVERY = 0.1


class Progress:
    """One line that is written over and over, and taken away at the end."""

    def __init__(self, *, quiet: bool = False, profile: "Profile | None" = None) -> None:
        """Show nothing if `quiet`, or where nobody looks; tell `profile` of every stage."""
        self._profile = profile
        self._on = not quiet and sys.stderr.isatty()
        self._began = time.monotonic()
        self._last = 0.0
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if self._profile is not None:
            self._profile.enter(stage)
        now = time.monotonic()
        if not self._on or not total or now - self._began < _PATIENCE or now - self._last < _EVERY:
            return
        self._last, self._shown = now, True
        share = done / total
        bar = "█" * int(share * 24)
        sys.stderr.write(f"\r\x1b[K{stage:>8} {bar:<24} {done:,}/{total:,}")
        sys.stderr.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Profile:
    """How long each stage of a run took: processor seconds of this process, and seconds passed."""

    def __init__(self) -> None:
        """Begin with what came before the first stage."""
        self._stages: dict[str, list[float]] = {}
        self._stage = "start"
        self._processor, self._passed = 0.0, time.perf_counter()

    def enter(self, stage: str) -> None:
        """Note that `stage` begins, or goes on."""
        if stage == self._stage:
            return
        processor, passed = time.process_time(), time.perf_counter()
        spent = self._stages.setdefault(self._stage, [0.0, 0.0])
        spent[0] += processor - self._processor
        spent[1] += passed - self._passed
        self._stage, self._processor, self._passed = stage, processor, passed

    def table(self) -> str:
        """Give a line a stage, in the order in which they ran, and a sum."""
        self.enter("end")
        rows = [(name, cpu, passed) for name, (cpu, passed) in self._stages.items()]
        total = ("total", sum(row[1] for row in rows), sum(row[2] for row in rows))
        lines = [f"{name:<10}{cpu:>10.3f}{passed:>10.3f}" for name, cpu, passed in (*rows, total)]
        return "\n".join((f"{'stage':<10}{'cpu s':>10}{'passed s':>10}", *lines))
