"""Hypothesis strategies for the texts of dates: all that `generator.core.edtf` reads."""

from datetime import date

from hypothesis import strategies as st

from generator.core.edtf import Edtf, EdtfError

# Few years and days near their turn: equal starts and shared ends must be common, not rare.
_near_days = st.dates(date(2023, 12, 28), date(2024, 3, 2))
_days = (_near_days | st.dates(date(1000, 1, 1), date(9999, 12, 31))).map(date.isoformat)
years = st.sampled_from(["2023", "2024"]) | st.integers(1000, 9999).map(str)
_months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
_seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
_qualified = st.builds("{}{}".format, _days | _months | _seasons | years, st.sampled_from("~?%"))
dates = _days | _months | _seasons | years | _qualified

_offsets = st.just("Z") | st.builds(
    "{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(1, 23), st.integers(0, 59)
)
_seconds = (
    st.just("")
    | st.integers(0, 59).map(":{:02}".format)
    | st.builds(":{:02}.{:03}".format, st.integers(0, 59), st.integers(0, 999))
)
times = st.builds(
    "{}T{:02}:{:02}{}{}".format, _days, st.integers(0, 23), st.integers(0, 59), _seconds, _offsets
)


def first_day(text: str) -> str:
    """Give the first day of a date as ISO text, by a way of its own."""
    year, month, day = (*text.rstrip("~?%").split("-"), "01", "01")[:3]
    return f"{year}-{ {'21': '03', '22': '06', '23': '09', '24': '12'}.get(month, month) }-{day}"


_closed = st.tuples(dates, dates).map(lambda ends: "/".join(sorted(ends, key=first_day)))
_half_known = st.builds("{1}/{0}".format, st.sampled_from(["", ".."]), dates) | st.builds(
    "{0}/{1}".format, st.sampled_from(["", ".."]), dates
)
intervals = _closed | _half_known
texts = dates | times | intervals


def refusal(text: str) -> EdtfError | None:
    """Give the error that a text is refused with, or None for a value."""
    try:
        Edtf.parse(text)
    except EdtfError as error:
        return error
    return None
