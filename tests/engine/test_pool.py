"""One worker or several: the same results in the same order."""

import operator
from collections.abc import Callable

import pytest

from generator.engine.pool import map_ordered
from tests.support.site import SiteBuilder

MANY = range(1_000)


def mapped(workers: int, function: Callable[[int, int], int] = operator.mul) -> list[int]:
    return map_ordered(function, 3, MANY, workers=workers)


def test_three_workers_give_what_one_gives() -> None:
    assert mapped(3) == mapped(1) == [3 * number for number in MANY]


@pytest.mark.parametrize("workers", [1, 3])
def test_progress_counts_up(workers: int) -> None:
    told: list[tuple[int, int]] = []
    map_ordered(operator.mul, 3, MANY, workers=workers, progress=lambda *at: told.append(at))

    assert told == [(number + 1, 1_000) for number in MANY]


@pytest.mark.parametrize("workers", [1, 3])
def test_a_failure_is_passed_on(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        mapped(workers, operator.floordiv)


def test_nothing_to_do() -> None:
    assert map_ordered(operator.mul, 3, [], workers=3) == []


def test_a_site_is_the_same_whoever_makes_it(site: SiteBuilder) -> None:
    for number in range(450):
        site.write(
            f"outlets/outlet-{number:03}.yaml",
            f"name: Outlet {number}\nnote: '[[nobody-{number}]]'\n",
        )
    several = site.check(workers=3)
    site.remove("../.cache")
    alone = site.check()

    assert several.diagnostics == alone.diagnostics
    assert len(alone.diagnostics) == 450
