"""One build at a time in a folder: a second one waits for the first to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a POSIX system: two builds at once are then the user's to avoid
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(file: Path | None) -> Iterator[None]:
    """Hold the lock of the cache `file` (flock, released by the system when the process ends).

    It is a file of its own beside the cache, which may be thrown away by the one who holds it.
    """
    if file is None or fcntl is None:
        yield
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = file.with_name(f"{file.name}.lock").open("ab")
    except OSError:
        # A cache folder that cannot be written to must not keep a site from being built.
        yield
        return
    with handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
