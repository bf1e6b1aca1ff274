"""What was to be reached, beside what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure."""

    what: str
    wanted: str
    measured: str
    missed: bool

    def __str__(self) -> str:
        """Give the row of the table."""
        measured = f"**{self.measured}, missed**" if self.missed else self.measured
        return f"| {self.what} | {self.wanted} | {measured} |"


def at_most(what: str, limit: float, measured: float, unit: str) -> Row:
    """Give the row of a figure that may not be larger than its limit."""
    return Row(
        what,
        f"at most {limit:,.0f} {unit}",
        f"{measured:,.{0 if measured >= 10 else 1}f} {unit}",  # noqa: PLR2004  digits worth telling
        measured > limit,
    )


def none_of(what: str, found: Sequence[str]) -> Row:
    """Give the row of faults of which there may be none; the first are named."""
    named = "".join(f"<br>`{one[:160].replace('|', '/').replace('`', '')}`" for one in found[:3])
    return Row(what, "none", f"{len(found) or 'none'}{named}", bool(found))


def table(rows: Sequence[Row]) -> str:
    """Give a table of Markdown."""
    return "\n".join(("| what | wanted | measured |", "|---|---|---|", *map(str, rows)))
