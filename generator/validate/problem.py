"""What a rule yields: a problem at a place, before anything is known of lines and columns."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.core.diagnostic import Severity
from generator.model.config import SiteConfig
from generator.model.entry import Place
from generator.model.index import Index


class Problem(Struct, frozen=True):
    """A problem of the record as a whole."""

    place: Place
    code: str
    message: str
    help: str
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity = "error"


class Records(Struct, frozen=True):
    """What a rule may look at."""

    index: Index
    config: SiteConfig | None


Rule = Callable[[Records], Iterator[Problem]]
