"""Ordered map, in this process or in several. The results are the same."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
Progress = Callable[[int, int], None]

_WORTH_A_POOL = 400
_shared: list[Any] = []


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


def map_ordered(
    function: Callable[[S, T], R],
    shared: S,
    items: Sequence[T],
    *,
    workers: int,
    progress: Progress = silent,
) -> list[R]:
    """Apply `function`, a module's own, to `shared` and each item; results in order.

    `shared` is sent to each process once. Processes are started only for `workers` above one and
    enough work to pay for their start.
    """
    results: list[R] = []
    for result in _run(function, shared, items, workers):
        results.append(result)
        progress(len(results), len(items))
    return results


def _run(function: Callable[[S, T], R], shared: S, items: Sequence[T], workers: int) -> Iterator[R]:
    if workers <= 1 or len(items) < _WORTH_A_POOL:
        yield from (function(shared, item) for item in items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial
    from multiprocessing import get_context

    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, _shared.append, (shared,)) as pool:
        chunk = max(1, len(items) // (workers * 8))
        yield from pool.map(partial(_apply, function), items, chunksize=chunk)


def _apply(function: Callable[[S, T], R], item: T) -> R:
    return function(_shared[0], item)
