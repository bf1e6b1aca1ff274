"""Names: whether those of a table are found in a text, and are whose the table says.

`python -m benchmarks.evaluation.names FILE` prints the figures for any name table.
"""

import sys
import time
from pathlib import Path

from msgspec import Struct

from generator.link.claims import claims_of, unrecorded
from generator.link.names import names_among
from generator.load.nametable import load_table
from generator.model.index import Index
from generator.model.nametable import TableName


class Figures(Struct, frozen=True):
    """What became of the rows of a table."""

    rows: int
    resolved: int
    """Rows whose name means one actor wherever it stands."""
    right: int
    """Those of them whose actor is the row's."""
    ambiguous: int
    """Rows whose name is called ambiguous, with the row's actor among the owners."""
    lost: int
    seconds: float

    def line(self) -> str:
        """Give the figures on one line."""
        precision = self.right / self.resolved if self.resolved else 1.0
        return (
            f"names: {self.rows:,} rows, {self.resolved:,} resolved, {self.ambiguous:,} ambiguous, "
            f"{self.lost:,} lost; precision {precision:.4f}; {self.seconds:.3f} s"
        )


def measure(path: Path) -> Figures:
    """Read the table at `path`, write each name into a sentence, and look for it there.

    Raises `ValueError` for a table with problems.
    """
    loaded = load_table(path.name, path.read_bytes())
    if loaded.diagnostics:
        message = f"{path} has problems"
        raise ValueError(message)
    began = time.process_time()
    names = names_among(claims_of(Index(()), [loaded.table]))
    found = [
        _owners([match.owners for match in names.find(f"It was {row.name} again.")], row)
        for row in loaded.table.rows
    ]
    seconds = time.process_time() - began
    one = list(zip(found, loaded.table.rows, strict=True))
    return Figures(
        rows=len(found),
        resolved=sum(len(owners) == 1 for owners in found),
        right=sum(owners == (_owner(row),) for owners, row in one),
        ambiguous=sum(len(owners) > 1 and _owner(row) in owners for owners, row in one),
        lost=sum(_owner(row) not in owners for owners, row in one),
        seconds=seconds,
    )


def _owners(found: list[tuple[str, ...]], row: TableName) -> tuple[str, ...]:
    """Give the owners of the first name in the sentence that could be the row's, or of any."""
    mine = [owners for owners in found if _owner(row) in owners]
    return (mine or found or [()])[0]


def _owner(row: TableName) -> str:
    return unrecorded((row.authority, row.actor))


if __name__ == "__main__":
    sys.stdout.write(f"{measure(Path(sys.argv[1])).line()}\n")
