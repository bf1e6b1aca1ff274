"""The figures to reach, beside what was measured."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.process import Cost

Measured = Mapping[str, list[Cost]]


@dataclass(frozen=True)
class Row:
    """One figure to reach."""

    what: str
    against: str
    limit: float | None
    """At most; None where no figure was set."""
    unit: str
    value: float | None = None
    """The median over the rounds; None where it was not measured."""
    spread: tuple[float, float] | None = None
    ours: str = ""
    theirs: str = ""

    @property
    def missed(self) -> bool:
        """Whether a figure was set, measured and not reached."""
        return self.limit is not None and self.value is not None and self.value > self.limit


def rows(measured: Measured, size: int, served: float | None) -> list[Row]:
    """Give every row of the table."""
    small = size // 10
    return [
        *_cold(measured, size, small),
        *_changed(measured, size),
        _absolute(measured, f"nothing/{size}/onrecord", f"nothing changed, {size:,} events", 0.15),
        Row(
            f"one change under `onrecord serve`, {size:,} events, from save to bytes",
            "–",
            100,
            "ms",
            served * 1000 if served is not None else None,
        ),
        _memory(measured, size),
        _growth(measured, size, small),
        _absolute(measured, "version", "`onrecord --version`", 0.08),
        _absolute(
            measured, f"check/{small}", f"`onrecord check`, unchanged {small:,} events", 0.15
        ),
    ]


def _cold(measured: Measured, size: int, small: int) -> list[Row]:
    cold = f"cold build, {size:,} events"
    hugo = f"cold/{size}/hugo"
    pelican, eleventy = f"cold/{small}/pelican", f"cold/{small}/eleventy"
    ours, of_small = f"cold/{size}/onrecord", f"cold/{small}/onrecord"
    small_cold = f"cold build, {small:,} events"
    return [
        _ratio(measured, (ours, hugo), Row(cold, "Hugo", 1.0, "×")),
        _ratio(measured, (f"{ours} in two", hugo), Row(f"{cold}, `--jobs 2`", "Hugo", None, "×")),
        _ratio(
            measured,
            (f"cold/{size}/dated", hugo),
            Row(f"{cold}, and a page for every public date", "Hugo, without those", None, "×"),
        ),
        _ratio(measured, (of_small, pelican), Row(small_cold, "Pelican", 0.45, "×")),
        _ratio(measured, (of_small, eleventy), Row(small_cold, "Eleventy", 0.40, "×")),
    ]


def _changed(measured: Measured, size: int) -> list[Row]:
    limits = {"body": 0.025, "title": 0.05, "date": 0.05}
    return [
        _ratio(
            measured,
            (f"{kind}/{size}/onrecord", f"{kind}/{size}/hugo"),
            Row(f"one event's {kind} changed, {size:,} events", "Hugo's rebuild", limit, "×"),
        )
        for kind, limit in limits.items()
    ]


def _ratio(measured: Measured, keys: tuple[str, str], row: Row) -> Row:
    return _compared(measured, keys, row, _cpu, "s")


def _memory(measured: Measured, size: int) -> Row:
    row = Row(f"memory, largest process, cold build, {size:,} events", "Hugo", 0.35, "×")
    keys = (f"cold/{size}/onrecord", f"cold/{size}/hugo")
    return _compared(measured, keys, row, lambda cost: cost.memory, "MiB")


def _growth(measured: Measured, size: int, small: int) -> Row:
    what = f"growth of the cold build from {small:,} to {size:,}"
    row = Row(what, f"itself at {small:,} (linear = 10)", 10.5, "×")
    keys = (f"cold/{size}/onrecord", f"cold/{small}/onrecord")
    return _compared(measured, keys, row, _cpu, "s")


def _compared(
    measured: Measured, keys: tuple[str, str], row: Row, of: Callable[[Cost], float], unit: str
) -> Row:
    """Compare round by round, so that what slows the machine for a while slows both."""
    ours, theirs = ([of(cost) for cost in measured.get(key, ())] for key in keys)
    ratios = [one / other for one, other in zip(ours, theirs, strict=False)]
    if not ratios:
        return row
    return Row(
        row.what,
        row.against,
        row.limit,
        row.unit,
        median(ratios),
        (min(ratios), max(ratios)),
        shown(median(ours), unit),
        shown(median(theirs), unit),
    )


def _absolute(measured: Measured, key: str, what: str, limit: float) -> Row:
    taken = [cost.cpu for cost in measured.get(key, ())]
    if not taken:
        return Row(what, "–", limit, "s CPU")
    spread = (min(taken), max(taken))
    return Row(what, "–", limit, "s CPU", median(taken), spread, shown(median(taken), "s"))


def _cpu(cost: Cost) -> float:
    return cost.cpu


def shown(value: float, unit: str) -> str:
    """Give a figure with its unit, to three digits."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3  # noqa: PLR2004
    return f"{value:,.{digits}f} {unit}"
