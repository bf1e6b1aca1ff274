"""Name tables: what is read, and where exactly a fault is."""

import pytest

from generator.load.nametable import load_table
from generator.model.nametable import NameTable, TableHead, TableName

HEADER = "authority\tactor\tname\n"
ROW = "Example Desk\tGrey Mist\tDark Tide\n"


def read(text: str | bytes) -> NameTable:
    data = text.encode() if isinstance(text, str) else text
    loaded = load_table("names/desk.tsv", data)
    assert loaded.diagnostics == ()
    return loaded.table


def faults(text: str | bytes) -> list[tuple[str, int, int]]:
    data = text.encode() if isinstance(text, str) else text
    loaded = load_table("names/desk.tsv", data)
    assert all(one.message and one.help for one in loaded.diagnostics)
    assert all(one.span.path == "names/desk.tsv" for one in loaded.diagnostics)
    return [(one.code, one.span.line, one.span.column) for one in loaded.diagnostics]


def test_all_that_a_table_may_hold() -> None:
    table = read(
        "# What this desk calls them, by hand\n"
        "# title: Names by Example Desk\n"
        "# source: https://desk.example/names\n"
        "#licence: CC BY 4.0\n"
        "# licence_address:   https://creativecommons.org/licenses/by/4.0/ \n"
        "# attribution: Example Desk, rows selected: two\n"
        "\n"
        "name\tauthority\tactor\trole\trelation\tsince\tnamed_by\tcountry\tsource\n"
        "Dark Tide\tExample Desk\tGrey Mist\talias\toverlaps\t2023-11~\tHarbour\tXX\ta list\n"
        " Ebb \t Example Desk\tGrey Mist\t\t\t\t\t\t\n"
    )

    assert table.head == TableHead(
        "names/desk.tsv",
        "Names by Example Desk",
        "https://desk.example/names",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "Example Desk, rows selected: two",
    )
    assert table.rows == (
        TableName(
            "Example Desk",
            "Grey Mist",
            "Dark Tide",
            "alias",
            "overlaps",
            "2023-11~",
            "Harbour",
            "XX",
            "a list",
            9,
            1,
        ),
        TableName("Example Desk", "Grey Mist", "Ebb", line=10, column=2),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_sort_of_line_end_means_nothing(end: str) -> None:
    assert read((HEADER + ROW).replace("\n", end)) == read(HEADER + ROW)


def test_a_last_line_needs_no_end_and_blank_lines_mean_nothing() -> None:
    assert read(HEADER + ROW.rstrip("\n")) == read(HEADER + ROW + "\n\n")


def test_nothing_is_quoted() -> None:
    (row,) = read(HEADER + "Example Desk\tGrey Mist\t\"Dark\" Tide, or 'Ebb'\n").rows

    assert row.name == "\"Dark\" Tide, or 'Ebb'"


def test_a_name_may_be_an_alias_as_well_as_the_primary_one() -> None:
    head = "authority\tactor\tname\trole\n"

    assert len(read(head + "D\tMist\tMist\tprimary\nD\tMist\tMist\talias\n").rows) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("empty", 1, 1)]),
        ("# title: Nothing\n", [("empty", 1, 1)]),
        (b"\xef\xbb\xbf" + HEADER.encode(), [("byte-order-mark", 1, 1)]),
        (HEADER.encode() + b"D\tM\tN\xff\n", [("not-utf8", 2, 6)]),
        (HEADER + "D\tM\tDark\x07Tide\n", [("control-character", 2, 9)]),
        (HEADER + "D\tM\tDark\u200bTide\n", [("control-character", 2, 9)]),
        (HEADER + "D\tM\n", [("bad-row", 2, 1)]),
        (HEADER + "D\tM\tN\t\n", [("bad-row", 2, 1)]),
        (HEADER + "D\tM\t\n", [("empty", 2, 5)]),
        (HEADER + "D\t \u2800\tN\n\t\tN\n", [("empty", 2, 4), ("empty", 3, 1), ("empty", 3, 2)]),
        (HEADER + "D\tM\t…!\n", [("bad-value", 2, 5)]),
        (HEADER + f"D\tM\t{'N' * 601}\n", [("too-long", 2, 5)]),
        (HEADER + ROW + "D\tM\tN\n" + ROW, [("duplicate-row", 4, 24)]),
        (HEADER + ROW + ROW.replace("Dark", " Dark"), [("duplicate-row", 3, 25)]),  # spaces apart
        ("authority\tactor\tname\trole\nD\tM\tN\talais\n", [("unknown-value", 2, 7)]),
        ("authority\tactor\tname\trelation\nD\tM\tN\tlike\n", [("unknown-value", 2, 7)]),
        ("authority\tactor\tname\tsince\nD\tM\tN\t2024-13-01\n", [("impossible-date", 2, 7)]),
        ("authority\tactor\tname\tsince\nD\tM\tN\tspring\n", [("bad-date", 2, 7)]),
        ("authority\tname\n", [("missing-key", 1, 1)]),
        ("authority\tactor\tnmae\n" + ROW, [("unknown-key", 1, 17)]),
        ("authority\tactor\tname\tname\n", [("duplicate-key", 1, 22)]),
        ("authority,actor,name\n", [("unknown-key", 1, 1)]),
        ("# licnese: CC BY 4.0\n" + HEADER, [("unknown-key", 1, 3)]),
        ("# title: A\n# title: B\n" + HEADER, [("duplicate-key", 2, 3)]),
        ("# attribution:\n" + HEADER, [("empty", 1, 3)]),
        ("# source: desk.example\n" + HEADER, [("bad-address", 1, 11)]),
        ("# source: javascript:alert(1)\n" + HEADER, [("unsafe-address", 1, 11)]),
    ],
)
def test_a_fault_is_shown_where_it_is(text: str | bytes, found: list[tuple[str, int, int]]) -> None:
    assert faults(text) == found


def test_the_rows_beside_a_fault_are_read() -> None:
    loaded = load_table("names/desk.tsv", (HEADER + "D\tM\t\n" + ROW).encode())

    assert [row.name for row in loaded.table.rows] == ["Dark Tide"]
