"""Measures the intervals and the clocks of an incident, from the dates of the events they name."""

from generator.core import business_days
from generator.core.business_days import CALENDARS
from generator.core.deadline import CannotCount, Deadline, Limit, deadline
from generator.core.edtf import Edtf
from generator.core.elapsed import business_words, elapsed
from generator.model import measures as written
from generator.model.entry import Entry
from generator.model.records import Event, Incident, Rule
from generator.model.when import When
from generator.plan.facets.measures import Clock, Dated, Excluded, Interval
from generator.plan.facets.pieces import Pieces
from generator.plan.facets.values import Date


def intervals(pieces: Pieces, entry: Entry, incident: Incident) -> tuple[Interval, ...]:
    """Give the intervals of an incident, in their author's order."""
    return tuple(
        _interval(pieces, entry, number, one) for number, one in enumerate(incident.intervals)
    )


def clocks(pieces: Pieces, entry: Entry, incident: Incident) -> tuple[Clock, ...]:
    """Give the clocks of an incident, in their author's order."""
    return tuple(_clock(pieces, entry, number, one) for number, one in enumerate(incident.clocks))


def _interval(pieces: Pieces, entry: Entry, number: int, one: written.Interval) -> Interval:
    start = _when(pieces, one.start, one.start_date)
    end = _when(pieces, one.end, one.end_date)
    return Interval(
        id=f"interval-{one.id}",
        title=one.title,
        length=_length(pieces, start, end),
        business=_business(pieces, start, end, one.calendar),
        start=_dated(pieces, one.start, one.start_date),
        end=_dated(pieces, one.end, one.end_date),
        note=pieces.prose.optional(entry, f"intervals.{number}.note"),
    )


def _clock(pieces: Pieces, entry: Entry, number: int, one: written.Clock) -> Clock:
    rule_entry = pieces.site.find(one.rule, "rule")
    rule = rule_entry.record
    assert isinstance(rule, Rule)  # noqa: S101  the reference's kind says so
    trigger = _when(pieces, one.trigger, one.trigger_date) if one.trigger else None
    met = _when(pieces, one.met, one.met_date) if one.met else None
    due, cannot = _due(pieces, rule, trigger) if one.trigger else (None, None)
    calendar = rule.within.calendar if rule.within else None
    return Clock(
        id=f"clock-{one.id}",
        title=one.title or rule.title,
        rule=pieces.link(rule_entry),
        limit=pieces.prose.fragment(rule_entry, "limit"),
        state=rule.state,
        trigger=_dated(pieces, one.trigger, one.trigger_date) if one.trigger else None,
        deadline=_shown(pieces, due) if due else None,
        excluded=_excluded(pieces, trigger, due, calendar) if due else (),
        hour_unknown=bool(due and rule.within and rule.within.unit == "hours" and not due.moment),
        cannot=cannot,
        reason=pieces.prose.optional(entry, f"clocks.{number}.reason.text"),
        sources=pieces.sources(one.reason.sources) if one.reason else (),
        verified=one.reason.verified if one.reason else None,
        met=_dated(pieces, one.met, one.met_date) if one.met else None,
        elapsed=_length(pieces, trigger, met),
        business=_business(pieces, trigger, met, calendar)
        if _length(pieces, trigger, met)
        else None,
        note=pieces.prose.optional(entry, f"clocks.{number}.note"),
    )


def _due(pieces: Pieces, rule: Rule, trigger: When | None) -> tuple[Deadline | None, str | None]:
    """Give the deadline, or why there is none to give."""
    language = pieces.language
    if trigger is None:
        return None, language.gettext("the event that starts it has no such date on record")
    if rule.within is None:
        return None, language.gettext("the rule sets no length of time that can be counted")
    if rule.applies_from is not None and not _surely_from(rule.applies_from.date, trigger.date):
        words = language.gettext("the rule applies from %(date)s")
        return None, words % {"date": rule.applies_from.said(language)}
    limit = Limit(rule.within.count, rule.within.unit, rule.within.calendar)
    try:
        return deadline(trigger.date, limit), None
    except CannotCount as cannot:
        return None, cannot.words(language)


def _surely_from(start: Edtf, day: Edtf) -> bool:
    """Tell whether a rule that applies from `start` applied on every day of `day`."""
    begun = start.earliest if start.kind == "interval" else start.certain_by
    return bool(begun and day.earliest and begun <= day.earliest)


def _excluded(
    pieces: Pieces, trigger: When | None, due: Deadline, calendar: str | None
) -> tuple[Excluded, ...]:
    """Give the holidays that a count of business days from an exact day leaves out."""
    first = trigger.date.earliest if trigger else None
    if calendar is None or first is None or due.first != due.last:
        return ()
    found = business_days.closed_between(first, due.last, CALENDARS[calendar])
    return tuple(
        Excluded(pieces.date(When(Edtf.parse(f"{day}"))), pieces.language.gettext(why))
        for day, why in found
    )


def _length(pieces: Pieces, start: When | None, end: When | None) -> str | None:
    """Say the time between two dates; None where nothing can be said, or it goes backwards."""
    if start is None or end is None:
        return None
    found = elapsed(start.date, end.date)
    return None if found.backwards else found.words(pieces.language)


def _business(
    pieces: Pieces, start: When | None, end: When | None, calendar: str | None
) -> str | None:
    if start is None or end is None or calendar is None:
        return None
    try:
        return business_words(start.date, end.date, CALENDARS[calendar], pieces.language)
    except ValueError:  # days that the calendar does not reach
        return None


def _shown(pieces: Pieces, due: Deadline) -> Date:
    words, timed = due.words(pieces.language), due.moment is not None
    return Date(words=words, machine=due.machine, day=words, edtf=due.written, timed=timed)


def _when(pieces: Pieces, target: str, which: written.DateOf) -> When | None:
    event = pieces.site.find(target, "event").record
    assert isinstance(event, Event)  # noqa: S101  the reference's kind says so
    return written.date_meant(event.occurred, event.public, which)


def _dated(pieces: Pieces, target: str, which: written.DateOf) -> Dated:
    link = pieces.link(pieces.site.find(target, "event"))
    return Dated(link, pieces.optional_date(_when(pieces, target, which)), which)
