"""Diagnostics for places in records: the file is parsed again only when there is a message."""

from collections.abc import Mapping

from generator.core.diagnostic import Diagnostic, Related, Severity
from generator.core.span import SourceText, Span
from generator.load.document import parse
from generator.load.locate import Locator
from generator.load.source import decode
from generator.model.entry import Place


class Places:
    """Turns places into spans, from the bytes that the records were read from."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Look in `files`, by path."""
        self._files = files
        self._locators: dict[str, tuple[SourceText, Locator] | None] = {}

    def diagnostic(  # noqa: PLR0913  the parts of a message
        self,
        place: Place,
        code: str,
        message: str,
        way_out: str,
        *,
        severity: Severity = "error",
        related: tuple[tuple[Place, str], ...] = (),
    ) -> Diagnostic:
        """Make a diagnostic that points at `place`."""
        span, excerpt = self._look(place)
        others = tuple(Related(self._look(other)[0], why) for other, why in related)
        return Diagnostic(span, code, message, way_out, excerpt, severity, others)

    def _look(self, place: Place) -> tuple[Span, str]:
        found = self._locator(place.file)
        if found is None:
            return Span(place.file), ""
        source, locator = found
        span = locator.span(place)
        return span, source.excerpt(span.line)

    def _locator(self, path: str) -> tuple[SourceText, Locator] | None:
        if path not in self._locators:
            source, _problems = decode(path, self._files.get(path, b""))
            document = parse(source)[0] if source is not None else None
            made = Locator(source, document) if source is not None and document else None
            self._locators[path] = (source, made) if source is not None and made else None
        return self._locators[path]
