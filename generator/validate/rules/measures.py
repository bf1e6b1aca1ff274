"""What an incident measures can be measured.

Bad: an interval whose end was before its start, one to the public date of an event that has none, a
clock with neither `trigger` nor `reason`, or `within: {count: 4, unit: business days}` without its
calendar. Dates that could be in order, because one is approximate or coarse, are let through.
"""

from collections.abc import Iterator

from generator.core.elapsed import elapsed
from generator.model.entry import Entry, Place, WrittenRef
from generator.model.index import Found
from generator.model.measures import Clock, DateOf, Interval, date_meant
from generator.model.records import Event, Incident, Rule
from generator.model.when import When
from generator.validate.problem import Problem, Records


def check(records: Records) -> Iterator[Problem]:
    """Yield intervals, clocks and limits that cannot be measured."""
    for entry, rule in records.index.of(Rule):
        yield from _limit(entry, rule)
    for entry, incident in records.index.of(Incident):
        for number, interval in enumerate(incident.intervals):
            yield from _interval(records, entry, f"intervals.{number}", interval)
        for number, clock in enumerate(incident.clocks):
            yield from _clock(records, entry, f"clocks.{number}", clock)


def _limit(entry: Entry, rule: Rule) -> Iterator[Problem]:
    limit = rule.within
    if limit is None or (limit.unit == "business days") == (limit.calendar is not None):
        return
    if limit.calendar is None:
        yield Problem(
            entry.place("within"),
            "calendar",
            "business days are counted by a calendar, and none is named",
            "write `calendar: us-federal`",
        )
    else:
        yield Problem(
            entry.place("within.calendar"),
            "calendar",
            f"{limit.unit} are counted without a calendar",
            "remove it, or write `unit: business days`",
        )


def _interval(records: Records, entry: Entry, field: str, one: Interval) -> Iterator[Problem]:
    ends = ((one.start, one.start_date, "start"), (one.end, one.end_date, "end"))
    for target, which, name in ends:
        yield from _missing(records, entry, f"{field}.{name}", target, which)
    start, end = (_date(records, target, which) for target, which, _name in ends)
    if start and end and elapsed(start.date, end.date).backwards:
        yield Problem(
            entry.place(f"{field}.end"),
            "interval-backwards",
            f"the interval ends ({end.words}) before it starts ({start.words})",
            "let `start` and `end` change places, or measure other dates",
            ((entry.place(f"{field}.start"), "it starts here"),),
        )


def _clock(records: Records, entry: Entry, field: str, one: Clock) -> Iterator[Problem]:
    if (one.trigger is None) == (one.reason is None):
        both = one.trigger is not None
        yield Problem(
            entry.place(f"{field}.reason" if both else field),
            "clock-without-start",
            "a clock whose trigger is known needs no `reason`"
            if both
            else "nothing says what started the clock, or why that is not known",
            "remove one of the two"
            if both
            else "name the event under `trigger:`, or give a `reason:` with its sources",
        )
    for target, which, name in (
        (one.trigger, one.trigger_date, "trigger"),
        (one.met, one.met_date, "met"),
    ):
        if target is not None:
            yield from _missing(records, entry, f"{field}.{name}", target, which)


def _missing(
    records: Records, entry: Entry, field: str, target: str, which: DateOf
) -> Iterator[Problem]:
    found, name = _event(records, target), field.rpartition(".")[2]
    if found is not None and date_meant(found[1].occurred, found[1].public, which) is None:
        yield Problem(
            entry.place(field),
            "date-not-known",
            "it is not on record when this event "
            + {"public": "became public", "start": "began", "end": "ended"}[which],
            f"name another date under `{name}_date:`, or give the event its date",
            ((found[0].place(), "the event is here"),),
        )


def _date(records: Records, target: str, which: DateOf) -> When | None:
    found = _event(records, target)
    return date_meant(found[1].occurred, found[1].public, which) if found else None


def _event(records: Records, target: str) -> tuple[Entry, Event] | None:
    found = records.index.resolve(WrittenRef(target, ("event",), Place("")))
    if isinstance(found, Found) and isinstance(found.entry.record, Event):
        return found.entry, found.entry.record
    return None
