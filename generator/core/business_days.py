"""Business days: weekdays on which a calendar does not say that it is closed.

Days are counted from the day after the first. General Instruction B.1 of SEC Form 8-K counts so: a
report is due within four business days after the event; if the event is on a Saturday, a Sunday or
a holiday on which the Commission is closed, the period begins to run on, and includes, the first
business day thereafter. Counting the business days after the event is the same in either case.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from generator.core import us_federal
from generator.core.language import noted
from generator.core.us_federal import BeyondCalendarError

Closed = Callable[[date], str | None]
"""Says why a weekday is no business day, or None; raises `ValueError` where it does not know."""

CALENDARS: dict[str, Closed] = {"us-federal": us_federal.closed}

_SATURDAY = 5


def is_business_day(day: date, closed: Closed) -> bool:
    """Tell whether `day` is neither of a weekend nor closed."""
    return day.weekday() < _SATURDAY and closed(day) is None


def after(day: date, count: int, closed: Closed) -> date:
    """Give the business day that is number `count`, at least 1, after `day`.

    Raises `ValueError` for days that the calendar does not reach.
    """
    business = (later for later in _days_after(day) if is_business_day(later, closed))
    found = next(islice(business, count - 1, None), None)
    if found is None:
        raise BeyondCalendarError(noted("the calendar ends before that many business days"))
    return found


def between(first: date, last: date, closed: Closed) -> int:
    """Count the business days after `first`, up to `last` and with it; none if `last` is before."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_business_day(day, closed) for day in days)


def closed_between(first: date, last: date, closed: Closed) -> list[tuple[date, str]]:
    """Give the weekdays after `first`, up to `last`, that do not count, each with the reason."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return [(day, why) for day in days if day.weekday() < _SATURDAY and (why := closed(day))]


def _days_after(day: date) -> Iterator[date]:
    while day < date.max:
        day += timedelta(days=1)
        yield day
