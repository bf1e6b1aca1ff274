"""From a place in a record to a span of its file.

Records carry no positions: a blank line above them must not change them. When a message needs a
position, its file is parsed once more, from the very bytes that the record was read from.
"""

import re
from itertools import islice

from generator.core.span import SourceText, Span
from generator.load.document import Document
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.model.entry import Place


class Locator:
    """Finds places in one parsed file."""

    def __init__(self, source: SourceText, document: Document) -> None:
        """Search `document`, parsed from `source`."""
        self._source = source
        self._document = document

    def span(self, place: Place) -> Span:
        """Give the span of `place`; of a missing field, that of the nearest thing around it."""
        tree = self._document.tree
        if place.index >= 0 and isinstance(tree, Sequence) and place.index < len(tree.items):
            tree = tree.items[place.index]
        span, tree = self._descend(tree, place)
        if place.raw and isinstance(tree, Scalar):
            return self._search(span, tree.until, place)
        return span

    def _descend(self, tree: Tree, place: Place) -> tuple[Span, Tree]:
        span = _head(tree)
        for key in place.field.split(".") if place.field else ():
            if isinstance(tree, Mapping) and key in tree.entries:
                key_span, tree = tree.entries[key]
                span = key_span if place.on_key else tree.span
            elif isinstance(tree, Sequence) and key.isdigit() and int(key) < len(tree.items):
                tree = tree.items[int(key)]
                span = tree.span
            else:
                break
        return span, tree

    def _search(self, start: Span, until: tuple[int, int], place: Place) -> Span:
        """Find `place.raw` in the field for the nth time, however its lines are broken.

        Where its file writes it in another way, as with escapes, the place is the field's first
        line, and in a body the line on which the paragraph begins.
        """
        in_body = place.field == "body" and self._document.body_line == start.line
        text = self._source.text
        begin = self._offset(start.line + (place.line if in_body else 0), 1)
        end = self._offset(*until)
        words = re.compile(r"\s+".join(re.escape(word) for word in place.raw.split()))
        first = begin if in_body else begin + start.column - 1
        found = next(islice(words.finditer(text, first, end), place.nth, None), None)
        if found is not None:
            return self._source.span_at(found.start(), len(found.group().split("\n")[0]))
        line_end = text.find("\n", begin)
        return self._source.span_at(begin, max(line_end - begin, 1)) if in_body else start

    def _offset(self, line: int, column: int) -> int:
        return sum(len(text) + 1 for text in self._source.lines[: line - 1]) + column - 1


def _head(tree: Tree) -> Span:
    """Give the first key of a record, which is where an eye looks for it."""
    if isinstance(tree, Mapping) and tree.entries:
        return next(iter(tree.entries.values()))[0]
    return tree.span
