"""Verdicts on quotations: a table of what may happen to words, and to those who said them."""

from datetime import date

import pytest

from generator.link.quotes.forms import Source, Voice
from generator.link.quotes.trace import Trace, Tracer

HARBOUR = Voice("Harbour spokesperson (unnamed)", (), ("Harbour", "Harbour Group"))
QUAY = Voice("Ada Quay", ("Ada Quay",), ("Quay Labs",))

NOTICE = (
    "Mail of a small number of staff was read in January, and some of it was copied by the same "
    "intruder. We have not seen any sign that customers’ systems were reached."
)
LETTER = "As we said before, we will publish what we learn about the breach as soon as we can."
STATEMENTS = (
    Source("statement:notice", HARBOUR, (NOTICE,)),
    Source("statement:letter", QUAY, (LETTER, "We will tell everyone all that we find out."), 0),
    Source("statement:fine", HARBOUR, ("The fine is $1,000,000, or 5% of sales.",)),
)
TRACER = Tracer(STATEMENTS)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        # The same words, in other print.
        (NOTICE, "verbatim"),
        ("We have not seen any sign that customers' systems were reached.", "verbatim"),
        ("we have not seen any sign that customersโ€™ systems were reached", "verbatim"),
        ("“We have not seen any sign that customersâ€™ systems were reached”", "verbatim"),
        ("[W]e have not seen any sign [sic] that customers’ systems were reached.", "verbatim"),
        ("The fine is $1000000 — or 5\u00a0% of sales", "verbatim"),
        # Words left out where a reader can see it, or at the ends.
        ("Mail of a small number of staff was read in January,", "trimmed"),
        ("We will publish what we learn about the breach", "trimmed"),
        ("Mail of a small number of staff … was copied by the same intruder.", "trimmed"),
        ("Mail of a small number of staff was read [and] copied by the same intruder.", "trimmed"),
        ("… any sign that customers’ systems were reached. . . .", "trimmed"),
        # Pieces joined with nothing to show it.
        ("Mail of a small number of staff was copied by the same intruder.", "spliced"),
        ("some of it was copied by the same intruder in January, and", "spliced"),
        ("was copied by the same intruder, mail of a small number of staff was read", "spliced"),
        ("We have not seen any sign that we will publish what we learn", "spliced"),
        # Changed words.
        ("We have seen any sign that customers’ systems were reached.", "altered"),
        ("We have not seen any sign that the customers’ systems were reached.", "altered"),
        ("Mail of a large number of staff was read in January", "altered"),
        ("Mail of a small number of stuff was read in January", "altered"),
        ("The fine is €1,000,000, or 5% of sales.", "altered"),
        ("The fine is $1,000, or 5% of sales.", "altered"),
        # Other words.
        ("An intruder looked at messages of a few employees early this year.", "not found"),
        ("Nothing to see here at all, and nobody to ask.", "not found"),
        ("of a small", "not found"),
        ("…", "not found"),
        ("", "not found"),
    ],
)
def test_the_words(printed: str, verdict: str) -> None:
    assert TRACER.trace(printed).verdict == verdict


@pytest.mark.parametrize(
    ("said", "printed", "verdict"),
    [
        # What stands in brackets is not the speaker's, and a negation there is still a negation.
        ("We have seen signs of it.", "We have [now] seen signs of it.", "verbatim"),
        ("We have seen signs of it.", "We have seen signs [1] of it.[2]", "verbatim"),
        ("We have seen signs of it.", "We have [not] seen signs of it.", "altered"),
        ("We have seen signs of it.", "We [have not] seen signs of it.", "altered"),
        ("We have seen no signs of it.", "We have seen [no] signs of it.", "verbatim"),
        # Two sentences are not one, nor one two; whichever marks are printed between them.
        ("No. Customers were reached by it.", "No customers were reached by it.", "spliced"),
        ("No customers were reached by it.", "No. Customers were reached by it.", "spliced"),
        ("No. Customers were reached by it.", "No, customers were reached by it", "verbatim"),
        ("No. Customers were reached by it.", "No – customers were reached by it", "verbatim"),
        ("It was no. No staff were hurt by it.", "No staff were hurt by it.", "verbatim"),
        ("It left the U.S. The rest was here.", "It left the U.S. The rest was here", "verbatim"),
        ("Mail was read. None was lost here.", "Mail was … None was lost here", "trimmed"),
        # Signs are words.
        ("Sales of it fell by -5% then.", "Sales of it fell by 5% then.", "altered"),
        ("Sales of it fell by -1.5% then.", "Sales of it fell by -15% then.", "altered"),
        ("Sales of it were -$5 then.", "Sales of it were $5 then.", "altered"),
        ("It hit >100 of our accounts.", "It hit <100 of our accounts.", "altered"),
        ("It hit 10–20 of our accounts.", "It hit 10-20 of our accounts.", "verbatim"),
        # Scripts that put no space between words.
        (
            "我们没有发现任何证据表明客户受到影响。",
            "我们没有发现任何证据表明客户受到影响。",
            "verbatim",
        ),
        ("我们没有发现任何证据表明客户受到影响。", "我们发现任何证据表明客户受到影响。", "altered"),
        (
            "我们没有发现任何证据。调查仍在进行中,我们会尽快说明。",
            "调查仍在进行中,我们会尽快说明。",
            "verbatim",
        ),
        (
            "我们没有发现任何证据。调查仍在进行中,我们会尽快说明。",
            "发现任何证据。调查仍在进行中",
            "trimmed",
        ),
        ("我们没有发现任何证据表明客户受到影响。", "任何证据", "not found"),
        ("ไม่มีหลักฐานว่าลูกค้าได้รับผลกระทบ", "ลูกค้าได้รับผลกระทบ", "trimmed"),
    ],
)
def test_words_that_could_mislead(said: str, printed: str, verdict: str) -> None:
    assert Tracer([Source("statement:a", HARBOUR, (said,))]).trace(printed).verdict == verdict


