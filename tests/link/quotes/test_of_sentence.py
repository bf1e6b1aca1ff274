"""The verdict on one sentence: a table, and never a kinder one than its words are."""

import pytest

from generator.link.quotes.forms import Source, Voice
from generator.link.quotes.of_sentence import is_worse, wording_of
from generator.link.quotes.parted import parted
from generator.link.quotes.sentences import sentences
from generator.link.quotes.trace import Tracer, Wording

NAME = "statement:notice"
SAID = "We found it on Friday. We know of no harm to anyone. The U.S. was told. More will follow."
VOICE = Voice("Harbour", (), ("Harbour",))


@pytest.mark.parametrize(
    ("printed", "of_all", "of_each"),
    [
        ("We found it on Friday. We know of no harm to anyone.", "verbatim", ["verbatim"] * 2),
        ("we found it on Friday, ", "verbatim", ["verbatim"]),
        ("We found it on Friday. We know of no harm", "trimmed", ["verbatim", "trimmed"]),
        ("found it on Friday. We know of no harm to anyone", "trimmed", ["trimmed", "verbatim"]),
        (
            "We found it on Friday. We know now of harm to anyone.",
            "altered",
            ["verbatim", "altered"],
        ),
        ("We found it on Friday too. We know of no harm", "altered", ["altered", "trimmed"]),
        ("We found it … Friday. We know of no harm to anyone.", "trimmed", ["trimmed", "verbatim"]),
        ("More will follow, we know of no harm to anyone", "spliced", ["verbatim", "verbatim"]),
        # A stop that nobody made is no word, but makes another sentence.
        ("We found it. On Friday. We know of no harm to anyone.", "spliced", ["spliced"]),
    ],
)
def test_what_became_of_each_sentence(printed: str, of_all: str, of_each: list[str]) -> None:
    trace = Tracer([Source(NAME, VOICE, (SAID,))]).trace(printed, named=NAME)
    assert trace.wording == of_all
    cut = [SAID[one.start : one.end] for one in sentences(SAID)]
    laid = parted(SAID, printed, trace, NAME)
    found = [wording_of(cut[number], parts, trace.wording) for number, parts in laid.items()]
    assert sorted(found[: len(of_each)]) == sorted(of_each)


@pytest.mark.parametrize(
    ("of_all", "of_sentences", "worse"),
    [
        ("verbatim", ["verbatim"], False),
        ("trimmed", ["verbatim", "trimmed"], False),
        ("trimmed", ["verbatim", "verbatim"], True),
        ("spliced", ["verbatim", "trimmed"], True),
        ("altered", ["verbatim", "altered"], False),
        ("not found", [], False),
    ],
)
def test_the_whole_is_told_where_no_sentence_shows_it(
    of_all: Wording, of_sentences: list[Wording], *, worse: bool
) -> None:
    assert is_worse(of_all, of_sentences) == worse
