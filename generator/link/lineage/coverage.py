"""Which reports a count of origins is about: those that the page of a record lists."""

from generator.link.site import Site
from generator.model.entry import Entry
from generator.model.records import Report
from generator.model.terms import Kind

COUNTED: tuple[Kind, ...] = ("incident", "event", "statement")
"""The kinds of record whose origins are counted."""


def reports_of(site: Site, entry: Entry) -> list[str]:
    """Give the identities of the reports of a record, in order.

    Of a statement, those that carried its words, also where the words alone say so; of an event,
    those that it names or is named by; of an incident, those of its events as well.
    """
    if entry.kind == "statement":
        naming = (one.id for one in site.naming(entry, "report") if _carries(site, one, entry))
        return sorted({*naming, *site.traced.unnamed.get(entry.id, ())})
    names = {entry.id, *(event.id for event in site.events_of.get(entry.id, ()))}
    found = {other for name in names for other in site.neighbour_ids(name)}
    return sorted(name for name in found if name.startswith("report:"))


def _carries(site: Site, report: Entry, statement: Entry) -> bool:
    record = report.record
    assert isinstance(record, Report)  # noqa: S101  the identity says so
    carried = (one.statement for one in record.quotations if one.statement)
    return any(site.find(name, "statement").id == statement.id for name in carried)