def test_words_were_not_quoted_before_they_were_said() -> None:
    said = "We take the security of mail very seriously."
    tracer = Tracer([Source("statement:a", HARBOUR, (said,), since=date(2024, 6, 27))])

    assert tracer.trace(said, day=date(2024, 6, 25)).verdict == "not found"
    assert tracer.trace(said, day=date(2024, 6, 26)).verdict == "verbatim"  # a day west of it
    assert tracer.trace(said, day=date(2024, 6, 25), named="statement:a").verdict == "verbatim"
    assert tracer.trace(said).verdict == "verbatim"


def test_words_like_those_of_another_speaker_are_not_his() -> None:
    said = "We take the security of our customers very seriously, and look into it."
    tracer = Tracer([Source("statement:a", HARBOUR, (said,))])
    alike = said.replace("customers", "users")
    other = tracer.trace(alike, "a Quay Labs spokesperson")

    assert (other.verdict, other.statement, other.nearest) == ("not found", None, "statement:a")
    assert tracer.trace(alike, "a Harbour spokesperson").verdict == "altered"
    assert tracer.trace(alike, "Quay Labs", named="statement:a").wording == "altered"
    assert tracer.trace(said, "a Quay Labs spokesperson").verdict == "attribution changed"
    few = "the security of our customers"
    assert tracer.trace(few, "a Quay Labs spokesperson").verdict == "not found"
    assert tracer.trace(few, "a Harbour spokesperson").verdict == "trimmed"
    assert tracer.trace(few, "Quay Labs", named="statement:a").verdict == "attribution changed"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            "We have seen any sign that customers' systems",
            "We have [-not -]seen any sign that customers' systems",
        ),
        (
            "“They have not seen any sign”, that is all",
            "[-We -]{+“They +}have not seen any sign”, that [-customers’ systems-]{+is all+}",
        ),
        (
            "Mail of a small number of staff … was copied",
            "Mail of a small number of staff … [-was read in January, and some of it -]was copied",
        ),
        ("The fine is €1,000,000", "The fine is [-$-]{+€+}1,000,000"),
        ("Mail of a small number of staff", ""),
    ],
)
def test_the_difference(printed: str, shown: str) -> None:
    assert marked(TRACER.trace(printed)) == shown


def marked(trace: Trace) -> str:
    """The difference as `onrecord trace` prints it."""
    marks = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]"}
    return "".join(marks[one.kind].format(one.printed or one.said) for one in trace.difference)


def test_stretches_say_where_the_words_stand() -> None:
    printed = "“Customersâ€™ systems were reached” and “some of it was copied”"
    trace = TRACER.trace(printed)

    assert trace.wording == "spliced"
    found = [
        (NOTICE[s.start : s.end], printed[s.printed_start : s.printed_end]) for s in trace.stretches
    ]
    assert found == [
        ("customers’ systems were reached", "Customersâ€™ systems were reached"),
        ("and some of it was copied", "and “some of it was copied"),
    ]


