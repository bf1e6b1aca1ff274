"""A job: one file of the site, how it is made, and from which facets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from msgspec import Struct

from generator.core.digest import of_value
from generator.core.hashing import Digest
from generator.engine.fingerprint import engine
from generator.plan.facet import Facets, digests

_SHORT = 8


@dataclass(frozen=True, slots=True)
class Job:
    """One output file.

    `output` is a path below the published folder. `template` names a template for the renderer
    `page`, and is empty for the others. Nothing but `facets` and the template's closure, whose
    digest `closure` is, can reach the bytes.
    """

    output: str
    renderer: str
    facets: Mapping[str, Facets]
    template: str = ""
    closure: Digest = ""

    def trace(self) -> tuple[Digest, dict[str, str]]:
        """Give the key, which digests everything that the bytes are made from, and its parts.

        The parts are short digests by name: enough to say which of them is new.
        """
        shapes = {name: of_value(digests(facets)) for name, facets in self.facets.items()}
        made_by = {"program": engine(), "template": self.closure}
        parts = {name: digest[:_SHORT] for name, digest in {**made_by, **shapes}.items()}
        return of_value((engine(), self.renderer, self.template, self.closure, shapes)), parts


class Text(Struct, frozen=True):
    """A file of plain text."""

    text: str


def output_of(path: str) -> str:
    """Give the file that answers for a site path."""
    return f"{path.strip('/')}/index.html".lstrip("/")


class Planned(NamedTuple):
    """A job that is made only if its output is wanted."""

    output: str
    make: Callable[[], Job]


class Jobs(Protocol):
    """Some jobs in order; each may be made only when it is asked for."""

    def __len__(self) -> int:
        """Say how many there are."""

    def __iter__(self) -> Iterator[Job]:
        """Give each of them, once."""
