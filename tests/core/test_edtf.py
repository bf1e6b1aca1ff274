"""Tables: what each kind of date means, says and refuses."""

import copy
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from generator.core.edtf import (
    Edtf,
    EdtfError,
    ImpossibleDateError,
    Kind,
    ZonelessTimeError,
    certainly_before,
)

parse = Edtf.parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020", "2020"),
        ("2020~", "about 2020"),
        ("2023-11", "November 2023"),
        ("2023-11~", "about November 2023"),
        ("2024-08?", "August 2024 (uncertain)"),
        ("2024-01%", "about January 2024 (uncertain)"),
        ("2024-01-19", "19 January 2024"),
        ("2024-01-09?", "9 January 2024 (uncertain)"),
        ("2015-22", "summer 2015"),
        ("2015-24?", "winter 2015 (uncertain)"),
        ("2019/2021", "2019 to 2021"),
        ("2023-05/2023-12", "May to December 2023"),
        ("2023-05/2024-05", "May 2023 to May 2024"),
        ("2024-06-27/2024-07-04", "27 June to 4 July 2024"),
        ("2024-06-27/2024-06-30", "27 to 30 June 2024"),
        ("2023-06-27/2024-06-27", "27 June 2023 to 27 June 2024"),
        ("2024-06-27/2024-06-27", "27 June 2024"),
        ("2015-21/2015-22", "spring to summer 2015"),
        ("2024-06-27/2024-07", "27 June 2024 to July 2024"),
        ("2023/2024-01", "2023 to January 2024"),
        ("2023-11~/2024-01-13~", "about November 2023 to about 13 January 2024"),
        ("2023-11~/2023-12", "about November 2023 to December 2023"),
        ("2023-11/2023-12?", "November 2023 to December 2023 (uncertain)"),
        ("2024-10-22/..", "from 22 October 2024"),
        ("2023-11~/..", "from about November 2023"),
        ("../2024-03", "until March 2024"),
        ("2024-01-12/", "12 January 2024 to an unknown date"),
        ("/2024-01-12", "an unknown date to 12 January 2024"),
        ("2024-01-19T16:39:35-05:00", "19 January 2024, 16:39:35 UTC−05:00"),
        ("2024-01-19T16:39:35+00:00", "19 January 2024, 16:39:35 UTC+00:00"),
        ("2024-01-19T16:39:35Z", "19 January 2024, 16:39:35 UTC"),
        ("2024-01-19T16:39:35.25Z", "19 January 2024, 16:39:35.25 UTC"),
        ("2024-01-19T16:39+05:30", "19 January 2024, 16:39 UTC+05:30"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert parse(text).words() == words


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        ("2024", "year", "2024-01-01", "2024-12-31"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("1900-02", "month", "1900-02-01", "1900-02-28"),
        ("2023-11~", "month", "2023-11-01", "2023-11-30"),
        ("2024-01-12?", "day", "2024-01-12", "2024-01-12"),
        ("2015-21", "season", "2015-03-01", "2015-05-31"),
        ("2015-22", "season", "2015-06-01", "2015-08-31"),
        ("2015-23", "season", "2015-09-01", "2015-11-30"),
        ("2015-24", "season", "2015-12-01", "2015-12-31"),
        ("2023-05/2023-06", "interval", "2023-05-01", "2023-06-30"),
        ("2023-11/2023-11-20", "interval", "2023-11-01", "2023-11-20"),
        ("2024-01-12/..", "interval", "2024-01-12", None),
        ("2024-01-12/", "interval", "2024-01-12", None),
        ("../2024-03", "interval", None, "2024-03-31"),
        ("/2024-03", "interval", None, "2024-03-31"),
        ("2024-01-19T23:30:00-05:00", "time", "2024-01-19", "2024-01-19"),
        ("9999-12-31T23:59:59Z", "time", "9999-12-31", "9999-12-31"),
        ("1000-01-01T00:00:00Z", "time", "1000-01-01", "1000-01-01"),
    ],
)
def test_bounds(text: str, kind: Kind, earliest: str | None, latest: str | None) -> None:
    value = parse(text)
    assert value.kind == kind
    assert value.earliest == (earliest and date.fromisoformat(earliest))
    assert value.latest == (latest and date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2023-11", False, False),
        ("2023-11~", True, False),
        ("2023-11?", False, True),
        ("2023-11%", True, True),
        ("2023-11/2024-01~", True, False),
        ("2023-11?/2024-01~", True, True),
        ("2023-11%/..", True, True),
    ],
)
def test_qualifiers(text: str, *, approximate: bool, uncertain: bool) -> None:
    value = parse(text)
    assert (value.approximate, value.uncertain) == (approximate, uncertain)
    assert value.qualified == (approximate or uncertain)


