"""The parts of a citation: signs that TeX takes for its own, and dates as far as they are known."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.language import ENGLISH
from generator.model.when import When
from generator.plan import cite_bibtex, cite_csl
from tests.support.bibtex import printed, read

HOSTILE = (
    r"a {brace} and \emph{command}",
    "one { that is never closed",
    "} closed before it is open {",
    "100% of $5 & #1_a ~ ^ @misc{x,",
    "quotes \" and ' and “both”",
    "two\nlines\tand  spaces",
    r"ends with \\",
    "Ünïcode, مرحبا, 北京 🙂",
    "% a comment that would swallow the rest",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_comes_back_from_bibtex(text: str) -> None:
    fields = [cite_bibtex.kept("title", text), cite_bibtex.field("note", text)]
    entry = read(cite_bibtex.entry("event-one", fields))
    assert entry.text("title") == entry.text("note") == cite_bibtex.one_line(text)


@settings(deadline=None)
@given(st.text())
def test_any_text_comes_back_from_bibtex(text: str) -> None:
    entry = read(cite_bibtex.entry("a", [cite_bibtex.kept("title", text), ("year", "{2024}")]))
    assert entry.text("title") == cite_bibtex.one_line(text)
    assert entry.fields["year"] == "2024"


def test_only_gaps_that_type_can_show_are_joined() -> None:
    assert cite_bibtex.one_line(" a\n\t b\u00a0\u2009c ") == "a b\u00a0\u2009c"


@pytest.mark.parametrize("wrong", [r"\{", "100%", "a_b", r"\emph", "a~b"])
def test_the_reader_of_bibtex_complains(wrong: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        printed(wrong)


def test_an_address_is_not_escaped_for_tex() -> None:
    assert cite_bibtex.address("https://a.example/b_c%20d/") == (
        "url",
        "{https://a.example/b_c%20d/}",
    )
    assert cite_bibtex.address("https://a.example/{}\\") == ("url", "{https://a.example/%7B%7D%5C}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-03", {"date-parts": [[2024, 3]]}),
        ("2024-03-08", {"date-parts": [[2024, 3, 8]]}),
        ("2024-03-08T16:39:35-05:00", {"date-parts": [[2024, 3, 8]]}),
        ("2023-11~", {"date-parts": [[2023, 11]], "circa": True}),
        ("2024-23", {"date-parts": [[2024]], "season": 3}),
        ("2024-08?", {"literal": "August 2024 (uncertain)"}),
        ("2024-08%", {"literal": "about August 2024 (uncertain)"}),
        ("2023-05/2023-06", {"date-parts": [[2023, 5], [2023, 6]]}),
        ("2023-05~/2023-06~", {"date-parts": [[2023, 5], [2023, 6]], "circa": True}),
        ("2023-05~/2023-06", {"literal": "about May 2023 to June 2023"}),
        ("2024-01-12/..", {"literal": "from 12 January 2024"}),
        ("/2024-01-12", {"literal": "an unknown date to 12 January 2024"}),
        (
            {"date": "2023-11~", "words": "late November 2023"},
            {"date-parts": [[2023, 11]], "circa": True, "literal": "late November 2023"},
        ),
    ],
)
def test_a_date_has_the_parts_that_are_known(written: Any, expected: dict[str, Any]) -> None:
    assert cite_csl.date(When.read(written), ENGLISH) == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_an_item_comes_back_from_json(text: str) -> None:
    assert json.loads(cite_csl.item({"title": text, "note": None})) == [{"title": text}]
