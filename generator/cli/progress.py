"""Progress on the error stream: only in a terminal, and only for what takes over a second."""

import sys
import time  # the display is for people; no byte of a build depends on it

_PATIENCE = 1.0
_EVERY = 0.1


class Progress:
    """One line that is written over and over, and taken away at the end."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Show nothing if `quiet`, or where nobody looks."""
        self._on = not quiet and sys.stderr.isatty()
        self._began = time.monotonic()
        self._last = 0.0
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        now = time.monotonic()
        if not self._on or now - self._began < _PATIENCE or now - self._last < _EVERY:
            return
        self._last, self._shown = now, True
        share = done / total if total else 1.0
        bar = "█" * int(share * 24)
        sys.stderr.write(f"\r\x1b[K{stage:>8} {bar:<24} {done:,}/{total:,}")
        sys.stderr.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
