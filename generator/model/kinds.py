"""The table of kinds: which class, which folder, which plural."""

from generator.model.records import (
    Actor,
    Discrepancy,
    Document,
    Event,
    Incident,
    Organisation,
    Outlet,
    Page,
    Person,
    Record,
    Report,
    Rule,
    Statement,
)
from generator.model.terms import Kind

RECORDS: dict[Kind, type[Record]] = {
    "incident": Incident,
    "event": Event,
    "statement": Statement,
    "report": Report,
    "document": Document,
    "actor": Actor,
    "organisation": Organisation,
    "outlet": Outlet,
    "person": Person,
    "discrepancy": Discrepancy,
    "rule": Rule,
    "page": Page,
}

FOLDERS: dict[str, Kind] = {
    "incidents": "incident",
    "events": "event",
    "statements": "statement",
    "coverage": "report",
    "documents": "document",
    "actors": "actor",
    "organisations": "organisation",
    "outlets": "outlet",
    "people": "person",
    "discrepancies": "discrepancy",
    "rules": "rule",
    "pages": "page",
}

KINDS: tuple[Kind, ...] = tuple(RECORDS)
