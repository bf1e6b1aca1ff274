"""What changes below a few folders, as soon as the system says so.

Where it says nothing (network folders, containers) or cannot (too many folders), looking finds the
same a little later: `generator.serve.watch`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.serve.watch import Watch

_STEP = 10
_DEBOUNCE = 100
_LOOK_EVERY = 1_000
"""Milliseconds: how long files must keep still, at the most be waited for, and go unlooked at."""
_FEW = 3


def notices(watch: Watch) -> Iterator[tuple[str, ...]]:
    """Give what `watch.changes` gives, sooner."""
    # It takes as long to import as a small site to build.
    from watchfiles import watch as told

    there = watch.roots
    try:
        for batch in told(
            *(root.absolute() for root in there),
            watch_filter=None,
            debounce=_DEBOUNCE,
            step=_STEP,
            rust_timeout=_LOOK_EVERY,
            yield_on_timeout=True,
        ):
            changed = _seen(watch, [path for _change, path in batch])
            if changed:
                yield changed
            if watch.roots != there:  # one has come or gone, and has to be watched or not
                break
        else:
            return
    except OSError:  # no more folders can be watched
        yield from watch.changes()
    yield from notices(watch)


def _seen(watch: Watch, told: Iterable[str]) -> tuple[str, ...]:
    paths = list(told)
    few = sorted({name for path in paths if (name := watch.named(Path(path))) is not None})
    if paths and len(few) <= _FEW and all(map(watch.is_file, few)):
        return watch.at(few)  # none at all where only an editor's own files have come and gone
    return watch.look()
