"""The way in for every command: a site that still stands is not built again.

A run that finds nothing changed imports neither Jinja nor Markdown nor feedgen, nor the stages.
"""

from collections.abc import Callable

from generator.core.paths import Paths
from generator.core.result import Published, Result
from generator.engine import standing
from generator.engine.lock import locked
from generator.engine.store import Store

Progress = Callable[[str, int, int], None]


def build(paths: Paths, *, workers: int, strict: bool, progress: Progress) -> Result:
    """Build the site, or find that it stands. The result and the site are the same either way.

    Raises what `generator.pipeline.build` raises.
    """
    with locked(paths.cache), Store(paths.cache) as store:
        last = standing.last(store, paths)
        outputs = standing.outputs_stand(store, paths, last.head) if last is not None else None
        if last is not None and outputs is not None:
            if last.stands:
                head = last.head
                return Result((), head.records, head.files, Published((), head.files, ()))
            from generator.patch import patch

            result = patch(paths, store, last, outputs, progress)
            if result is not None:
                return result
    from generator import pipeline

    return pipeline.build(paths, workers=workers, strict=strict, progress=progress)


def check(paths: Paths, *, workers: int, progress: Progress) -> Result:
    """Check the content, or find that it is what was built, with nothing to say of it."""
    with locked(paths.cache), Store(paths.cache) as store:
        last = standing.last(store, paths)
        if last is not None and last.stands and not last.head.noted:
            return Result((), last.head.records)
    from generator import pipeline

    return pipeline.check(paths, workers=workers, progress=progress)
