"""Problems that an author can mend, as values. Printing them is the command line's job."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from generator.core.span import Span

Severity = Literal["error", "warning", "note"]
"""A note is for an editor to look at: `check` shows it, and no run fails by it."""


class Related(Struct, frozen=True, order=True, array_like=True):
    """Another place that a reader of the message needs to see."""

    span: Span
    message: str


class Diagnostic(Struct, frozen=True, order=True, array_like=True):
    """One problem: where it is, what is wrong, and the way out.

    The order of fields is the order of reports: by file, then position, then code.
    """

    span: Span
    code: str
    message: str
    help: str = ""
    excerpt: str = ""
    severity: Severity = "error"
    related: tuple[Related, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give each problem once, in the order in which a person would mend them."""
    return tuple(sorted(set(diagnostics)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether anything must be mended before a site can be published."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)
