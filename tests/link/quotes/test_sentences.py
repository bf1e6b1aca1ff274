"""Where sentences end: a table of stops that end one, and of stops that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.quotes.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["One sentence"],
        ["One sentence.", "Another one."],
        ["Is it so?", "It is!", "“Quite so.”", "(Really.)", "Yes"],
        ["The U.S. Government acted.", "It was quick."],
        ["He left the U.S.", "The rest stayed."],
        ["In the U.S. District Court it was said."],
        ["Acme Inc. and Bolt Corp. agreed on Jan. 5."],
        ["The buyer is Acme Inc.", "It paid $1.5 million."],
        ["It is No. 5 of the list.", "He said No.", "She did not."],
        ["See Art. 33, para. 2 and Sec. 5 of it.", "Then go on."],
        ["Mr. J. Smith and Dr. Ada B. Quay met Sen. Reed.", "They spoke."],
        ["It began at 5 p.m.", "We knew at 6 p.m. London time."],
        ["They waited…", "Then it came."],
        ["They waited… and it came."],
        ["Version 1.05 is out.", "2 more follow."],
        ["We use mail, etc.", "That is all."],
        ["Nobody knows: was it I.", "Perhaps."],
        ["He asked: Why? and left."],
        ["Am 1. Februar 2024 war es so.", "Im 2. Quartal nicht mehr."],
        ["They met in Redmond, CA.", "Nobody spoke."],
        ["We counted 12.", "Then it ended in 2024.", "August was calm."],
        ["Betroffen waren ca. 200 Konten, z.B. Postfächer bzw. Ordner.", "Mehr nicht."],
        ["Nach Art. 33 Abs. 1 sind es 3 Mio. Euro.", "Es waren 5 Mio.", "Wir zahlen."],
        ["Er sagte: „Es ist so.“", "„Wirklich?“", "»Ja.«", "Dann ging er."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[one.start : one.end] for one in sentences(text)] == parts


def test_a_paragraph_ends_a_sentence() -> None:
    text = "A heading\n\nThe words below"
    assert [text[one.start : one.end] for one in sentences(text)] == [
        "A heading",
        "The words below",
    ]


@given(st.text(alphabet="aA1 .!?…\n\"”'No", max_size=60))
def test_sentences_leave_nothing_out(text: str) -> None:
    found = sentences(text)
    assert "".join(text[one.start : one.end] for one in found).split() == text.split() or "".join(
        "".join(text[one.start : one.end] for one in found).split()
    ) == "".join(text.split())
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
