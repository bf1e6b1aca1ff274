"""Dates in words, in precisely the units their author wrote, in the language of whoever reads."""

from datetime import date

from generator.core.language import ENGLISH, Language, noted

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_OF_YEAR = {
    "21": noted("spring %(year)s"),
    "22": noted("summer %(year)s"),
    "23": noted("autumn %(year)s"),
    "24": noted("winter %(year)s"),
}

_QUALIFIERS = ("~", "?", "%")
_SHORT = 3
_MONTH, _DAY = len("2024-01"), len("2024-01-12")


def words_of(text: str, language: Language = ENGLISH, *, short: bool = False) -> str:
    """Give the words of a valid value; made of its text alone, they can say no more than it.

    With `short`, months are as lists have them.
    """
    return _Words(language, short=short).of(text)


def season_words(code: str, language: Language = ENGLISH) -> str:
    """Name a season, without its year."""
    return (language.gettext(_OF_YEAR[code]) % {"year": ""}).strip()


def qualified(words: str, qualifier: str, language: Language = ENGLISH) -> str:
    """Put the words of a qualifier around those of a date; whatever is none changes nothing."""
    if qualifier == "~":
        return language.gettext("about %(date)s") % {"date": words}
    if qualifier == "?":
        return language.gettext("%(date)s (uncertain)") % {"date": words}
    if qualifier == "%":
        return language.gettext("about %(date)s (uncertain)") % {"date": words}
    return words


class _Words:
    """Says dates in one language, in full or short."""

    def __init__(self, language: Language, *, short: bool) -> None:
        self._language = language
        self._cldr = language.cldr
        self._short = short

    def of(self, text: str) -> str:
        say = self._language.gettext
        start, slash, end = text.partition("/")
        if not slash or start == end:
            return self._date(start)
        if end == "..":
            return say("from %(date)s") % {"date": self._date(start)}
        if start == "..":
            return say("until %(date)s") % {"date": self._date(end)}
        if start and end:
            return self._interval(start, end)
        if start:
            return say("%(date)s to an unknown date") % {"date": self._date(start)}
        return say("an unknown date to %(date)s") % {"date": self._date(end)}

    def _interval(self, start: str, end: str) -> str:
        """Say both ends, without a year or month that they share.

        Only plain values of one length can share: "27 June to July 2024" would leave it to the
        reader which year is meant, and "about" must stay with the date it is about.
        """
        first, last = self._date(start), self._date(end)
        plain = not start.endswith(_QUALIFIERS) and not end.endswith(_QUALIFIERS)
        if len(start) == len(end) and plain and start[:4] != start:
            if self._cldr is not None:
                shared = self._shared(start, end)
                if shared is not None:
                    return shared
            else:
                first = _unshared(first, last)
        return self._language.gettext("%(start)s to %(end)s") % {"start": first, "end": last}

    def _shared(self, start: str, end: str) -> str | None:
        if self._cldr is None or SEASONS.keys() & {start[5:7], end[5:7]}:
            return None
        first, last = (date.fromisoformat(f"{one}-01"[:_DAY]) for one in (start, end))
        return self._cldr.span(first, last, days=len(start) == _DAY, short=self._short)

    def _date(self, text: str) -> str:
        """Say a value other than an interval, with the words of its qualifier around it."""
        day, _, time = text.rstrip("~?%").partition("T")
        words = qualified(self._calendar(day), text[-1:], self._language)
        return self._timed(words, time) if time else words

    def _calendar(self, text: str) -> str:
        year, *units = text.split("-")
        if not units:
            return year
        if units[0] in SEASONS:
            return self._language.gettext(_OF_YEAR[units[0]]) % {"year": year}
        month = int(units[0])
        if self._cldr is not None:
            if len(units) == 1:
                return self._cldr.month(int(year), month, short=self._short)
            return self._cldr.day(date(int(year), month, int(units[1])), short=self._short)
        name = MONTHS[month - 1][:_SHORT] if self._short else MONTHS[month - 1]
        return " ".join([*(str(int(day)) for day in units[1:]), name, year])

    def _timed(self, day: str, text: str) -> str:
        """Add the time, as in "16:39:35 UTC−05:00": the author's clock, not the reader's."""
        say = self._language.gettext
        if text.endswith("Z"):
            return say("%(date)s, %(time)s UTC") % {"date": day, "time": text[:-1]}
        split = -len("+00:00")
        offset = text[split:].replace("-", "−")
        values = {"date": day, "time": text[:split], "offset": offset}
        return say("%(date)s, %(time)s UTC%(offset)s") % values


def _unshared(first: str, last: str) -> str:
    """Take what English dates share at their ends out of the first."""
    words, end_words = first.split(), last.split()
    while words[-1] == end_words[-1]:
        words.pop()
        end_words.pop()
    return " ".join(words)
