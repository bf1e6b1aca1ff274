"""Ordered map, in this process or in several. The results are the same."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
T_co = TypeVar("T_co", covariant=True)
Progress = Callable[[int, int], None]

_WORTH_A_POOL = 400
_shared: list[Any] = []


class Items(Protocol[T_co]):
    """Some items in order; each may be made only when it is asked for."""

    def __len__(self) -> int:
        """Say how many there are."""

    def __getitem__(self, index: int, /) -> T_co:
        """Give one of them."""


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


def map_ordered(
    function: Callable[[S, T], R],
    shared: S,
    items: Items[T],
    *,
    workers: int,
    progress: Progress = silent,
) -> list[R]:
    """Apply `function`, a module's own, to `shared` and each item; results in order.

    `shared` is sent to each process once. Processes are started only for `workers` above one and
    enough work to pay for their start.
    """
    total = len(items)
    each = (items[number] for number in range(total))
    results: list[R] = []
    pooled = workers > 1 and total >= _WORTH_A_POOL
    run = _in_processes(function, shared, each, workers, total) if pooled else None
    for result in run or (function(shared, item) for item in each):
        results.append(result)
        progress(len(results), total)
    return results


def _in_processes(
    function: Callable[[S, T], R], shared: S, each: Iterator[T], workers: int, total: int
) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, get_context("spawn"), _receive, (shared,)) as pool:
        chunk = max(1, total // (workers * 8))
        yield from pool.map(partial(_apply, function), each, chunksize=chunk)


def _receive(shared: Any) -> None:
    """Keep `shared` in this process: a method of a list would be sent with a list of its own."""
    _shared[:] = [shared]


def _apply(function: Callable[[S, T], R], item: T) -> R:
    return function(_shared[0], item)
