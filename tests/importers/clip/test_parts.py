"""The single readings: bylines, credits, dates, languages, copies, encodings."""

import pytest

from generator.importers.clip.byline import byline, is_byline, is_credit, wire
from generator.importers.clip.calendar import dates_in, is_date_line
from generator.importers.clip.copies import copy_of
from generator.importers.clip.credit import credits_first
from generator.importers.clip.language import language_of
from generator.importers.clip.lines import Line
from generator.importers.clip.received import LARGEST_TEXT, RefusedError, receive


def line(text: str) -> Line:
    return Line(1, 0, len(text), text)


# --- Who -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "authors", "agency"),
    [
        ("By Ada Quay", ("Ada Quay",), None),
        ("BY Ada Quay and Ben Shore", ("Ada Quay", "Ben Shore"), None),
        ("By Ada Quay, Ben Shore and Cleo Strand", ("Ada Quay", "Ben Shore", "Cleo Strand"), None),
        ("By Ada Quay, AFP", ("Ada Quay",), "AFP"),
        ("Ada Quay - AFP", ("Ada Quay",), "AFP"),
        ("Ada van der Quay | AFP", ("Ada van der Quay",), "AFP"),
    ],
)
def test_byline(text: str, authors: tuple[str, ...], agency: str | None) -> None:
    assert is_byline(text)
    found = byline([line(text)], [], None)
    assert (found.authors, found.agency) == (authors, agency)


@pytest.mark.parametrize("text", ["By the sea.", "By then it was late", "Harbour - news", "By"])
def test_no_byline(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize(
    ("text", "authors", "editors"),
    [
        (
            "(Reporting by Ada Quay in Sample Bay and Ben Shore; Editing by Dan Ebb)",
            ("Ada Quay", "Ben Shore"),
            ("Dan Ebb",),
        ),
        (
            (
                "Reporting by Ada Quay in Bay, Example; Additional reporting by Ben Shore; "
                "Writing by Cleo Strand; Editing by Dan Ebb and Eve Fall"
            ),
            ("Ada Quay", "Ben Shore", "Cleo Strand"),
            ("Dan Ebb", "Eve Fall"),
        ),
        ("Editing by Dan Ebb.", (), ("Dan Ebb",)),
    ],
)
def test_closing_credit(text: str, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    assert is_credit(text)
    found = byline([], [line(text)], None)
    assert (found.authors, found.editors) == (authors, editors)


@pytest.mark.parametrize(
    ("lead", "agency", "place", "date"),
    [
        ("(AFP) -Intruders read mail.", "AFP", None, None),
        ("SAMPLE BAY (AFP) — Intruders", "AFP", "SAMPLE BAY", None),
        ("SAMPLE BAY, May 16 (Example Wire) - Intruders", "Example Wire", "SAMPLE BAY", "May 16"),
    ],
)
def test_mark_of_an_agency(lead: str, agency: str, place: str | None, date: str | None) -> None:
    found = wire(lead)
    assert found is not None
    assert (found.agency, found.place and found.place.rstrip(","), found.date) == (
        agency,
        place,
        date,
    )


@pytest.mark.parametrize("lead", ["Harbour (a firm) said so.", "Intruders read mail.", ""])
def test_no_mark_of_an_agency(lead: str) -> None:
    assert wire(lead) is None


@pytest.mark.parametrize(
    ("text", "to", "vague"),
    [
        ("Morning Quay first reported on it.", "Morning Quay", False),
        ("Morning Quay was the first to report it.", "Morning Quay", False),
        ("It was first reported by Morning Quay.", "Morning Quay", False),
        ("It was earlier reported by The Evening Tide on Monday.", "The Evening Tide", False),
        ("A source first reported on it.", "A source", True),
        ("Local media first reported it.", "Local media", True),
        ("It was first reported by a news agency.", "a news agency", True),
    ],
)
def test_credit(text: str, to: str, *, vague: bool) -> None:
    assert [(one.to, one.vague) for one in credits_first(text)] == [(to, vague)]


def test_no_credit() -> None:
    assert credits_first("Harbour reported a loss first. It first appeared in May.") == ()


# --- Dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("June 27, 2024", ["2024-06-27"]),
        ("Thursday, 27 June 2024", ["2024-06-27"]),
        ("27th of June 2024", ["2024-06-27"]),
        ("Sept. 3, 2024", ["2024-09-03"]),
        ("2024-06-27", ["2024-06-27"]),
        ("in June 2024", ["2024-06"]),
        ("03/04/2024", [None]),
        ("February 30, 2024", [None]),
        ("CVE-2024-06-27x, version 2024.1, in 2024", []),
        ("from May 1, 2024 to June 2, 2024", ["2024-05-01", "2024-06-02"]),
    ],
)
def test_dates(text: str, dates: list[str | None]) -> None:
    assert [one.edtf for one in dates_in(text)] == dates


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("June 27, 2024", True),
        ("Published June 27, 2024 at 5:45 PM EDT", True),
        ("Published: 27 June 2024 | 17:45", True),
        ("Updated on 2024-06-27", True),
        ("Harbour was founded on June 27, 2024", False),
        ("June 27, 2024 was a good day", False),
    ],
)
def test_a_line_that_is_a_date(text: str, *, alone: bool) -> None:
    assert is_date_line(text) is alone


# --- Language, copies ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The mail of the customers was read by them and it is not known when that began to be. "
            * 2,
            "en",
        ),
        (
            "Die Post der Kunden ist von ihnen gelesen worden, und es ist nicht bekannt. " * 2,
            "de",
        ),
        (
            "Le courrier des clients est lu dans les bureaux et on ne sait pas par qui. " * 2,
            "fr",
        ),
        ("too short to tell", None),
        ("zzz qqq xxx " * 20, None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text)[0] == language


QUOTED = "“Today we begin to write to all customers whose messages were read in winter.”"
PROSE = (
    "Every word of this story was written at the quay by one who had seen the ships come in and go "
    "out again before the morning broke over the bay and the nets were hauled. "
)


def test_a_shared_quotation_makes_no_copy() -> None:
    ours = f"{QUOTED} {PROSE}"
    other = (
        "Nothing else in this text stands in the first one, for it was made up by another person "
        "on another day who knew little of either and cared less. "
    )
    assert copy_of(ours, [("other.txt", f"{QUOTED} {other}")]) is None


def test_nearly_the_same_prose_makes_a_copy() -> None:
    found = copy_of(f"{PROSE} Fin.", [("kept.txt", PROSE)])
    assert found is not None
    assert (found.file, found.same) == ("kept.txt", False)


# --- Bytes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"caf\xc3\xa9", "utf-8", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "utf-8", "café"),
        ("café".encode("utf-16"), "utf-16", "café"),
        (b'<html><meta charset="windows-1252">caf\xe9', "windows-1252", None),
        (b"a\r\nb\rc", "utf-8", "a\nb\nc"),
    ],
)
def test_encoding(data: bytes, encoding: str, text: str | None) -> None:
    received = receive(data)
    assert (received.encoding, received.guessed) == (encoding, None)
    assert text is None or received.text == text


def test_a_guess_is_called_one() -> None:
    received = receive("Das Café über dem Hafen gehört niemandem, sagte er.".encode("cp1252"))
    assert "Café über" in received.text
    assert received.guessed is not None
    assert received.guessed.startswith("line 1 is not UTF-8")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b" \n\t ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is not text"),
        (b"%PDF-1.7\n" + bytes(200), "it is not text"),
        (b"a" * (LARGEST_TEXT + 1), "a clipping at most 1 MiB"),
    ],
)
def test_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        receive(data)
