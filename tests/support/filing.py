"""What each event is filed under, read from the content by a way of our own."""

import re
from typing import Any

from tests.support.records import Record

ASPECTS = ("incident", "kind", "actor", "organisation", "source", "tier", "verified")
_READINGS = ("read in full", "excerpt", "unverified")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")
_NO_MONTH = 13

Filed = dict[str, dict[str, set[str]]]
"""By aspect, by the name of a value in addresses: the identities of its events."""


def filed(records: dict[str, Record]) -> Filed:
    """What every value of every aspect has."""
    found: Filed = {aspect: {} for aspect in ASPECTS}
    for event in events_of(records):
        for aspect, values in values_of(event, records).items():
            for value in values:
                found[aspect].setdefault(value, set()).add(event.id)
    return found


def events_of(records: dict[str, Record]) -> list[Record]:
    return [one for one in records.values() if one.kind == "event"]


def values_of(event: Record, records: dict[str, Record]) -> dict[str, set[str]]:
    """What one event is filed under, by aspect."""
    fields = event.fields
    incidents = [_bare(one) for one in fields.get("incidents", ())]
    of_incidents = [records[f"incident:{one}"].fields.get("actors", ()) for one in incidents]
    sources = [records[name] for fact in fields["facts"] for name in fact["sources"]]
    readings = {fact["verified"] for fact in fields["facts"]}
    return {
        "incident": {*incidents},
        "kind": {fields["kind"].replace(" ", "-")},
        "actor": {_bare(one) for some in (*of_incidents, fields.get("actors", ())) for one in some},
        "organisation": {_bare(one) for one in fields.get("organisations", ())},
        "source": {_kind_of(one).replace(" ", "-") for one in sources},
        "tier": {"primary" if _is_primary(one, records) else "secondary" for one in sources},
        "verified": {next(one for one in _READINGS if one in readings).replace(" ", "-")},
    }


def month_of(event: Record) -> tuple[str, int]:
    """The year and the month in which an event began; 13 where the month is not known."""
    match = _DATE.match(date_of(event.fields["occurred"]))
    if match is None:
        return "undated", _NO_MONTH
    month = int(match["month"] or _NO_MONTH)
    return match["year"], min(month, _NO_MONTH)


def month_path(month: tuple[str, int]) -> str:
    """The page of a month."""
    year, number = month
    return f"/timeline/{year}/{f'{number:02}' if number < _NO_MONTH else 'no-month'}/"


def date_of(when: Any) -> str:
    """A date as it was written, with or without words of its source beside it."""
    return str(when["date"] if isinstance(when, dict) else when)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _kind_of(source: Record) -> str:
    if source.kind == "document":
        return str(source.fields["kind"])
    return {"report": "press report", "statement": "statement"}[source.kind]


def _is_primary(source: Record, records: dict[str, Record]) -> bool:
    if source.kind == "document":
        return bool(source.fields["tier"] == "primary")
    if source.kind == "report":
        return False
    rests_on = [records[name] for name in source.fields["sources"]]
    return any(
        one.kind == "document"
        and one.fields["tier"] == "primary"
        and one.fields["verified"] != "unverified"
        for one in rests_on
    )
