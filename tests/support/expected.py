"""`python -m tests.support.expected`: write what each broken site is expected to say.

Read the difference before it is committed: every line of it is a promise to an author.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.diagnostics import FOLDER, TWENTY, Case, cases, report
from tests.support.site import SiteBuilder


def main() -> None:
    """Rewrite every `expected.txt`, and take away those that no case is left for."""
    wanted = set()
    for case in (*cases(), Case(TWENTY)):
        with TemporaryDirectory() as folder:
            said = report(SiteBuilder(Path(folder) / "site"), case)
        case.expected.parent.mkdir(parents=True, exist_ok=True)
        case.expected.write_text(said.err, encoding="utf-8")
        wanted.add(case.expected)
    for file in FOLDER.rglob("expected.txt"):
        if file not in wanted:
            file.unlink()


if __name__ == "__main__":
    main()
