"""The day by which something dated is certain to have been, in the unit of its date.

"2024-03" says that something became public in March 2024. On the 20th nobody could count on it; at
the end of March one can. So a date is placed on the last day that it may mean, and named in its own
unit: "the end of March 2024" is never "31 March 2024". `~` and `?` do not move a date (`edtf`), and
its words say them.
"""

from functools import lru_cache
from typing import NamedTuple

from generator.core.edtf import Edtf
from generator.core.edtf_words import qualified, words_of
from generator.core.language import ENGLISH, Language

_UNITS = {"day": 0, "time": 0, "month": 1, "season": 2, "year": 3}


class Placed(NamedTuple):
    """A day in the order of time, and what it is called; earlier and finer ones sort first."""

    day: int
    """The proleptic Gregorian ordinal of the day."""
    unit: int
    """0 for a day, 1 for the end of a month, 2 of a season, 3 of a year."""
    name: str
    """The day, month, season or year as EDTF, without a qualifier."""
    qualifier: str = ""
    """`~`, `?` or `%`, where it has one."""

    @property
    def is_exact(self) -> bool:
        """Whether it names a month or a day, and is not in doubt."""
        return self.unit <= _UNITS["month"] and not self.qualifier

    def words(self, language: Language = ENGLISH) -> str:
        """Say it with its qualifier: `8 March 2024`, `about the end of March 2024`."""
        words = words_of(self.name, language)
        if self.unit:
            words = language.gettext("the end of %(date)s") % {"date": words}
        return qualified(words, self.qualifier, language)

    @property
    def machine(self) -> str | None:
        """Its name for `<time datetime>`; None where that could only say more than is known."""
        return self.name if self.unit == 0 and not self.qualifier else None


@lru_cache(maxsize=2**14)  # a source is placed wherever something rests on it
def placed(value: Edtf) -> Placed | None:
    """Place a date; None where its end is open or unknown, so that no day is certain."""
    end = value.end if value.kind == "interval" else value
    if end is None or end.certain_by is None:
        return None
    unit = _UNITS[end.kind]
    name = end.rstrip("~?%") if unit else end.certain_by.isoformat()
    return Placed(end.certain_by.toordinal(), unit, name, end[len(end.rstrip("~?%")) :])
