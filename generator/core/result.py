"""What a run found and did. It imports nothing, so that a run with nothing to do is short."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.core.diagnostic import Diagnostic


class Published(NamedTuple):
    """What publishing did, by path below the published folder."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]


class Result(NamedTuple):
    """The outcome of a run; `published` is None where nothing was to be published."""

    diagnostics: "tuple[Diagnostic, ...]"
    records: int
    files: int = 0
    published: Published | None = None
    rendered: tuple[tuple[str, str], ...] = ()
    """What was made anew, each with the reason."""

    @property
    def ok(self) -> bool:
        """Whether the content is without errors."""
        return not any(diagnostic.severity == "error" for diagnostic in self.diagnostics)


class NotOursError(Exception):
    """The folder to publish into holds something, and no build of ours has put it there."""
