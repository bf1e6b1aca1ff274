"""Reading easy marks without the parser changes nothing of what a text says."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markup import richtext, writer
from generator.markup.marks import marks

PARTS = st.sampled_from(
    [
        *(
            "word",
            "Word",
            "1",
            " ",
            " ",
            ", ",
            ".",
            "é",
            "Ⓐ",
            "“",
            "”",
            '"',
            "-",
            "(",
            ")",
            "!",
            ">",
        ),
        *("*", "**", "***", "_", "~~", "`", "\\", "&", "&amp;", "<", "[", "]", "\n", " \n", "  \n"),
        *("*word*", "**two words**", "*", "**"),
        *("[[event:a-b]]", "[[event:a-b|label]]", "[[event:a-b|]]", "[[ a ]]", "[[", "]]", "|"),
        *("[words](https://example.org/a-b/)", "[words](http://example.org)", "[words]"),
        *("[w](https://Example.org/)", "[w](https://example.org/?a=b)", "[w](https://a%20b/)"),
        *("[w](/here)", "[**w**](https://example.org/)", "![w](https://example.org/)"),
        *("[event:a-b]", "https://example.org/", "AT&T", "&x;", "&#65;"),
    ]
)
TEXTS = st.lists(PARTS | st.characters(), max_size=12).map("".join)
Marks = Callable[[str], list[re.Match[str]] | None]


def same_as_parsed(text: str, read: Marks) -> bool:
    """Say whether reading the marks of `text` by `read` gives what the parser gives."""
    results = []
    for one in (read, lambda _text: None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writer, "marks", one)
            results.append((richtext.inline(text), richtext.block(text)))
    return results[0] == results[1]


@given(TEXTS)
@example("“*a*[[event:a-b]]” [[event:a-b]]")
@example("**a [w](https://example.org/a) b** *c*")
@example("a*b*c **d**e")
@example("word\n\rword")
@settings(max_examples=1500, deadline=None)
def test_easy_marks_are_those_of_the_parser(text: str) -> None:
    assert same_as_parsed(text, marks)


@pytest.mark.parametrize(
    "text",
    [
        "one *two* three",
        "**one**, [two](https://example.org/2) and [[event:a-b|three]]",
        "*see [two](https://example.org/2) here*",
        "one\ntwo & three",
    ],
)
def test_these_are_easy(text: str) -> None:
    assert marks(text) is not None


@pytest.mark.parametrize(
    "text", ["*a **b* c**", "* a*", "a *b", "[a [[event:b]] c](https://d.org)"]
)
def test_careless_marks_are_caught(text: str) -> None:
    careless = re.compile(
        r"\[\[(?P<target>[^|\]]+)(?:\|(?P<label>[^\]]*))?\]\]"
        r"|\[(?P<words>.+?)\]\((?P<address>[^)]+)\)|(?P<stars>\*{1,2})"
    )

    assert not same_as_parsed(text, lambda whole: list(careless.finditer(whole)))
