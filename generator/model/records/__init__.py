"""The twelve kinds of record, one class a kind, in the words of the domain."""

from generator.model.records.happened import Event, Incident
from generator.model.records.judged import Discrepancy, Page, Rule
from generator.model.records.record import Record
from generator.model.records.said import Document, Report, Statement
from generator.model.records.who import Actor, Organisation, Outlet, Person

__all__ = [
    "Actor",
    "Discrepancy",
    "Document",
    "Event",
    "Incident",
    "Organisation",
    "Outlet",
    "Page",
    "Person",
    "Record",
    "Report",
    "Rule",
    "Statement",
]
