"""English words for dates, in precisely the units their author wrote."""

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

_UNKNOWN = "an unknown date"
_QUALIFIERS = ("~", "?", "%")


def words_of(text: str) -> str:
    """Give the words of a valid value; made of its text alone, they can say no more than it."""
    start, slash, end = text.partition("/")
    if not slash or start == end:
        return _date_words(start)
    if end == "..":
        return f"from {_date_words(start)}"
    if start == "..":
        return f"until {_date_words(end)}"
    if start and end:
        return f"{_unshared_words(start, end)} to {_date_words(end)}"
    return f"{_date_words(start)} to {_UNKNOWN}" if start else f"{_UNKNOWN} to {_date_words(end)}"


def _unshared_words(start: str, end: str) -> str:
    """Give the words of an interval's start, without a year or month it shares with the end.

    Only plain values of one length can share: "27 June to July 2024" would leave it to the reader
    which year is meant, and "about" must stay with the date it is about.
    """
    words, end_words = _date_words(start).split(), _date_words(end).split()
    if len(start) == len(end) and not start.endswith(_QUALIFIERS) and not end.endswith(_QUALIFIERS):
        while words[-1] == end_words[-1]:
            words.pop()
            end_words.pop()
    return " ".join(words)


def _date_words(text: str) -> str:
    """Give the words of a value other than an interval, with those of its qualifier around them."""
    day, _, time = text.rstrip("~?%").partition("T")
    about = "about " if text.endswith(("~", "%")) else ""
    uncertain = " (uncertain)" if text.endswith(("?", "%")) else ""
    return f"{about}{_calendar_words(day)}{uncertain}" + (f", {_clock_words(time)}" if time else "")


def _calendar_words(text: str) -> str:
    year, *units = text.split("-")
    if not units:
        return year
    month = SEASONS.get(units[0]) or MONTHS[int(units[0]) - 1]
    return " ".join([*(str(int(day)) for day in units[1:]), month, year])


def _clock_words(text: str) -> str:
    """Give "16:39:35 UTC−05:00" for `16:39:35-05:00`: the author's clock, not the reader's."""
    if text.endswith("Z"):
        return f"{text[:-1]} UTC"
    split = -len("+00:00")
    return f"{text[:split]} UTC{text[split:].replace('-', '−')}"
