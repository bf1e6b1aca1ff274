"""Printed words laid out by sentences: a table, and laws against the trace itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link.quotes import parted as module
from generator.link.quotes.forms import Source, Voice
from generator.link.quotes.parted import Part, parted
from generator.link.quotes.sentences import sentences
from generator.link.quotes.trace import Trace, Tracer
from tests.link.quotes.test_laws import STATEMENTS, WORD, changed, sources, texts

VOICE = Voice("Harbour", (), ("Harbour",))
NAME = "statement:notice"
SAID = "We found it on Friday. We know of no harm to anyone. The U.S. was told. More will follow."
OTHER = Source(
    "statement:letter", VOICE, ("As we said before, we will publish all that we learn.",)
)


def laid(printed: str, said: str = SAID, *others: str) -> dict[int, str]:
    """What was printed of each sentence: <put in>, -left out-."""
    tracer = Tracer([Source(NAME, VOICE, (said, *others), 0, ("report:x",) * len(others)), OTHER])
    found = tracer.trace(printed, named=NAME)
    marks = {"equal": "{}", "insert": "<{}>", "delete": "-{}-"}
    return {
        number: "".join(marks[part.kind].format(part.text) for part in parts)
        for number, parts in parted(said, printed, found, NAME).items()
    }


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("We found it on Friday.", {0: "We found it on Friday."}),
        ("we know of no harm", {1: "we know of no harm- to anyone.-"}),
        ("of no harm to anyone", {1: "-We know -of no harm to anyone"}),
        (
            "We found it on Friday. We know of no harm",
            {0: "We found it on Friday. ", 1: "We know of no harm- to anyone.-"},
        ),
        ("The U.S. was told", {2: "The U.S. was told"}),
        ("We know now of harm to anyone", {1: "We know <now >of -no -harm to anyone"}),
        # What stands between two sentences goes with the one that it follows, unless that is over.
        (
            "We found it on Friday too. We know of no harm to anyone.",
            {0: "We found it on Friday <too. >", 1: "We know of no harm to anyone."},
        ),
        (
            "We found it on Friday. Still, we know of no harm to anyone.",
            {0: "We found it on Friday. ", 1: "<Still, >we know of no harm to anyone."},
        ),
        # A sentence of which no word was printed is not carried.
        (
            "We found it on Friday. … More will follow.",
            {0: "We found it on Friday. … ", 3: "More will follow."},
        ),
        # What was left out at the ends of a sentence stands there, whatever differs inside.
        (
            "it on Friday too. We know of no harm",
            {0: "-We found -it on Friday <too. >", 1: "We know of no harm- to anyone.-"},
        ),
        (
            "no harm to anyone, we found it",
            {1: "-We know of -no harm to anyone, ", 0: "we found it- on Friday.-"},
        ),
        # In another order than that in which they were said.
        (
            "The U.S. was told, we know of no harm to anyone",
            {2: "The U.S. was told, ", 1: "we know of no harm to anyone"},
        ),
        # Joined with another statement: only its own words.
        (
            "We found it on Friday, we will publish all that we learn",
            {0: "We found it on Friday, "},
        ),
        ("Nobody has ever told us a thing about it", {}),
    ],
)
def test_what_was_printed_of_each_sentence(printed: str, found: dict[int, str]) -> None:
    assert laid(printed) == found


def test_what_was_left_out_begins_with_a_word() -> None:
    said = "We found it on Friday, and we know of no harm."
    assert laid("We found it on Friday,", said) == {
        0: "We found it on Friday,- and we know of no harm.-"
    }


def test_words_of_another_printed_form_are_those_of_no_sentence() -> None:
    assert not laid("We have found it on a Friday", SAID, "We have found it on a Friday")


# --- Laws ----------------------------------------------------------------------------------------


def every_printed_word_stands_once(said: str, printed: str, trace: Trace) -> None:
    """All that was printed is there, each word once, and nothing that was not printed."""
    found = parted(said, printed, trace, "statement:0")
    kept = [part.text for parts in found.values() for part in parts if part.kind != "delete"]
    assert sorted("".join(kept)) == sorted(printed)


def sentences_are_those_that_the_trace_touches(said: str, printed: str, trace: Trace) -> None:
    touched = {
        number
        for number, sentence in enumerate(sentences(said))
        for one in trace.stretches
        if one.start < sentence.end and sentence.start < one.end
    }
    assert set(parted(said, printed, trace, "statement:0")) == touched


def trace_of(said: list[str], printed: str) -> Trace | None:
    trace = Tracer(sources(said)).trace(printed, named="statement:0")
    ours = trace.stretches and all(one.statement == "statement:0" for one in trace.stretches)
    return trace if ours else None


@given(STATEMENTS, st.integers(0, 30), WORD, texts(fewest=1, most=6), st.integers(0, 40))
def test_laws(said: list[str], cut: int, word: str, tail: str, shift: int) -> None:
    turned = f"{said[0][shift % len(said[0]) :]} {said[0][: shift % len(said[0])]}"
    for printed in (said[0], changed(said[0], cut, word), f"{said[0]} {tail}", turned):
        trace = trace_of(said, printed)
        if trace is not None:
            every_printed_word_stands_once(said[0], printed, trace)
            sentences_are_those_that_the_trace_touches(said[0], printed, trace)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("_kept", lambda placed: {one.sentence: (one.part,) for one in placed}),
        ("_begins", lambda _quote, _trace, _own: 0),
        ("_joined", lambda parts: tuple(parts[:1])),
        ("_is_in_order", lambda _stretches: True),
    ],
)
def test_a_wrong_layout_breaks_a_law(
    monkeypatch: pytest.MonkeyPatch, name: str, wrong: object
) -> None:
    laws_hold_for_all()
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(AssertionError):
        laws_hold_for_all()


def laws_hold_for_all() -> None:
    for printed in (
        "We found it on Sunday. We know of no harm",
        "know of some harm to anyone. The U.S. was told",
        "We know of no harm to anyone, we found it on Friday",
    ):
        trace = trace_of([SAID], printed)
        assert trace is not None
        every_printed_word_stands_once(SAID, printed, trace)
        sentences_are_those_that_the_trace_touches(SAID, printed, trace)


def test_a_part_is_a_kind_and_a_text() -> None:
    assert parted(SAID, "More will follow.", Trace("not found"), NAME) == {}
    assert Part("equal", "x") == ("equal", "x")
