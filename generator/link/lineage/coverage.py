"""Which reports a count of origins is about: those that the page of a record lists."""

from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import Report
from generator.model.terms import Kind

COUNTED: tuple[Kind, ...] = ("incident", "event", "statement")
"""The kinds of record whose origins are counted."""


def reports_of(site: Site, entry: Entry) -> list[str]:
    """Give the identities of the reports of a record, in order.

    Of a statement, those that carried its words; of an event, those that it names or is named by;
    of an incident, those of its events as well.
    """
    if entry.kind == "statement":
        naming = site.naming(entry, "report")
        return [other.id for other in naming if _carries(site, other, entry)]
    names = {entry.id, *(event.id for event in site.events_of.get(entry.id, ()))}
    found = {other for name in names for other in site.neighbour_ids(name)}
    return sorted(name for name in found if name.startswith("report:"))


def _carries(site: Site, report: Entry, statement: Entry) -> bool:
    record = report.record
    assert isinstance(record, Report)  # noqa: S101  the identity says so
    carried = (one.statement for one in record.quotations if one.statement)
    return any(site.find(name, "statement").id == statement.id for name in carried)