@pytest.mark.parametrize(
    ("text", "year", "month", "html", "iso", "exact"),
    [
        ("2024", 2024, None, "2024", "2024", False),
        ("2024-02", 2024, 2, "2024-02", "2024-02", False),
        ("2024-02~", 2024, 2, None, None, False),
        ("2024-02-01", 2024, 2, "2024-02-01", "2024-02-01", True),
        ("2024-02-01?", 2024, 2, None, None, False),
        ("2024-22", 2024, None, None, None, False),
        ("2024-02-01T01:02Z", 2024, 2, "2024-02-01T01:02Z", "2024-02-01T01:02Z", True),
        ("2023-11/2024-01", 2023, 11, None, "2023-11/2024-01", False),
        ("2023/2024-01", 2023, None, None, "2023/2024-01", False),
        ("2023-11~/2024-01", 2023, 11, None, None, False),
        ("2023-23/2024-01", 2023, None, None, None, False),
        ("2023-11/..", 2023, 11, None, None, False),
        ("../2023-11", None, None, None, None, False),
        ("/2023-11", None, None, None, None, False),
    ],
)
def test_what_pages_use(
    text: str,
    year: int | None,
    month: int | None,
    html: str | None,
    iso: str | None,
    *,
    exact: bool,
) -> None:
    value = parse(text)
    assert (value.year, value.month) == (year, month)
    assert (value.html_datetime, value.iso_prefix) == (html, iso)
    assert value.is_exact_day is exact


def test_a_time_keeps_its_author_s_offset() -> None:
    new_york = timezone(timedelta(hours=-5))
    instant = parse("2024-01-19T16:39:35.5-05:00").instant
    assert instant == datetime(2024, 1, 19, 16, 39, 35, 500_000, tzinfo=new_york)
    assert instant is not None
    assert instant.utcoffset() == timedelta(hours=-5)
    assert parse("2024-01-19T16:39Z").instant == datetime(2024, 1, 19, 16, 39, tzinfo=UTC)
    assert parse("2024-01-19").instant is None


def test_an_interval_has_ends() -> None:
    value = parse("2023-11~/..")
    assert value.start == "2023-11~"
    assert value.start.approximate
    assert value.end is None
    assert (parse("2023").start, parse("2023").end) == (None, None)


def test_values_in_order() -> None:
    ordered = [
        "/2023",
        "../2024-03",
        "2023-12-31T23:30:00-05:00",  # an instant of 2024, but written, and shown, in 2023
        "2024-01-01",
        "2024-01-01~",
        "2024-01-01T09:00:00+09:00",
        "2024-01-01T00:30:00Z",
        "2024-01-01/2024-01-02",
        "2024-01",
        "2024-01?",
        "2024-01/2024-01-31",
        "2024",
        "2024-01-01/..",
        "2024-01-02",
        "2024-21",
        "2024-22",
        "2024-23",
        "2024-24",
        "2025",
    ]
    assert sorted(ordered, key=lambda text: parse(text).sort_key) == ordered


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-01-12", "2024-01-13", True),
        ("2024-01-12", "2024-01-12", False),
        ("2024-01-12", "2024-01", False),
        ("2023", "2024", True),
        ("2023~", "2030", False),
        ("2023", "2030?", False),
        ("2023-05/2023-06", "2023-07-01", True),
        ("2023-05/..", "2030", False),
        ("2023-05/", "2030", False),
        ("2023", "../2030", False),
        ("../2023", "2024", True),
        ("2015-23", "2015-12-01", True),
        ("2015-24", "2016-02-29", False),
        ("2015/2015-24", "2016-02-29", False),
        ("2015-24", "2016-03-01", True),
        ("9999-24", "9999-12-31", False),
        ("2024-01-12T10:00:00Z", "2024-01-13", True),
        ("2024-01-12T10:00:00Z", "2024-01-12T11:00:00Z", False),
        ("2024-01-12T10:00:00Z", "2024-01-13T10:00:00Z", True),
        ("2024-01-12T23:30:00-05:00", "2024-01-13T00:30:00Z", False),
    ],
)
def test_certainly_before(a: str, b: str, *, expected: bool) -> None:
    assert certainly_before(parse(a), parse(b)) is expected


