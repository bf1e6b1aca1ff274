"""Quotations with their words and their speaker as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.clip.quotations import quotations

Printed = tuple[str, str | None]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("“We are sorry,” Ada Quay said.", [("We are sorry,", "Ada Quay")]),
        ('"We are sorry," said Ada Quay, who runs it.', [("We are sorry,", "Ada Quay")]),
        ("«Nous sommes là», a spokesperson said.", [("Nous sommes là", "a spokesperson")]),
        ("« Nous sommes là », said Ada Quay.", [("Nous sommes là", "Ada Quay")]),
        ("Harbour said : «\u202fNous sommes là.\u202f» Rien.", [("Nous sommes là.", "Harbour")]),
        ("„Wir sind da“, said the company.", [("Wir sind da", "the company")]),
        ("‘We are sorry,’ she told the Tide.", [("We are sorry,", "she")]),
        ("Ada Quay said: “We are sorry.”", [("We are sorry.", "Ada Quay")]),
        ("But Harbour said that “a small number” was read.", [("a small number", "Harbour")]),
        (
            "According to the notice, “some mail” was read.",
            [("some mail", None)],
        ),
        ("“We are sorry.” Nobody answered.", [("We are sorry.", None)]),
        (
            "“It reads ‘do not open’ on the box,” Ada Quay said.",
            [("It reads ‘do not open’ on the box,", "Ada Quay")],
        ),
        ("“We take this,” Ada Quay said, “seriously.”", [("We take this seriously.", "Ada Quay")]),
        (
            "The firm's mail and its customers' mail were read, it's said.",
            [],
        ),
        ('A 5" disk and a 3" one.', []),
        ("An opening “mark that nothing closes", []),
        ("“Scare” quotes", [("Scare", None)]),
        ("", []),
    ],
)
def test_words_and_speaker(text: str, printed: list[Printed]) -> None:
    assert [(one.text, one.speaker) for one in quotations(text)] == printed


def test_a_quotation_goes_on_after_the_attribution() -> None:
    text = '"This is more," the spokesperson said. "We’re sorry." Nobody asked.'
    first, second = quotations(text)
    assert (first.text, first.speaker, first.continues) == (
        "This is more,",
        "the spokesperson",
        False,
    )
    assert (second.text, second.speaker, second.continues) == (
        "We’re sorry.",
        "the spokesperson",
        True,
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "“We are sorry,” Ada Quay, who runs Harbour, said.",
            [("We are sorry,", "Ada Quay, who runs Harbour")],
        ),
        (
            "He called it “a disaster”, and Bo Pier said it was “a joke”.",
            [("a disaster", None), ("a joke", "Bo Pier")],
        ),
        ("“We are sorry.” she said.", [("We are sorry.", "she")]),
        ("“We are sorry,” So Quay said.", [("We are sorry,", "So Quay")]),
        ("She promised “no delay”, but Harbour said that it was not ready.", [("no delay", None)]),
        ("It is “a small number”, though analysts said more.", [("a small number", None)]),
        ("“We are sorry,” and later said no more.", [("We are sorry,", None)]),
        ("Under the heading “what we know” Harbour said nothing.", [("what we know", None)]),
        (
            "“It is bad,” Ada Quay said of the leak that she called “a joke”.",
            [("It is bad,", "Ada Quay"), ("a joke", "Ada Quay")],
        ),
    ],
)
def test_nobody_is_given_the_words_of_another(text: str, printed: list[Printed]) -> None:
    assert [(one.text, one.speaker) for one in quotations(text)] == printed


@pytest.mark.parametrize(
    ("between", "goes_on"),
    [
        ("said Ada Quay, a spokesperson.", True),
        ("said Ada Quay, who runs Harbour.", True),
        ("said Ada Quay, and others called it", False),
        ("said Ada Quay, the founder, while others called it", False),
        ("said Ada Quay, whose rival was not asked.", False),
        ("said Ada Quay, the founder. Others differ.", False),
        ("said Ada Quay, who was told that Bo Pier said no.", False),
    ],
)
def test_an_attribution_may_say_who_the_speaker_is(between: str, *, goes_on: bool) -> None:
    first, second = quotations(f"“We are sorry,” {between} “We begin today.”")
    assert first.text == "We are sorry,"
    assert (second.speaker, second.continues) == (("Ada Quay", True) if goes_on else (None, False))


def test_a_new_sentence_ends_the_speech() -> None:
    text = "“This is more,” the spokesperson said. Others called it “a lot of mail”."
    assert [one.continues for one in quotations(text)] == [False, False]
    assert quotations(text)[1].speaker is None


def test_paragraphs_that_each_open_a_mark_are_one_quotation() -> None:
    text = "“We begin today.\n\n“We end tomorrow,” Ada Quay said."
    (one,) = quotations(text)
    assert one.text == "We begin today.\n\nWe end tomorrow,"
    assert one.speaker == "Ada Quay"
    assert [text[start:end] for start, end in one.pieces] == ["We begin today.", "We end tomorrow,"]


@given(st.text(alphabet="ab “”\"‘’'«»„.,\nsaid"))
def test_places_are_those_of_the_text(text: str) -> None:
    last = 0
    for one in quotations(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end
        for start, end in one.pieces:
            assert one.start < start <= end <= one.end
