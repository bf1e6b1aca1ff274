"""What becomes of a credit, by hand: what the original says, what the other says, what is so."""

import pytest

from generator.link.lineage.credit import Fate, fate, is_vague

NAMED = ("Bloomberg", "Reuters", "The Record", "The Washington Post", "CyberScoop", "NPR")

PAIRS: list[tuple[str | None, str | None, Fate | None]] = [
    # Kept, however it is written.
    ("Bloomberg", "Bloomberg", "kept"),
    ("Bloomberg", "bloomberg", "kept"),
    ("Bloomberg", "  Bloomberg ", "kept"),
    ("The Record", "Record", "kept"),
    ("The Washington Post", "the Washington Post", "kept"),
    ("NPR", "npr", "kept"),
    # Named there, nobody in particular here.
    ("Bloomberg", "A source", "vague"),
    ("Bloomberg", "a source", "vague"),
    ("Bloomberg", "sources", "vague"),
    ("Bloomberg", "Media reports", "vague"),
    ("Bloomberg", "local media", "vague"),
    ("Bloomberg", "US media", "vague"),
    ("Bloomberg", "Western media outlets", "vague"),
    ("Bloomberg", "a news agency", "vague"),
    ("Bloomberg", "one news outlet", "vague"),
    ("Bloomberg", "an unnamed publication", "vague"),
    ("Reuters", "news agencies", "vague"),
    ("Reuters", "a wire service", "vague"),
    ("Reuters", "the press", "vague"),
    ("Reuters", "several reports", "vague"),
    ("The Record", "a tech news site", "vague"),
    ("The Record", "a specialist website", "vague"),
    ("The Record", "an online magazine", "vague"),
    ("The Washington Post", "a leading American newspaper", "vague"),
    ("The Washington Post", "anonymous officials", "vague"),
    ("CyberScoop", "people familiar with the matter", "vague"),
    ("CyberScoop", "a person with knowledge of the matter", "vague"),
    ("CyberScoop", "an insider", "vague"),
    ("NPR", "a reporter", "vague"),
    ("NPR", "the company’s spokesperson", "vague"),
    # Somebody else.
    ("Bloomberg", "Reuters", "changed"),
    ("Reuters", "Bloomberg", "changed"),
    ("NPR", "The Source", "changed"),
    ("NPR", "The Daily Press", "changed"),
    ("CyberScoop", "a source at Bloomberg", "changed"),
    ("CyberScoop", "BBC", "changed"),
    ("The Record", "Recorded Future", "changed"),
    ("The Washington Post", "Ellen Nakashima", "changed"),
    # Nobody at all: that can be said of what was read in full.
    ("Bloomberg", None, "absent"),
    ("The Record", None, "absent"),
    # There was nothing to keep.
    (None, None, None),
    (None, "Bloomberg", None),
    (None, "a source", None),
    ("a source", "a source", None),
    ("media reports", "Bloomberg", None),
    ("an insider", None, None),
]


def same(one: str, other: str) -> bool:
    fold = [text.strip().casefold().removeprefix("the ") for text in (one, other)]
    return fold[0] == fold[1]


def test_there_are_enough() -> None:
    assert len(PAIRS) >= 40
    assert len(set(PAIRS)) == len(PAIRS)


@pytest.mark.parametrize(("there", "here", "expected"), PAIRS)
def test_the_fate_of_a_credit(there: str | None, here: str | None, expected: Fate | None) -> None:
    assert fate(there, here, read_in_full=True, same=same) == expected


@pytest.mark.parametrize("there", NAMED)
def test_of_an_excerpt_nobody_can_say_that_it_credits_no_one(there: str) -> None:
    assert fate(there, None, read_in_full=False, same=same) == "not known"


@pytest.mark.parametrize("there", NAMED)
def test_a_name_is_not_vague(there: str) -> None:
    assert not is_vague(there)


def test_nothing_is_not_a_credit() -> None:
    assert not is_vague("…")