@pytest.mark.parametrize(
    ("text", "error", "message", "suggestion"),
    [
        ("2017-02-30", ImpossibleDateError, "February 2017 has 28 days", None),
        ("1900-02-29", ImpossibleDateError, "February 1900 has 28 days", None),
        ("2017/2018-06-31", ImpossibleDateError, "June 2018 has 30 days", None),
        ("2024-02-30T10:00:00Z", ImpossibleDateError, "February 2024 has 29 days", None),
        ("2023-13", ImpossibleDateError, "there is no month 13", None),
        ("2023-22-01", ImpossibleDateError, "there is no month 22", None),
        ("2023-00", ImpossibleDateError, "there is no month 00", "2023"),
        ("2023-11-00", ImpossibleDateError, "there is no day 00", "2023-11"),
        ("2024-01-12T16:39", ZonelessTimeError, "needs its offset", None),
        ("2024-01-12 16:39:35", ZonelessTimeError, "needs its offset", None),
        ("2024-01-12 16:39:35Z", EdtfError, "a T stands between", "2024-01-12T16:39:35Z"),
        ("2024-01-12T24:00:00Z", EdtfError, "from 00:00:00 to 23:59:59", None),
        ("9999-12-31T23:59:59-01:00", EdtfError, "years go from 1000 to 9999", None),
        ("1000-01-01T00:00:00+00:01", EdtfError, "years go from 1000 to 9999", None),
        ("2024-01-12T23:59:60Z", EdtfError, "from 00:00:00 to 23:59:59", None),
        ("2024-01-12T10:00:00+24:00", EdtfError, "from -23:59 to +23:59", None),
        ("2024-01-12T10:00:00-00:00", EdtfError, "UTC is written Z", "2024-01-12T10:00:00Z"),
        ("0999", EdtfError, "years go from 1000 to 9999", None),
        ("2023-33", EdtfError, "33 is no season", "2023-01/2023-03"),
        ("2023-25", EdtfError, "25 is no season", None),
        ("2024/2023", EdtfError, "ends before it starts", "2023/2024"),
        ("2024/2025/2026", EdtfError, "a date is written with hyphens", None),
        ("../..", EdtfError, "needs a date", None),
        ("/", EdtfError, "needs a date", None),
        ("2024-01-12T10:00:00Z/2024-01-13", EdtfError, "without the time", "2024-01-12/2024-01-13"),
        ("202X", EdtfError, "not a date", None),
    ],
)
def test_what_is_wrong_is_said(
    text: str, error: type[EdtfError], message: str, suggestion: str | None
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert type(caught.value) is error
    assert message in caught.value.message
    assert str(caught.value) == caught.value.message
    assert caught.value.suggestion == suggestion
    assert copy.copy(caught.value).suggestion == suggestion


def test_a_date_is_its_text_and_immutable() -> None:
    value = parse("2023-11~")
    assert value == "2023-11~"
    assert json.dumps(value) == '"2023-11~"'
    assert copy.deepcopy(value).approximate
    assert parse("2023-11~") is value
    for name in ("kind", "_span", "anything"):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
