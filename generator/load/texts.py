"""The texts of a record: parsed, with their references and their faults."""

from collections.abc import Iterable

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.span import SourceText
from generator.load.document import Document
from generator.load.locate import Locator
from generator.markup import richtext
from generator.model.body import MarkupProblem, RichText
from generator.model.entry import Place, WrittenRef
from generator.model.kinds import KINDS
from generator.model.leaves import Leaf

_PARSERS = {"inline": richtext.inline, "block": richtext.block}


class Texts(Struct, frozen=True):
    """What the leaves of one record hold."""

    parsed: dict[str, RichText]
    refs: tuple[WrittenRef, ...]
    problems: list[Diagnostic]


def read_texts(
    leaves: Iterable[Leaf], source: SourceText, document: Document, index: int = -1
) -> Texts:
    """Parse every text among `leaves` of the record `index`, and collect every reference."""
    parsed: dict[str, RichText] = {}
    refs: list[WrittenRef] = []
    problems: list[Diagnostic] = []
    for path, text, extra in leaves:
        place = Place(source.path, index, path)
        if "ref" in extra:
            refs.append(WrittenRef(text, extra["ref"], place))
        elif extra.get("text") in _PARSERS:
            parsed[path], faults = _PARSERS[extra["text"]](text)
            problems += [_fault(fault, place, source, document) for fault in faults]
            refs += _written_in(parsed[path], place)
    return Texts(parsed, tuple(refs), problems)


def _fault(
    fault: MarkupProblem, field: Place, source: SourceText, document: Document
) -> Diagnostic:
    place = Place(field.file, field.index, field.field, fault.raw, fault.line, fault.nth)
    span = Locator(source, document).span(place)
    return Diagnostic(span, fault.code, fault.message, fault.help, source.excerpt(span.line))


def _written_in(text: RichText, field: Place) -> list[WrittenRef]:
    """List the `[[references]]` of a text."""
    return [
        WrittenRef(
            found.target,
            KINDS,
            Place(field.file, field.index, field.field, found.raw, found.line, found.nth),
        )
        for found in text.references
    ]
