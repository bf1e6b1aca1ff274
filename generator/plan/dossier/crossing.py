"""References within one document: on paper a link has no other place than a number."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from generator.plan.facets.dossier import Chapter, Note
from generator.plan.facets.prose import ProseWriter
from generator.plan.facets.values import Fragment, Link, Locator

Locators = Mapping[str, Locator]
"""Where records stand in a document, by the paths of their pages."""


def placed(value: Any, places: Locators, writer: ProseWriter) -> Any:
    """Say at every link within `value` where in the document its record stands, if it does.

    `writer` has written its texts. What a chapter is called does not lead to itself, nor does a
    source in its own note.
    """
    if isinstance(value, Fragment):
        return writer.placed(value, places)
    if isinstance(value, Link):
        return replace(value, locator=places[value.path]) if value.path in places else value
    if isinstance(value, tuple):
        return tuple(placed(one, places, writer) for one in value)
    if not isinstance(value, Struct) or isinstance(value, Note):
        return value
    own = {"event"} if isinstance(value, Chapter) else set()
    found = {
        name: new
        for name, old in asdict(value).items()
        if name not in own
        for new in [placed(old, places, writer)]
        if new is not old
    }
    return replace(value, **found) if found else value