@pytest.mark.parametrize(
    ("speaker", "attribution"),
    [
        (None, "not recorded"),
        ("the spokesperson", "same"),
        ("a spokesperson", "same"),
        ("a Harbour spokeswoman", "same"),
        ("Harbour’s spokesman", "same"),
        ("the company", "same"),
        ("Harbour Group", "same"),
        ("it", "same"),
        ("according to a Harbour spokesperson", "same"),
        ("a Harbour spokesperson told Evening Tide in an email", "same"),
        ("the Harbour Security Response Center", "same"),
        ("Quay Labs", "changed"),
        ("a spokesperson for Quay Labs", "changed"),
        ("Ada Quay", "changed"),
        ("Harbour president Bo Reed", "changed"),
        ("Bo Reed, a Harbour spokesperson", "changed"),
        ("Reed", "changed"),
        ("a source", "changed"),
        ("people familiar with the matter", "changed"),
        ("the FBI", "changed"),
        ("a Harbour customer", "changed"),
        ("a former Harbour employee", "changed"),
        ("Harbour’s rival Quay", "changed"),
        ("Harbour, in a notice to customers", "same"),
        ("Harbour Customer Security", "same"),
    ],
)
def test_an_unnamed_speaker(speaker: str | None, attribution: str) -> None:
    trace = TRACER.trace("Mail of a small number of staff was read", speaker)

    assert (trace.attribution, trace.wording) == (attribution, "trimmed")
    assert (trace.verdict == "attribution changed") == (attribution == "changed")


@pytest.mark.parametrize(
    ("speaker", "attribution"),
    [
        ("Ada Quay", "same"),
        ("Quay", "same"),
        ("Dr. A. Quay", "same"),
        ("Quay Labs chief executive Ada Quay", "same"),
        ("she", "same"),
        ("a Quay Labs spokesperson", "same"),
        ("Bea Quay", "changed"),
        ("Harbour", "changed"),
        ("an unnamed source", "changed"),
    ],
)
def test_a_named_speaker(speaker: str, attribution: str) -> None:
    trace = TRACER.trace("we will publish what we learn about the breach", speaker)

    assert trace.attribution == attribution


def test_words_of_nobody_have_no_wrong_speaker() -> None:
    assert TRACER.trace("Nothing to see here at all, and nobody to ask.", "Bo Reed").verdict == (
        "not found"
    )


# --- Forms ---------------------------------------------------------------------------------------

FORMS = (
    "The claims are like a bad detective novel.",
    "The claims resemble a poor detective story.",
    "Like a bad crime novel, these claims.",
)
FORMED = Tracer([Source("statement:novel", QUAY, FORMS, 1, ("report:tide",))])


@pytest.mark.parametrize(
    ("printed", "by", "verdict", "form"),
    [
        (FORMS[0], None, "verbatim", 0),
        (FORMS[1], "report:post", "verbatim", 1),
        (FORMS[2], "report:post", "verbatim", 2),
        (FORMS[2], "report:tide", "not found", None),
        ("Like a bad detective novel", "report:tide", "trimmed", 0),
    ],
)
def test_printed_forms_count_as_one(
    printed: str, by: str | None, verdict: str, form: int | None
) -> None:
    trace = FORMED.trace(printed, named="statement:novel", by=by)

    assert trace.verdict == verdict
    assert [one.form for one in trace.stretches] == ([] if form is None else [form])
    assert trace.statement == "statement:novel"


def test_the_form_of_a_report_is_no_measure_of_it() -> None:
    words = "like a bad crime novel"

    assert FORMED.trace(words, named="statement:novel", by="report:tide").verdict == "altered"


def test_what_another_printed_says_how_it_differs() -> None:
    other = Source(
        "statement:a", HARBOUR, ("We saw no sign of it.", "We saw a sign of it."), 0, ("",)
    )
    trace = Tracer([other]).trace("We saw a sign of it.")

    assert trace.verdict == "verbatim"
    assert marked(trace) == "We saw [-no -]{+a +}sign of it."


# --- Named statements ----------------------------------------------------------------------------


def test_a_named_statement_is_the_measure_and_the_nearest_is_told() -> None:
    words = "we will publish what we learn"
    trace = TRACER.trace(words, named="statement:notice")

    assert (trace.verdict, trace.statement, trace.nearest) == (
        "not found",
        None,
        "statement:letter",
    )
    assert TRACER.trace(words, named="statement:letter").verdict == "trimmed"


def test_a_few_words_are_found_in_a_named_statement_only() -> None:
    assert TRACER.trace("small number", named="statement:notice").verdict == "trimmed"
    assert TRACER.trace("small number").verdict == "not found"


def test_a_joined_quotation_keeps_the_statement_that_was_named() -> None:
    words = f"customers’ systems were reached. {LETTER}"
    trace = TRACER.trace(words, named="statement:letter")

    assert (trace.verdict, trace.statement) == ("spliced", "statement:letter")
    assert [one.statement for one in trace.stretches] == ["statement:notice", "statement:letter"]


def test_of_equal_statements_that_of_the_speaker_is_meant() -> None:
    said = "We have nothing more to say."
    twice = Tracer([Source("statement:a", HARBOUR, (said,)), Source("statement:b", QUAY, (said,))])

    assert twice.trace(said, "Ada Quay").statement == "statement:b"
    assert twice.trace(said, "the spokesperson").statement == "statement:a"
